package scratch.stats.likelihood;

/// Surprise, added up. In nats (natural logarithm); divide by ln 2 for bits.
/// Entropy H(p) = −Σp·log p is the least average length of a message about p; cross-entropy H(p, q) = −Σp·log q is what a code
/// built for q costs; the Kullback-Leibler divergence KL(p‖q) = H(p, q) − H(p) ≥ 0 is the waste.   O(k).
/// Shannon, *Bell System Technical Journal* 27 (1948) 379; Kullback & Leibler, *Ann. Math. Stat.* 22 (1951) 79.
public final class Entropy {
    private Entropy() {
    }

    /// H(p).
    public static double entropy(double... p) {
        check("Entropy.entropy", "p", p);
        double sum = 0;
        for (double value : p) {
            sum -= xLogY(value, value);
        }
        return sum + 0.0;
    }

    /// H(p, q); infinite if q rules out what p allows.
    public static double crossEntropy(double[] p, double[] q) {
        checkBoth("Entropy.crossEntropy", p, q);
        double sum = 0;
        for (int i = 0; i < p.length; i++) {
            sum -= xLogY(p[i], q[i]);
        }
        return sum + 0.0;
    }

    /// KL(p‖q), weighed by p. subtle: −Σp·log(q/p) loses everything if p and q are close. With δ = (q − p)/p,
    /// Σp(δ − log(1 + δ)) is the same, because Σpδ is Σq − Σp = 0, and every term is at least 0.
    public static double divergence(double[] p, double[] q) {
        checkBoth("Entropy.divergence", p, q);
        double sum = 0;
        for (int i = 0; i < p.length; i++) {
            if (p[i] == 0) {
                sum += q[i];                              // the limit of p(δ − log(1 + δ)) as p goes to 0
            } else {
                double delta = (q[i] - p[i]) / p[i];
                sum += p[i] * excess(delta);
            }
        }
        return sum;
    }

    /// δ − log(1 + δ): near 0 by its series δ²/2 − δ³/3 + …, for the difference has no digits left there.
    private static double excess(double delta) {
        if (Math.abs(delta) > 0.01) {
            return delta - Math.log1p(delta);
        }
        double sum = 0;
        for (int k = 12; k >= 2; k--) {
            sum = sum * -delta + 1.0 / k;
        }
        return sum * delta * delta;
    }

    /// x·log y, and 0 for x = 0: what never happens costs nothing.
    private static double xLogY(double x, double y) {
        return x == 0 ? 0 : x * Math.log(y);
    }

    private static void checkBoth(String operation, double[] p, double[] q) {
        if (p.length != q.length) {
            throw new IllegalArgumentException(operation + ": p has " + p.length + " outcomes, q has " + q.length
                    + ": both must speak of the same ones");
        }
        check(operation, "p", p);
        check(operation, "q", q);
    }

    private static void check(String operation, String name, double[] p) {
        double sum = 0;
        for (int i = 0; i < p.length; i++) {
            if (!(p[i] >= 0 && p[i] <= 1)) {
                throw new IllegalArgumentException(operation + ": " + name + "[" + i + "] = " + p[i] + ": must be a "
                        + "probability");
            }
            sum += p[i];
        }
        if (!(Math.abs(sum - 1) <= 1e-9)) {
            throw new IllegalArgumentException(operation + ": " + name + " adds up to " + sum + ": must be 1");
        }
    }
}
