package scratch.classic.linear.sweeps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import scratch.classic.linear.fiveways.Curvature;
import scratch.classic.linear.sweeps.Sweep.Cell;
import scratch.classic.linear.sweeps.Sweep.Setting;
import scratch.example.data.Datasets;
import scratch.math.Matrix;
import scratch.stats.descriptive.Descriptive;

/// Every number of the README that the example does not print, and what must always hold.
class SweepTest {
    private static final Offset<Double> EXACT = within(1e-12);
    private static final Matrix X = Ex332Sweeps.standardised();
    private static final double[] Y = Datasets.diabetes().y();
    private static final Sweep SWEEP = Sweep.over(X, Y);
    private static final long[] SEEDS = Ex332Sweeps.seeds(1, 5);

    // x = −1, 1, −1, 1 and y = 1, 3, 3, 5: the line 3 + x with J = 1; H = diag(2, 2), J − 1 = (b0 − 3)² + (b1 − 1)²
    @Test
    void fourRowsByHand() {
        Matrix x = Matrix.of(new double[][] {{-1}, {1}, {-1}, {1}});
        double[] y = {1, 3, 3, 5};
        Sweep sweep = Sweep.over(x, y);
        assertThat(sweep.smallestCost()).isCloseTo(1, EXACT);
        // each step halves the distance with rate 0.25: from 10 to 10/4 and to 10/16
        assertThat(excess(sweep, 4, 0.25, 1)).isCloseTo(2.5, EXACT);
        assertThat(excess(sweep, 4, 0.25, 2)).isCloseTo(0.625, EXACT);
        // half the rate, twice the epochs: (1 − 0.25)² a step, so 10·0.75⁴ = 3.1641 instead of 2.5
        assertThat(excess(sweep, 4, 0.125, 2)).isCloseTo(10 * Math.pow(0.75, 4), EXACT).isCloseTo(3.1641, within(5e-5));
        // 0.5 arrives at once, 1 only changes sides, 1.5 goes away
        assertThat(excess(sweep, 4, 0.5, 1)).isCloseTo(0, EXACT);
        assertThat(BatchCourse.of(x, y).excess(1, 5)).isCloseTo(10, EXACT);
        assertThat(excess(sweep, 4, 1.5, 20)).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(BatchCourse.of(x, y).excess(0.25, 2)).isCloseTo(0.625, EXACT);
        assertThat(excess(sweep, 4, 0.0625, 4)).isCloseTo(10 * Math.pow(0.875, 8), EXACT).isCloseTo(3.4361, within(5e-5));
        assertThat(BatchCourse.of(x, y).excess(0.25 / 10_000, 10_000)).isCloseTo(10 / Math.E, within(1e-3));
        assertThat(BatchCourse.of(x, y).excess(1.5, 1)).isCloseTo(40, EXACT);
    }

    private static double excess(Sweep sweep, int batch, double rate, int epochs) {
        return sweep.run(List.of(new Setting(batch, rate, epochs)), new long[] {1}, false).getFirst().mean();
    }

    // One row a step, in one of 24 orders.
    @Test
    void fourSingleStepsAreOneOfTheOrdersByHand() {
        Matrix x = Matrix.of(new double[][] {{-1}, {1}, {-1}, {1}});
        double cell = excess(Sweep.over(x, new double[] {1, 3, 3, 5}), 1, 0.25, 1);
        // a step with rate ¼ makes the error of its row 0: ŷ − y becomes (1 − 2·¼·2)(ŷ − y)
        double[][] rows = {{-1, 1}, {1, 3}, {-1, 3}, {1, 5}};
        boolean found = false;
        int[][] orders = permutations();
        for (int[] order : orders) {
            double b0 = 0;
            double b1 = 0;
            for (int i : order) {
                double error = b0 + b1 * rows[i][0] - rows[i][1];
                b0 -= 0.25 * 2 * error;
                b1 -= 0.25 * 2 * error * rows[i][0];
            }
            double cost = (b0 - 3) * (b0 - 3) + (b1 - 1) * (b1 - 1);
            found |= Math.abs(cost - cell) < 1e-12;
        }
        assertThat(found).isTrue();
    }

    private static int[][] permutations() {
        int[][] all = new int[24][];
        int count = 0;
        for (int code = 0; code < 256; code++) {
            int[] order = {code & 3, code >> 2 & 3, code >> 4 & 3, code >> 6 & 3};
            if (Arrays.stream(order).distinct().count() == 4) {
                all[count++] = order;
            }
        }
        return all;
    }

    @Test
    void sideBySideIsTheSameAsInSequence() {
        List<Setting> settings = Sweep.grid(new int[] {1, 16, 442}, new double[] {0.001, 0.03, 0.3}, 1, 3);
        assertThat(settings).hasSize(18).startsWith(new Setting(1, 0.001, 1), new Setting(1, 0.001, 3));
        assertThat(Ex332Sweeps.different(SWEEP.run(settings, SEEDS, true), SWEEP.run(settings, SEEDS, false))).isZero();
    }

    @Test
    void oneSharedGeneratorMakesTheOrderMatter() {
        List<Setting> settings = Sweep.grid(new int[] {16, 442}, new double[] {0.01, 0.02}, 1);
        List<Cell> forwards = Ex332Sweeps.oneGenerator(SWEEP, settings, 2, false);
        List<Cell> backwards = Ex332Sweeps.oneGenerator(SWEEP, settings, 2, true);
        assertThat(backwards.getFirst().setting()).isEqualTo(settings.getFirst());
        assertThat(Ex332Sweeps.different(forwards, backwards)).isEqualTo(2);       // all rows have no order
    }

