package scratch.classic.tree.randomforest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.function.LongToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

import org.junit.jupiter.api.Test;

import scratch.classic.forest.FeatureCount;
import scratch.classic.forest.ForestOptions;
import scratch.classic.forest.RandomForestClassifier;
import scratch.classic.forest.RandomForestRegressor;
import scratch.math.Matrix;

/// Every number of the README that the example does not print, and how far seeds move what it compares with Smile.
class RandomForestLessonTest {
    private static final Digits DIGITS = Ex345RandomForest.digits(42);
    private static final ForestOptions HUNDRED = ForestOptions.classes().withFeatures(FeatureCount.exactly(8));

    @Test
    void threeTreesByHand() {
        assertThat(IntStream.range(0, 3).mapToDouble(SixValues::threshold)).containsExactly(7.0, 3.5, 7.5);
        assertThat(SixValues.shares(0)).containsExactly(0, 0, 0, 0, 1, 1);
        assertThat(SixValues.shares(1)).containsExactly(0, 0, 1, 1, 1, 1);
        assertThat(SixValues.shares(2)).containsExactly(0.25, 0.25, 0.25, 0.25, 1, 1);
        assertThat(SixValues.everyTree()).containsExactly(new double[] {0.25 / 3, 0.25 / 3, 1.25 / 3, 1.25 / 3, 1, 1},
                within(1e-15));
        var held = SixValues.outOfBag();
        assertThat(held.trees()).containsExactly(1, 1, 1, 1, 1, 0);
        assertThat(held.answers().column(1)).startsWith(0.25, 0, 0, 1, 1);
        assertThat(held.accuracy(SixValues.LABELS)).isEqualTo(3 / 5.0);
        int[] said = IntStream.range(0, 6).map(i -> SixValues.everyTree()[i] > 0.5 ? 1 : 0).toArray();
        assertThat(IntStream.range(0, 6).filter(i -> said[i] == SixValues.LABELS[i]).count()).isEqualTo(5);
    }

    // mean of B numbers of variance 1 and correlation ρ, each √ρ of a common one and √(1 − ρ) of its own
    @Test
    void theVarianceOfAMeanOfAlikeTrees() {
        SplittableRandom random = new SplittableRandom(1);
        int trees = 10;
        double rho = 0.3;
        double squares = 0;
        int draws = 40_000;
        for (int r = 0; r < draws; r++) {
            double common = random.nextGaussian();
            double sum = 0;
            for (int t = 0; t < trees; t++) {
                sum += Math.sqrt(rho) * common + Math.sqrt(1 - rho) * random.nextGaussian();
            }
            squares += sum * sum / (trees * trees) / draws;
        }
        assertThat(0.3 + 0.7 / 10).isCloseTo(0.37, within(1e-12));
        assertThat(squares).isCloseTo(0.37, within(5 * 0.37 * Math.sqrt(2.0 / draws)));
        assertThat(0.182 + (1 - 0.182) / 100).isCloseTo(0.190, within(5e-4));
        assertThat(0.312 + (1 - 0.312) / 100).isCloseTo(0.319, within(5e-4));
        assertThat(Math.pow(1 - 1 / 1348.0, 1348)).isCloseTo(0.368, within(5e-4));
    }

    @Test
    void theCorrelationOfAllPairsAsOneByOne() {
        RandomForestClassifier forest = DIGITS.fit(HUNDRED.withTrees(5));
        int m = DIGITS.testLabels().length;
        double[][] shares = new double[5][m];
        for (int t = 0; t < 5; t++) {
            Matrix said = forest.treeProbabilities(t, DIGITS.test());
            for (int i = 0; i < m; i++) {
                shares[t][i] = said.get(i, DIGITS.testLabels()[i]);
            }
        }
        double sum = 0;
        for (int s = 0; s < 5; s++) {
            for (int t = 0; t < s; t++) {
                sum += correlation(shares[s], shares[t]) / 10;
            }
        }
        assertThat(DIGITS.trees(forest).correlation()).isCloseTo(sum, within(1e-12));
    }

    private static double correlation(double[] a, double[] b) {
        double meanA = IntStream.range(0, a.length).mapToDouble(i -> a[i]).average().orElseThrow();
        double meanB = IntStream.range(0, a.length).mapToDouble(i -> b[i]).average().orElseThrow();
        double ab = IntStream.range(0, a.length).mapToDouble(i -> (a[i] - meanA) * (b[i] - meanB)).sum();
        double aa = IntStream.range(0, a.length).mapToDouble(i -> (a[i] - meanA) * (a[i] - meanA)).sum();
        double bb = IntStream.range(0, a.length).mapToDouble(i -> (b[i] - meanB) * (b[i] - meanB)).sum();
        return ab / Math.sqrt(aa * bb);
    }

    @Test
    void everyForestIsRightAboutWhatItHasLearned() {
        RandomForestClassifier forest = DIGITS.fit(HUNDRED);
        int[] said = forest.predict(DIGITS.train());
        assertThat(IntStream.range(0, said.length).filter(i -> said[i] == DIGITS.trainLabels()[i]).count()).isEqualTo(1348);
        int[] blind = DIGITS.fit(HUNDRED.withFeatures(FeatureCount.exactly(1))).predict(DIGITS.train());
        assertThat(IntStream.range(0, blind.length).filter(i -> blind[i] == DIGITS.trainLabels()[i]).count())
                .isGreaterThan(1300);
    }

    @Test
    void byImpurityADrawnNumberStandsBeforeSex() {
        Diabetes diabetes = Ex345RandomForest.diabetes(42);
        for (long seed = 0; seed < 3; seed++) {
            RandomForestRegressor forest = diabetes.fit(ForestOptions.numbers().withSeed(seed));
            double[] impurity = forest.importances();
            assertThat(impurity[10]).as("drawn").isGreaterThan(2 * impurity[1]);
            double[] falls = diabetes.shuffled(forest, seed).means();
            assertThat(falls[1]).as("sex").isGreaterThan(falls[10]);
        }
        assertThat(diabetes.names().get(1)).isEqualTo("sex");
        assertThat(diabetes.names().get(10)).isEqualTo(Diabetes.DRAWN);
    }

    // what the allowed differences of the check table come from
    @Test
    void bandsOverSeeds() {
        double[] digits = seeds(seed -> DIGITS.right(DIGITS.fit(HUNDRED.withTrees(Peers345.TREES).withSeed(seed)))
                / (double) DIGITS.testLabels().length);
        assertThat(deviation(digits)).isBetween(0.002, 0.0045);
        Diabetes diabetes = Ex345RandomForest.diabetes(42);
        double[] numbers = seeds(seed -> Peers345.ours(diabetes, seed));
        assertThat(deviation(numbers)).isBetween(0.009, 0.014);
    }

    private static double[] seeds(LongToDoubleFunction score) {
        return LongStream.range(0, 10).mapToDouble(score).toArray();
    }

    private static double deviation(double... values) {
        double mean = IntStream.range(0, values.length).mapToDouble(i -> values[i]).average().orElseThrow();
        return Math.sqrt(IntStream.range(0, values.length).mapToDouble(i -> (values[i] - mean) * (values[i] - mean)).sum()
                / (values.length - 1));
    }
}
