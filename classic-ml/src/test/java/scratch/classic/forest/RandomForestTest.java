package scratch.classic.forest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

import scratch.classic.data.CategoricalColumn;
import scratch.classic.data.NumericColumn;
import scratch.classic.data.Table;
import scratch.classic.decisiontree.ClassificationTree;
import scratch.classic.decisiontree.Features;
import scratch.classic.decisiontree.Impurity;
import scratch.classic.decisiontree.RegressionTree;
import scratch.classic.decisiontree.TreeOptions;
import scratch.math.Matrix;
import scratch.math.kernel.Threads;

/// A forest is the mean of trees that a person can put together from the plain tree; what comes of it does not depend on
/// threads; bad input is refused, or has a documented answer.
class RandomForestTest {
    private static final Drawn ROWS = Drawn.of(120, 1, 2);
    private static final ForestOptions FEW = ForestOptions.classes().withTrees(7);

    private static double[] weights(ForestOptions options, int t, SplittableRandom... streams) {
        int[] counts = new int[ROWS.y().length];
        new Bags(options.seed(), options.trees(), counts.length, options.bootstrap()).draw(streams[t], counts);
        return Arrays.stream(counts).asDoubleStream().toArray();
    }

    private static SplittableRandom[] streams(ForestOptions options) {
        return new Bags(options.seed(), options.trees(), ROWS.y().length, options.bootstrap()).streams();
    }

    @Test
    void classesAreTheMeanOfTheTreesShares() {
        Matrix sum = Matrix.zeros(120, 2);
        SplittableRandom[] streams = streams(FEW);
        for (int t = 0; t < 7; t++) {
            double[] weights = weights(FEW, t, streams);
            sum = sum.plus(ClassificationTree.fit(Features.of(ROWS.x()), ROWS.labels(), weights, Impurity.GINI,
                    TreeOptions.full(), new FeatureDraw(20, 4, streams[t])).predictProbabilities(ROWS.x()));
        }
        var forest = RandomForestClassifier.fit(ROWS.x(), ROWS.labels(), FEW);
        assertThat(forest.predictProbabilities(ROWS.x()).data()).containsExactly(sum.times(1 / 7.0).data(), within(1e-15));
        assertThat(forest.trees()).isEqualTo(7);
        assertThat(forest.classes()).isEqualTo(2);
        assertThat(forest.features()).extracting(feature -> feature.name()).startsWith("x0", "x1").hasSize(20);
    }

    @Test
    void numbersAreTheMeanOfTheTreesMeans() {
        ForestOptions options = ForestOptions.numbers().withTrees(5).withTree(TreeOptions.depth(4));
        double[] sum = new double[120];
        SplittableRandom[] streams = streams(options);
        for (int t = 0; t < 5; t++) {
            double[] weights = weights(options, t, streams);
            double[] said = RegressionTree.fit(Features.of(ROWS.x()), ROWS.y(), weights, options.tree(),
                    new FeatureDraw(20, 6, streams[t])).predict(ROWS.x());
            for (int i = 0; i < 120; i++) {
                sum[i] += said[i] / 5;
            }
        }
        var forest = RandomForestRegressor.fit(ROWS.x(), ROWS.y(), options);
        assertThat(forest.predict(ROWS.x())).containsExactly(sum, within(1e-14));
    }

    @Test
    void valuesThatWereNeverSeenGoTheWayOfThePlainTree() {
        ForestOptions options = FEW.withTrees(1).withBootstrap(false);
        SplittableRandom[] streams = streams(options);
        var tree = ClassificationTree.fit(Features.of(ROWS.x()), ROWS.labels(), weights(options, 0, streams), Impurity.GINI,
                TreeOptions.full(), new FeatureDraw(20, 4, streams[0]));
        var forest = RandomForestClassifier.fit(ROWS.x(), ROWS.labels(), options);
        assertThat(forest.importances()).containsExactly(tree.importances(), within(1e-15));
        assertThat(forest.leaves()).isEqualTo(tree.root().leaves());
        Matrix other = Drawn.of(50, 9, 9).x();
        for (int v = 0; v < other.data().length; v++) {
            other.data()[v] = v % 3 == 0 ? Double.NaN : v % 10 == 1 ? Double.POSITIVE_INFINITY : other.data()[v];
        }
        assertThat(forest.predictProbabilities(other)).isEqualTo(tree.predictProbabilities(other));
    }

