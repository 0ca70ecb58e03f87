package scratch.deep.generative.gan;

import scratch.math.autograd.Variable;

/// What the generator makes small, from the logits s that the discriminator gives to its points.
///
/// Both fall when s rises, so both want the discriminator to be wrong. They differ in how hard they pull while it is right.
public enum GeneratorLoss {
    /// `ln(1 − D)`: the discriminator's own sum with the other sign. Its derivative by s is −D.
    MINIMAX {
        @Override
        double of(double logit) {
            return -TwoPlayerGame.softplus(logit);
        }

        @Override
        double derivative(double logit) {
            return -TwoPlayerGame.sigmoid(logit);
        }

        @Override
        Variable of(Variable logits) {
            return logits.softplus().mean().negate();
        }
    },

    /// `−ln D`: the same wish, said otherwise. Its derivative by s is −(1 − D).
    NON_SATURATING {
        @Override
        double of(double logit) {
            return TwoPlayerGame.softplus(-logit);
        }

        @Override
        double derivative(double logit) {
            return -TwoPlayerGame.sigmoid(-logit);
        }

        @Override
        Variable of(Variable logits) {
            return logits.negate().softplus().mean();
        }
    };

    /// The loss of one point.
    abstract double of(double logit);

    /// … and its derivative by the logit.
    abstract double derivative(double logit);

    /// The mean over a batch of logits (n, 1).
    abstract Variable of(Variable logits);
}
