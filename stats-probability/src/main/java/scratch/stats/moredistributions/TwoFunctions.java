package scratch.stats.moredistributions;

import scratch.stats.special.IncompleteBeta;
import scratch.stats.special.IncompleteGamma;

/// Tails of ten distributions, each as one substitution into I_x(a, b), the incomplete beta function, or into
/// P(a, x) and Q(a, x) = 1 − P(a, x), the incomplete gamma functions. Parameters may be any positive real numbers
/// unless they count things. Cost: that of one call of the function.   Abramowitz & Stegun (1964), chapter 26.
public final class TwoFunctions {
    private TwoFunctions() {
    }

    // The incomplete beta function and its distributions.

    /// Student's t, P(T > t) for t ≥ 0: ½ I_x(ν/2, ½) at x = ν/(ν+t²).
    public static double studentTail(double degrees, double t) {
        notNegative("studentTail", "t", t);
        double square = t * t;
        double sum = degrees + square;
        // subtle: x and 1 − x are both computed from t. Taking 1 − x from a rounded x loses a small t altogether.
        return 0.5 * IncompleteBeta.of(degrees / 2, 0.5).lower(degrees / sum, 0, square / sum, 0);
    }

    /// Student's t, P(|T| < t): I_y(½, ν/2) at y = t²/(ν+t²).
    public static double studentCentre(double degrees, double t) {
        notNegative("studentCentre", "t", t);
        double square = t * t;
        double sum = degrees + square;
        return IncompleteBeta.of(0.5, degrees / 2).lower(square / sum, 0, degrees / sum, 0);
    }

    /// F, P(F > f): I_x(d₂/2, d₁/2) at x = d₂/(d₂+d₁f).
    public static double fTail(double numerator, double denominator, double f) {
        notNegative("fTail", "f", f);
        double product = numerator * f;
        double sum = denominator + product;
        return IncompleteBeta.of(denominator / 2, numerator / 2).lower(denominator / sum, 0, product / sum, 0);
    }

    /// Beta, P(X < x): I_x(a, b) as it is.
    public static double betaBelow(double a, double b, double x) {
        return IncompleteBeta.of(a, b).lower(x);
    }

    /// Binomial, P(X ≥ k) for k from 1 to n: I_p(k, n−k+1).
    public static double binomialAtLeast(long n, double p, long k) {
        if (k < 1 || k > n) {
            throw new IllegalArgumentException("TwoFunctions.binomialAtLeast: k = " + k + ", n = " + n
                    + ": needs k from 1 to n");
        }
        return IncompleteBeta.of(k, n - k + 1.0).lower(p);
    }

    /// Negative binomial, P(at most k failures before the r-th success): I_p(r, k+1).
    public static double failuresAtMost(double r, double p, long k) {
        notNegative("failuresAtMost", "k", k);
        return IncompleteBeta.of(r, k + 1.0).lower(p);
    }

    // The incomplete gamma function and its distributions.

    /// Gamma, P(X > x): Q(shape, x/scale).
    public static double gammaTail(double shape, double scale, double x) {
        notNegative("gammaTail", "x", x);
        return IncompleteGamma.of(shape).upper(x / scale);
    }

    /// Chi-square, P(X > x): Q(ν/2, x/2).
    public static double chiSquareTail(double degrees, double x) {
        notNegative("chiSquareTail", "x", x);
        return IncompleteGamma.of(degrees / 2).upper(x / 2);
    }

    /// Exponential, P(X > x): Q(1, rate·x).
    public static double exponentialTail(double rate, double x) {
        notNegative("exponentialTail", "x", x);
        return IncompleteGamma.of(1).upper(rate * x);
    }

    /// Poisson, P(X ≤ k): Q(k+1, λ).
    public static double poissonAtMost(double lambda, long k) {
        notNegative("poissonAtMost", "k", k);
        return IncompleteGamma.of(k + 1.0).upper(lambda);
    }

    /// Normal, P(|Z| > z): Q(½, z²/2).
    public static double normalOutside(double z) {
        notNegative("normalOutside", "z", z);
        return IncompleteGamma.of(0.5).upper(z * z / 2);
    }

    private static void notNegative(String operation, String name, double value) {
        if (!(value >= 0)) {
            throw new IllegalArgumentException(operation + ": " + name + " = " + value + ": must not be negative");
        }
    }
}