    @Test
    void theSameForestOnAnyNumberOfThreads() {
        int before = Threads.count();
        try {
            Threads.setCount(1);
            var classes = RandomForestClassifier.fit(ROWS.x(), ROWS.labels(), FEW);
            var numbers = RandomForestRegressor.fit(ROWS.x(), ROWS.y(), FEW.extraTrees());
            Matrix asked = Drawn.of(1000, 3, 3).x();
            Matrix said = classes.predictProbabilities(asked);
            Matrix held = classes.outOfBag(ROWS.x()).answers();
            double[] predicted = numbers.predict(asked);
            for (int threads = 2; threads <= 5; threads++) {
                Threads.setCount(threads);
                var again = RandomForestClassifier.fit(ROWS.x(), ROWS.labels(), FEW);
                assertThat(again.state()).isEqualTo(classes.state());
                assertThat(again.predictProbabilities(asked)).isEqualTo(said);
                assertThat(again.outOfBag(ROWS.x()).answers()).isEqualTo(held);
                var other = RandomForestRegressor.fit(ROWS.x(), ROWS.y(), FEW.extraTrees());
                assertThat(other.state()).isEqualTo(numbers.state());
                assertThat(other.predict(asked)).containsExactly(predicted);
            }
            assertThat(RandomForestClassifier.fit(ROWS.x(), ROWS.labels(), FEW.withSeed(5)).state())
                    .isNotEqualTo(classes.state());
        } finally {
            Threads.setCount(before);
        }
    }

    @Test
    void predictionAllocatesNothingForARow() {
        int before = Threads.count();
        try {
            Threads.setCount(1);
            var classes = RandomForestClassifier.fit(ROWS.x(), ROWS.labels(), FEW);
            var numbers = RandomForestRegressor.fit(ROWS.x(), ROWS.y(), FEW);
            for (int round = 0; round < 3; round++) {                   // the first call loads classes
                long few = allocated(classes, numbers, Drawn.of(10, 5, 5).x(), new double[20], new double[10]);
                long many = allocated(classes, numbers, Drawn.of(5000, 5, 5).x(), new double[10_000], new double[5000]);
                if (round == 2) {
                    assertThat(many - few).isLessThan(1000);            // 5000 rows of one byte each would be seen
                }
            }
        } finally {
            Threads.setCount(before);
        }
    }

    private static long allocated(RandomForestClassifier classes, RandomForestRegressor numbers, Matrix x, double[] into,
            double... means) {
        var thread = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = thread.getCurrentThreadAllocatedBytes();
        classes.predictProbabilities(x, into);
        numbers.predict(x, means);
        return thread.getCurrentThreadAllocatedBytes() - before;
    }

    @Test
    void aBagHoldsSixtyThreeOfAHundredRows() {
        int[] counts = new int[10_000];
        var bags = new Bags(3, 4, counts.length, true);
        for (SplittableRandom stream : bags.streams()) {
            bags.draw(stream, counts);
            assertThat(Arrays.stream(counts).sum()).isEqualTo(10_000);
            // each row is left out with probability (1 − 1/n)ⁿ = 0.36786; five standard deviations are 0.016
            assertThat(Arrays.stream(counts).filter(c -> c > 0).count() / 10_000.0).isCloseTo(0.63214, within(0.016));
        }
        new Bags(3, 1, 10_000, false).draw(new SplittableRandom(1), counts);
        assertThat(counts).containsOnly(1);
    }

