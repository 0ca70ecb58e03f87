package scratch.stats.power;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every power class over designs from two observations to ten million.
class PowerSweepTest {
    private static final double[] LEVELS = {1e-6, 1e-3, 0.05, 0.5};
    private static final double[] EFFECTS = {0, 1e-3, 0.01, 0.1, 0.2, 0.5, 0.8, 1, 2, 5};
    private static final double ROUNDING = 1e-11;

    static Stream<PowerAnalysis> designs() {
        return DoubleStream.of(LEVELS).boxed().flatMap(alpha -> Stream.of(TTestPower.oneSample(alpha),
            TTestPower.twoSamples(alpha), ZTestPower.oneSample(alpha), ZTestPower.twoSamples(alpha),
            new AnovaPower(3, alpha), new AnovaPower(20, alpha), new ChiSquarePower(1, alpha),
            new ChiSquarePower(30, alpha), ProportionPower.of(0.1, alpha)));
    }

    private static double[] sizes(PowerAnalysis design) {
        // the normal approximation for a proportion is one for large samples: in tiny ones its pooled variance is no order
        double first = design instanceof ProportionPower ? 20 : 2;
        return DoubleStream.iterate(first, n -> n <= 1e7, n -> Math.max(n + 1, Math.rint(n * 4))).toArray();
    }

    @ParameterizedTest
    @MethodSource("designs")
    void powerIsAProbabilityThatGrowsWithSampleAndEffect(PowerAnalysis design) {
        double[] before = new double[EFFECTS.length];
        for (double n : sizes(design)) {
            double smaller = 0;
            for (int i = 0; i < EFFECTS.length && EFFECTS[i] <= design.largestEffect(); i++) {
                double power = design.power(n, EFFECTS[i]);
                assertThat(power).as("n = %s, effect = %s", n, EFFECTS[i]).isBetween(0.0, 1.0)
                    .isGreaterThanOrEqualTo(smaller * (1 - ROUNDING)).isGreaterThanOrEqualTo(before[i] * (1 - ROUNDING));
                smaller = power;
                before[i] = power;
            }
            assertThat(design.power(n, 0) / design.alpha()).as("n = %s", n).isCloseTo(1, within(1e-10));
        }
    }

    @ParameterizedTest
    @MethodSource("designs")
    void sampleSizeAndEffectAreFoundAgain(PowerAnalysis design) {
        for (double effect : new double[] {0.001, 0.1, 0.5, 2}) {
            if (effect < design.largestEffect()) {
                double n = design.exactSampleSize(effect, 0.9);
                assertThat(design.power(n, effect)).isGreaterThan(0.9 - 1e-9);
                assertThat(n == design.smallestN() || design.power(n * (1 - 1e-6), effect) < 0.9).isTrue();
            }
        }
        for (double n : new double[] {30, 1e4, 1e7}) {
            double effect = design.minimumDetectableEffect(n, 0.9);
            assertThat(design.power(n, effect)).as("n = %s", n).isCloseTo(0.9, within(1e-9));
        }
    }

    @Test
    void studiesOfEveryDaySize() {
        // The normal distribution of the z test bounds them: 1 − Φ(−33), 1 to all digits.
        assertThat(TTestPower.twoSamples(0.05).power(10_000, 0.5)).isEqualTo(1);
        assertThat(TTestPower.twoSamples(0.05).power(2600, 1)).isEqualTo(1);
        assertThat(TTestPower.oneSample(0.05).power(1300, 1)).isEqualTo(1);
        assertThat(new AnovaPower(3, 0.05).power(30, 1e6)).isEqualTo(1);
        assertThat(TTestPower.oneSample(1e-300).power(1e7, 0.01)).isCloseTo(
            ZTestPower.oneSample(1e-300).power(1e7, 0.01), within(1e-5));
    }

    @Test
    void effectsBeyondEveryNoncentrality() {
        assertThat(TTestPower.oneSample(0.05).power(30, 1e300)).isEqualTo(1);
        assertThat(TTestPower.oneSample(0.05).power(30, -1e300)).isEqualTo(1);
        assertThat(new AnovaPower(3, 0.05).power(30, 1e160)).isEqualTo(1);
        assertThat(new ChiSquarePower(3, 0.05).power(30, 1e30)).isEqualTo(1);
    }
}
