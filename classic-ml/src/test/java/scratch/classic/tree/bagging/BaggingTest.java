package scratch.classic.tree.bagging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import scratch.classic.decisiontree.ClassificationTree;
import scratch.classic.decisiontree.TreeOptions;
import scratch.classic.model.Classifier;
import scratch.classic.model.Regressor;
import scratch.math.Matrix;

/// Samples, means and votes by hand; threads; bad input.
class BaggingTest {
    private static final Matrix THREE = Matrix.of(new double[][] {{1}, {2}, {3}});
    private static final double[] Y = {10, 20, 60};
    // answers the mean of what it has learned, everywhere
    private static final Regressor.Learner MEAN = (x, y) -> asked -> {
        double[] said = new double[asked.rows()];
        Arrays.fill(said, Arrays.stream(y).average().orElseThrow());
        return said;
    };
    private static final Classifier.Learner TREE = (x, labels) -> ClassificationTree.fit(x, labels, TreeOptions.full());

    @Test
    void meansOfMeansByHand() {
        Bags bags = new Bags(3, new int[][] {{0, 1, 1}, {2, 2, 2}, {2, 1, 0}});
        BaggedRegressor bagged = BaggedRegressor.fit(THREE, Y, MEAN, bags);
        // 50/3, 60 and 30
        assertThat(bagged.predict(THREE)).containsOnly(new double[] {(50 / 3.0 + 60 + 30) / 3}, within(1e-12));
        // row 0: the second only; row 1: the second only; row 2: the first only
        assertThat(bagged.outOfBag(THREE, 3)).containsExactly(new double[] {60, 60, 50 / 3.0}, within(1e-12));
        assertThat(bagged.outOfBag(THREE, 1)).containsExactly(new double[] {Double.NaN, Double.NaN, 50 / 3.0}, within(1e-12));
        BaggedRegressor all = BaggedRegressor.fit(THREE, Y, MEAN, new Bags(3, new int[][] {{0, 1, 2}}));
        assertThat(all.outOfBag(THREE, 1)).containsOnly(Double.NaN);
    }

    // at most 7.5 are a a b a a: that leaf says 0.8 for a, all others are certain
    @Test
    void membersAddUpTheirShares() {
        BaggedClassifier bagged = Dice.fit();
        Matrix probabilities = bagged.predictProbabilities(Dice.x(5.5, 7.2, 2, 9));
        assertThat(probabilities.data()).containsExactly(new double[] {0.6, 0.4, 0.8 / 3, 2.2 / 3, 2.8 / 3, 0.2 / 3, 0, 1},
                within(1e-12));
        assertThat(bagged.outOfBag(Dice.x(Dice.VALUES))).containsExactly(-1, -1, 0, 1, 1, -1);
    }

    @Test
    void aSampleWithoutAClassSpeaksOfTheOthers() {
        Matrix x = Matrix.of(new double[][] {{1}, {2}, {3}});
        BaggedClassifier bagged = BaggedClassifier.fit(x, new int[] {0, 1, 2}, TREE, new Bags(3, new int[][] {{1, 2, 2}, {2}}));
        assertThat(bagged.predictProbabilities(x).data()).containsExactly(0, 0.5, 0.5, 0, 0.5, 0.5, 0, 0, 1);
        assertThat(bagged.outOfBag(x)).containsExactly(1, 2, -1);
    }

    @Test
    void aSampleLeavesOutWhatItDidNotDraw() {
        Bags bags = Bags.draw(50, 40, 7);
        for (int m = 0; m < bags.members(); m++) {
            int[] drawn = bags.drawn()[m];
            assertThat(drawn).hasSize(50).isSorted();
            int[] expected = IntStream.range(0, 50).filter(row -> Arrays.stream(drawn).noneMatch(d -> d == row)).toArray();
            assertThat(bags.leftOut(m)).containsExactly(expected);
        }
        assertThat(Bags.draw(50, 3, 7).drawn()).isDeepEqualTo(Arrays.copyOf(bags.drawn(), 3));
    }

    // exactly: of n^n samples of n rows (n − 1)^n pass a given row by
    @Test
    void theShareLeftOutTendsToOneOverE() {
        assertThat(Bags.shareLeftOut(1)).isZero();
        assertThat(Bags.shareLeftOut(2)).isEqualTo(0.25);
        assertThat(Bags.shareLeftOut(3)).isCloseTo(8 / 27.0, within(1e-15));
        assertThat(Bags.shareLeftOut(1_000_000)).isCloseTo(1 / Math.E, within(1e-6));
        Bags bags = Bags.draw(10, 4000, 3);
        double share = IntStream.range(0, 4000).map(m -> bags.leftOut(m).length).average().orElseThrow() / 10;
        assertThat(share).isCloseTo(Bags.shareLeftOut(10), within(0.006));      // four standard errors
    }

