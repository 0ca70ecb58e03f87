package scratch.classic.cluster.kmeans;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import scratch.math.Matrix;
import scratch.math.kernel.Kernels;

class NearestCentroidTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 511, 512, 513, 1025})
    void theFastAssignmentGivesTheBitsOfTheDefinition(int n) {
        for (int d : new int[] {1, 2, 3, 4, 5, 8, 11}) {
            for (int k : new int[] {1, 2, 3, 8}) {
                sameBits(normal(n, d, n + d), normal(k, d, k));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"10_001, 10, 20", "2001, 64, 16"})      // above the size from which threads are used
    void theNumberOfThreadsChangesNothing(int n, int d, int k) {
        sameBits(normal(n, d, 1), normal(k, d, 2));
        int threads = Kernels.threads();
        try {
            Kernels.setThreads(1);
            sameBits(normal(n, d, 1), normal(k, d, 2));
        } finally {
            Kernels.setThreads(threads);
        }
    }

    @Test
    void tiesGoToTheLowestNumber() {
        Matrix points = Matrix.wrap(4, 1, new double[] {0, 1, 2, 3});
        int[] labels = new int[4];
        NearestCentroid.of(points).assign(Matrix.wrap(4, 1, new double[] {4, 0, 2, 0}), labels, new double[4]);

        assertThat(labels).containsExactly(1, 1, 2, 0);     // 1 lies between 0 and 2, 3 between 4 and 2
    }

    @Test
    void itCountsTheLabelsThatChange() {
        Matrix points = Matrix.wrap(4, 1, new double[] {0, 1, 8, 9});
        Matrix centroids = Matrix.wrap(2, 1, new double[] {0, 9});
        int[] labels = {-1, 0, 0, 1};

        assertThat(NearestCentroid.of(points).assign(centroids, labels, new double[4])).isEqualTo(2);
        assertThat(NearestCentroid.of(points).assign(centroids, labels, new double[4])).isZero();
        assertThat(labels).containsExactly(0, 0, 1, 1);
    }

    @Test
    void theExpandedFormOfTheReadmeLosesNearPointsFarFromZero() {
        double a = 1e8 + 0.3;
        double b = 1e8 + 0.4;
        assertThat(a * a - 2 * a * b + b * b).isEqualTo(2);
        assertThat((a - b) * (a - b)).isCloseTo(0.01, within(1e-8));

        float c = 10_000f;
        float d = 10_000.5f;
        assertThat(c * c - 2 * c * d + d * d).isZero();
        assertThat((c - d) * (c - d)).isEqualTo(0.25f);
    }

    private static void sameBits(Matrix x, Matrix centroids) {
        int[] labels = new int[x.rows()];
        double[] distances = new double[x.rows()];
        int[] expectedLabels = new int[x.rows()];
        double[] expectedDistances = new double[x.rows()];
        NearestCentroid.of(x).assign(centroids, labels, distances);
        NearestCentroid.byDefinition(x, centroids, expectedLabels, expectedDistances);

        assertThat(labels).isEqualTo(expectedLabels);
        assertThat(Arrays.equals(distances, expectedDistances)).as("the same bits").isTrue();
    }

    private static Matrix normal(int rows, int columns, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] data = new double[rows * columns];
        Arrays.setAll(data, i -> random.nextGaussian());
        return Matrix.wrap(rows, columns, data);
    }
}
