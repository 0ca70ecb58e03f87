package scratch.classic.foundation.traintestsplit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import scratch.classic.data.Split;
import scratch.example.data.Datasets;
import scratch.math.Matrix;
import scratch.stats.distribution.Hypergeometric;

/// Every number of the README that the example does not print, and what must always hold.
class TrainTestSplitTest {

    @Test
    void theShareOfSplitsWithoutARareRowByHand() {
        assertThat(Hypergeometric.of(8, 2, 2).pmf(0)).isCloseTo(15 / 28.0, within(1e-15));
        int without = 0;
        for (int a = 0; a < 8; a++) {
            for (int b = a + 1; b < 8; b++) {
                without += a >= 2 ? 1 : 0;           // rows 0 and 1 are the rare ones
            }
        }
        assertThat(without).isEqualTo(15);
        long seeds = IntStream.range(0, 28_000).filter(seed -> Split.random(8, 0.25, seed).test()[0] >= 2).count();
        assertThat(seeds).isBetween(15_000L - 420, 15_000L + 420);                       // 5 standard deviations of 83.5
    }

    /// `_approximate_mode` of scikit-learn 1.2.1, which its stratified splits use.
    @Test
    void quotasAreScikitLearns() {
        assertQuotas(5, new int[] {7, 3, 2}, 3, 1, 1);
        assertQuotas(91, new int[] {357, 8}, 89, 2);
        assertQuotas(142, new int[] {357, 212}, 89, 53);
        assertQuotas(45, new int[] {59, 71, 48}, 15, 18, 12);
        assertQuotas(30, new int[] {50, 50, 51}, 10, 10, 10);
    }

    private static void assertQuotas(int test, int[] sizes, int... wanted) {
        int[] labels = IntStream.range(0, sizes.length).flatMap(k -> IntStream.generate(() -> k).limit(sizes[k])).toArray();
        Split split = Split.stratified(labels, (double) test / labels.length, 42);
        assertThat(Ex306TrainTestSplit.counts(labels, split.test())).containsExactly(wanted);
        assertThat(Solution306.quotas(sizes, test)).containsExactly(wanted);
    }

    @Test
    void groupsAreDrawnUntilTheTestIsFullByHand() {
        int[] patients = {1, 1, 1, 2, 2, 3, 3, 3, 3, 4};
        for (int seed = 0; seed < 50; seed++) {
            Split split = Split.grouped(patients, 0.3, seed);
            int[] tested = IntStream.of(split.test()).map(row -> patients[row]).distinct().toArray();
            assertThat(split.test().length).isBetween(3, 6);
            assertThat(IntStream.of(split.train()).map(row -> patients[row]).distinct().toArray()).doesNotContain(tested);
        }
    }

    @Test
    void rowsOfOneTimeStayTogetherByHand() {
        assertThat(Split.byTime(new double[] {1, 2, 2, 3}, 0.5).test()).containsExactly(1, 2, 3);
        assertThat(Split.byTime(new double[] {1, 2, 3, 4}, 0.5).test()).containsExactly(2, 3);
    }

    @Test
    void aSpeciesThatWasNeverSeenIsNeverNamed() {
        var iris = Datasets.iris();
        Split last = new Split(IntStream.range(0, 100).toArray(), IntStream.range(100, 150).toArray());
        assertThat(Ex306TrainTestSplit.right(Matrix.of(iris.x()), iris.y(), last)).isZero();
    }

    @Test
    void oneSplitInTenHasNoMalignantTumour() {
        int[] labels = Ex306TrainTestSplit.rareLabels();
        assertThat(Ex306TrainTestSplit.counts(labels, IntStream.range(0, 365).toArray())).containsExactly(357, 8);
        assertThat(Hypergeometric.of(365, 8, 91).pmf(0)).isCloseTo(0.09826907831878753, within(1e-14));      // SciPy
        int[] stratified = Ex306TrainTestSplit.malignantInTests(labels, true, 200);
        assertThat(stratified).containsOnly(2);
    }

    @Test
    void almostEveryTestPatientIsKnownAfterARandomSplit() {
        Photographs rows = Photographs.of(Matrix.zeros(150, 1), new int[150], 4, 0, 1);
        double known = IntStream.range(0, 40).mapToDouble(seed -> rows.known(Split.random(600, 0.25, seed))).average()
                .orElseThrow();
        assertThat(known).isCloseTo(1 - Hypergeometric.of(599, 3, 149).pmf(3), within(0.003));
        assertThat(known).isBetween(0.98, 0.99);
        assertThat(rows.known(Split.grouped(rows.patients(), 0.25, 1))).isZero();
    }

