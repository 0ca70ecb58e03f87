package scratch.stats.special;

/// Loader's deviance term: log(1+t) − t, the exponent that is left of a density once Stirling's formula has
/// taken the factorials away. Everything in a tail hangs on it: e^(−690) keeps 13 digits only if 690 has 16.
/// For −0.6 < t < 1.5 the two terms cancel, so it is summed as a series in r = t/(2+t), where they never meet:
/// log(1+t) − t = −r t + 2 r³ (1/3 + r²/5 + r⁴/7 + …).
/// Loader, "Fast and accurate computation of binomial probabilities" (2000).
public final class Deviance {
    private Deviance() {
    }

    /// log(1+t) − t ≤ 0.
    public static double of(double t) {
        if (t < -0.6 || t > 1.5) {
            return Math.log1p(t) - t;
        }
        double r = t / (2 + t);
        double square = r * r;
        double sum = 0;
        if (square < 1e-3) {
            sum = 1 / 3.0 + square * (1 / 5.0 + square * (1 / 7.0 + square * (1 / 9.0 + square * (1 / 11.0))));
            return 2 * r * square * sum - r * t;
        }
        double power = 1;
        for (int k = 3; ; k += 2) {
            double term = power / k;
            sum += term;
            if (term < 1e-17 * sum) {
                return 2 * r * square * sum - r * t;
            }
            power *= square;
        }
    }

    /// The same for t = ratio − 1, where the ratio is known better than t (t close to −1), and where t itself is
    /// the unevaluated sum t + tail.
    static double of(double t, double tail, double ratio) {
        if (t < -0.6) {
            return Math.log(ratio) - t - tail;
        }
        return of(t) - t / (1 + t) * tail;
    }
}
