package scratch.classic.histogram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import scratch.classic.data.CategoricalColumn;
import scratch.classic.data.NumericColumn;
import scratch.classic.data.Table;
import scratch.classic.decisiontree.Feature;
import scratch.classic.decisiontree.Features;
import scratch.classic.metrics.PermutationImportance;
import scratch.classic.metrics.ProbabilityScores;
import scratch.classic.pipeline.FittedClassifier;
import scratch.classic.pipeline.FittedRegressor;
import scratch.classic.pipeline.FittedSteps;
import scratch.classic.pipeline.PipelineFile;
import scratch.math.Matrix;
import scratch.math.kernel.Kernels;

class HistogramBoosterTest {
    private static final BoosterOptions FEW = BoosterOptions.standard().withRounds(20, 0.2);

    private static Matrix uniform(int n, int d, long seed) {
        return Matrix.wrap(n, d, new SplittableRandom(seed).doubles((long) n * d).toArray());
    }

    private static double[] wave(Matrix x, double noise) {
        SplittableRandom random = new SplittableRandom(99);
        return IntStream.range(0, x.rows()).mapToDouble(i -> Math.sin(6 * x.get(i, 0)) + x.get(i, 1)
                + noise * (random.nextDouble() - 0.5)).toArray();
    }

    private static int[] thirds(Matrix x) {
        return IntStream.range(0, x.rows()).map(i -> Math.min(2, (int) (1.7 * (x.get(i, 0) + x.get(i, 1))))).toArray();
    }

    private static double squares(double[] a, double[] b) {
        return IntStream.range(0, a.length).mapToDouble(i -> (a[i] - b[i]) * (a[i] - b[i])).sum() / a.length;
    }

    @ParameterizedTest
    @EnumSource(GrowthOptions.Order.class)
    void theNumberOfThreadsChangesNoBit(GrowthOptions.Order order) {
        Matrix x = uniform(30_000, 5, 1);
        int[] labels = thirds(x);
        GrowthOptions growth = new GrowthOptions(order, 20, 6, 1, 0, 1, new int[0]);
        BoosterOptions options = FEW.withRounds(3, 0.3).withGrowth(growth).withShares(0.7, 0.6);
        int before = Kernels.threads();
        try {
            Kernels.setThreads(1);
            BoostedTrees one = HistogramClassifier.fit(x, labels, options).trees();
            Kernels.setThreads(3);
            BoostedTrees three = HistogramClassifier.fit(x, labels, options).trees();
            assertThat(three.rounds()).isEqualTo(one.rounds());
            assertThat(three.start()).isEqualTo(one.start());
        } finally {
            Kernels.setThreads(before);
        }
    }

    @Test
    void predictionsAreTheScoresThatWereLearnedWith() {
        Matrix x = uniform(3000, 4, 2);
        for (double share : new double[] {1, 0.5}) {                 // rows that a tree does not see move, too
            double[] y = wave(x, 0.3);
            Sample sample = Sample.of(x, y);
            var model = HistogramRegressor.fit(sample, sample, HistogramRegressor.features(x), FEW.withShares(share, 1));
            double[] training = model.curves().training();
            assertThat(training[19]).isCloseTo(squares(model.predict(x), y) / 2, within(1e-12));
            assertThat(model.curves().validation()).containsExactly(training, within(1e-12));
        }
    }

    @Test
    void theLossOfTheRowsLearnedFromFallsWithEachRound() {
        Matrix x = uniform(2000, 4, 3);
        int[] labels = thirds(x);
        Sample sample = Sample.of(x, labels);
        var model = HistogramClassifier.fit(sample, sample, HistogramRegressor.features(x), FEW);
        double[] training = model.curves().training();
        for (int m = 1; m < training.length; m++) {
            assertThat(training[m]).isLessThan(training[m - 1]);
        }
        assertThat(training[19]).isCloseTo(ProbabilityScores.logLoss(labels, model.predictProbabilities(x)), within(1e-12));
        assertThat(training[19]).isLessThan(0.15);
    }

    @Test
    void itStopsWhenTheWatchedRowsGetWorseAndKeepsTheBest() {
        Matrix x = uniform(300, 3, 4);
        Matrix unseen = uniform(300, 3, 5);
        Sample watched = Sample.of(unseen, wave(unseen, 3));
        BoosterOptions options = FEW.withRounds(500, 0.3).withPatience(7);
        var model = HistogramRegressor.fit(Sample.of(x, wave(x, 3)), watched, HistogramRegressor.features(x), options);
        double[] losses = model.curves().validation();
        int best = model.curves().bestRounds();
        assertThat(losses).hasSize(best + 7);
        assertThat(losses[best - 1]).isEqualTo(Arrays.stream(losses).min().orElseThrow());
        assertThat(model.trees().rounds()).hasSize(best);
        assertThat(squares(model.predict(unseen), watched.y()) / 2).isCloseTo(losses[best - 1], within(1e-12));
    }

