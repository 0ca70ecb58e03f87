package scratch.classic.cluster.kmeans;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;

import scratch.classic.cluster.kmeans.MiniBatchKMeans.Options;
import scratch.classic.metrics.AdjustedRandIndex;
import scratch.example.data.Generators;
import scratch.math.Matrix;
import scratch.math.kernel.Kernels;

class MiniBatchKMeansTest {
    private static final double[][] CENTRES = {{0, 0, 0}, {9, 0, 0}, {0, 9, 0}, {0, 0, 9}};
    private static final Matrix CLOUDS = Matrix.of(Generators.blobs(20_000, CENTRES, 1, 3).x());

    private static Matrix column(double... values) {
        return Matrix.wrap(values.length, 1, values);
    }

    /// Two points, 0 and 10, and a centroid at each: whatever is drawn, nothing moves. With one centroid it is the mean of what
    /// was drawn, in any order, because the rates are 1, 1/2, 1/3, …
    @Test
    void aCentroidIsTheMeanOfAllPointsThatItWasGiven() {
        Options options = Options.of(1).withBatchSize(8).withMaxBatches(2).withPatience(9);
        Matrix x = column(0, 10, 40);
        var random = new SplittableRandom(42);
        double sum = 0;
        for (int draw = 0; draw < 16; draw++) {
            sum += x.get(random.nextInt(3), 0);
        }
        MiniBatchKMeans one = MiniBatchKMeans.fitFrom(x, column(999), options);
        assertThat(one.model().centroids().get(0, 0)).isCloseTo(sum / 16, within(1e-13));
        assertThat(one.batches()).isEqualTo(2);

        MiniBatchKMeans two = MiniBatchKMeans.fitFrom(column(0, 10), column(0, 10), Options.of(2));
        assertThat(two.model().centroids().data()).containsExactly(0, 10);
        assertThat(two.model().inertia()).isZero();
    }

    @Test
    void itStopsByItselfCloseToLloydsResult() {
        MiniBatchKMeans model = MiniBatchKMeans.fit(CLOUDS, Options.of(4));
        KMeans full = KMeans.fit(CLOUDS, KMeans.Options.of(4).withRestarts(5));

        assertThat(model.batches()).isBetween(11, 500);
        assertThat(model.model().converged()).isTrue();
        assertThat(model.model().inertia()).isBetween(full.inertia(), 1.005 * full.inertia());
        assertThat(AdjustedRandIndex.of(model.model().labels(), full.labels())).isGreaterThan(0.999);
        assertThat(model.model().labels()).isEqualTo(model.model().predict(CLOUDS));
    }

    @Test
    void patienceCountsBatchesWithoutANewLowestInertia() {
        // every batch of equal points has inertia 0: the first is the lowest, and nothing is lower
        MiniBatchKMeans model = MiniBatchKMeans.fit(column(5, 5, 5), Options.of(1).withPatience(7));
        assertThat(model.batches()).isEqualTo(8);
        assertThat(model.model().inertia()).isZero();

        MiniBatchKMeans cut = MiniBatchKMeans.fit(CLOUDS, Options.of(4).withMaxBatches(3));
        assertThat(cut.batches()).isEqualTo(3);
        assertThat(cut.model().converged()).isFalse();
    }

    @Test
    void theSameSeedGivesTheSameBitsOnAnyNumberOfThreads() {
        int before = Kernels.threads();
        try {
            Kernels.setThreads(1);
            KMeans one = MiniBatchKMeans.fit(CLOUDS, Options.of(30).withSeed(5)).model();
            Kernels.setThreads(3);
            KMeans three = MiniBatchKMeans.fit(CLOUDS, Options.of(30).withSeed(5)).model();
            assertThat(three.centroids()).isEqualTo(one.centroids());
            assertThat(three.labels()).isEqualTo(one.labels());
            assertThat(three.inertia()).isEqualTo(one.inertia());
            assertThat(MiniBatchKMeans.fit(CLOUDS, Options.of(30).withSeed(6)).model().centroids())
                    .isNotEqualTo(one.centroids());
        } finally {
            Kernels.setThreads(before);
        }
    }

    @Test
    void asManyClustersAsDifferentPointsAreFoundAmongManyCopies() {
        double[] values = new double[50_000];
        values[17] = 1;
        values[49_999] = 2;
        KMeans model = MiniBatchKMeans.fit(column(values), Options.of(3)).model();     // hardly in a sample of 3072
        assertThat(model.inertia()).isZero();
        assertThat(model.sizes()).containsExactlyInAnyOrder(49_998, 1, 1);
    }

    @Test
    void whatCannotBeIsRefused() {
        refused(() -> Options.of(0), "MiniBatchKMeans.Options: k = 0: needs at least 1 cluster");
        refused(() -> Options.of(1).withBatchSize(0), "MiniBatchKMeans.Options: batchSize = 0: must be at least 1");
        refused(() -> Options.of(1).withMaxBatches(0), "MiniBatchKMeans.Options: maxBatches = 0: must be at least 1");
        refused(() -> Options.of(1).withPatience(0), "MiniBatchKMeans.Options: patience = 0: must be at least 1");
        refused(() -> MiniBatchKMeans.fit(column(1, 2), Options.of(3)),
                "MiniBatchKMeans.fit: k = 3 clusters of 2 rows: a cluster needs at least one row");
        refused(() -> MiniBatchKMeans.fit(column(1, Double.NaN), Options.of(1)),
                "MiniBatchKMeans.fit: row 1, column 0 is NaN: must be finite; remove or repair the row");
        refused(() -> MiniBatchKMeans.fit(column(1, 1, 1), Options.of(2)),
                "MiniBatchKMeans.fit: k = 2 clusters, but the 3 rows hold only 1 different points: k must not be larger");
        refused(() -> MiniBatchKMeans.fitFrom(column(1, 2), column(1), Options.of(2)),
                "MiniBatchKMeans.fitFrom: a start of (1, 1) for k = 2 and data of (2, 1): must be (k, d)");
    }

    private static void refused(Runnable call, String message) {
        assertThatIllegalArgumentException().isThrownBy(call::run).withMessage(message);
    }
}
