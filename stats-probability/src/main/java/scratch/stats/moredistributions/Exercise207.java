package scratch.stats.moredistributions;

/// The "build" exercise of lesson 207: one function for six distributions.
public final class Exercise207 {
    private Exercise207() {
    }

    /// I_x(a, b) by its continued fraction. `GammaFunction.logGamma` of package `scratch.stats.special` is yours to use.
    ///
    /// @param a positive
    /// @param b positive
    /// @param x from 0 to 1
    /// @param y 1 − x, given separately because x close to 1 has lost it
    /// @return the share of ∫ s^(a−1) (1−s)^(b−1) ds that lies below x
    public static double regularizedBeta(double a, double b, double x, double y) {
        throw new UnsupportedOperationException("regularizedBeta(a, b, x, y) returns I_x(a, b)");
    }
}
