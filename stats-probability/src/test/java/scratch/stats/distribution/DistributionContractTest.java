package scratch.stats.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What every distribution promises, whatever its name.
class DistributionContractTest {
    private static final double[] PROBABILITIES = {1e-12, 0.001, 0.05, 0.3, 0.5, 0.7, 0.95, 0.999};

    static Stream<ContinuousDistribution> continuous() {
        return Stream.of(Normal.of(-2, 3), StudentT.of(2.7), ChiSquare.of(3), FDistribution.of(4, 9), Gamma.of(0.3, 2),
            Gamma.of(40, 0.1), Beta.of(0.4, 0.7), Beta.of(5, 2), Exponential.of(3), Uniform.of(-1, 4),
            LogNormal.of(1, 0.5), Weibull.of(1.7, 2), NoncentralT.of(6, 1.5), NoncentralT.of(9, -2),
            NoncentralChiSquare.of(3, 5), NoncentralF.of(3, 12, 4), KolmogorovLimit.INSTANCE);
    }

    static Stream<DiscreteDistribution> discrete() {
        return Stream.of(Binomial.of(30, 0.2), Binomial.of(5, 0.9), Poisson.of(0.61), Poisson.of(200),
            Geometric.of(0.3), NegativeBinomial.of(2.5, 0.4), Hypergeometric.of(50, 12, 20));
    }

    @ParameterizedTest
    @MethodSource("continuous")
    void tailsAddUpAndQuantilesInvertThem(ContinuousDistribution d) {
        double last = Double.NEGATIVE_INFINITY;
        for (double p : PROBABILITIES) {
            double x = d.quantile(p);
            assertThat(x).isGreaterThan(last);
            assertThat(d.cdf(x) / p).as("p = %s", p)
                .isCloseTo(1, within(1e-10 + 4 * d.pdf(x) * Math.ulp(x) / p));
            assertThat(d.cdf(x) + d.survival(x)).isCloseTo(1, within(1e-13));
            double y = d.upperQuantile(p);
            double rounding = 4 * d.pdf(y) * Math.ulp(y) / p;      // of y, times the slope
            assertThat(d.survival(y) / p).isCloseTo(1, within(1e-10 + Math.min(rounding, 1)));
            last = x;
        }
    }

    @ParameterizedTest
    @MethodSource("continuous")
    void densityIsTheSlopeOfTheCdf(ContinuousDistribution d) {
        for (double p : new double[] {0.05, 0.3, 0.6, 0.9}) {
            double x = d.quantile(p);
            double h = Math.min(1e-5 * (d.quantile(0.8) - d.quantile(0.2)), 1e-4 * Math.abs(x));
            double slope = (d.cdf(x + h) - d.cdf(x - h)) / (2 * h);
            assertThat(slope / d.pdf(x)).as("p = %s", p).isCloseTo(1, within(1e-5));
            assertThat(d.logPdf(x)).isCloseTo(Math.log(d.pdf(x)), within(1e-12));
        }
    }

    @ParameterizedTest
    @MethodSource("continuous")
    void drawsFollowTheCdf(ContinuousDistribution d) {
        int n = d.getClass().getSimpleName().startsWith("Noncentral") ? 1000 : 4000;   // their cdf is a sum or an integral
        double[] draws = d.sample(new SplittableRandom(42), n);
        java.util.Arrays.sort(draws);
        double distance = 0;
        for (int i = 0; i < n; i++) {
            double cdf = d.cdf(draws[i]);
            distance = Math.max(distance, Math.max((i + 1.0) / n - cdf, cdf - (double) i / n));
        }
        assertThat(KolmogorovLimit.INSTANCE.survival(distance * Math.sqrt(n))).isGreaterThan(1e-4);
    }

    @ParameterizedTest
    @MethodSource("continuous")
    void momentsAreThoseOfTheQuantiles(ContinuousDistribution d) {
        // E g(X) = ∫ g(quantile(p)) dp. With p = 1/(1 + e^(−t)) the ends of (0, 1) move to infinity, where the integrand
        // dies out whatever the tail does, and a plain sum over steps of 1/2 is right to nine digits.
        double step = 0.5;
        double centre = d.quantile(0.5);
        double mean = 0;
        double square = 0;
        for (double t = 0; t <= 100; t += step) {
            double p = 1 / (1 + Math.exp(t));
            double weight = p * (1 - p) * step * (t == 0 ? 0.5 : 1);
            double below = d.quantile(p) - centre;
            double above = d.upperQuantile(p) - centre;
            mean += weight * (below + above);
            square += weight * (below * below + above * above);
        }
        assertThat(centre + mean).isCloseTo(d.mean(), within(1e-9 * Math.sqrt(d.variance())));
        assertThat(square - mean * mean).isCloseTo(d.variance(), within(1e-8 * d.variance()));
    }

