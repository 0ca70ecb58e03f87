package scratch.classic.cluster.kmeans;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;

import scratch.classic.cluster.kmeans.KMeans.Method;
import scratch.classic.cluster.kmeans.KMeans.Options;
import scratch.example.data.Datasets;
import scratch.example.data.Generators;
import scratch.math.Matrix;
import scratch.math.kernel.Kernels;

/// The fast ways to assign and to update, against the definition, bit by bit.
class AssignmentTest {
    private static final Matrix BLOBS = Matrix.of(Generators.blobs(9000, 12, 5, 3, 4).x());

    /// Whole numbers: many points are equally near to several centroids.
    private static Matrix grid(int n, int d, int values, long seed) {
        var random = new SplittableRandom(seed);
        Matrix x = Matrix.zeros(n, d);
        Arrays.setAll(x.data(), i -> random.nextInt(values));
        return x;
    }

    @Test
    void tilesGiveTheBitsOfTheDefinition() {
        var random = new SplittableRandom(1);
        for (int n : new int[] {1, 3, 15, 16, 33, 63, 64, 65, 200, 4095, 4097}) {
            for (int[] shape : new int[][] {{1, 1}, {2, 3}, {4, 2}, {5, 7}, {8, 16}, {33, 4}}) {
                int k = shape[0];
                int d = shape[1];
                Matrix x = n % 2 == 0 ? grid(n, d, 4, n) : Matrix.zeros(n, d);
                if (n % 2 == 1) {
                    Arrays.setAll(x.data(), i -> random.nextDouble(-5, 5));
                }
                Matrix centroids = x.selectRows(random.ints(k, 0, n).toArray());
                int[] labels = new int[n];
                double[] distances = new double[n];
                NearestCentroid.byDefinition(x, centroids, labels, distances);

                int[] fast = new int[n];
                Arrays.fill(fast, -1);
                double[] squares = new double[n];
                assertThat(NearestCentroid.of(x).assign(centroids, fast, squares)).isEqualTo(n);
                assertThat(fast).isEqualTo(labels);
                assertThat(squares).isEqualTo(distances);
            }
        }
    }

    @Test
    void hamerlysRoundsAreLloydsToTheLastBit() {
        Matrix far = BLOBS.copy();
        Arrays.setAll(far.data(), i -> far.data()[i] + 1e8);
        for (Matrix x : List.of(Matrix.of(Datasets.iris().x()), Matrix.of(Datasets.wine().x()), grid(3000, 2, 9, 2),
                grid(500, 3, 3, 3), BLOBS, far, BLOBS.times(1e-100), BLOBS.times(1e100))) {
            for (int k : new int[] {1, 2, 3, 8, 25}) {
                Options options = Options.of(k).withSeed(k).withMaxIterations(40);
                same(KMeans.fit(x, options), KMeans.fit(x, options.withMethod(Method.HAMERLY)));
            }
        }
    }

    @Test
    void hamerlysRoundsAreLloydsWhereClustersRunEmpty() {
        Matrix x = grid(400, 2, 30, 5);
        for (int[] rows : new int[][] {{0, 0, 0, 0, 0, 0}, {1, 1, 2, 2, 3, 3}, {7, 8, 9, 7, 8, 9}}) {
            Options options = Options.of(6);
            same(KMeans.fitFrom(x, x.selectRows(rows), options),
                    KMeans.fitFrom(x, x.selectRows(rows), options.withMethod(Method.HAMERLY)));
        }
        Matrix outside = Matrix.of(new double[][] {{1e200, 0}, {0, -1e200}, {3, 3}});
        same(KMeans.fitFrom(x, outside, Options.of(3)),
                KMeans.fitFrom(x, outside, Options.of(3).withMethod(Method.HAMERLY)));
    }

    private static void same(KMeans plain, KMeans bounded) {
        assertThat(bounded.labels()).isEqualTo(plain.labels());
        assertThat(bounded.centroids()).isEqualTo(plain.centroids());
        assertThat(bounded.history()).hasSameSizeAs(plain.history());
        for (int r = 0; r < plain.history().size(); r++) {
            assertThat(bounded.history().get(r).inertia()).isEqualTo(plain.history().get(r).inertia());
            assertThat(bounded.history().get(r).moved()).isEqualTo(plain.history().get(r).moved());
        }
    }

    @Test
    void boundsSparePointsTheSearch() {
        HamerlyBounds bounds = new HamerlyBounds(BLOBS);
        KMeans model = Lloyd.run(BLOBS, bounds, BLOBS.selectRows(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11), Options.of(12));

        assertThat(model.iterations()).isGreaterThan(15);
        // without bounds it would be every point in every round
        assertThat(bounds.searched()).isLessThan(9000L * model.history().size() / 4);
    }

    @Test
    void theNumberOfThreadsChangesNothing() {
        int before = Kernels.threads();
        try {
            for (Method method : Method.values()) {
                Options options = Options.of(40).withMethod(method).withMaxIterations(6);
                Kernels.setThreads(1);
                KMeans one = KMeans.fit(BLOBS, options);
                for (int threads : new int[] {2, 3, 8}) {
                    Kernels.setThreads(threads);
                    same(one, KMeans.fit(BLOBS, options));
                }
            }
        } finally {
            Kernels.setThreads(before);
        }
    }

    @Test
    void meansOfManyChunksAreTheMeans() {
        int[] labels = new int[9000];
        Arrays.setAll(labels, i -> i * 7 % 3);
        Matrix means = new ClusterMeans(BLOBS, 3).of(labels);
        for (int c = 0; c < 3; c++) {
            for (int j = 0; j < 5; j++) {
                double sum = 0;
                for (int i = 0; i < 9000; i++) {
                    sum += labels[i] == c ? BLOBS.get(i, j) : 0;
                }
                assertThat(means.get(c, j)).isCloseTo(sum / 3000, within(1e-12));
            }
        }
    }
}
