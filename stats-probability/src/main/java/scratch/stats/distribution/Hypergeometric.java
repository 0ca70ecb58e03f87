package scratch.stats.distribution;

import scratch.math.check.Require;
import scratch.stats.special.Exponentials;

/// The number of marked items among n drawn without replacement from N items of which K are marked:
/// P(X = k) = C(K, k) C(N−K, n−k) / C(N, n), the distribution of Fisher's exact test.
/// The pmf as a quotient of three binomial probabilities (Loader), none of which overflows or cancels; a tail is
/// the pmf times a sum of ratios, all positive, away from the mean. Cost O(√n) terms. Relative error below 1e-12.
/// Loader 2000.
public final class Hypergeometric implements DiscreteDistribution {
    private static final double UNDERFLOW = 1e-290;        // below it digits are lost that a logarithm keeps

    private final long population;
    private final long marked;
    private final long draws;

    private Hypergeometric(long population, long marked, long draws) {
        this.population = population;
        this.marked = marked;
        this.draws = draws;
    }

    /// @throws IllegalArgumentException unless 0 ≤ marked, draws ≤ population ≤ 2⁵³
    public static Hypergeometric of(long population, long marked, long draws) {
        Require.that(population >= 0, "Hypergeometric.of: population = %s: must not be negative", population);
        Counts.largest("Hypergeometric.of", "population", population);
        Require.that(marked >= 0 && marked <= population, "Hypergeometric.of: marked = %s: must be between 0 and the"
                + " population, %s", marked, population);
        Require.that(draws >= 0 && draws <= population, "Hypergeometric.of: draws = %s: must be between 0 and the"
                + " population, %s", draws, population);
        return new Hypergeometric(population, marked, draws);
    }

    private long lowest() {
        return Math.max(0, draws - (population - marked));
    }

    private long highest() {
        return Math.min(draws, marked);
    }

    @Override
    public double pmf(long k) {
        if (k < lowest() || k > highest()) {
            return 0;
        }
        double p = (double) draws / population;
        if (p == 0 || p == 1 || population == 0) {
            return 1;
        }
        double ofMarked = Binomial.of(marked, p).pmf(k);
        double ofOthers = Binomial.of(population - marked, p).pmf(draws - k);
        return Math.min(ofMarked, ofOthers) < UNDERFLOW ? Math.exp(logPmf(k))
            : ofMarked / Binomial.of(population, p).pmf(draws) * ofOthers;
    }

    @Override
    public double logPmf(long k) {
        double p = (double) draws / population;
        if (k < lowest() || k > highest() || p == 0 || p == 1 || population == 0) {
            return Math.log(pmf(k));
        }
        return Binomial.of(marked, p).logPmf(k) + Binomial.of(population - marked, p).logPmf(draws - k)
            - Binomial.of(population, p).logPmf(draws);
    }

    @Override
    public double cdf(long k) {
        if (k < lowest() || k >= highest()) {
            return k < lowest() ? 0 : 1;
        }
        if (k < mean()) {
            return lower(k);
        }
        double upper = upper(k);
        return upper < 0.5 ? 1 - upper : lower(k);
    }

    @Override
    public double survival(long k) {
        if (k < lowest() || k >= highest()) {
            return k < lowest() ? 1 : 0;
        }
        if (k >= mean()) {
            return upper(k);
        }
        // subtle: with a mean of 1e-8 nearly all of the probability is at 0, and 1 minus it has no digits
        double lower = lower(k);
        return lower < 0.5 ? 1 - lower : upper(k);
    }

    @Override
    public double logCdf(long k) {
        double value = cdf(k);
        return value < UNDERFLOW && k >= lowest() ? logPmf(k) + Math.log(sumDown(k)) : Exponentials.log(value, survival(k));
    }

    @Override
    public double logSurvival(long k) {
        double value = survival(k);
        return value < UNDERFLOW && k < highest() ? logPmf(k + 1) + Math.log(sumUp(k + 1))
            : Exponentials.log(value, cdf(k));
    }

    private double lower(long k) {
        return pmf(k) * sumDown(k);
    }

    private double upper(long k) {
        return pmf(k + 1) * sumUp(k + 1);
    }

    /// 1 + P(k−1)/P(k) + P(k−2)/P(k) + …
    private double sumDown(long k) {
        double term = 1;
        double sum = 1;
        for (long j = k; j > lowest() && term > 1e-17 * sum; j--) {
            term *= (double) j / (marked - j + 1) * (population - marked - draws + j) / (draws - j + 1);
            sum += term;
        }
        return sum;
    }

    /// 1 + P(k+1)/P(k) + P(k+2)/P(k) + …
    private double sumUp(long k) {
        double term = 1;
        double sum = 1;
        for (long j = k; j < highest() && term > 1e-17 * sum; j++) {
            term *= (double) (marked - j) / (j + 1) * (draws - j) / (population - marked - draws + j + 1);
            sum += term;
        }
        return sum;
    }

    @Override
    public long quantile(double p) {
        Require.probability("Hypergeometric.quantile", "p", p);
        return IntegerSearch.quantile(this, p, lowest(), highest());
    }

    @Override
    public long upperQuantile(double p) {
        Require.probability("Hypergeometric.upperQuantile", "p", p);
        return IntegerSearch.upperQuantile(this, p, lowest(), highest());
    }

    @Override
    public double mean() {
        return population == 0 ? 0 : (double) draws * marked / population;
    }

    @Override
    public double variance() {
        if (population < 2) {
            return 0;
        }
        double share = (double) marked / population;
        return draws * share * (1 - share) * (population - draws) / (population - 1);
    }
}