    @Test
    void outOfBagAsksTheTreesThatHaveNotSeenTheRow() {
        ForestOptions options = FEW.withTrees(9);
        var forest = RandomForestClassifier.fit(ROWS.x(), ROWS.labels(), options);
        OutOfBag held = forest.outOfBag(ROWS.x());
        SplittableRandom[] streams = streams(options);
        Matrix sum = Matrix.zeros(120, 2);
        int[] asked = new int[120];
        for (int t = 0; t < 9; t++) {
            double[] weights = weights(options, t, streams);
            Matrix said = ClassificationTree.fit(Features.of(ROWS.x()), ROWS.labels(), weights, Impurity.GINI,
                    TreeOptions.full(), new FeatureDraw(20, 4, streams[t])).predictProbabilities(ROWS.x());
            for (int i = 0; i < 120; i++) {
                if (weights[i] == 0) {
                    asked[i]++;
                    sum.set(i, 0, sum.get(i, 0) + said.get(i, 0));
                    sum.set(i, 1, sum.get(i, 1) + said.get(i, 1));
                }
            }
        }
        assertThat(held.trees()).containsExactly(asked);
        int right = 0;
        int judged = 0;
        for (int i = 0; i < 120; i++) {
            if (asked[i] > 0) {
                assertThat(held.answers().get(i, 1)).isCloseTo(sum.get(i, 1) / asked[i], within(1e-15));
                judged++;
                right += (sum.get(i, 1) > sum.get(i, 0) ? 1 : 0) == ROWS.labels()[i] ? 1 : 0;
            } else {
                assertThat(held.answers().get(i, 1)).isNaN();
            }
        }
        assertThat(judged).isBetween(100, 119);                         // some rows are in all nine bags
        assertThat(held.accuracy(ROWS.labels())).isEqualTo(right / (double) judged);
    }

