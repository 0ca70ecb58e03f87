package scratch.classic.linear.regularised;

/// The "build" exercise of lesson 328: one step of coordinate descent.
public final class Exercise328 {
    private Exercise328() {
    }

    /// The best coefficient of one column while all others stay: the b that minimises
    /// (1/2n) Σ (rᵢ − b·xᵢ)² + λ·(ρ·|b| + (1 − ρ)/2·b²).
    ///
    /// @param x       the column, centred, not all 0
    /// @param r       what the other columns leave of y, centred
    /// @param penalty λ, at least 0
    /// @param ratio   ρ, from 0 (ridge) to 1 (lasso)
    public static double best(double[] x, double[] r, double penalty, double ratio) {
        throw new UnsupportedOperationException("best(x, r, penalty, ratio) returns one coefficient");
    }
}