    @Test
    void aDirectionHoldsEverywhere() {
        Matrix x = uniform(2000, 2, 6);
        double[] y = wave(x, 1);
        var free = HistogramRegressor.fit(x, y, FEW);
        var rising = HistogramRegressor.fit(x, y, FEW.withGrowth(GrowthOptions.leaves(31).withMonotone(1, 0)));
        var falling = HistogramRegressor.fit(x, y, FEW.withGrowth(GrowthOptions.depth(5).withMonotone(-1, 0)));
        int broken = 0;
        for (double second : new double[] {0.1, 0.5, 0.9}) {
            Matrix line = Matrix.zeros(401, 2);
            IntStream.range(0, 401).forEach(i -> line.set(i, 0, i / 400.0));
            IntStream.range(0, 401).forEach(i -> line.set(i, 1, second));
            double[] up = rising.predict(line);
            double[] down = falling.predict(line);
            double[] any = free.predict(line);
            for (int i = 1; i < 401; i++) {
                assertThat(up[i]).isGreaterThanOrEqualTo(up[i - 1]);
                assertThat(down[i]).isLessThanOrEqualTo(down[i - 1]);
                broken += any[i] < any[i - 1] ? 1 : 0;
            }
        }
        assertThat(broken).isPositive();
    }

    @Test
    void missingValuesGoToTheBetterSide() {
        Matrix x = uniform(1000, 1, 7);
        double[] y = IntStream.range(0, 1000).mapToDouble(i -> x.get(i, 0) > 0.5 ? 10 : 0).toArray();
        for (int i = 0; i < 1000; i += 5) {
            x.set(i, 0, Double.NaN);
            y[i] = 10;
        }
        BoosterOptions one = FEW.withRounds(1, 1).withGrowth(GrowthOptions.leaves(2).withPenalties(0, 0));
        var root = HistogramRegressor.fit(x, y, one).trees().rounds().getFirst().getFirst().nodes().getFirst();
        assertThat(root.missingLeft()).isFalse();
        assertThat(root.threshold()).isCloseTo(0.5, within(0.01));
        for (int i = 0; i < 1000; i += 5) {
            y[i] = -10;
        }
        root = HistogramRegressor.fit(x, y, one).trees().rounds().getFirst().getFirst().nodes().getFirst();
        assertThat(root.missingLeft()).isTrue();
    }

    @Test
    void whetherThereIsAValueCanBeTheQuestion() {
        Matrix x = Matrix.wrap(6, 1, new double[] {1, 2, 3, Double.NaN, Double.NaN, 2});
        BoosterOptions one = FEW.withRounds(1, 1).withGrowth(GrowthOptions.leaves(2).withPenalties(0, 0));
        var model = HistogramRegressor.fit(x, new double[] {1, 1, 1, 5, 5, 1}, one);
        assertThat(model.trees().rounds().getFirst().getFirst().nodes().getFirst().threshold()).isInfinite();
        assertThat(model.predict(Matrix.wrap(2, 1, new double[] {1e9, Double.NaN}))).containsExactly(new double[] {1, 5},
                within(1e-6));
    }

    @Test
    void whereNothingWasMissingItGoesTheWayOfTheLargerSide() {
        Matrix x = Matrix.wrap(5, 1, new double[] {1, 2, 3, 4, 5});
        BoosterOptions one = FEW.withRounds(1, 1).withGrowth(GrowthOptions.leaves(2).withPenalties(0, 0));
        Matrix gap = Matrix.wrap(1, 1, new double[] {Double.NaN});
        assertThat(HistogramRegressor.fit(x, new double[] {0, 0, 0, 9, 9}, one).predict(gap)[0]).isCloseTo(0, within(1e-6));
        assertThat(HistogramRegressor.fit(x, new double[] {0, 0, 9, 9, 9}, one).predict(gap)[0]).isCloseTo(9, within(1e-6));
    }

    @Test
    void categoriesAreDividedByTheirAnswers() {
        List<String> words = IntStream.range(0, 400).mapToObj(i -> List.of("ash", "birch", "cedar", "oak").get(i % 4)).toList();
        Table table = Table.of(List.of(CategoricalColumn.of("tree", words.toArray(String[]::new)),
                new NumericColumn("noise", uniform(400, 1, 8).data())));
        double[] y = words.stream().mapToDouble(word -> word.equals("ash") || word.equals("oak") ? 3 : -3).toArray();
        List<Feature> features = Features.of(table).list();
        Matrix x = Features.rows(table, features);
        var model = HistogramRegressor.fit(Sample.of(x, y), null, features, FEW.withRounds(1, 1).withGrowth(
                GrowthOptions.leaves(2).withPenalties(0, 0)));
        assertThat(model.predict(x)).containsExactly(y, within(1e-6));
    }

