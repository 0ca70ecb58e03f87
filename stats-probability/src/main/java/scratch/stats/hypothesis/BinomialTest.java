package scratch.stats.hypothesis;

import java.util.List;
import java.util.Optional;
import scratch.math.check.Require;
import scratch.stats.distribution.Beta;
import scratch.stats.distribution.Binomial;

/// The exact binomial test: is the probability of a success p₀ = `options.nullValue()`? Under the null hypothesis the
/// number K of successes in n independent trials is binomial(n, p₀).   LESS: P(K ≤ k).   GREATER: P(K ≥ k).
/// Two-sided: the probability of all outcomes no likelier than k (R's and SciPy's rule; doubling the smaller tail is another).
/// The interval is Clopper and Pearson's, each end with half of 1 − level beyond it, or with all of it if one-sided;
/// two-sided it may disagree with p at the edge, because p adds unequal tails. n is at most 2⁵³.
/// For large n [ZTest#proportion] gives nearly the same.   Cost O(log n) tails.
/// Clopper & Pearson, *Biometrika* 26 (1934) 404. R: `binom.test`.
public final class BinomialTest {
    private BinomialTest() {
    }

    /// Two-sided, with a 95% interval.
    public static TestResult test(long successes, long n, double nullProbability) {
        return test(successes, n, TestOptions.DEFAULT.withNullValue(nullProbability));
    }

    /// @throws IllegalArgumentException unless 1 ≤ n ≤ 2⁵³, 0 ≤ successes ≤ n and 0 < p₀ < 1
    public static TestResult test(long successes, long n, TestOptions options) {
        String operation = "BinomialTest";
        Inputs.options(operation, options);
        Inputs.share(operation, "successes", successes, "n", n);
        double p0 = options.nullValue();
        Require.between0And1(operation, "nullValue", p0);
        Binomial binomial = Binomial.of(n, p0);
        double p = switch (options.alternative()) {
            case LESS -> binomial.cdf(successes);
            case GREATER -> binomial.survival(successes - 1);
            case TWO_SIDED -> UnlikelyOutcomes.probability(binomial, successes, 0, n);
        };
        double estimate = (double) successes / n;
        // subtle: no beta distribution has a parameter 0; with no success, or no failure, one end is the edge itself
        double lower = successes == 0 ? 0 : options.lowerQuantile(Beta.of(successes, n - successes + 1));
        double upper = successes == n ? 1 : options.upperQuantile(Beta.of(successes + 1, n - successes));
        return TestResult.of("Exact binomial test", "k", successes, List.of(), p, options,
                options.nullHypothesis("the probability of a success"),
                Optional.of(options.interval("proportion", estimate, lower, upper, 0, 1)),
                new TestResult.Effect(EffectSize.COHENS_H, 2 * Math.asin(Math.sqrt(estimate)) - 2 * Math.asin(Math.sqrt(p0))));
    }
}