    @Test
    void withoutBlurEveryPhotographIsFoundAgain() {
        double[][] coins = Ex306TrainTestSplit.photographs(5, 0, true);
        assertThat(Arrays.stream(coins[0]).average().orElseThrow()).isGreaterThan(98);
        assertThat(Arrays.stream(coins[1]).average().orElseThrow()).isBetween(40.0, 60.0);
    }

    @Test
    void photographsShareLabelAndPatientAndDifferByTheBlur() {
        Matrix patients = Matrix.of(new double[][] {{1, 2}, {30, 40}});
        Photographs sharp = Photographs.of(patients, new int[] {1, 0}, 3, 0, 7);
        assertThat(sharp.labels()).containsExactly(1, 1, 1, 0, 0, 0);
        assertThat(sharp.patients()).containsExactly(0, 0, 0, 1, 1, 1);
        assertThat(sharp.x().row(2)).containsExactly(1, 2);
        assertThat(sharp.x().row(3)).containsExactly(30, 40);
        Photographs many = Photographs.of(Matrix.zeros(1, 4), new int[1], 5000, 0.3, 7);
        double squares = Arrays.stream(many.x().data()).map(v -> v * v).average().orElseThrow();
        assertThat(Math.sqrt(squares)).isCloseTo(0.3, within(0.008));
    }

    @Test
    void aForecastIsTheMeanOfTheNearestKnownDays() {
        Sales sales = new Sales(new double[] {1, 2, 4, 8, 16, 32});
        assertThat(sales.forecast(new int[] {0, 1, 4, 5}, 2, 2)).isEqualTo((2 + 1) / 2.0);          // day 0 before day 4
        assertThat(sales.forecast(new int[] {0, 1, 4, 5}, 3, 1)).isEqualTo(16);
        assertThat(sales.error(new int[] {0, 1}, new int[] {2, 3}, 2)).isCloseTo(Math.sqrt((2.5 * 2.5 + 6.5 * 6.5) / 2),
                within(1e-14));
    }

    @Test
    void salesWanderByTheDriftAndScatterByTheNoise() {
        double still = Arrays.stream(Sales.of(4000, 0, 3).values()).map(v -> v - Sales.START).map(v -> v * v).average()
                .orElseThrow();
        assertThat(still).isCloseTo(25, within(2.5));
        double far = IntStream.range(0, 400).mapToDouble(seed -> Sales.of(101, 3, seed).values()[100] - Sales.START)
                .map(v -> v * v).average().orElseThrow();
        assertThat(far).isCloseTo(100 * 9 + 25, within(330.0));                                     // 5 standard deviations
    }

    @Test
    void withoutDriftARandomSplitPromisesWhatComesTrue() {
        double[][] still = Ex306TrainTestSplit.sales(40, 0);
        double random = Arrays.stream(still[0]).average().orElseThrow();
        double future = Arrays.stream(still[2]).average().orElseThrow();
        assertThat(random).isCloseTo(Math.sqrt(25 * 1.2), within(0.3));              // noise of the day, and a fifth of it
        assertThat(future).isCloseTo(random, within(0.4));
    }

    /// The noise of the day and a fifth of it, and what the level moves in h days: on average over h = 1 … 100.
    @Test
    void theErrorOfAForecastGrowsWithTheDaysAhead() {
        double squared = IntStream.range(0, 400).mapToDouble(seed -> Sales.of(200, 3, seed)
                .error(IntStream.range(0, 100).toArray(), IntStream.range(100, 200).toArray(), 5)).map(e -> e * e).average()
                .orElseThrow();
        assertThat(25 * 1.2 + 9 * (50.5 + 1.2)).isCloseTo(495.3, within(1e-9));
        assertThat(squared).isCloseTo(495.3, within(125.0));                                        // 5 standard deviations
    }

    @Test
    void badInputIsRefusedByName() {
        assertThatIllegalArgumentException().isThrownBy(() -> Photographs.of(Matrix.zeros(2, 1), new int[2], 0, 0, 1))
                .withMessageContaining("each = 0");
        assertThatIllegalArgumentException().isThrownBy(() -> Photographs.of(Matrix.zeros(2, 1), new int[2], 1, -1, 1))
                .withMessageContaining("blur");
        assertThatIllegalArgumentException().isThrownBy(() -> Photographs.of(Matrix.zeros(2, 1), new int[3], 1, 0, 1))
                .withMessageContaining("Photographs.of");
        assertThatIllegalArgumentException().isThrownBy(() -> Sales.of(0, 1, 1)).withMessageContaining("days = 0");
        assertThatIllegalArgumentException().isThrownBy(() -> Sales.of(1, Double.NaN, 1)).withMessageContaining("drift");
    }
}
