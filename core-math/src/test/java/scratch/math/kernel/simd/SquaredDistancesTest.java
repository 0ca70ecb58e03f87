package scratch.math.kernel.simd;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import scratch.math.kernel.Kernels;
import scratch.math.kernel.ScalarKernels;

/// All squared distances between two sets of rows, float and double, against Σ (x − y)² in double.
class SquaredDistancesTest {
    private static final int[] COLUMNS = {0, 1, 3, 7, 8, 15, 16, 17, 31, 32, 33, 63, 64, 65, 127, 1000, 1023, 4098};

    static Stream<Kernels> kernels() {
        return Stream.of(new ScalarKernels(), KernelChoice.fastest());
    }

    private static float[] floats(Kernels kernels, int m, int n, int d, float[] x, float[] y) {
        float[] out = new float[m * (n + 2) + 1];
        Arrays.fill(out, 777);
        kernels.squaredDistances(m, n, d, x, 1, d + 1, y, 2, d + 3, out, 1, n + 2);
        return out;
    }

    private static double[] doubles(Kernels kernels, int m, int n, int d, double[] x, double[] y) {
        double[] out = new double[m * (n + 2) + 1];
        Arrays.fill(out, 777);
        kernels.squaredDistances(m, n, d, x, 1, d + 1, y, 2, d + 3, out, 1, n + 2);
        return out;
    }

    /// x and y hold the same values in both types, so that one definition serves both.
    private static double[] definition(int m, int n, int d, float[] x, float[] y) {
        double[] out = new double[m * (n + 2) + 1];
        Arrays.fill(out, 777);
        for (int i = 0; i < m; i++) {
            for (int j = 0; j < n; j++) {
                double sum = 0;
                for (int p = 0; p < d; p++) {
                    double difference = (double) x[1 + i * (d + 1) + p] - y[2 + j * (d + 3) + p];
                    sum += difference * difference;
                }
                out[1 + i * (n + 2) + j] = sum;
            }
        }
        return out;
    }

    private static double[] widened(float[] x) {
        double[] y = new double[x.length];
        KernelChoice.copy(x, y);
        return y;
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void distancesAreThoseOfTheDefinitionOverAwkwardSizes(Kernels kernels) {
        for (int d : COLUMNS) {
            for (int[] shape : new int[][] {{0, 3}, {3, 0}, {1, 1}, {1, 9}, {5, 4}, {4, 5}, {7, 17}}) {
                int m = shape[0];
                int n = shape[1];
                float[] x = KernelParityTest.floats(1 + m * (d + 1), d);
                float[] y = KernelParityTest.floats(2 + n * (d + 3), d + 1);
                double[] expected = definition(m, n, d, x, y);
                // a sum of d terms, all positive: its relative error is at most d + 2 roundings
                KernelChoice.close(widened(floats(kernels, m, n, d, x, y)), expected, (d + 2) * 0x1p-24, "float " + d);
                KernelChoice.close(doubles(kernels, m, n, d, widened(x), widened(y)), expected, (d + 2) * 0x1p-53,
                        "double " + d);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void aSpecialValueReachesItsOwnRowAndNoOther(Kernels kernels) {
        int m = 5;
        int n = 7;
        for (int d : new int[] {1, 5, 16, 33}) {
            for (float special : new float[] {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY, -0f,
                Float.MIN_VALUE, Float.MIN_NORMAL / 3, 1e18f}) {
                float[] x = KernelParityTest.floats(1 + m * (d + 1), 1);
                float[] y = KernelParityTest.floats(2 + n * (d + 3), 2);
                x[1 + 3 * (d + 1) + d / 2] = special;
                double[] expected = definition(m, n, d, x, y);
                String what = "distances with " + special + " of " + d;
                KernelChoice.close(widened(floats(kernels, m, n, d, x, y)), expected, (d + 2) * 0x1p-24, what);
                KernelChoice.close(doubles(kernels, m, n, d, widened(x), widened(y)), expected, (d + 2) * 0x1p-53,
                        what);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void infinityMinusInfinityIsNotANumberAndHugeSquaresAreInfinite(Kernels kernels) {
        float[] x = {Float.POSITIVE_INFINITY, 3e38f, 1e-30f};
        float[] y = {Float.POSITIVE_INFINITY, -3e38f, 3e-30f};
        float[] out = new float[9];
        kernels.squaredDistances(3, 3, 1, x, 0, 1, y, 0, 1, out, 0, 3);
        assertThat(out[0]).isNaN();
        assertThat(out[1]).isEqualTo(Float.POSITIVE_INFINITY);
        assertThat(out[4]).isEqualTo(Float.POSITIVE_INFINITY);
        assertThat(out[8]).isZero();                           // 4e-60 is no float
    }

    /// ‖x‖² − 2x·y + ‖y‖² would be wrong by about 1 here: 10⁷ squared has no digits left for it.
    @ParameterizedTest
    @MethodSource("kernels")
    void nearPointsFarFromZeroKeepTheirDistance(Kernels kernels) {
        int d = 40;
        float[] x = new float[d];
        float[] y = new float[d];
        Arrays.fill(x, 1e7f);
        Arrays.fill(y, 1e7f + 1);
        float[] out = new float[2];
        kernels.squaredDistances(1, 1, d, x, 0, d, y, 0, d, out, 0, 1);
        kernels.squaredDistances(1, 1, d, x, 0, d, x, 0, d, out, 1, 1);
        assertThat(out).containsExactly(d, 0);
    }
}
