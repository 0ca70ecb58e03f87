package scratch.stats.special;

/// The error function and its complement, all from one function: the scaled normal tail
/// m(z) = e^(z²/2) ∫_z^∞ e^(−t²/2)/√(2π) dt, which neither over- nor underflows.
/// Cody's rational approximations on three ranges; the exponential takes z² with what rounding took from it,
/// so that the tail keeps its digits down to 1e-308. Relative error below 2e-15.
/// Cody, "Rational Chebyshev approximations for the error function", *Math. Comp.* 23 (1969) 631.
public final class Erf {
    private static final double SQRT_2 = 1.4142135623730950488;
    private static final double ONE_OVER_SQRT_TWO_PI = 0.39894228040143267794;
    private static final double CENTRE = 0.67448975;
    private static final double LN_2 = 0.69314718055994530942;
    private static final double LOG_FROM = 2;
    private static final double FAR = 5.656854249492380195;
    private static final double[] A = {
        2.2352520354606839287, 161.02823106855587881, 1067.6894854603709582, 18154.981253343561249,
        .065682337918207449113};
    private static final double[] B = {
        47.20258190468824187, 976.09855173777669322, 10260.932208618978205, 45507.789335026729956};
    private static final double[] C = {
        .39894151208813466764, 8.8831497943883759412, 93.506656132177855979, 597.27027639480026226,
        2494.5375852903726711, 6848.1904505362823326, 11602.651437647350124, 9842.7148383839780218,
        1.0765576773720192317e-8};
    private static final double[] D = {
        22.266688044328115691, 235.38790178262499861, 1519.377599407554805, 6485.558298266760755,
        18615.571640885098091, 34900.952721145977266, 38912.003286093271411, 19685.429676859990727};
    private static final double[] P = {
        .21589853405795699, .1274011611602473639, .022235277870649807, .001421619193227893466,
        2.9112874951168792e-5, .02307344176494017303};
    private static final double[] Q = {
        1.28426009614491121, .468238212480865118, .0659881378689285515, .00378239633202758244,
        7.29751555083966205e-5};

    private Erf() {
    }

    /// erf(x) = 2/√π ∫₀^x e^(−t²) dt.
    public static double erf(double x) {
        double z = Math.abs(x) * SQRT_2;
        if (z < CENTRE) {
            return 2 * x * SQRT_2 * centre(z);
        }
        return Math.copySign(1 - 2 * scaledTail(z) * Math.exp(-x * x), x);
    }

    /// erfc(x) = 1 − erf(x), computed itself.
    public static double erfc(double x) {
        double z = Math.abs(x) * SQRT_2;
        if (z < CENTRE) {
            return 1 - 2 * x * SQRT_2 * centre(z);
        }
        double tail = 2 * scaledTail(z) * expMinusSquare(Math.abs(x));
        return x > 0 ? tail : 2 - tail;
    }

    /// erfcx(x) = e^(x²) erfc(x), about 1/(x√π) for large x.
    public static double erfcx(double x) {
        return x >= 0 ? 2 * scaledTail(x * SQRT_2) : 2 * Math.exp(x * x) - 2 * scaledTail(-x * SQRT_2);
    }

    /// The area under the standard normal density left of z.
    public static double normalLower(double z) {
        return normalUpper(-z);
    }

    /// The area under the standard normal density right of z.
    public static double normalUpper(double z) {
        double size = Math.abs(z);
        if (size < CENTRE) {
            return 0.5 - z * centre(size);
        }
        double tail = scaledTail(size) * expMinusHalfSquare(size);
        return z > 0 ? tail : 1 - tail;                    // NaN falls through every comparison and stays NaN
    }

    /// The area right of z + zTail, for a z given as an unevaluated sum. subtle: an error of 1e-16 in z = 37 is one of
    /// 1e-13 in the tail, which falls about z times as fast as z grows; its slope is φ(z).
    public static double normalUpper(double z, double zTail) {
        if (zTail == 0 || !(Math.abs(z) < 40)) {
            return normalUpper(z);
        }
        if (z < CENTRE) {
            return normalUpper(z) - ONE_OVER_SQRT_TWO_PI * Math.exp(-z * z / 2) * zTail;
        }
        return normalUpper(z) * (1 - zTail * ONE_OVER_SQRT_TWO_PI / scaledTail(z));
    }

    /// log of the area right of z, also where that underflows or is 1 but for less than a rounding.
    public static double logNormalUpper(double z) {
        if (z < 0) {
            return Math.log1p(-normalUpper(-z));
        }
        return z < LOG_FROM ? Math.log(normalUpper(z)) : Math.log(scaledTail(z)) - 0.5 * z * z;
    }

    /// The same right of z + zTail, for a z given as an unevaluated sum.
    public static double logNormalUpper(double z, double zTail) {
        if (z < 0) {
            return Math.log1p(-normalUpper(-z, -zTail));
        }
        return zTail == 0 ? logNormalUpper(z) : logNormalUpper(z) - zTail * ONE_OVER_SQRT_TWO_PI / scaledTail(z);
    }

    /// log of the area outside of (−|z|, |z|), likewise.
    public static double logNormalOutside(double z) {
        double size = Math.abs(z);
        return size < CENTRE ? Math.log1p(-2 * normalCentre(size)) : LN_2 + logNormalUpper(size);
    }

    /// The area between 0 and z.
    public static double normalCentre(double z) {
        return Math.abs(z) < CENTRE ? z * centre(Math.abs(z)) : Math.copySign(0.5 - normalUpper(Math.abs(z)), z);
    }

    /// e^(z²/2) · normalUpper(z) for z ≥ 0.
    public static double scaledTail(double z) {
        if (z < CENTRE) {
            return (0.5 - z * centre(z)) * Math.exp(z * z / 2);
        }
        if (z <= FAR) {
            double num = C[8] * z;
            double den = z;
            for (int i = 0; i < 7; i++) {
                num = (num + C[i]) * z;
                den = (den + D[i]) * z;
            }
            return (num + C[7]) / (den + D[7]);
        }
        double inverse = 1 / z;
        double square = inverse * inverse;
        double num = P[5] * square;
        double den = square;
        for (int i = 0; i < 4; i++) {
            num = (num + P[i]) * square;
            den = (den + Q[i]) * square;
        }
        return (ONE_OVER_SQRT_TWO_PI - square * (num + P[4]) / (den + Q[4])) * inverse;
    }

    /// e^(−z²/2), with what rounding took from z².
    public static double expMinusHalfSquare(double z) {
        if (z > 40) {
            return 0;
        }
        double square = z * z;
        return Math.exp(-0.5 * square) * (1 - 0.5 * Math.fma(z, z, -square));
    }

    private static double expMinusSquare(double x) {
        if (x > 28) {
            return 0;
        }
        double square = x * x;
        return Math.exp(-square) * (1 - Math.fma(x, x, -square));
    }

    /// (Φ(z) − 1/2) / z for |z| < 0.674.
    private static double centre(double z) {
        double square = z * z;
        double num = A[4] * square;
        double den = square;
        for (int i = 0; i < 3; i++) {
            num = (num + A[i]) * square;
            den = (den + B[i]) * square;
        }
        return (num + A[3]) / (den + B[3]);
    }
}
