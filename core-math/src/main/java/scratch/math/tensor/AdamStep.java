package scratch.math.tensor;

import scratch.math.check.Require;

/// The constants of one step of Adam, with weight decay beside the gradient (AdamW):
/// `m ← β₁m + (1−β₁)g`, `v ← β₂v + (1−β₂)g²`, `w ← w − rate·(m̂/(√v̂ + ε) + decay·w)`,
/// where `m̂ = m/(1−β₁ᵗ)` and `v̂ = v/(1−β₂ᵗ)`; the step t counts from 1.
/// Kingma and Ba 2015; Loshchilov and Hutter 2019.
public record AdamStep(int t, float rate, float beta1, float beta2, float epsilon, float decay) {

    public AdamStep {
        Require.that(t >= 1, "AdamStep: step %d: counts from 1", t);
        if (!(beta1 >= 0 && beta1 < 1 && beta2 >= 0 && beta2 < 1)) {
            throw Require.broken("AdamStep: beta %s and %s: must be in [0, 1)", beta1, beta2);
        }
    }

    /// What m is multiplied by, so that averages that began at 0 are not too small.
    public float correction1() {
        return (float) (1 / (1 - Math.pow(beta1, t)));
    }

    /// The same for v.
    public float correction2() {
        return (float) (1 / (1 - Math.pow(beta2, t)));
    }
}
