package scratch.cuda.reductionandscan;

/// The "build" exercise of lesson 804: running sums, every step for all elements at once.
public final class Exercise804 {
    private Exercise804() {
    }

    /// One step of the scan by Hillis and Steele: every element from `distance` on gets what stands `distance` places to its
    /// left added, and all of them read the values from BEFORE the step.
    ///
    /// @param values   before the step; they stay as they are
    /// @param distance 1, 2, 4, …
    /// @return the values after the step
    public static double[] step(double[] values, int distance) {
        throw new UnsupportedOperationException("step(values, distance) returns the values after one step of the scan");
    }
}
