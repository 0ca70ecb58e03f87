package scratch.math.floatingpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import smile.math.MathEx;

class SumsTest {
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 7, 8, 9, 16, 17, 100, 1000, 4098})
    void everyWayStaysWithinItsErrorBound(int n) {
        double[] x = RandomGeneratorFactory.of("L64X128MixRandom").create(n + 1).doubles(n, -1, 1).toArray();
        BigDecimal sum = BigDecimal.ZERO;
        double sizes = 0;
        for (double value : x) {
            sum = sum.add(new BigDecimal(value));
            sizes += Math.abs(value);
        }
        double exact = sum.doubleValue();
        double unit = 0x1p-53 * sizes;

        assertThat(Sums.naive(x)).isEqualTo(exact, within(n * unit));
        assertThat(Sums.pairwise(x)).isEqualTo(exact, within((8 + Math.log(n + 1.0) / Math.log(2)) * unit));
        assertThat(Sums.kahan(x)).isEqualTo(exact, within(2 * unit + Math.ulp(exact)));
        assertThat(Sums.neumaier(x)).isEqualTo(exact, within(Math.ulp(exact)));
    }

    @Test
    void tenMillionTenthsInFloat() {
        float[] tenths = new float[10_000_000];
        Arrays.fill(tenths, 0.1f);
        assertThat(Sums.naive(tenths)).isEqualTo(1_087_937f);
        assertThat(Sums.kahan(tenths)).isEqualTo(1_000_000f);
        assertThat(Sums.pairwise(tenths)).isEqualTo(1_000_000f, within(1f));
        assertThat(2_097_152f + 0.1f).isEqualTo(2_097_152f);      // where the naive sum stops growing
        assertThat(2_097_151f + 0.1f).isGreaterThan(2_097_151f);
        double[] wide = new double[10_000_000];
        Arrays.fill(wide, 0.1);
        assertThat(Sums.naive(wide)).isEqualTo(999_999.99984, within(5e-6));
    }

    @Test
    void kahanLosesWhatAHugeTermSwallowsAndNeumaierDoesNot() {
        double[] swallow = {1, 1e100, 1, -1e100};
        assertThat(Sums.kahan(swallow)).isZero();
        assertThat(Sums.neumaier(swallow)).isEqualTo(2);
    }

    @Test
    void kahanWithThreeDecimalDigitsByHand() {
        var digits = new MathContext(3);
        BigDecimal term = new BigDecimal("0.4");
        BigDecimal sum = new BigDecimal(100);
        BigDecimal compensation = BigDecimal.ZERO;
        String[] sums = {"100", "101", "101", "102", "102"};
        String[] compensations = {"-0.4", "0.2", "-0.2", "0.4", "0"};
        for (int i = 0; i < 5; i++) {
            BigDecimal wanted = term.subtract(compensation, digits);
            BigDecimal next = sum.add(wanted, digits);
            compensation = next.subtract(sum, digits).subtract(wanted, digits);
            sum = next;
            assertThat(sum).isEqualByComparingTo(sums[i]);
            assertThat(compensation).isEqualByComparingTo(compensations[i]);
            assertThat(new BigDecimal(100).add(term, digits)).isEqualByComparingTo("100");
        }
    }

    @Test
    void tenTenths() {
        double[] tenths = new double[10];
        Arrays.fill(tenths, 0.1);
        assertThat(Sums.naive(tenths)).isEqualTo(0.9999999999999999);
        assertThat(Arrays.stream(tenths).sum()).isEqualTo(1.0);
        assertThat(MathEx.sum(tenths)).isEqualTo(0.9999999999999999);
        assertThat(Sums.kahan(tenths)).isEqualTo(1.0);
    }

    @Test
    void theFloatHarmonicSeriesStopsGrowing() {
        float sum = 0;
        int k = 1;
        while (sum + 1f / k != sum) {
            sum += 1f / k++;
        }
        assertThat(k).isEqualTo(2_097_152);
        assertThat(sum).isEqualTo(15.403683f);
    }

    @Test
    void aFloatHasNoRoomForOneBesideAHundredMillion() {
        assertThat((1e8f + 1f) - 1e8f).isZero();
        assertThat(Math.ulp(1e8f)).isEqualTo(8f);
    }

    @Test
    void welfordOnTheFourNumbersOfTheReadme() {
        var summary = new RunningVariance();
        double[] means = {4, 5.5, 8, 10};
        double[] squares = {0, 4.5, 42, 90};
        double[] x = {4, 7, 13, 16};
        for (int i = 0; i < 4; i++) {
            summary.add(x[i]);
            assertThat(summary.mean()).isEqualTo(means[i]);
            assertThat(summary.squares()).isEqualTo(squares[i]);
        }
        assertThat(summary.variance()).isEqualTo(30);
        assertThat(summary.standardDeviation()).isEqualTo(Math.sqrt(30));
        var merged = RunningVariance.of(4, 7).merge(RunningVariance.of(13, 16));
        assertThat(RunningVariance.of(4, 7).squares()).isEqualTo(4.5);
        assertThat(merged.squares()).isEqualTo(90);
        assertThat(merged.mean()).isEqualTo(10);
        assertThat(merged.count()).isEqualTo(4);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 1e8, 1e9, 1e12})
    void welfordDoesNotMindAShift(double shift) {
        assertThat(RunningVariance.of(Ex112FloatingPoint.shifted(shift)).variance()).isEqualTo(30, within(1e-9));
    }

    @Test
    void whatTheOneLineFormulasSay() {
        assertThat(Ex112FloatingPoint.sumOfSquares(Ex112FloatingPoint.shifted(1e8))).isEqualTo(29.33, within(5e-3));
        assertThat(Ex112FloatingPoint.sumOfSquares(Ex112FloatingPoint.shifted(1e9))).isEqualTo(-170.67, within(5e-3));
        assertThat(Ex112FloatingPoint.momentDifference(Ex112FloatingPoint.shifted(1e9))).isEqualTo(-128);
        assertThat(MathEx.var(Ex112FloatingPoint.shifted(1e9))).isEqualTo(-256);
    }

    @Test
    void mergingAnySplitGivesTheSame() {
        double[] x = RandomGeneratorFactory.of("L64X128MixRandom").create(3).doubles(101, 5, 9).toArray();
        var whole = RunningVariance.of(x);
        for (int split = 0; split <= x.length; split += 7) {
            var both = RunningVariance.of(Arrays.copyOf(x, split))
                    .merge(RunningVariance.of(Arrays.copyOfRange(x, split, x.length)));
            assertThat(both.count()).isEqualTo(101);
            assertThat(both.mean()).isEqualTo(whole.mean(), within(1e-14));
            assertThat(both.variance()).isEqualTo(whole.variance(), within(1e-14));
        }
    }

    @Test
    void aStreamWithoutSpreadHasNone() {
        assertThat(new RunningVariance().variance()).isNaN();
        assertThat(RunningVariance.of(5).variance()).isNaN();
        assertThat(RunningVariance.of(5, 5, 5).variance()).isZero();
        assertThat(new RunningVariance().merge(new RunningVariance()).count()).isZero();
        assertThatThrownBy(() -> RunningVariance.of(1, Double.NaN)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("RunningVariance.add: value 2 is NaN: must be finite");
    }

    @Test
    void formulasThatKeepTheirDigits() {
        double[] roots = StableFormulas.quadraticRoots(1, 1e8, 1);
        assertThat(roots[0]).isEqualTo(-1.0000000000000001e-8, within(1e-23));
        assertThat(roots[1]).isEqualTo(-99999999.99999999, within(1e-8));
        assertThat((-1e8 + Math.sqrt(1e16 - 4)) / 2).isEqualTo(-7.45e-9, within(5e-12));
        assertThat(StableFormulas.quadraticRoots(2, -6, 4)).containsExactly(1, 2);
        assertThat(StableFormulas.quadraticRoots(1, 0, 0)).containsExactly(0, 0);
        assertThat(StableFormulas.versineRatio(1e-8)).isEqualTo(0.5);
        assertThat((1 - Math.cos(1e-8)) / 1e-16).isZero();
        assertThat(StableFormulas.versineRatio(0)).isEqualTo(0.5);
        assertThat(StableFormulas.versineRatio(2)).isEqualTo((1 - Math.cos(2)) / 4, within(1e-16));
        assertThat(StableFormulas.logSumExp(1000, 1001, 1002)).isEqualTo(1002.4076059644444, within(3e-13));
        assertThat(StableFormulas.logSumExp(-1000, -1001)).isEqualTo(-1000 + Math.log1p(Math.exp(-1)), within(3e-13));
        assertThat(StableFormulas.logSumExp()).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(StableFormulas.logSumExp(1, Double.POSITIVE_INFINITY)).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(StableFormulas.logSumExp(1, Double.NaN)).isNaN();
        assertThatThrownBy(() -> StableFormulas.quadraticRoots(1, 0, 1)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("StableFormulas.quadraticRoots: a = 1.0, b = 0.0, c = 1.0: needs a quadratic with real roots");
    }

    @Test
    void thePatriotClockLosesAThirdOfASecondInAHundredHours() {
        double tenth = Math.floor(0.1 * 0x1p23) / 0x1p23;
        assertThat(0.1 - tenth).isEqualTo(9.5e-8, within(5e-10));
        assertThat((0.1 - tenth) * 100 * 3600 * 10).isEqualTo(0.34, within(5e-3));
    }
}