    @Test
    void weightsCountAsCopiesDo() {
        Matrix x = uniform(200, 3, 9);
        double[] y = wave(x, 1);
        double[] weights = IntStream.range(0, 200).mapToDouble(i -> i % 3).toArray();
        int[] copies = IntStream.range(0, 200).flatMap(i -> IntStream.range(0, i % 3).map(c -> i)).toArray();
        var weighted = HistogramRegressor.fit(new Sample(x, y, weights), null, HistogramRegressor.features(x), FEW);
        var copied = HistogramRegressor.fit(x.selectRows(copies), Arrays.stream(copies).mapToDouble(i -> y[i]).toArray(), FEW);
        Matrix points = x.selectRows(copies);
        assertThat(weighted.predict(points)).containsExactly(copied.predict(points), within(1e-5));
    }

    @Test
    void twoClassesAsSoftmaxAreTheSameAsOneScore() {
        Matrix x = uniform(500, 3, 10);
        int[] labels = IntStream.range(0, 500).map(i -> x.get(i, 0) > 0.4 ? 1 : 0).toArray();
        Sample sample = Sample.of(x, labels);
        // λ and the smallest leaf at 0: softmax has twice the hessian
        BoosterOptions options = FEW.withGrowth(GrowthOptions.leaves(4).withPenalties(0, 0).withMinChildWeight(0));
        double[] one = HistogramBooster.fit(new Loss.Logistic(), null, sample, null, HistogramRegressor.features(x), options)
                .trees().scores(x)[0];
        double[][] two = HistogramBooster.fit(new Loss.Softmax(2), null, sample, null, HistogramRegressor.features(x), options)
                .trees().scores(x);
        for (int i = 0; i < 500; i++) {
            assertThat(two[1][i] - two[0][i]).isCloseTo(one[i], within(1e-4));
        }
    }

    @Test
    void importancesFindTheColumnsThatMatter() {
        Matrix x = uniform(2000, 3, 11);
        double[] y = IntStream.range(0, 2000).mapToDouble(i -> 4 * x.get(i, 0) + x.get(i, 1)).toArray();
        var model = HistogramRegressor.fit(x, y, FEW);
        double[] gains = model.trees().gainImportances();
        double[] splits = model.trees().splitImportances();
        double[] rises = PermutationImportance.of(x, m -> -squares(model.predict(m), y), 3, 1).means();
        for (double[] each : List.of(gains, rises)) {
            assertThat(each[0]).isGreaterThan(5 * each[1]);
            assertThat(each[1]).isGreaterThan(20 * each[2]);
        }
        assertThat(gains[0] + gains[1] + gains[2]).isCloseTo(1, within(1e-12));
        assertThat(splits[0] + splits[1] + splits[2]).isCloseTo(1, within(1e-12));
        // a column that changes places costs twice its own variance: 2 · 16 / 12
        assertThat(rises[0]).isCloseTo(32 / 12.0, within(0.25));
    }

    @Test
    void whatIsHeldBesideTheBinsIsNoMoreThanTwiceAsMuch() {
        Matrix x = uniform(200_000, 20, 12);
        int[] labels = IntStream.range(0, 200_000).map(i -> x.get(i, 0) + x.get(i, 1) > 1 ? 1 : 0).toArray();
        var growth = GrowthOptions.leaves(31);
        var loss = new Loss.Logistic();
        long beside = HistogramBooster.bytesBeside(loss, Sample.of(x, labels), BoosterOptions.standard().withRounds(1, 0.1)
                .withGrowth(growth).withMaxBins(32));
        assertThat(beside).isBetween(24L * 200_000, 2L * 200_000 * 20);
    }

    @Test
    void aModelIsReadAsItWasWritten(@TempDir Path folder) {
        Matrix x = uniform(300, 2, 13);
        for (int i = 0; i < 300; i += 7) {
            x.set(i, 1, Double.NaN);
        }
        List<String> names = List.of("a", "b");
        var regressor = HistogramRegressor.fit(x, wave(uniform(300, 2, 13), 1), FEW);
        PipelineFile.save(new FittedRegressor(new FittedSteps(List.of()), names, regressor), folder.resolve("r.json"));
        assertThat(PipelineFile.readRegressor(folder.resolve("r.json")).model().predict(x)).isEqualTo(regressor.predict(x));
        int[] labels = thirds(uniform(300, 2, 13));
        var classifier = HistogramClassifier.fit(x, labels, FEW);
        PipelineFile.save(new FittedClassifier(new FittedSteps(List.of()), names, classifier, List.of("x", "y", "z")),
                folder.resolve("c.json"));
        assertThat(PipelineFile.readClassifier(folder.resolve("c.json")).model().predictProbabilities(x))
                .isEqualTo(classifier.predictProbabilities(x));
    }
}
