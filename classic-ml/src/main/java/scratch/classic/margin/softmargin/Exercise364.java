package scratch.classic.margin.softmargin;

/// The "build" exercise of lesson 364: one step of Pegasos.
public final class Exercise364 {
    private Exercise364() {
    }

    /// The weights after step t, with one row: all are multiplied by 1 − 1/t, and if the row is inside the margin it is
    /// added with its sign, times 1/(λt). Without the ball.
    ///
    /// @param w      (d), the weights before; they stay as they are
    /// @param x      (d), the row
    /// @param y      −1 or 1
    /// @param lambda λ
    /// @param t      the number of this step, from 1
    /// @return (d)
    public static double[] step(double[] w, double[] x, int y, double lambda, int t) {
        throw new UnsupportedOperationException("step(w, x, y, lambda, t) returns the weights after a step of Pegasos");
    }
}