    @ParameterizedTest
    @MethodSource("continuous")
    void limitsNaNAndBadProbabilities(ContinuousDistribution d) {
        assertThat(d.cdf(Double.NEGATIVE_INFINITY)).isZero();
        assertThat(d.cdf(Double.POSITIVE_INFINITY)).isEqualTo(1);
        assertThat(d.survival(Double.NEGATIVE_INFINITY)).isEqualTo(1);
        assertThat(d.survival(Double.POSITIVE_INFINITY)).isZero();
        assertThat(d.pdf(Double.POSITIVE_INFINITY)).isZero();
        assertThat(d.pdf(Double.NEGATIVE_INFINITY)).isZero();
        assertThat(d.cdf(Double.NaN)).isNaN();
        assertThat(d.survival(Double.NaN)).isNaN();
        assertThat(d.pdf(Double.NaN)).isNaN();
        assertThat(d.logPdf(Double.NaN)).isNaN();
        assertThat(d.cdf(d.quantile(0))).isZero();
        assertThat(d.survival(d.quantile(1))).isZero();
        String name = d.getClass().getSimpleName();
        for (double bad : new double[] {-1e-9, 1.0000001, Double.NaN}) {
            assertThatIllegalArgumentException().isThrownBy(() -> d.quantile(bad))
                .withMessage(name + ".quantile: p = " + bad + ": must be between 0 and 1");
            assertThatIllegalArgumentException().isThrownBy(() -> d.upperQuantile(bad))
                .withMessage(name + ".upperQuantile: p = " + bad + ": must be between 0 and 1");
        }
        assertThatIllegalArgumentException().isThrownBy(() -> d.sample(new SplittableRandom(1), -1))
            .withMessageEndingWith("Distribution.sample: n = -1: must not be negative");
    }

    @ParameterizedTest
    @MethodSource("discrete")
    void massesAddUpToTheTails(DiscreteDistribution d) {
        double sum = 0;
        double mean = 0;
        double square = 0;
        long end = d.upperQuantile(1e-20) + 5;             // what lies beyond adds nothing to a sum of 1
        for (long k = 0; k < end; k++) {
            sum += d.pmf(k);
            mean += k * d.pmf(k);
            square += (double) k * k * d.pmf(k);
            assertThat(d.cdf(k)).as("k = %d", k).isCloseTo(sum, within(1e-13));
            assertThat(d.cdf(k) + d.survival(k)).isCloseTo(1, within(1e-13));
            assertThat(Math.exp(d.logPmf(k))).isCloseTo(d.pmf(k), within(1e-14));
        }
        assertThat(mean).isCloseTo(d.mean(), within(1e-9));
        assertThat(square - mean * mean).isCloseTo(d.variance(), within(1e-8));
    }

    @ParameterizedTest
    @MethodSource("discrete")
    void quantileIsTheSmallestThatReaches(DiscreteDistribution d) {
        for (double p : PROBABILITIES) {
            long k = d.quantile(p);
            assertThat(d.cdf(k)).isGreaterThanOrEqualTo(p);
            assertThat(d.cdf(k - 1)).isLessThan(p);
            long upper = d.upperQuantile(p);
            assertThat(d.survival(upper)).isLessThanOrEqualTo(p);
            assertThat(d.survival(upper - 1)).isGreaterThan(p);
        }
        assertThat(d.quantile(0)).isEqualTo(d.upperQuantile(1));
    }

    @ParameterizedTest
    @MethodSource("discrete")
    void discreteDrawsFollowTheCdf(DiscreteDistribution d) {
        int n = 5000;
        long[] draws = d.sample(new SplittableRandom(5), n);
        for (double p : new double[] {0.1, 0.4, 0.8}) {
            long k = d.quantile(p);
            double expected = d.cdf(k);
            double share = java.util.Arrays.stream(draws).filter(x -> x <= k).count() / (double) n;
            assertThat(share).isCloseTo(expected, within(4.5 * Math.sqrt(expected * (1 - expected) / n)));
        }
    }

    @ParameterizedTest
    @MethodSource("discrete")
    void outsideTheSupportThereIsNothing(DiscreteDistribution d) {
        assertThat(d.pmf(-1)).isZero();
        assertThat(d.logPmf(-1)).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(d.cdf(-1)).isZero();
        assertThat(d.survival(-1)).isEqualTo(1);
        assertThat(d.cdf(Long.MAX_VALUE)).isEqualTo(1);
        assertThat(d.survival(Long.MAX_VALUE)).isZero();
        String name = d.getClass().getSimpleName();
        assertThatIllegalArgumentException().isThrownBy(() -> d.quantile(2))
            .withMessage(name + ".quantile: p = 2.0: must be between 0 and 1");
        assertThatIllegalArgumentException().isThrownBy(() -> d.upperQuantile(Double.NaN))
            .withMessage(name + ".upperQuantile: p = NaN: must be between 0 and 1");
    }
}
