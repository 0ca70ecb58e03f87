package scratch.stats.interval;

import scratch.stats.distribution.Beta;
import scratch.stats.distribution.Binomial;
import scratch.stats.distribution.Counts;
import scratch.stats.distribution.Normal;

/// Confidence intervals for a proportion after k successes in n trials. They answer one question, "which p would not be
/// surprised by k?", with three notions of surprise.   Cost O(1).
///
/// - [#WALD]: |p̂ − p| ≤ z √(p̂(1−p̂)/n), the spread taken at the estimate. Collapses at k = 0 and k = n.
/// - [#WILSON]: |p̂ − p| ≤ z √(p(1−p)/n), the spread taken at each candidate p: a quadratic equation.
/// - [#WILSON_CORRECTED]: the same from (k ∓ ½)/n, as R's prop.test does by default. (R leaves the correction out
///   when |k − n/2| < ½.)
/// - [#AGRESTI_COULL]: the Wald interval after z²/2 more successes and z²/2 more failures: about Wilson's, with the
///   same centre, a little wider, and by hand for 95%: "add two successes and two failures".
/// - [#CLOPPER_PEARSON]: both binomial tails at least (1 − level)/2: never covers less than promised.
///
/// n is at most 2⁵³.
/// Wilson, *JASA* 22 (1927) 209; Clopper & Pearson, *Biometrika* 26 (1934) 404;
/// Agresti & Coull, *American Statistician* 52 (1998) 119; Brown, Cai & DasGupta, *Statistical Science* 16 (2001) 101.
public enum ProportionInterval {
    /// The textbook's p̂ ± z √(p̂(1−p̂)/n); its ends may leave [0, 1].
    WALD("Wald") {
        @Override
        Interval ends(long k, long n, double level) {
            double share = share(k, n);
            double half = z(level) * Math.sqrt(share * share(n - k, n) / n);
            return interval(k, n, share - half, share + half, level);
        }
    },

    /// The p that a z test at p itself would not reject.
    WILSON("Wilson") {
        @Override
        Interval ends(long k, long n, double level) {
            return interval(k, n, wilsonLower(k, n, level), wilsonUpper(k, n, level), level);
        }
    },

    /// Wilson's with the continuity correction of half a success on either side.
    WILSON_CORRECTED("Wilson, continuity correction") {
        @Override
        Interval ends(long k, long n, double level) {
            double half = Math.min(0.5, Math.abs(k - n / 2.0));
            double lower = k == 0 ? 0 : wilsonLower(k - half, n, level);
            double upper = k == n ? 1 : wilsonUpper(k + half, n, level);
            return interval(k, n, lower, upper, level);
        }
    },

    /// p̃ ± z √(p̃(1−p̃)/ñ) with ñ = n + z² and p̃ = (k + z²/2)/ñ, cut off at 0 and 1.
    AGRESTI_COULL("Agresti-Coull") {
        @Override
        Interval ends(long k, long n, double level) {
            double z = z(level);
            double trials = n + z * z;
            double centre = (k + z * z / 2) / trials;
            double half = z * Math.sqrt(centre * ((n - k + z * z / 2) / trials) / trials);
            return interval(k, n, Math.max(0, centre - half), Math.min(1, centre + half), level);
        }
    },

    /// The exact interval: lower end with P(X ≥ k) = (1−level)/2, upper end with P(X ≤ k) = (1−level)/2.
    CLOPPER_PEARSON("Clopper-Pearson") {
        @Override
        Interval ends(long k, long n, double level) {
            // subtle: no beta distribution has a parameter 0; at k = 0 and k = n one end is the edge itself.
            double lower = k == 0 ? 0 : Beta.of(k, n - k + 1).quantile((1 - level) / 2);
            double upper = k == n ? 1 : Beta.of(k + 1, n - k).upperQuantile((1 - level) / 2);
            return interval(k, n, lower, upper, level);
        }
    };

    private final String title;

    ProportionInterval(String title) {
        this.title = title;
    }

    /// The interval for k successes in n trials.
    ///
    /// @throws IllegalArgumentException unless 1 ≤ n ≤ 2⁵³, 0 ≤ k ≤ n and 0 < level < 1
    public Interval of(long k, long n, double level) {
        if (n < 1) {
            throw new IllegalArgumentException(title + " interval: n = " + n + ": needs at least 1 trial");
        }
        Counts.largest(title + " interval", "n", n);
        if (k < 0 || k > n) {
            throw new IllegalArgumentException(title + " interval: k = " + k + " of n = " + n
                    + ": successes must lie between 0 and n");
        }
        Interval.requireLevel(title + " interval", level);
        return ends(k, n, level);
    }

    /// The probability that the interval of n trials contains the true p, summed exactly over every possible k.
    /// Cost O(n) intervals.
    public double coverage(long n, double p, double level) {
        Binomial successes = Binomial.of(n, p);
        double covered = 0;
        for (long k = 0; k <= n; k++) {
            if (of(k, n, level).contains(p)) {
                covered += successes.pmf(k);
            }
        }
        return covered;
    }

    /// Σ_k P(K = k) · width(k): how long the interval is on average at this p.
    public double expectedWidth(long n, double p, double level) {
        Binomial successes = Binomial.of(n, p);
        double width = 0;
        for (long k = 0; k <= n; k++) {
            width += successes.pmf(k) * of(k, n, level).width();
        }
        return width;
    }

    abstract Interval ends(long k, long n, double level);

    Interval interval(long k, long n, double lower, double upper, double level) {
        return new Interval(share(k, n), lower, upper, level, title);
    }

    static double share(double k, double n) {
        return k / n;
    }

    static double z(double level) {
        return Normal.STANDARD.upperQuantile((1 - level) / 2);
    }

    /// The larger root of (p̂ − p)² = z² p(1−p)/n.
    static double wilsonUpper(double k, double n, double level) {
        double z = z(level);
        double root = Math.sqrt(z * z / 4 + k * share(n - k, n));
        return k == n ? 1 : Math.min(1, (k + z * z / 2 + z * root) / (n + z * z));
    }

    /// The smaller root. subtle: not by subtraction, which loses the digits of a small share; the product of the two
    /// roots is p̂²/(1 + z²/n).
    static double wilsonLower(double k, double n, double level) {
        double z = z(level);
        return k == 0 ? 0 : k * share(k, n) / (n + z * z) / wilsonUpper(k, n, level);
    }
}
