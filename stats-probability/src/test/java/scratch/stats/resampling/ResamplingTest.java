package scratch.stats.resampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

import org.junit.jupiter.api.Test;

import scratch.stats.interval.BootstrapInterval;
import scratch.stats.interval.Interval;

class ResamplingTest {
    static final double[] LSAT = {576, 635, 558, 578, 666, 580, 555, 661, 651, 605, 653, 575, 545, 572, 594};
    static final double[] GPA = {3.39, 3.30, 2.81, 3.03, 3.44, 3.07, 3.00, 3.43, 3.36, 3.13, 3.12, 2.74, 2.76, 2.88, 2.96};

    static double mean(double[] values) {
        return Arrays.stream(values).average().orElseThrow();
    }

    static double correlation(int[] rows) {
        double mx = Arrays.stream(rows).mapToDouble(i -> LSAT[i]).average().orElseThrow();
        double my = Arrays.stream(rows).mapToDouble(i -> GPA[i]).average().orElseThrow();
        double xy = 0;
        double xx = 0;
        double yy = 0;
        for (int i : rows) {
            xy += (LSAT[i] - mx) * (GPA[i] - my);
            xx += (LSAT[i] - mx) * (LSAT[i] - mx);
            yy += (GPA[i] - my) * (GPA[i] - my);
        }
        return xy / Math.sqrt(xx * yy);
    }

