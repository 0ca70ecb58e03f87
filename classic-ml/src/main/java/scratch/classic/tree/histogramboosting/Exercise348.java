package scratch.classic.tree.histogramboosting;

/// The "build" exercise of lesson 348: find the best cut of a histogram yourself.
public final class Exercise348 {
    private Exercise348() {
    }

    /// The best cut of a histogram.
    ///
    /// @param g      sum of the gradients in each bin; (B)
    /// @param h      sum of the hessians in each bin; (B), 0 where no row is
    /// @param lambda λ, 0 or more
    /// @return {bin, gain}: the bins up to this one go to the left; the first of equals; {-1, 0} if no cut gains anything
    public static double[] bestCut(double[] g, double[] h, double lambda) {
        throw new UnsupportedOperationException("bestCut is yours to write: find the cut of the histogram that gains most");
    }
}
