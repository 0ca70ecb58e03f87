package scratch.stats.special;

/// Loader's deviance term: log(1+t) − t, the exponent that is left of a density once Stirling's formula has
/// taken the factorials away. Everything in a tail hangs on it: e^(−690) keeps 13 digits only if 690 has 16.
/// For −0.6 < t < 1.5 the two terms cancel, so it is summed as a series in r = t/(2+t), where they never meet:
/// log(1+t) − t = −r t + 2 r³ (1/3 + r²/5 + r⁴/7 + …).
/// Loader, "Fast and accurate computation of binomial probabilities" (2000).
public final class Deviance {
    /// 1/3, 1/5, 1/7, …
    private static final double[] ODD = new double[23];

    static {
        for (int i = 0; i < ODD.length; i++) {
            ODD[i] = 1.0 / (2 * i + 3);
        }
    }

    private Deviance() {
    }

    /// log(1+t) − t ≤ 0.
    public static double of(double t) {
        if (t < -0.6 || t > 1.5) {
            return Math.log1p(t) - t;
        }
        double r = t / (2 + t);
        double square = r * r;
        int last = square < 1e-3 ? 4 : square < 0.02 ? 8 : square < 0.08 ? 13 : ODD.length - 1;
        double sum = ODD[last];
        for (int i = last - 1; i >= 0; i--) {
            sum = sum * square + ODD[i];
        }
        return 2 * r * square * sum - r * t;
    }

    /// The same for t = ratio − 1, where the ratio is known better than t (t close to −1), and where t itself is
    /// the unevaluated sum t + tail.
    static double of(double t, double tail, double ratio) {
        if (t < -0.6) {
            return Math.log(ratio) - t - tail;
        }
        double relative = tail / (1 + t);
        return of(t) - relative * (t + 0.5 * relative);
    }
}
