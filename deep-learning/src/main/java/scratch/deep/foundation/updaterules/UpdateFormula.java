package scratch.deep.foundation.updaterules;

import scratch.math.check.Require;

/// Seven ways to move a weight, as the papers write them: each knows the gradient g, the step number t, and what it noted
/// down at earlier steps.
///
/// In double and one weight at a time: the definition that the float32 rules in [scratch.deep.optimizer] are held to.
/// Cost: a few operations a weight and step, and one or two numbers of memory. Kingma and Ba 2015, *Adam*; Loshchilov
/// and Hutter 2019 for AdamW.
public enum UpdateFormula {
    /// `w ← w − η·g`. Remembers nothing.
    SGD("SGD", 0, 0) {
        @Override
        public double move(double w, double g, double[] memory, int t, Constants c) {
            return w - c.rate * g;
        }
    },
    /// `v ← μ·v + g`, `w ← w − η·v`: a ball that rolls.
    MOMENTUM("momentum", 0.9, 0) {
        @Override
        public double move(double w, double g, double[] memory, int t, Constants c) {
            memory[0] = c.first * memory[0] + g;
            return w - c.rate * memory[0];
        }
    },
    /// `v ← μ·v + g`, `w ← w − η·(g + μ·v)`: a ball that looks one roll ahead.
    NESTEROV("Nesterov", 0.9, 0) {
        @Override
        public double move(double w, double g, double[] memory, int t, Constants c) {
            memory[0] = c.first * memory[0] + g;
            return w - c.rate * (g + c.first * memory[0]);
        }
    },
    /// `s ← s + g²`, `w ← w − η·g / (√s + ε)`: a rate for each weight, which only falls.
    ADAGRAD("Adagrad", 0, 0) {
        @Override
        public double move(double w, double g, double[] memory, int t, Constants c) {
            memory[1] += g * g;
            return w - c.rate * g / (Math.sqrt(memory[1]) + c.epsilon);
        }
    },
    /// `s ← α·s + (1 − α)·g²`, `w ← w − η·g / (√s + ε)`: Adagrad that forgets.
    RMSPROP("RMSProp", 0, 0.9) {
        @Override
        public double move(double w, double g, double[] memory, int t, Constants c) {
            memory[1] = c.second * memory[1] + (1 - c.second) * g * g;
            return w - c.rate * g / (Math.sqrt(memory[1]) + c.epsilon);
        }
    },
    /// `m ← β₁·m + (1 − β₁)·g`, `v ← β₂·v + (1 − β₂)·g²`, `w ← w − η·m̂ / (√v̂ + ε)`, with `m̂ = m / (1 − β₁ᵗ)` and
    /// `v̂ = v / (1 − β₂ᵗ)`: momentum over RMSProp, without the bias of starting at 0.
    ADAM("Adam", 0.9, 0.999) {
        @Override
        public double move(double w, double g, double[] memory, int t, Constants c) {
            double gradient = g + c.decay * w;                    // decay inside, as an L2 penalty: it is divided by √v̂, too
            return w - c.rate * direction(gradient, memory, t, c);
        }
    },
    /// Adam with the decay beside it: `w ← w − η·(m̂ / (√v̂ + ε) + λ·w)`.
    ADAMW("AdamW", 0.9, 0.999) {
        @Override
        public double move(double w, double g, double[] memory, int t, Constants c) {
            return w - c.rate * (direction(g, memory, t, c) + c.decay * w);
        }
    };

    /// What a formula is told.
    ///
    /// @param rate    η
    /// @param first   μ or β₁: how much of the old direction stays
    /// @param second  α or β₂: how much of the old average of squares stays
    /// @param epsilon ε: keeps the division finite
    /// @param decay   λ, which only Adam and AdamW look at here
    public record Constants(double rate, double first, double second, double epsilon, double decay) {
        public Constants {
            Require.positive("UpdateFormula", "rate", rate);
            Require.that(first >= 0 && first < 1, "UpdateFormula: first average = %s: must be in [0, 1)", first);
            Require.that(second >= 0 && second < 1, "UpdateFormula: second average = %s: must be in [0, 1)", second);
            Require.notNegative("UpdateFormula", "epsilon", epsilon);
            Require.notNegative("UpdateFormula", "decay", decay);
        }

        public Constants withSecond(double average) {
            return new Constants(rate, first, average, epsilon, decay);
        }

        public Constants withEpsilon(double newEpsilon) {
            return new Constants(rate, first, second, newEpsilon, decay);
        }

        public Constants withDecay(double newDecay) {
            return new Constants(rate, first, second, epsilon, newDecay);
        }
    }

    private final String word;
    private final double first;
    private final double second;

    UpdateFormula(String word, double first, double second) {
        this.word = word;
        this.first = first;
        this.second = second;
    }

    /// The new weight. The memory is changed.
    ///
    /// @param w      the weight
    /// @param g      the gradient of the loss there
    /// @param memory two numbers, 0 at the start: an average of gradients and one of their squares
    /// @param t      counts from 1
    public abstract double move(double w, double g, double[] memory, int t, Constants c);

    /// The usual constants, with this rate: μ and β₁ are 0.9, α is 0.9, β₂ is 0.999, ε is 1e-8.
    public Constants at(double rate) {
        return new Constants(rate, first, second, 1e-8, 0);
    }

    /// Adam's direction, of length about 1.
    private static double direction(double g, double[] memory, int t, Constants c) {
        memory[0] = c.first * memory[0] + (1 - c.first) * g;
        memory[1] = c.second * memory[1] + (1 - c.second) * g * g;
        double m = memory[0] / (1 - Math.pow(c.first, t));     // subtle: t counts from 1, or this is 0/0
        double v = memory[1] / (1 - Math.pow(c.second, t));
        return m / (Math.sqrt(v) + c.epsilon);
    }

    @Override
    public String toString() {
        return word;
    }
}
