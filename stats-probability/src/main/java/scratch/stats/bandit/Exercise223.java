package scratch.stats.bandit;

/// The "build" exercise of lesson 223: UCB1.
public final class Exercise223 {
    private Exercise223() {
    }

    /// The arm to pull next: one that was never pulled, or else the largest mean + √(2 ln t / n).
    ///
    /// @param pulls   how often each arm was pulled, (k); t is their sum
    /// @param rewards what each arm paid in all, (k), every payment between 0 and 1
    /// @return the number of the arm, 0 to k − 1
    public static int ucb1(long[] pulls, double[] rewards) {
        throw new UnsupportedOperationException("ucb1(pulls, rewards) returns the number of an arm");
    }
}