    @Test
    void batchDescentEndsWhereTheEigenvaluesSay() {
        BatchCourse course = BatchCourse.of(X, Y);
        for (double rate : new double[] {0.001, 0.05, 0.128, 0.24}) {
            for (int epochs : new int[] {1, 5, 16}) {
                double expected = course.excess(rate, epochs);
                assertThat(excess(SWEEP, 442, rate, epochs)).isCloseTo(expected, within(1e-9 * expected));
            }
        }
        // without a step the model says 0 for everybody
        double start = Arrays.stream(Y).map(y -> y * y).sum() / Y.length / SWEEP.smallestCost() - 1;
        assertThat(course.excess(0.1, 0)).isCloseTo(start, within(1e-9)).isCloseTo(9.17, within(5e-3));
    }

    @Test
    void aRateBeyondTheCurvatureDiverges() {
        double limit = Curvature.of(X).largestStableRate();
        assertThat(limit).isCloseTo(0.248, within(5e-4));
        assertThat(excess(SWEEP, 442, 0.99 * limit, 16)).isFinite();
        assertThat(excess(SWEEP, 442, 1.1 * limit, 64)).isInfinite();
        assertThat(excess(SWEEP, 10_000, 0.1, 2)).isEqualTo(excess(SWEEP, 442, 0.1, 2));      // more than there are: all
    }

    @Test
    void twiceTheBatchAtTwiceTheRateIsTheSameDescentWhileRatesAreSmall() {
        for (int epochs : new int[] {1, 4}) {
            double one = SWEEP.run(List.of(new Setting(4, 0.0005, epochs)), SEEDS, true).getFirst().mean();
            double two = SWEEP.run(List.of(new Setting(16, 0.002, epochs)), SEEDS, true).getFirst().mean();
            assertThat(two).isCloseTo(one, within(0.02 * one));
        }
    }

    @Test
    void theSameSeedsMakeASmallDifferenceVisible() {
        Setting one = new Setting(16, 0.016, 16);
        Setting other = new Setting(16, 0.02, 16);
        double[] paired = Ex332Sweeps.differences(SWEEP, one, other, 20, true);
        double[] unpaired = Ex332Sweeps.differences(SWEEP, one, other, 20, false);
        assertThat(Arrays.stream(paired).filter(d -> d > 0).count()).isEqualTo(20);
        assertThat(Arrays.stream(unpaired).filter(d -> d > 0).count()).isBetween(6L, 14L);
        assertThat(Descriptive.standardDeviation(unpaired)).isGreaterThan(1.8 * Descriptive.standardDeviation(paired));
    }

    @Test
    void thePriceOfTheRateOfAShortTrial() {
        assertThat(100 * SWEEP.run(List.of(new Setting(16, 0.064, 16)), SEEDS, true).getFirst().mean())
                .isCloseTo(7.56, within(5e-3));
        assertThat(new Setting(16, 0.1, 3).steps(442)).isEqualTo(84);
        assertThat(new Setting(442, 0.1, 3).steps(442)).isEqualTo(3);
        assertThat(new Setting(1000, 0.1, 3).steps(442)).isEqualTo(3);
    }

    // numpy, 100 orders, mean over epochs 9 to 16: 2.94 % with every row once an epoch, 4.78 % with rows drawn freely
    @Test
    void theNoiseThatStaysIsBelowElevenTimesTheRatePerRow() {
        List<Cell> cells = SWEEP.run(List.of(new Setting(1, 0.004, 16), new Setting(1, 0.002, 16)), Ex332Sweeps.seeds(1, 20),
                true);
        assertThat(cells.get(0).mean()).isCloseTo(0.030, within(5e-4)).isLessThan(11 * 0.004);
        assertThat(cells.get(1).mean()).isLessThan(11 * 0.002);
    }

    @Test
    void aRateThatSurvivesSixteenEpochsDivergesWithinSixtyFour() {
        Cell before = SWEEP.run(List.of(new Setting(1, 0.064, 16)), SEEDS, true).getFirst();
        Cell after = SWEEP.run(List.of(new Setting(1, 0.064, 64)), SEEDS, true).getFirst();
        assertThat(before.mean()).isCloseTo(5.2552, within(5e-4));
        assertThat(after.stable()).isFalse();
    }

    @Test
    void oneDivergenceMakesACellUnstable() {
        assertThat(new Cell(new Setting(1, 1, 1), new double[] {0.1, Double.POSITIVE_INFINITY}).stable()).isFalse();
        assertThat(new Cell(new Setting(1, 1, 1), new double[] {0.1, 0.3}).mean()).isCloseTo(0.2, EXACT);
    }

    @Test
    void badSettingsAreRefusedByName() {
        refused(() -> SWEEP.run(List.of(), SEEDS, true), "Sweep.run: 0 settings, 5 seeds: needs at least one of both");
        refused(() -> SWEEP.run(List.of(new Setting(1, 0.1, 1)), new long[0], true), "Sweep.run: 1 settings, 0 seeds");
        refused(() -> new Setting(0, 0.1, 1), "Sweep.Setting: batch size 0, 1 epochs: both must be at least 1");
        refused(() -> new Setting(1, 0.1, 0), "Sweep.Setting: batch size 1, 0 epochs: both must be at least 1");
        refused(() -> new Setting(1, Double.NaN, 1), "Sweep.Setting: rate = NaN: must be positive and finite");
        refused(() -> Sweep.over(Matrix.of(new double[][] {{0}, {1}, {2}}), new double[3]),
                "Sweep.over: the smallest cost is 0");
    }

    private static void refused(ThrowingCallable call, String message) {
        assertThatIllegalArgumentException().isThrownBy(call).withMessageContaining(message);
    }
}
