package scratch.classic.cluster.kmeans;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import smile.clustering.CentroidClustering;
import smile.clustering.Clustering;
import smile.math.MathEx;

import scratch.classic.cluster.kmeans.KMeans.Options;
import scratch.classic.metrics.AdjustedRandIndex;
import scratch.example.data.Datasets;
import scratch.example.data.Generators;
import scratch.math.Matrix;

/// Rung a: from the same start the same rounds, so the same labels and, to 1e-9 of the data's size, the same centroids
/// as Smile. Rung c where each draws its own start: the same clusters where they are plain to see, and the same best
/// inertia on iris.
class KMeansParityTest {
    static Stream<Arguments> data() {
        return Stream.of(
                Arguments.of("iris", Datasets.iris().x(), 3),
                Arguments.of("iris", Datasets.iris().x(), 7),
                Arguments.of("wine", Datasets.wine().x(), 3),
                Arguments.of("breast cancer", Datasets.breastCancer().x(), 2),
                Arguments.of("diabetes", Datasets.diabetes().x(), 5),
                Arguments.of("blobs", Generators.blobs(500, 6, 3, 2, 1).x(), 6),
                Arguments.of("overlapping blobs", Generators.blobs(400, 5, 2, 6, 2).x(), 5));
    }

    @ParameterizedTest(name = "{0}, k = {2}")
    @MethodSource("data")
    void fromSmilesStartsTheSameClustersAsSmile(String name, double[][] x, int k) {
        double size = Arrays.stream(x).flatMapToDouble(Arrays::stream).map(Math::abs).max().orElseThrow();
        Matrix data = Matrix.of(x);
        for (int seed = 1; seed <= 10; seed++) {
            MathEx.setSeed(seed);
            Matrix start = Matrix.of(CentroidClustering.init("start", x, k, MathEx::distance).centers());
            MathEx.setSeed(seed);
            var reference = smile.clustering.KMeans.fit(x, new Clustering.Options(k, 300, 0, null));
            KMeans ours = KMeans.fitFrom(data, start, Options.of(k));

            assertThat(ours.labels()).isEqualTo(reference.group());
            assertThat(ours.centroids().data())
                    .containsExactly(Matrix.of(reference.centers()).data(), within(1e-9 * size));
            assertThat(ours.inertia()).isCloseTo(reference.distortion() * x.length, within(1e-9 * ours.inertia()));
            assertThat(ours.predict(data)).isEqualTo(Arrays.stream(x).mapToInt(reference::predict).toArray());
        }
    }

    @ParameterizedTest
    @MethodSource("separated")
    void onSeparatedBlobsBothFindTheTruth(int k, int d, long seed) {
        double[][] centres = new double[k][d];
        for (int c = 0; c < k; c++) {
            centres[c][c % d] = 20 * (1 + c / d);      // at least 20 apart, spread 1
        }
        var blobs = Generators.blobs(60 * k, centres, 1, seed);
        MathEx.setSeed(seed);
        var reference = Clustering.run(20, () -> smile.clustering.KMeans.fit(blobs.x(), k, 300));
        KMeans ours = KMeans.fit(Matrix.of(blobs.x()), Options.of(k).withSeed(seed).withRestarts(20));

        assertThat(AdjustedRandIndex.of(ours.labels(), reference.group())).isEqualTo(1);
        assertThat(AdjustedRandIndex.of(ours.labels(), blobs.y())).isEqualTo(1);
    }

    static Stream<Arguments> separated() {
        return Stream.of(Arguments.of(2, 2, 1L), Arguments.of(3, 2, 2L), Arguments.of(4, 2, 3L), Arguments.of(6, 3, 4L),
                Arguments.of(8, 5, 5L));
    }

    @Test
    void onIrisTheBestOfTwentyStartsIsTheSameForBoth() {
        double[][] x = Datasets.iris().x();
        MathEx.setSeed(1);
        var reference = Clustering.run(20, () -> smile.clustering.KMeans.fit(x, new Clustering.Options(3, 300, 0, null)));
        KMeans ours = KMeans.fit(Matrix.of(x), Options.of(3).withRestarts(20));

        assertThat(ours.inertia()).isCloseTo(78.85144142614601, within(1e-9));
        assertThat(reference.distortion() * 150).isCloseTo(78.85144142614601, within(1e-9));
        assertThat(AdjustedRandIndex.of(ours.labels(), reference.group())).isEqualTo(1);
    }

    @Test
    void smilesDistortionIsTheMeanOfWhatWeSum() {
        MathEx.setSeed(1);
        var reference = smile.clustering.KMeans.fit(new double[][]{{1}, {2}, {3}, {10}, {11}, {12}}, 2, 100);

        assertThat(reference.distortion()).isCloseTo(0.667, within(0.0005));    // 4 / 6
    }

    @Test
    void theAdjustedRandIndexIsSmiles() {
        RandomGenerator random = new SplittableRandom(5);
        for (int trial = 0; trial < 100; trial++) {
            int[] first = random.ints(50, 0, 2 + trial % 5).toArray();
            int[] second = random.ints(50, 0, 2 + trial % 3).toArray();
            assertThat(AdjustedRandIndex.of(first, second))
                    .isCloseTo(smile.validation.metric.AdjustedRandIndex.of(first, second), within(1e-12));
        }
    }
}
