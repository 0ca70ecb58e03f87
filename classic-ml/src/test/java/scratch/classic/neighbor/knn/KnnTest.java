package scratch.classic.neighbor.knn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import scratch.classic.data.Folds;
import scratch.classic.data.Table;
import scratch.classic.data.Target;
import scratch.classic.nearest.BallTree;
import scratch.classic.nearest.BruteForce;
import scratch.classic.nearest.KNearest.Options;
import scratch.classic.nearest.KNearest.Weighting;
import scratch.classic.nearest.KNearestClassifier;
import scratch.classic.nearest.KNearestRegressor;
import scratch.classic.nearest.KdTree;
import scratch.classic.nearest.NeighborSearch;
import scratch.classic.nearest.Neighbors;
import scratch.classic.preprocess.Scaler;
import scratch.classic.selection.CrossValidation;
import scratch.classic.selection.FoldScores;
import scratch.classic.selection.Trial;
import scratch.example.data.Datasets;
import scratch.math.Matrix;

/// The numbers of the page of lesson 361.
class KnnTest {
    private static final Matrix LINE = Matrix.of(new double[][] {{0}, {1}, {3}, {7}, {8}});
    private static final Matrix QUERY = Matrix.of(new double[][] {{2.5}});

    @Test
    void fiveRowsOfTheReadmeByHand() {
        int[] labels = {0, 1, 1, 0, 1};
        double[] y = {10, 20, 40, 80, 90};
        Options weighted = Options.of(3).withWeighting(Weighting.INVERSE_DISTANCE);
        assertThat(KNearestClassifier.fit(LINE, labels, Options.of(3)).predictProbabilities(QUERY).get(0, 1))
                .isCloseTo(0.6667, within(5e-5));
        assertThat(KNearestClassifier.fit(LINE, labels, weighted).predictProbabilities(QUERY).get(0, 1))
                .isCloseTo(0.8696, within(5e-5));
        assertThat(KNearestRegressor.fit(LINE, y, Options.of(3)).predict(QUERY)[0]).isCloseTo(23.333, within(5e-4));
        assertThat(KNearestRegressor.fit(LINE, y, weighted).predict(QUERY)[0]).isCloseTo(31.739, within(5e-4));
    }

    @Test
    void theRightLeafIsPassedOverByHand() {
        for (NeighborSearch tree : List.of(KdTree.fit(LINE, 2), BallTree.fit(LINE, 2))) {
            Neighbors found = tree.nearest(QUERY, 2);
            assertThat(found.measured(0)).isEqualTo(3);
            assertThat(found.distance(0, 0)).isEqualTo(0.5);
            assertThat(found.distance(0, 1)).isEqualTo(1.5);
        }
        assertThat(2.5 * 2.5 - 2 * 2.5 * 3 + 3 * 3).isEqualTo(0.25);
    }

    @Test
    void oneNeighbourIsAlwaysRightOnTheRowsItKnows() {
        var data = Datasets.breastCancer();
        Matrix x = Matrix.of(data.x());
        assertThat(KNearestClassifier.fit(x, data.y(), Options.of(1)).predict(x)).isEqualTo(data.y());
    }

    @Test
    void theFifthAndTheSixthDigitAreOftenEquallyFar() {
        Matrix digits = Matrix.of(Datasets.digits().x());
        int[] kept = IntStream.range(0, digits.rows()).filter(i -> i % 10 == 0).toArray();
        int[] others = IntStream.range(0, digits.rows()).filter(i -> i % 10 != 0).toArray();
        Neighbors found = BruteForce.fit(digits.selectRows(others)).nearest(digits.selectRows(kept), 6);
        assertThat(kept).hasSize(180);
        assertThat(IntStream.range(0, 180).filter(q -> found.squaredDistance(q, 4) == found.squaredDistance(q, 5)).count())
                .isEqualTo(6);
    }

    @Test
    void aHundredColumnsOfNoiseCostFourHundredths() {
        assertThat(withNoise(0).mean()).isCloseTo(0.968, within(5e-4));
        FoldScores noisy = withNoise(100);
        assertThat(noisy.mean()).isCloseTo(0.932, within(5e-4));
        assertThat(noisy.interval(0.95).lower()).isCloseTo(0.884, within(5e-4));
        assertThat(noisy.interval(0.95).upper()).isCloseTo(0.979, within(5e-4));
        assertThat(withNoise(1000).mean()).isCloseTo(0.802, within(5e-4));
    }

    private static FoldScores withNoise(int columns) {
        var data = Datasets.breastCancer();
        Table table = Table.of(data.x(), data.featureNames());
        Matrix scaled = Scaler.standard().fit(table, new Target.Nothing()).transform(table).toMatrix();
        var random = new SplittableRandom(42);
        Matrix noise = Matrix.zeros(569, Math.max(1, columns));
        for (int i = 0; columns > 0 && i < noise.data().length; i++) {
            noise.data()[i] = random.nextGaussian();
        }
        Matrix x = scaled.appendColumns(noise);
        Trial<Integer> trial = (k, train, test) -> {
            int[] labels = IntStream.of(train).map(i -> data.y()[i]).toArray();
            int[] answers = KNearestClassifier.fit(x.selectRows(train), labels, Options.of(k)).predict(x.selectRows(test));
            return IntStream.range(0, test.length).map(i -> answers[i] == data.y()[test[i]] ? 1 : 0).average().orElseThrow();
        };
        return CrossValidation.score(Folds.stratified(data.y(), 10, 42), 9, trial);
    }

    @Test
    void weightsHelpWhereKIsTooLarge() {
        var uniform = Ex361KNearest.tumours(Weighting.UNIFORM, true, 42).scores();
        var weighted = Ex361KNearest.tumours(Weighting.INVERSE_DISTANCE, true, 42).scores();
        assertThat(uniform.getFirst().mean()).isCloseTo(0.902, within(5e-4));           // k = 200
        assertThat(weighted.getFirst().mean()).isCloseTo(0.914, within(5e-4));
        assertThat(weighted.get(6).mean()).isEqualTo(uniform.get(6).mean());            // k = 5
        assertThat(weighted.getLast().mean()).isEqualTo(uniform.getLast().mean());      // k = 1
    }

    @Test
    void aThousandthOfTheVolumeIsFourFifthsOfTheSide() {
        assertThat(Math.pow(0.001, 1 / 2.0)).isCloseTo(0.032, within(5e-4));
        assertThat(Math.pow(0.001, 1 / 32.0)).isCloseTo(0.806, within(5e-4));
    }
}
