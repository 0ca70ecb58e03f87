package scratch.deep.generative.sparse;

import scratch.math.autograd.Functions;
import scratch.math.autograd.Variable;
import scratch.math.check.Require;

/// What keeps most hidden units at 0: a penalty beside the loss, or a rule that lets only a few pass.
public sealed interface Sparsity {

    /// From the weighted sums of the hidden units to their activations, both (n, m).
    Variable activate(Variable sums);

    /// What is added to the loss: one number, or null for nothing.
    Variable penalty(Variable hidden);

    /// ReLU and no rule.
    record None() implements Sparsity {
        @Override
        public Variable activate(Variable sums) {
            return sums.relu();
        }

        @Override
        public Variable penalty(Variable hidden) {
            return null;
        }
    }

    /// ReLU with `λ·(1/n)·Σᵢⱼ|hᵢⱼ|`: every unit that is on pays for it.
    record L1(double strength) implements Sparsity {
        public L1 {
            Require.notNegative("Sparsity.L1", "strength", strength);
        }

        @Override
        public Variable activate(Variable sums) {
            return sums.relu();
        }

        @Override
        public Variable penalty(Variable hidden) {
            return hidden.abs().sum().times((float) (strength / hidden.length(0)));
        }
    }

    /// Sigmoid with `λ·Σⱼ KL(ρ ‖ ρ̂ⱼ)`, where ρ̂ⱼ is the mean activation of unit j over the batch. Ng 2011.
    record Divergence(double strength, double target) implements Sparsity {
        public Divergence {
            Require.notNegative("Sparsity.Divergence", "strength", strength);
            Require.between0And1("Sparsity.Divergence", "target", target);
        }

        @Override
        public Variable activate(Variable sums) {
            return sums.sigmoid();
        }

        @Override
        public Variable penalty(Variable hidden) {
            Variable mean = hidden.mean(0).clamp(1e-6f, 1 - 1e-6f);                    // (m)
            float rho = (float) target;
            Variable byHidden = mean.log().times(-rho).plus(mean.negate().plus(1).log().times(rho - 1));
            double constant = target * Math.log(target) + (1 - target) * Math.log(1 - target);
            return byHidden.sum().plus((float) (hidden.length(1) * constant)).times((float) strength);
        }
    }

    /// ReLU, then only the k largest activations of each row stay. Makhzani and Frey 2013.
    record TopK(int k) implements Sparsity {
        public TopK {
            Require.atLeast(1, "Sparsity.TopK", "k", k);
        }

        @Override
        public Variable activate(Variable sums) {
            Functions.TopK best = Functions.topK(sums.relu(), -1, k);
            return best.values().scatterAdd(-1, sums.length(-1), best.indices());
        }

        @Override
        public Variable penalty(Variable hidden) {
            return null;
        }
    }
}
