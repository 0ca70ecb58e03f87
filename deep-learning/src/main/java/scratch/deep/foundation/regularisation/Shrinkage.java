package scratch.deep.foundation.regularisation;

/// What a penalty does to a weight that would rather be a: the minimum of `½(w − a)²` plus the penalty.
///
/// L2, `½λw²`: `a / (1 + λ)`, every weight loses the same share. L1, `λ|w|`: `sign(a)·max(|a| − λ, 0)`, every weight
/// loses the same amount, and a smaller one becomes 0. Hoerl and Kennard 1970; Tibshirani 1996, *Regression
/// Shrinkage and Selection via the Lasso*.
public final class Shrinkage {
    private Shrinkage() {
    }

    /// With `½λw²`.
    public static double l2(double a, double lambda) {
        require(lambda);
        return a / (1 + lambda);
    }

    /// With `λ|w|`: the soft threshold.
    public static double l1(double a, double lambda) {
        require(lambda);
        return Math.signum(a) * Math.max(Math.abs(a) - lambda, 0);
    }

    /// The soft threshold on every number: what follows a step of gradient descent on the loss when `λ‖w‖₁` is to be
    /// minimised with it, with rate·λ as amount (ISTA, Daubechies, Defrise and De Mol 2004).
    public static void l1InPlace(float[] w, double amount) {
        require(amount);
        float t = (float) amount;
        for (int i = 0; i < w.length; i++) {
            w[i] = Math.abs(w[i]) <= t ? 0 : w[i] - Math.copySign(t, w[i]);    // subtle: so written, NaN stays NaN
        }
    }

    /// One step of the derivative of `λ|w|` alone, as most libraries take it. It never lands on 0.
    public static double l1Derivative(double w, double lambda) {
        require(lambda);
        return lambda * Math.signum(w);
    }

    private static void require(double lambda) {
        if (!(lambda >= 0 && lambda < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("Shrinkage: strength " + lambda + ": must be finite, and not negative");
        }
    }
}