    @Test
    void outOfBagNumbersByHand() {
        var held = new OutOfBag(new int[] {2, 0, 1}, Matrix.of(new double[][] {{1}, {Double.NaN}, {5}}));
        assertThat(held.scores(2, 100, 3).mse()).isEqualTo((1 + 4) / 2.0);
        Matrix shares = Matrix.of(new double[][] {{0.4, 0.6}, {Double.NaN, Double.NaN}, {0.5, 0.5}});
        assertThat(new OutOfBag(new int[] {2, 0, 1}, shares).accuracy(1, 0, 0)).isEqualTo(1);    // of equals the first class
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> new OutOfBag(new int[1], Matrix.zeros(1, 1)).scores(1))
                .withMessage("OutOfBag.scores: every tree has learned from every row: grow more trees");
    }

    @Test
    void aClassThatIsNotInABagHasNoShareThere() {
        Matrix x = Matrix.of(new double[][] {{1}, {2}, {3}, {4}, {5}, {6}, {7}, {8}});
        var forest = RandomForestClassifier.fit(x, new int[] {0, 0, 0, 0, 0, 0, 0, 1}, FEW.withTrees(50));
        Matrix said = forest.predictProbabilities(x);
        for (int i = 0; i < 8; i++) {
            assertThat(said.get(i, 0) + said.get(i, 1)).isCloseTo(1, within(1e-12));
        }
        assertThat(said.get(7, 1)).isBetween(0.45, 0.85);                 // in 66 of 100 bags
        assertThat(said.get(0, 1)).isZero();
    }

    @Test
    void gapsAndCategoriesAreTheTreesBusiness() {
        int n = 90;
        SplittableRandom random = new SplittableRandom(4);
        String[] sky = new String[n];
        double[] wind = new double[n];
        int[] labels = new int[n];
        double[] y = new double[n];
        for (int i = 0; i < n; i++) {
            sky[i] = i % 9 == 0 ? null : new String[] {"rain", "snow", "sun"}[random.nextInt(3)];
            wind[i] = i % 7 == 0 ? Double.NaN : random.nextDouble();
            labels[i] = "sun".equals(sky[i]) ? 1 : 0;
            y[i] = labels[i] + (wind[i] > 0.5 ? 2 : 0);
        }
        Features features = Features.of(Table.of(CategoricalColumn.of("sky", sky), new NumericColumn("wind", wind)));
        Matrix rows = Features.rows(Table.of(CategoricalColumn.of("sky", sky), new NumericColumn("wind", wind)),
                features.list());
        var forest = RandomForestClassifier.fit(features, labels, FEW.withTrees(25).withFeatures(FeatureCount.all()));
        assertThat(forest.predict(rows)).containsExactly(labels);
        assertThat(forest.importances()[0]).isGreaterThan(0.95);
        var numbers = RandomForestRegressor.fit(features, y, FEW.withTrees(25).withFeatures(FeatureCount.all()));
        assertThat(numbers.predict(rows)).containsExactly(y, within(0.5));
        refused(() -> RandomForestClassifier.fit(features, labels, FEW.extraTrees()),
                "RandomForestClassifier.fit: randomThresholds = true: needs numbers, none of them missing");
        refused(() -> RandomForestRegressor.fit(features, y, FEW.extraTrees()),
                "RandomForestRegressor.fit: randomThresholds = true: needs numbers, none of them missing");
    }

    @Test
    void aFeatureThatIsMissingInEveryRowIsNeverAskedAbout() {
        Matrix x = ROWS.x().copy();
        for (int i = 0; i < x.rows(); i++) {
            x.set(i, 3, Double.NaN);
        }
        assertThat(RandomForestClassifier.fit(x, ROWS.labels(), FEW).importances()[3]).isZero();
        Matrix blind = x.selectColumns(3);
        var forest = RandomForestClassifier.fit(blind, ROWS.labels(), FEW.withTrees(200));
        double ones = Arrays.stream(ROWS.labels()).average().orElseThrow();
        assertThat(forest.predictProbabilities(blind).get(5, 1)).isCloseTo(ones, within(0.02));
        assertThat(forest.leaves()).isEqualTo(200);
    }

    @Test
    void oneClassOneFeatureEqualFeaturesOrFewRows() {
        var single = RandomForestClassifier.fit(ROWS.x(), new int[120], FEW);
        assertThat(single.classes()).isEqualTo(1);
        assertThat(single.predictProbabilities(ROWS.x()).data()).containsOnly(1);
        assertThat(single.importances()).containsOnly(0);
        assertThat(single.outOfBag(ROWS.x()).accuracy(new int[120])).isEqualTo(1);

        Matrix one = ROWS.x().selectColumns(3);
        for (ForestOptions options : new ForestOptions[] {FEW, FEW.extraTrees(), FEW.withFeatures(FeatureCount.third())}) {
            var forest = RandomForestClassifier.fit(one, ROWS.labels(), options.withTrees(40));
            assertThat(ROWS.accuracy(forest.predict(one))).isGreaterThan(0.95);
            assertThat(forest.importances()).containsExactly(1);
        }

        Matrix equal = Matrix.zeros(120, 3);
        for (ForestOptions options : new ForestOptions[] {FEW, FEW.extraTrees()}) {
            var forest = RandomForestRegressor.fit(equal, ROWS.y(), options);
            assertThat(forest.leaves()).isEqualTo(7);
            assertThat(forest.importances()).containsOnly(0);
        }
        var mean = RandomForestRegressor.fit(equal, ROWS.y(), FEW.withBootstrap(false));
        assertThat(mean.predict(equal)[0]).isCloseTo(Arrays.stream(ROWS.y()).average().orElseThrow(), within(1e-12));

        Matrix row = ROWS.x().selectRows(4);
        assertThat(RandomForestRegressor.fit(row, new double[] {2.5}, FEW).predict(ROWS.x())).containsOnly(2.5);
        assertThat(RandomForestClassifier.fit(row, new int[1], FEW.extraTrees()).predict(ROWS.x())).containsOnly(0);
    }

    @Test
    void leavesThatNeedMoreRowsThanThereAreGiveOneLeaf() {
        ForestOptions options = FEW.withTree(TreeOptions.full().withMinLeaf(1000));
        assertThat(RandomForestClassifier.fit(ROWS.x(), ROWS.labels(), options).leaves()).isEqualTo(7);
        assertThat(RandomForestRegressor.fit(ROWS.x(), ROWS.y(), options).leaves()).isEqualTo(7);
        assertThat(RandomForestRegressor.fit(ROWS.x(), ROWS.y(), options.extraTrees()).leaves()).isEqualTo(7);
        assertThat(RandomForestRegressor.fit(ROWS.x(), ROWS.y(), FEW.extraTrees()).leaves()).isEqualTo(7 * 120);
    }

    @Test
    void theFirstTreesAreASmallerForest() {
        var forest = RandomForestClassifier.fit(ROWS.x(), ROWS.labels(), FEW);
        var three = RandomForestClassifier.fit(ROWS.x(), ROWS.labels(), FEW.withTrees(3));
        assertThat(forest.first(3).state()).isEqualTo(three.state());
        assertThat(forest.first(3).outOfBag(ROWS.x()).trees()).containsExactly(three.outOfBag(ROWS.x()).trees());
        Matrix sum = forest.treeProbabilities(0, ROWS.x()).plus(forest.treeProbabilities(1, ROWS.x()))
                .plus(forest.treeProbabilities(2, ROWS.x()));
        assertThat(three.predictProbabilities(ROWS.x()).data()).containsExactly(sum.times(1 / 3.0).data(), within(1e-15));
        refused(() -> forest.first(8), "Forest.first: 8 trees: must be from 1 to 7");
        refused(() -> forest.first(0), "Forest.first: 0 trees: must be from 1 to 7");
        refused(() -> forest.treeProbabilities(7, ROWS.x()), "Forest.only: tree 7: must be from 0 to 6");
    }

    // each tree counts alike, however much there was to gain in its bag
    @Test
    void importancesAreTheMeanOfTheTreesShares() {
        ForestOptions options = FEW.withTrees(3).withTree(TreeOptions.depth(2));
        SplittableRandom[] streams = streams(options);
        double[] mean = new double[20];
        for (int t = 0; t < 3; t++) {
            double[] weights = weights(options, t, streams);
            double[] shares = RegressionTree.fit(Features.of(ROWS.x()), ROWS.y(), weights, options.tree(),
                    new FeatureDraw(20, 4, streams[t])).importances();
            for (int j = 0; j < 20; j++) {
                mean[j] += shares[j] / 3;
            }
        }
        assertThat(RandomForestRegressor.fit(ROWS.x(), ROWS.y(), options).importances()).containsExactly(mean, within(1e-14));
    }

    @Test
    void extraTreesLearnEveryRow() {
        var forest = RandomForestClassifier.fit(ROWS.x(), ROWS.labels(), FEW.extraTrees());
        assertThat(ROWS.accuracy(forest.predict(ROWS.x()))).isEqualTo(1);
        refused(() -> forest.outOfBag(ROWS.x()),
                "RandomForestClassifier.outOfBag: bootstrap = false: every tree has learned from every row");
        var held = RandomForestRegressor.fit(ROWS.x(), ROWS.y(), FEW.extraTrees().withBootstrap(true)).outOfBag(ROWS.x());
        assertThat(held.scores(ROWS.y()).mse()).isPositive();
    }

    @Test
    void aMeanNeverLeavesTheTrainingValues() {
        Matrix far = ROWS.x().times(100);
        double least = Arrays.stream(ROWS.y()).min().orElseThrow();
        double most = Arrays.stream(ROWS.y()).max().orElseThrow();
        double[] said = RandomForestRegressor.fit(ROWS.x(), ROWS.y(), ForestOptions.numbers()).predict(far);
        assertThat(Arrays.stream(said)).allMatch(value -> value >= least && value <= most);
    }

    @Test
    void drawsAreWithoutReplacementAndEven() {
        SplittableRandom random = new SplittableRandom(1);
        FeatureDraw draw = new FeatureDraw(7, 3, random);
        int[] often = new int[7];
        int[] first = new int[7];
        for (int node = 0; node < 7000; node++) {
            int[] chosen = draw.next();
            assertThat(chosen).doesNotHaveDuplicates();
            first[chosen[0]]++;
            for (int j : chosen) {
                often[j]++;
            }
        }
        assertThat(Arrays.stream(often)).allMatch(count -> Math.abs(count - 3000) < 207);       // five standard deviations
        assertThat(Arrays.stream(first)).as("in random order").allMatch(count -> Math.abs(count - 1000) < 147);
        assertThat(new FeatureDraw(4, 4, random).next()).containsExactlyInAnyOrder(0, 1, 2, 3);
        assertThat(IntStream.of(1, 2, 3, 4, 20).map(d -> FeatureCount.sqrt().of(d))).containsExactly(1, 1, 1, 2, 4);
        assertThat(IntStream.of(1, 2, 3, 5, 20).map(d -> FeatureCount.third().of(d))).containsExactly(1, 1, 1, 1, 6);
        assertThat(FeatureCount.all().of(9)).isEqualTo(9);
        assertThat(FeatureCount.exactly(5).of(3)).isEqualTo(3);
    }

    @Test
    void whatDoesNotFitIsRefused() {
        Matrix x = Matrix.of(new double[][] {{1}, {2}});
        refused(() -> RandomForestClassifier.fit(x, new int[] {0}, FEW),
                "RandomForestClassifier.fit: 1 labels, 2 rows: each row needs one");
        refused(() -> RandomForestClassifier.fit(x, new int[] {0, -1}, FEW), "RandomForestClassifier.fit: label -1 of row 1:"
                + " must be from 0 to K - 1, with K classes that all occur");
        refused(() -> RandomForestClassifier.fit(x, new int[] {0, 2}, FEW), "RandomForestClassifier.fit: label 2 of row 1:"
                + " must be from 0 to K - 1, with K classes that all occur");
        refused(() -> RandomForestClassifier.fit(x, new int[] {1, 1}, FEW),
                "RandomForestClassifier.fit: no row of class 0 of 2: each must occur");
        refused(() -> RandomForestRegressor.fit(x, new double[] {1}, FEW),
                "RandomForestRegressor.fit: 1 values of y, 2 rows: each row needs one");
        refused(() -> RandomForestRegressor.fit(x, new double[] {1, Double.NaN}, FEW),
                "RandomForestRegressor.fit: y[1] = NaN: must be finite");
        refused(() -> RandomForestRegressor.fit(Matrix.of(new double[][] {{1}, {Double.POSITIVE_INFINITY}}),
                new double[] {1, 2}, FEW),
                "Features.of: row 1, column 'x0': Infinity: must be finite, or NaN where it is missing");
        refused(() -> RandomForestRegressor.fit(Matrix.zeros(0, 3), new double[0], FEW),
                "Features.of: (0, 3): at least one row and one column are needed");
        var forest = RandomForestClassifier.fit(ROWS.x(), ROWS.labels(), FEW);
        refused(() -> forest.predict(x),
                "RandomForestClassifier.predictProbabilities: 1 columns: the forest has learned from 20");
        refused(() -> forest.predictProbabilities(ROWS.x(), new double[120]),
                "RandomForestClassifier.predictProbabilities: room for 120 numbers: 120 rows need 240");
        refused(() -> forest.outOfBag(ROWS.x().selectRows(0, 1)),
                "RandomForestClassifier.outOfBag: 2 rows: the forest has learned from 120");
        refused(() -> forest.outOfBag(ROWS.x()).accuracy(0, 1), "OutOfBag.accuracy: lengths 2 and 120: must be equal");
        refused(() -> FEW.withTrees(0), "ForestOptions: trees = 0: must be at least 1");
        refused(() -> FEW.withFeatures(null), "ForestOptions: features = null: must say how many a node looks at");
        refused(() -> FEW.withTree(null), "ForestOptions: tree = null: must say when a tree stops growing");
        refused(() -> FeatureCount.exactly(0), "FeatureCount.exactly: count = 0: must be at least 1");
        refused(() -> RandomForestClassifier.fit(ROWS.x(), ROWS.labels(), FEW.withFeatures(d -> d + 1)),
                "ForestOptions: features = 21 of 20: must be from 1 to 20");
        // an unseen class is never answered, and counts as wrong
        int[] other = new int[120];
        Arrays.fill(other, 2);
        assertThat(forest.outOfBag(ROWS.x()).accuracy(other)).isZero();
    }

    // else a forest of such numbers answered NaN, infinity, or with one leaf a tree
    @Test
    void answersWhoseSquaresAreBeyondADoubleAreRefused() {
        Matrix x = Matrix.of(new double[][] {{1}, {2}});
        for (ForestOptions options : List.of(FEW, FEW.extraTrees())) {
            for (double large : new double[] {1.7e308, 1e160}) {
                assertThatExceptionOfType(ArithmeticException.class)
                        .isThrownBy(() -> RandomForestRegressor.fit(x, new double[] {large, large}, options))
                        .withMessage("RandomForestRegressor.fit: y goes up to " + large + ", the rows weigh 2.0: squared errors"
                                + " must stay within a double, divide y by a constant");
            }
        }
    }

    private static void refused(ThrowingCallable call, String message) {
        assertThatIllegalArgumentException().isThrownBy(call).withMessage(message);
    }
}
