package scratch.deep.generative.gan;

/// The "build" exercise of lesson 435: write the three losses of the game, from logits.
public final class Exercise435 {
    private Exercise435() {
    }

    /// @param discriminator  what the discriminator makes small
    /// @param minimax        what a generator makes small that plays the same game with the other sign
    /// @param nonSaturating  what a generator makes small that is not stuck while the discriminator is sure
    public record Losses(double discriminator, double minimax, double nonSaturating) {
    }

    /// The losses of one batch, each a mean over its points. A logit s stands for the probability `1 / (1 + e⁻ˢ)` that a point
    /// is real; logits may be as large as ±1000, and no loss may be infinite or NaN then.
    ///
    /// @param real the discriminator's logits for points of the data; (n)
    /// @param made … and for points of the generator; (m)
    public static Losses losses(double[] real, double[] made) {
        throw new UnsupportedOperationException("losses(real, made) returns the discriminator's loss and the generator's two");
    }
}
