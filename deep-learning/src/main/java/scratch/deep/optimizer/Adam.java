package scratch.deep.optimizer;

import java.util.List;
import scratch.math.check.Require;
import scratch.math.tensor.AdamStep;
import scratch.math.tensor.Fused;
import scratch.math.tensor.Tensor;

/// Momentum over RMSProp, both without the bias of starting at 0:
/// `m ← β₁·m + (1 − β₁)·g`, `v ← β₂·v + (1 − β₂)·g²`, `w ← w − rate·m̂ / (√v̂ + ε)` with `m̂ = m / (1 − β₁ᵗ)`,
/// `v̂ = v / (1 − β₂ᵗ)`. Weight decay is added to the gradient, and so divided by √v̂ as well: see [AdamW].
/// Kingma and Ba 2015.
public record Adam(double rate, double beta1, double beta2, double epsilon, double weightDecay) implements UpdateRule {

    public Adam {
        requireConstants("Adam", rate, beta1, beta2, epsilon, weightDecay);
    }

    /// With β₁ = 0.9, β₂ = 0.999 and PyTorch's ε = 1e-8 (Keras: 1e-7).
    public Adam(double rate) {
        this(rate, 0.9, 0.999, 1e-8, 0);
    }

    static void requireConstants(String name, double rate, double beta1, double beta2, double epsilon, double decay) {
        UpdateRule.require(name, rate, decay);
        UpdateRule.requireAverage(name, "beta1", beta1);
        UpdateRule.requireAverage(name, "beta2", beta2);
        Require.notNegative(name, "epsilon", epsilon);
    }

    @Override
    public List<String> memory() {
        return List.of("m", "v");
    }

    @Override
    public void update(Tensor w, Tensor g, Tensor[] memory, long step, float now) {
        Fused.adam(new AdamStep(Math.toIntExact(step), now, (float) beta1, (float) beta2, (float) epsilon, 0), w,
                UpdateRule.decayed(g, w, weightDecay), memory[0], memory[1]);
    }
}
