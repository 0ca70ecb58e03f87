package scratch.cuda.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import scratch.cuda.device.DeviceMemory;

/// The assignment step of k-means against distances in double.
class KMeansAssignmentOnInterpreterTest {

    private record Size(int n, int d, int k, int padPoints, int padCentroids) {
    }

    @Test
    void labelIsThatOfTheNearestCentroid() {
        Size[] sizes = {new Size(1, 1, 1, 0, 0), new Size(65, 3, 5, 1, 2), new Size(100, 33, 67, 0, 3),
            new Size(64, 16, 130, 4, 0)};
        for (int s = 0; s < sizes.length; s++) {
            Size size = sizes[s];
            int ldp = size.d + size.padPoints;
            int ldc = size.d + size.padCentroids;
            float[] points = Samples.normal(size.n, size.d, ldp, s);
            float[] centroids = Samples.normal(size.k, size.d, ldc, s + 100);
            int[] labels;
            float[] distances;
            try (Samples samples = Samples.onInterpreter(s % 3);
                    KMeansAssignment assignment = new KMeansAssignment(samples.device())) {
                DeviceMemory out = samples.device().allocate((long) size.n * Integer.BYTES);
                DeviceMatrix far = samples.room(size.n);
                assignment.assign(samples.upload(points, size.n, size.d, ldp), samples.upload(centroids, size.k, size.d, ldc),
                        out, far, samples.device().stream());
                labels = samples.downloadInts(out);
                distances = samples.download(far);
            }
            for (int i = 0; i < size.n; i++) {
                double nearest = Double.POSITIVE_INFINITY;
                for (int c = 0; c < size.k; c++) {
                    nearest = Math.min(nearest, distance(points, i * ldp, centroids, c * ldc, size.d));
                }
                double allowed = (size.d + 3) * Precision.FP32.unitRoundoff() * nearest;
                assertThat((double) distances[i]).isCloseTo(nearest, within(allowed));
                assertThat(distance(points, i * ldp, centroids, labels[i] * ldc, size.d))
                        .isCloseTo(nearest, within(2 * allowed));
            }
        }
    }

    private static double distance(float[] x, int atX, float[] y, int atY, int d) {
        double sum = 0;
        for (int j = 0; j < d; j++) {
            sum += ((double) x[atX + j] - y[atY + j]) * ((double) x[atX + j] - y[atY + j]);
        }
        return sum;
    }

    /// Centroids 1, 17 and 70 are the same point: in one thread, in another, and in the next tile.
    @Test
    void ofEquallyNearCentroidsTheFirstIsTaken() {
        float[] centroids = new float[80];
        for (int c = 0; c < 80; c++) {
            centroids[c] = c == 1 || c == 17 || c == 70 ? 5 : 100 + c;
        }
        try (Samples samples = Samples.onInterpreter(1); KMeansAssignment assignment = new KMeansAssignment(samples.device())) {
            DeviceMemory labels = samples.device().allocate(2 * Integer.BYTES);
            assignment.assign(samples.upload(new float[] {4, 6}, 2, 1, 1), samples.upload(centroids, 80, 1, 1), labels,
                    samples.room(2), samples.device().stream());
            assertThat(samples.downloadInts(labels)).containsExactly(1, 1);
        }
    }

    /// |x|² − 2x·c + |c|² in floats would give distances of 0 or 64 here.
    @Test
    void pointsFarFromTheOriginKeepTheirDistances() {
        try (Samples samples = Samples.onInterpreter(0); KMeansAssignment assignment = new KMeansAssignment(samples.device())) {
            DeviceMemory labels = samples.device().allocate(Integer.BYTES);
            DeviceMatrix distances = samples.room(1);
            assignment.assign(samples.upload(new float[] {20_000}, 1, 1, 1),
                    samples.upload(new float[] {20_002, 20_001}, 2, 1, 1), labels, distances, samples.device().stream());
            assertThat(samples.downloadInts(labels)).containsExactly(1);
            assertThat(samples.download(distances)).containsExactly(1);
        }
    }

    @Test
    void shapesThatDoNotFitAreRefused() {
        try (Samples samples = Samples.onInterpreter(0); KMeansAssignment assignment = new KMeansAssignment(samples.device())) {
            DeviceMatrix points = samples.upload(new float[6], 2, 3, 3);
            DeviceMatrix centroids = samples.upload(new float[4], 2, 2, 2);
            DeviceMemory labels = samples.device().allocate(4);
            var stream = samples.device().stream();
            assertThatThrownBy(() -> assignment.assign(points, centroids, labels, samples.room(2), stream))
                    .hasMessage("KMeansAssignment.assign: centroids is (2, 2) of 4-byte elements: must be (2, 3) of 4 bytes");
            assertThatThrownBy(() -> assignment.assign(points, points, labels, samples.room(2), stream))
                    .hasMessage("KMeansAssignment.assign: labels of 4 bytes for 2 points: needs 4 a point");
        }
    }
}
