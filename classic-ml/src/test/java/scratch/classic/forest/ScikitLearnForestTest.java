package scratch.classic.forest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.LongStream;

import org.junit.jupiter.api.Test;

import scratch.classic.metrics.RegressionScores;

/// As good as scikit-learn's forests of 100 trees from the same 1000 rows: the mean over seeds lies as near to the mean of its
/// seeds 0 to 19 as chance allows, three standard errors of both. Essentials of the script (scikit-learn 1.2.1):
///
///     X, y = classification(1000, 20, 40); Xt, yt = classification(2000, 20, 50)          # as in Drawn; noise n4(60), n4(61)
///     m = RandomForestClassifier(100, random_state=s, oob_score=True).fit(X, y)
///     m.score(Xt, yt), m.oob_score_, np.mean([e.get_n_leaves() for e in m.estimators_])   # and ExtraTreesClassifier
///     RandomForestRegressor(100, max_features=6, random_state=s, oob_score=True)          # and ExtraTreesRegressor
class ScikitLearnForestTest {
    private static final int SEEDS = 5;
    private static final Drawn LEARN = Drawn.of(1000, 40, 60);
    private static final Drawn TEST = Drawn.of(2000, 50, 61);

    private static List<RandomForestClassifier> classes(ForestOptions options) {
        return LongStream.range(0, SEEDS).mapToObj(seed -> RandomForestClassifier.fit(LEARN.x(), LEARN.labels(),
                options.withSeed(seed))).toList();
    }

    private static List<RandomForestRegressor> numbers(ForestOptions options) {
        return LongStream.range(0, SEEDS).mapToObj(seed -> RandomForestRegressor.fit(LEARN.x(), LEARN.y(),
                options.withSeed(seed))).toList();
    }

    private static <T> void band(List<T> forests, ToDoubleFunction<T> score, double mean, double deviation) {
        double ours = forests.stream().mapToDouble(score).average().orElseThrow();
        assertThat(ours).isCloseTo(mean, within(3 * deviation * Math.sqrt(1.0 / SEEDS + 1.0 / 20)));
    }

    private static double right(RandomForestClassifier forest) {
        return TEST.accuracy(forest.predict(TEST.x()));
    }

    private static double r2(RandomForestRegressor forest) {
        return RegressionScores.of(TEST.y(), forest.predict(TEST.x())).r2();
    }

    // last: the mean of feature_importances_ over the same 20 seeds
    @Test
    void classesAreAsOftenRightAndFeaturesGainAsMuch() {
        var forests = classes(ForestOptions.classes());
        band(forests, ScikitLearnForestTest::right, 0.6767, 0.00755);
        band(forests, forest -> forest.outOfBag(LEARN.x()).accuracy(LEARN.labels()), 0.6800, 0.00868);
        band(forests, forest -> forest.leaves() / 100.0, 154.2725, 1.000);
        double[] theirs = {0.0566, 0.0587, 0.0907, 0.1313, 0.0521, 0.0432, 0.05, 0.0383};
        double[] ours = new double[theirs.length];
        for (RandomForestClassifier forest : forests) {
            double[] importances = forest.importances();
            assertThat(Arrays.stream(importances).sum()).isCloseTo(1, within(1e-12));
            for (int j = 0; j < ours.length; j++) {
                ours[j] += importances[j] / SEEDS;
            }
        }
        assertThat(ours).containsExactly(theirs, within(0.003));
    }

    @Test
    void extraTreesAreAsOftenRight() {
        var forests = classes(ForestOptions.classes().extraTrees());
        band(forests, ScikitLearnForestTest::right, 0.67775, 0.00542);
        band(forests, forest -> forest.leaves() / 100.0, 455.8015, 1.204);
    }

    @Test
    void numbersAreAsNear() {
        var forests = numbers(ForestOptions.numbers());
        band(forests, ScikitLearnForestTest::r2, 0.38196, 0.00700);
        band(forests, forest -> forest.outOfBag(LEARN.x()).scores(LEARN.y()).r2(), 0.32139, 0.01174);
        band(numbers(ForestOptions.numbers().extraTrees()), ScikitLearnForestTest::r2, 0.41744, 0.01349);
    }
}
