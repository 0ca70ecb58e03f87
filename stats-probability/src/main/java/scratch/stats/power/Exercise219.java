package scratch.stats.power;

/// The "build" exercise of lesson 219: how many observations does a t test need?
public final class Exercise219 {
    private Exercise219() {
    }

    /// The smallest whole n per group with which a two-sided t test of two groups finds the effect often enough.
    ///
    /// @param effect Cohen's d, positive: the difference of the means divided by σ
    /// @param alpha  the level of the test, such as 0.05
    /// @param power  the probability of rejecting that must be reached, such as 0.8
    /// @return n per group
    public static long sampleSize(double effect, double alpha, double power) {
        throw new UnsupportedOperationException("sampleSize(effect, alpha, power) returns n per group");
    }
}
