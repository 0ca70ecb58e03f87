package scratch.stats.poisson;

import scratch.stats.distribution.Binomial;
import scratch.stats.distribution.Poisson;

/// Many tries with a small chance each are nearly Poisson with λ = n·p. How nearly: half the sum of all differences between
/// the bars (total variation) is at most n·p².   Le Cam, *Pacific Journal of Mathematics* 10 (1960) 1181.
public final class LawOfRareEvents {
    private LawOfRareEvents() {
    }

    /// ½ Σ|binomial − Poisson|: the largest error in the probability of any event.
    public static double totalVariation(long n, double p) {
        check("LawOfRareEvents.totalVariation", n, p);
        Binomial binomial = Binomial.of(n, p);
        Poisson poisson = Poisson.of(n * p);
        double sum = poisson.survival(n);          // what the Poisson puts beyond n
        for (long k = 0; k <= n; k++) {
            sum += Math.abs(binomial.pmf(k) - poisson.pmf(k));
        }
        return sum / 2;
    }

    /// Le Cam's bound n·p².
    public static double bound(long n, double p) {
        check("LawOfRareEvents.bound", n, p);
        return n * p * p;
    }

    private static void check(String operation, long n, double p) {
        if (n < 1 || !(p > 0 && p <= 1)) {
            throw new IllegalArgumentException(operation + ": n = " + n + ", p = " + p
                    + ": needs n of at least 1 and p above 0, at most 1");
        }
    }
}
