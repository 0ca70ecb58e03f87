package scratch.stats.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class RangeAndKolmogorovTest {
    @Test
    void rangeOfTwoIsATwoSidedT() {
        for (double df : new double[] {0.5, 3, 10, 1000}) {
            StudentizedRange range = StudentizedRange.of(2, df);
            StudentT t = StudentT.of(df);
            for (double x : new double[] {0.01, 0.5, 2, 6, 30}) {
                assertThat(range.survival(x * Math.sqrt(2))).as("df = %s, t = %s", df, x)
                    .isCloseTo(t.twoSidedPValue(x), Percentage.withPercentage(1e-10));
                assertThat(range.pdf(x * Math.sqrt(2))).isCloseTo(t.pdf(x) * Math.sqrt(2),
                    Percentage.withPercentage(1e-10));
                assertThat(range.cdf(x * Math.sqrt(2)) + range.survival(x * Math.sqrt(2))).isCloseTo(1, within(1e-13));
            }
            assertThat(range.cdf(1e-6)).isCloseTo(2e-6 * t.pdf(0) / Math.sqrt(2), Percentage.withPercentage(1e-8));
        }
    }

    @Test
    void tableOfTukeysTest() {
        assertThat(StudentizedRange.of(3, 10).upperQuantile(0.05)).isCloseTo(3.877, within(5e-4));
        assertThat(StudentizedRange.of(5, 60).quantile(0.99)).isCloseTo(4.818, within(1e-2));
        StudentizedRange four = StudentizedRange.of(4, 20);
        assertThat(four.cdf(four.quantile(0.3))).isCloseTo(0.3, within(1e-10));
        assertThat(StudentizedRange.of(2, 30).mean()).isCloseTo(2 / Math.sqrt(Math.PI) * 1.0260, within(1e-3));
        double[] draws = StudentizedRange.of(3, 10).sample(new SplittableRandom(4), 4000);
        double above = java.util.Arrays.stream(draws).filter(q -> q > 3.877).count() / 4000.0;
        assertThat(above).isCloseTo(0.05, within(0.014));
        double mean = java.util.Arrays.stream(draws).average().orElseThrow();
        StudentizedRange range = StudentizedRange.of(3, 10);
        assertThat(mean).isCloseTo(range.mean(), within(4 * Math.sqrt(range.variance() / 4000)));
    }

    @Test
    void kolmogorovForFewObservationsHasAClosedForm() {
        assertThat(Kolmogorov.of(1).cdf(0.7)).isCloseTo(2 * 0.7 - 1, within(1e-15));
        assertThat(Kolmogorov.of(2).cdf(0.4)).isCloseTo(2 * (2 * 0.4 - 0.5) * (2 * 0.4 - 0.5), within(1e-15));
        assertThat(Kolmogorov.of(2).cdf(0.6)).isCloseTo(1 - 2 * 0.4 * 0.4, within(1e-15));
        assertThat(Kolmogorov.of(5).survival(0.1)).isEqualTo(1);
        assertThat(Kolmogorov.of(5).survival(1)).isZero();
    }

    @Test
    void kolmogorovTailsAddUpAndInvert() {
        for (int n : new int[] {4, 30, 200}) {
            Kolmogorov k = Kolmogorov.of(n);
            for (double p : new double[] {1e-9, 0.001, 0.05, 0.4, 0.9}) {
                assertThat(k.survival(k.upperQuantile(p))).isCloseTo(p, Percentage.withPercentage(1e-8));
                assertThat(k.cdf(k.quantile(p)) + k.survival(k.quantile(p))).isCloseTo(1, within(1e-13));
            }
        }
        assertThat(Kolmogorov.of(10).upperQuantile(0.05)).isCloseTo(0.40925, within(5e-6));
    }

    @Test
    void kolmogorovApproachesItsLimit() {
        double exact = Kolmogorov.of(2000).survival(1.36 / Math.sqrt(2000));
        assertThat(exact).isCloseTo(KolmogorovLimit.INSTANCE.survival(1.36), within(1.5e-3));
        assertThat(KolmogorovLimit.INSTANCE.upperQuantile(0.05)).isCloseTo(1.3580986393225507, within(1e-12));
    }
}