    @Test
    void theBootstrapOfThreeValuesIsTheListOfTwentySeven() {
        double[] sample = {1, 2, 6};
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < 27; i++) {
            double m = (sample[i % 3] + sample[i / 3 % 3] + sample[i / 9]) / 3;
            sum += m;
            squares += (m - 3) * (m - 3);
        }
        assertThat(sum / 27).isEqualTo(3, within(1e-14));
        assertThat(Math.sqrt(squares / 27)).isEqualTo(1.2472, within(5e-5));
        Bootstrap simulated = Bootstrap.fit(sample, ResamplingTest::mean, new Bootstrap.Options(100_000, 1));
        assertThat(simulated.standardError()).isEqualTo(1.2472, within(0.01));
        assertThat(simulated.bias()).isEqualTo(0, within(0.013));
        assertThat(simulated.estimate()).isEqualTo(3);
    }

    @Test
    void theLawSchools() {
        Bootstrap schools = Bootstrap.fitRows(15, ResamplingTest::correlation, new Bootstrap.Options(40_000, 42));
        assertThat(schools.estimate()).isEqualTo(0.7764, within(5e-5));
        assertThat(schools.acceleration()).isEqualTo(-0.0757, within(5e-5));       // exact: no randomness
        assertThat(schools.standardError()).isEqualTo(0.133, within(0.002));
        assertThat(schools.biasCorrection()).isEqualTo(-0.10, within(0.02));
        ends(schools.percentile(0.95), 0.46, 0.96);
        ends(schools.bca(0.95), 0.33, 0.94);
    }

    private static void ends(Interval interval, double lower, double upper) {
        assertThat(interval.lower()).isEqualTo(lower, within(0.02));
        assertThat(interval.upper()).isEqualTo(upper, within(0.01));
    }

    @Test
    void countsAndShiftedLevelsOfTheReadme() {
        Set<String> bags = new HashSet<>();
        for (int i = 0; i < 27; i++) {
            int[] bag = {i % 3, i / 3 % 3, i / 9};
            Arrays.sort(bag);
            bags.add(Arrays.toString(bag));
        }
        assertThat(bags).hasSize(10);
        double samples = 1;                             // C(19, 10) bags of ten values
        for (int i = 1; i <= 10; i++) {
            samples = samples * (9 + i) / i;
        }
        assertThat(samples).isEqualTo(92_378);
        assertThat(Math.pow(0.9, 10)).isEqualTo(0.349, within(5e-4));
        assertThat(BootstrapInterval.shifted(-0.10, -0.0757, -1.959964)).isEqualTo(0.006, within(5e-4));
        assertThat(BootstrapInterval.shifted(-0.10, -0.0757, 1.959964)).isEqualTo(0.938, within(2e-3));
    }

    @Test
    void theSameSeedGivesTheSameReplicates() {
        var options = new Bootstrap.Options(50, 9);
        double[] once = Bootstrap.fit(GPA, ResamplingTest::mean, options).replicates();
        assertThat(Bootstrap.fit(GPA, ResamplingTest::mean, options).replicates()).containsExactly(once);
        assertThat(Bootstrap.fit(GPA, ResamplingTest::mean, new Bootstrap.Options(50, 8)).replicates()).isNotEqualTo(once);
    }

    @Test
    void standardErrorAndBiasAreThoseOfTheReplicates() {
        Bootstrap two = Bootstrap.fit(GPA, ResamplingTest::mean, new Bootstrap.Options(2, 4));
        double[] replicates = two.replicates();
        assertThat(two.standardError()).isEqualTo(Math.abs(replicates[0] - replicates[1]) / Math.sqrt(2), within(1e-15));
        // the largest of a resample is at most the largest of the sample: its bias is negative
        Bootstrap largest = Bootstrap.fit(GPA, v -> Arrays.stream(v).max().orElseThrow(), new Bootstrap.Options(200, 4));
        assertThat(largest.bias()).isNegative().isEqualTo(mean(largest.replicates()) - 3.44, within(1e-14));
    }

    @Test
    void tiesThatRoundingHidesAreCounted() {
        // 2.3 + 0.3 − (0.1 + 0.2) and 2.3 − 0.3 + 0.1 + 0.2 are both 2.3; sums of doubles in other orders differ
        PermutationTest signs = PermutationTest.signs(new double[] {0.1, 2.3, 0.2, -0.3});
        assertThat(signs.atLeast()).isEqualTo(10);
        assertThat(signs.upper()).isEqualTo(5);
        PermutationTest splits = PermutationTest.exact(new double[] {0.1, 0.2, 0.6}, new double[] {0.4, 0.3, 0.7});
        assertThat(splits.atLeast()).isEqualTo(10);
        assertThat(splits.upper()).isEqualTo(17);
    }

    @Test
    void thePermutationsOfSixValuesByHand() {
        PermutationTest test = PermutationTest.exact(new double[] {7, 8, 9}, new double[] {3, 4, 5});
        assertThat(test.labellings()).isEqualTo(20);
        assertThat(test.p()).isEqualTo(2 / 20.0);
        assertThat(test.upperP()).isEqualTo(1 / 20.0);
        assertThat(test.statistic()).isEqualTo(4, within(1e-14));
    }

    @Test
    void theExactTestAgreesWithSciPyAndWithExactFractions() {
        // SciPy 1.10.1: permutation_test(..., n_resamples=inf, alternative="greater") 8/462; its two-sided p doubles that to
        // 16/462. Counting |difference| in exact fractions gives 17.
        double[] a = {12.1, 9.8, 11.4, 13.0, 10.2, 11.9};
        double[] b = {9.1, 10.0, 8.7, 9.9, 11.0};
        PermutationTest test = PermutationTest.exact(a, b);
        assertThat(test.p()).isEqualTo(17 / 462.0);
        assertThat(test.upperP()).isEqualTo(8 / 462.0);
        assertThat(PermutationTest.exact(b, a).atLeast()).isEqualTo(17);
        PermutationTest sampled = PermutationTest.sampled(a, b, 50_000, 3);
        assertThat(sampled.p()).isEqualTo(17 / 462.0, within(0.0025));       // 3 standard errors
        assertThat(sampled.labellings()).isEqualTo(50_001);
    }

    @Test
    void theSignsOfTheSleepData() {
        double[] gain = {1.2, 2.4, 1.3, 1.3, 0, 1.0, 1.8, 0.8, 4.6, 1.4};
        PermutationTest test = PermutationTest.signs(gain);
        assertThat(test.atLeast()).isEqualTo(4);        // the zero doubles 2 to 4
        assertThat(test.labellings()).isEqualTo(1024);
        assertThat(test.p()).isEqualTo(0.0039, within(5e-5));
        assertThat(test.statistic()).isEqualTo(1.58, within(1e-14));
    }

    @Test
    void aSampledPIsNeverZeroAndTiesCount() {
        double[] low = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12};
        double[] high = Arrays.stream(low).map(v -> v + 100).toArray();
        assertThat(PermutationTest.sampled(high, low, 99, 1).p()).isEqualTo(0.01);
        double[] same = {0.1, 0.1, 0.1};
        assertThat(PermutationTest.exact(same, same).p()).isEqualTo(1);
        // 0.1 + 0.2 + 0.3 in another order is not the same double, and yet the same split
        assertThat(PermutationTest.exact(new double[] {0.3, 0.2, 0.1}, new double[] {0.1, 0.2, 0.3}).p()).isEqualTo(1);
    }

    @Test
    void theMaximumDoesNotBootstrap() {
        double[] ten = {3, 1, 4, 1.5, 9, 2.6, 5, 3.5, 8, 7};
        Bootstrap bootstrap = Bootstrap.fit(ten, v -> Arrays.stream(v).max().orElseThrow(), Bootstrap.Options.of(5));
        double same = Arrays.stream(bootstrap.replicates()).filter(v -> v == 9).count() / 10_000.0;
        assertThat(1 - Math.pow(0.9, 10)).isEqualTo(0.651, within(5e-4));
        assertThat(1 - Math.pow(0.99, 100)).isEqualTo(0.634, within(5e-4));
        assertThat(same).isEqualTo(0.651, within(0.015));
    }

    @Test
    void badInputIsRefusedWithItsValues() {
        refused(() -> Bootstrap.fit(new double[] {1}, ResamplingTest::mean, Bootstrap.Options.of(1)),
                "Bootstrap.fit: n = 1: needs at least 2 values");
        refused(() -> Bootstrap.fit(new double[] {1, Double.NaN}, ResamplingTest::mean, Bootstrap.Options.of(1)),
                "Bootstrap.fit: values[1] = NaN: must be finite");
        refused(() -> new Bootstrap.Options(1, 1), "Bootstrap: resamples = 1: needs at least 2");
        refused(() -> Bootstrap.fitRows(0, rows -> 0, Bootstrap.Options.of(1)),
                "Bootstrap.fitRows: n = 0: needs at least 2 rows");
        refused(() -> PermutationTest.exact(new double[0], new double[] {1}),
                "PermutationTest.exact: n = 0: needs at least 1 value");
        refused(() -> PermutationTest.exact(new double[30], new double[30]), "PermutationTest.exact: 30 and 30 values have "
                + "1.18e+17 splits: more than 50000000; sample them instead");
        refused(() -> PermutationTest.sampled(GPA, LSAT, 0, 1),
                "PermutationTest.sampled: labellings = 0: needs at least 1");
        refused(() -> PermutationTest.signs(new double[26]),
                "PermutationTest.signs: n = 26: 2^n patterns; at most 25 differences");
    }

    private static void refused(Runnable call, String message) {
        assertThatIllegalArgumentException().isThrownBy(call::run).withMessage(message);
    }
}
