package scratch.stats.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import scratch.stats.special.LogNewton;

/// Logarithms of both tails, and all functions where parameters or arguments are near the ends of the number range.
class EndsOfTheRangeTest {
    private static final List<GoldenValues> ROWS = GoldenValues.ends();
    private static final double ALLOWED = 3e-13;
    /// A number this small has few digits.
    private static final double SUBNORMAL = 1.5e-323;

    @Test
    void everyValueHasTwelveDigits() {
        List<String> wrong = new ArrayList<>();
        for (GoldenValues row : ROWS) {
            double ours = row.ours(row.build());
            double allowed = ALLOWED * Math.abs(row.value()) + SUBNORMAL;
            if (!(Math.abs(ours - row.value()) <= allowed)) {
                wrong.add(row + ": " + ours + " instead of " + row.value() + ", error " + row.relativeError(ours));
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void tableHoldsLogarithmsOfProbabilitiesNearOneAndNearNone() {
        List<GoldenValues> logs = ROWS.stream().filter(r -> r.function().startsWith("log")).toList();
        assertThat(logs.stream().filter(r -> r.value() < 0 && r.value() > -1e-20)).hasSizeGreaterThan(30);
        assertThat(logs.stream().filter(r -> r.value() < -500)).hasSizeGreaterThan(15);
    }

    @Test
    void tailsAreProbabilitiesWhateverTheParameters() {
        double[] sizes = {Double.MIN_VALUE, 1e-310, 1e-200, 1e-16, 0.3, 1, 2.5, 60, 1e5, 1e16, 1e200, Double.MAX_VALUE};
        for (double first : sizes) {
            for (double second : sizes) {
                for (Supplier<ContinuousDistribution> make : List.<Supplier<ContinuousDistribution>>of(
                    () -> Normal.of(first, second), () -> LogNormal.of(Math.log(first), second), () -> StudentT.of(first),
                    () -> Gamma.of(first, second), () -> ChiSquare.of(first), () -> Beta.of(first, second),
                    () -> FDistribution.of(first, second), () -> Weibull.of(first, second), () -> Exponential.of(first),
                    () -> Uniform.of(-Math.min(first, 1e307), Math.min(second, 1e307)))) {
                    ContinuousDistribution d = make.get();
                    for (double x : sizes) {
                        isSound(d, x, first, second);
                    }
                    for (double p : new double[] {Double.MIN_VALUE, 1e-100, 0.3, 0.9}) {
                        assertThat(d.quantile(p)).as("%s %s %s", d.getClass(), first, second).isNotNaN();
                        assertThat(d.upperQuantile(p)).as("%s %s %s", d.getClass(), first, second).isNotNaN();
                    }
                }
            }
        }
    }

    private static void isSound(ContinuousDistribution d, double x, double first, double second) {
        double cdf = d.cdf(x);
        double survival = d.survival(x);
        String what = d.getClass().getSimpleName() + " " + first + " " + second + " at " + x;
        assertThat(cdf >= 0 && cdf <= 1 && survival >= 0 && survival <= 1).as(what).isTrue();
        assertThat(cdf + survival).as(what).isCloseTo(1, within(1e-13));
        assertThat(d.pdf(x)).as(what).isGreaterThanOrEqualTo(0);
        assertThat(d.logPdf(x)).as(what).isNotNaN();
        assertThat(d.logCdf(x)).as(what).isLessThanOrEqualTo(0);
        assertThat(d.logSurvival(x)).as(what).isLessThanOrEqualTo(0);
    }

    @Test
    void logarithmsOutsideOfTheSupportAreThoseOfNoneAndAll() {
        for (ContinuousDistribution d : DistributionContractTest.continuous().toList()) {
            assertThat(d.logCdf(Double.NEGATIVE_INFINITY)).as("%s", d).isEqualTo(Double.NEGATIVE_INFINITY);
            assertThat(d.logCdf(Double.POSITIVE_INFINITY)).as("%s", d).isZero();
            assertThat(d.logSurvival(Double.NEGATIVE_INFINITY)).as("%s", d).isZero();
            assertThat(d.logSurvival(Double.POSITIVE_INFINITY)).as("%s", d).isEqualTo(Double.NEGATIVE_INFINITY);
            assertThat(d.logCdf(Double.NaN)).as("%s", d).isNaN();
            assertThat(d.logSurvival(Double.NaN)).as("%s", d).isNaN();
        }
        for (DiscreteDistribution d : DistributionContractTest.discrete().toList()) {
            assertThat(d.logCdf(-1)).as("%s", d).isEqualTo(Double.NEGATIVE_INFINITY);
            assertThat(d.logSurvival(-1)).as("%s", d).isZero();
            assertThat(d.logCdf(Long.MAX_VALUE)).as("%s", d).isZero();
        }
    }

    @Test
    void countsBeyondTheWholeDoublesAreRefused() {
        long most = 1L << 53;
        assertThat(Binomial.of(most, 0.5).survival(most / 2)).isCloseTo(0.5, within(1e-8));
        String rule = ": counts, and their sum, must not exceed 2^53 = 9007199254740992";
        assertThatIllegalArgumentException().isThrownBy(() -> Binomial.of(most + 1, 0.5))
            .withMessage("Binomial.of: trials = 9007199254740993" + rule);
        assertThatIllegalArgumentException().isThrownBy(() -> Hypergeometric.of(Long.MAX_VALUE, 1, 1))
            .withMessage("Hypergeometric.of: population = 9223372036854775807" + rule);
        assertThatIllegalArgumentException().isThrownBy(() -> Multinomial.of(most + 1, 0.5, 0.5))
            .withMessage("Multinomial.of: trials = 9007199254740993" + rule);
    }

    @Test
    void aSearchThatDoesNotEndIsAnError() {
        assertThatExceptionOfType(ArithmeticException.class)
            .isThrownBy(() -> LogNewton.solve(x -> Double.NaN, x -> 1, null, 1, 0.5, 1, Double.POSITIVE_INFINITY))
            .withMessageStartingWith("LogNewton.solve: log p = -0.69314718")
            .withMessageContaining("no solution within 200 steps");
    }
}
