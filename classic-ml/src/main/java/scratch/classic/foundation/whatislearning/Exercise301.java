package scratch.classic.foundation.whatislearning;

/// The "build" exercise of lesson 301: one step of learning.
public final class Exercise301 {
    private Exercise301() {
    }

    /// One step for the model ŷ = w·x with a single weight and the loss Σ(ŷ − y)²/n.
    ///
    /// @param x      what is known of each example, n values
    /// @param y      what is to be predicted, n values
    /// @param weight the weight before the step
    /// @param rate   how far to go against the gradient
    /// @return the weight after the step
    public static double step(double[] x, double[] y, double weight, double rate) {
        throw new UnsupportedOperationException("step(x, y, weight, rate) returns the weight after one step");
    }
}