    // variance of a mean of three: σ²(1 + 2ρ)/3
    @Test
    void theVarianceOfAMeanOfAlikeNumbers() {
        assertThat(CorrelatedMean.variance(2, 0.25, 3)).isCloseTo(2 * (1 + 2 * 0.25) / 3, within(1e-15));
        assertThat(CorrelatedMean.variance(5, 0, 10)).isCloseTo(0.5, within(1e-15));
        assertThat(CorrelatedMean.variance(5, 1, 10)).isEqualTo(5);
        for (double correlation : new double[] {0, 0.3, 0.9}) {
            for (int members : new int[] {1, 4, 20}) {
                double expected = CorrelatedMean.variance(1, correlation, members);
                assertThat(CorrelatedMean.simulated(correlation, members, 20_000, 5))
                        .isCloseTo(expected, within(0.04 * expected));                      // four standard errors of 1 %
            }
        }
        assertThatIllegalArgumentException().isThrownBy(() -> CorrelatedMean.variance(1, -0.1, 2))
                .withMessage("CorrelatedMean.variance: correlation = -0.1: must be from 0 to 1");
    }

    @Test
    void theSameBitsOnOneThreadAndOnFour() throws Exception {
        double[][] said = new double[2][];
        int[] threads = {1, 4};
        for (int t = 0; t < 2; t++) {
            try (ForkJoinPool pool = new ForkJoinPool(threads[t])) {
                said[t] = pool.submit(() -> Ex344Bagging.patients(8, 3).predict(Ex344Bagging.STUDY.patients())).get();
            }
        }
        assertThat(said[0]).containsExactly(said[1]);
    }

    @Test
    void badInputIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Bags.draw(0, 1, 1))
                .withMessageStartingWith("Bags.draw: rows = 0");
        assertThatIllegalArgumentException().isThrownBy(() -> Bags.draw(1, 0, 1))
                .withMessageStartingWith("Bags.draw: members = 0");
        assertThatIllegalArgumentException().isThrownBy(() -> new Bags(3, new int[][] {{0}, {}}))
                .withMessage("Bags: sample 1 is empty: must have a row");
        assertThatIllegalArgumentException().isThrownBy(() -> new Bags(3, new int[][] {{0, 3}}))
                .withMessage("Bags: sample 0 has rows from 0 to 3: must be from 0 to 2");
        assertThatIllegalArgumentException().isThrownBy(() -> new Bags(3, new int[0][]))
                .withMessage("Bags: 3 rows, 0 samples: at least one of each is needed");
        Bags bags = Bags.draw(3, 2, 1);
        assertThatIllegalArgumentException().isThrownBy(() -> BaggedRegressor.fit(THREE, new double[2], MEAN, bags))
                .withMessage("BaggedRegressor.fit: 3 rows, 2 values of y, samples of 3 rows: must be as many");
        assertThatIllegalArgumentException().isThrownBy(() -> BaggedClassifier.fit(THREE, new int[2], TREE, bags))
                .withMessage("BaggedClassifier.fit: 3 rows, 2 labels, samples of 3 rows: must be as many");
        assertThatIllegalArgumentException().isThrownBy(() -> BaggedClassifier.fit(THREE, new int[] {0, -1, 0}, TREE, bags))
                .withMessage("BaggedClassifier.fit: label -1 of row 1: must be 0 or more");
        BaggedRegressor bagged = BaggedRegressor.fit(THREE, Y, MEAN, bags);
        assertThatIllegalArgumentException().isThrownBy(() -> bagged.outOfBag(Matrix.zeros(2, 1), 1))
                .withMessage("BaggedRegressor.outOfBag: 2 rows: it has learned from 3");
        assertThatIllegalArgumentException().isThrownBy(() -> bagged.outOfBag(THREE, 3))
                .withMessage("BaggedRegressor.outOfBag: first = 3: must be from 1 to 2");
        assertThatIllegalArgumentException().isThrownBy(() -> Dice.fit().outOfBag(THREE))
                .withMessage("BaggedClassifier.outOfBag: 3 rows: it has learned from 6");
    }
}
