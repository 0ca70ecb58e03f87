package scratch.math.kernel.simd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import scratch.math.kernel.Kernels;
import scratch.math.kernel.ScalarKernels;

/// SIMD = scalar up to rounding, over sizes that straddle vectors and tiles, with special values. Rounding means:
/// n·2⁻⁵² (double) or n·2⁻²³ (float) of the sum of the absolute terms, and a few units for the functions.
class KernelParityTest {

    private static final int[] SIZES = {0, 1, 3, 7, 8, 15, 16, 17, 31, 32, 33, 63, 64, 65, 127, 1000, 1023, 4098};
    private static final int[] MATRIX_SIZES = {1, 3, 7, 8, 15, 16, 17, 31, 33, 65, 127};
    private static final double[] SPECIAL = {
        0.0, -0.0, 1, -1, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY,
        Double.MIN_VALUE, -Double.MIN_VALUE, Double.MIN_NORMAL / 3, Double.MAX_VALUE, -Double.MAX_VALUE,
        Float.MIN_VALUE, Float.MIN_NORMAL / 3, Float.MAX_VALUE, 710, -745, 88, -104, 1e-20};

    private static final Kernels SCALAR = new ScalarKernels();
    private static Kernels simd;

    @BeforeAll
    static void warmUp() {
        assumeThat(ModuleLayer.boot().findModule("jdk.incubator.vector"))
                .as("SIMD is tested with --add-modules jdk.incubator.vector only").isPresent();
        simd = new SimdKernels();
        for (Warmth family : List.of(DoubleProduct.WARMTH, DoubleReductions.WARMTH, DoubleFunctions.WARMTH,
                FloatProduct.WARMTH, FloatReductions.WARMTH, FloatFunctions.WARMTH)) {
            if (!family.warmUp()) {
                family.force();                            // a machine with much else to do: slow, and the same numbers
            }
        }
    }

    static double[] doubles(int n, long seed) {
        Random random = new Random(seed);
        double[] x = new double[n];
        for (int i = 0; i < n; i++) {
            x[i] = random.nextGaussian();
        }
        return x;
    }

    static float[] floats(int n, long seed) {
        double[] x = doubles(n, seed);
        float[] y = new float[n];
        for (int i = 0; i < n; i++) {
            y[i] = (float) x[i];
        }
        return y;
    }

    private static void assertClose(double[] actual, double[] expected, double tolerance, String what) {
        for (int i = 0; i < expected.length; i++) {
            assertClose(actual[i], expected[i], tolerance, what + " [" + i + "]");
        }
    }

    private static void assertClose(float[] actual, float[] expected, double tolerance, String what) {
        for (int i = 0; i < expected.length; i++) {
            assertClose(actual[i], expected[i], tolerance, what + " [" + i + "]");
        }
    }

    /// Equal, or both NaN, or closer than the tolerance times the larger of 1 and the size of the number.
    private static void assertClose(double actual, double expected, double tolerance, String what) {
        boolean same = Double.compare(actual, expected) == 0 || actual == expected
                || Math.abs(actual - expected) <= tolerance * Math.max(1, Math.abs(expected));
        assertThat(same).as("%s: simd %s, scalar %s, allowed %s", what, actual, expected, tolerance).isTrue();
    }

    @Test
    void vectorsAgree() {
        for (int n : SIZES) {
            double[] x = doubles(n + 5, n);
            double[] y = doubles(n + 5, n + 1);
            float[] fx = floats(n + 5, n);
            float[] fy = floats(n + 5, n + 1);
            double e = 4e-16 * (n + 1);
            double fe = 2.4e-7 * (n + 1);
            assertClose(simd.dot(x, 2, y, 3, n), SCALAR.dot(x, 2, y, 3, n), e, "dot " + n);
            assertClose(simd.dot(fx, 2, fy, 3, n), SCALAR.dot(fx, 2, fy, 3, n), fe, "float dot " + n);
            assertClose(simd.sum(x, 2, n), SCALAR.sum(x, 2, n), e, "sum " + n);
            assertClose(simd.sum(fx, 2, n), SCALAR.sum(fx, 2, n), fe, "float sum " + n);
            assertClose(simd.norm(x, 2, n), SCALAR.norm(x, 2, n), e, "norm " + n);
            assertClose(simd.norm(fx, 2, n), SCALAR.norm(fx, 2, n), fe, "float norm " + n);
            assertClose(simd.squaredDistance(x, 2, y, 3, n), SCALAR.squaredDistance(x, 2, y, 3, n), e, "distance " + n);
            assertClose(simd.squaredDistance(fx, 2, fy, 3, n), SCALAR.squaredDistance(fx, 2, fy, 3, n), fe,
                    "float distance " + n);
            if (n > 0) {
                assertClose(simd.max(x, 2, n), SCALAR.max(x, 2, n), 0, "max");
                assertThat(simd.argmax(x, 2, n)).isEqualTo(SCALAR.argmax(x, 2, n));
                assertClose(simd.max(fx, 2, n), SCALAR.max(fx, 2, n), 0, "max");
                assertThat(simd.argmax(fx, 2, n)).isEqualTo(SCALAR.argmax(fx, 2, n));
            }
        }
    }

    @Test
    void specialValuesGoTheSameWay() {
        int n = 300;
        for (double special : SPECIAL) {
            double[] x = doubles(n, 1);
            double[] y = doubles(n, 2);
            float[] fx = floats(n, 1);
            float[] fy = floats(n, 2);
            x[n / 2] = special;
            fx[n / 2] = (float) special;
            assertClose(simd.dot(x, 0, y, 0, n), SCALAR.dot(x, 0, y, 0, n), 1e-12, "dot with " + special);
            assertClose(simd.sum(x, 0, n), SCALAR.sum(x, 0, n), 1e-12, "sum with " + special);
            assertClose(simd.norm(x, 0, n), SCALAR.norm(x, 0, n), 1e-12, "norm with " + special);
            assertClose(simd.norm(fx, 0, n), SCALAR.norm(fx, 0, n), 1e-5, "float norm with " + special);
            assertClose(simd.max(x, 0, n), SCALAR.max(x, 0, n), 0, "max");
            assertThat(simd.argmax(x, 0, n)).isEqualTo(SCALAR.argmax(x, 0, n));
            assertThat(simd.argmax(fx, 0, n)).isEqualTo(SCALAR.argmax(fx, 0, n));
            double[] c = new double[100];
            double[] d = new double[100];
            simd.gemm(false, false, 10, 10, 30, 1, x, 0, 30, y, 0, 10, 0, c, 0, 10);
            SCALAR.gemm(false, false, 10, 10, 30, 1, x, 0, 30, y, 0, 10, 0, d, 0, 10);
            assertClose(c, d, 1e-12, "gemm with " + special);
        }
    }

    @Test
    void theNormOfHugeAndTinyVectorsIsRight() {
        for (Kernels kernels : new Kernels[] {SCALAR, simd}) {
            assertThat(kernels.norm(new double[] {3e300, 4e300}, 0, 2)).isEqualTo(5e300);
            assertThat(kernels.norm(new double[] {3e-300, 4e-300}, 0, 2)).isEqualTo(5e-300);
            assertThat(kernels.norm(new float[] {3e30f, 4e30f}, 0, 2)).isEqualTo(5e30f);
            assertThat(kernels.norm(new double[] {1, Double.NEGATIVE_INFINITY}, 0, 2)).isInfinite();
            assertThat(kernels.norm(new double[3], 0, 3)).isZero();
        }
    }

    @Test
    void softmaxAgreesAndRowsAddUpToOne() {
        for (int columns : new int[] {1, 3, 10, 17, 1000, 5000}) {
            int rows = 5;
            double[] x = doubles(rows * (columns + 2), columns);
            float[] fx = floats(rows * (columns + 2), columns);
            double[] y = new double[rows * columns];
            double[] z = new double[rows * columns];
            float[] fy = new float[rows * columns];
            float[] fz = new float[rows * columns];
            simd.softmax(rows, columns, x, 0, columns + 2, y, 0, columns);
            SCALAR.softmax(rows, columns, x, 0, columns + 2, z, 0, columns);
            simd.softmax(rows, columns, fx, 0, columns + 2, fy, 0, columns);
            SCALAR.softmax(rows, columns, fx, 0, columns + 2, fz, 0, columns);
            assertClose(y, z, 1e-14, "softmax");
            assertClose(fy, fz, 1e-6, "float softmax");
            for (int i = 0; i < rows; i++) {
                assertClose(SCALAR.sum(y, i * columns, columns), 1, 1e-12, "row sum");
            }
        }
    }

    @Test
    void squaredDistancesAgree() {
        double[] x = doubles(9 * 20, 1);
        double[] y = doubles(7 * 20, 2);
        double[] out = new double[9 * 8];
        double[] expected = new double[9 * 8];
        simd.squaredDistances(9, 7, 19, x, 0, 20, y, 0, 20, out, 0, 8);
        SCALAR.squaredDistances(9, 7, 19, x, 0, 20, y, 0, 20, expected, 0, 8);
        assertClose(out, expected, 1e-14, "squaredDistances");
    }

    @Test
    void matrixTimesVectorAgrees() {
        for (int m : SIZES) {
            for (int n : new int[] {0, 1, 7, 40, 129}) {
                for (boolean trans : new boolean[] {false, true}) {
                    int lda = n + 3;
                    double[] a = doubles(m * lda + 4, m + n);
                    double[] x = doubles(Math.max(m, n) + 1, 3);
                    double[] y = doubles(Math.max(m, n) + 2, 4);
                    double[] z = y.clone();
                    simd.gemv(trans, m, n, 1.5, a, 4, lda, x, 1, -0.5, y, 2);
                    SCALAR.gemv(trans, m, n, 1.5, a, 4, lda, x, 1, -0.5, z, 2);
                    assertClose(y, z, 1e-15 * (m + n + 8), "gemv " + trans + " " + m + " x " + n);
                }
            }
        }
    }

    @Test
    void matrixProductsAgreeInAllFourCases() {
        for (int m : MATRIX_SIZES) {
            for (int n : MATRIX_SIZES) {
                int k = MATRIX_SIZES[(m + 2 * n) % MATRIX_SIZES.length];
                for (int t = 0; t < 4; t++) {
                    product(m, n, k, (t & 1) != 0, (t & 2) != 0, m % 2 == 0 ? 1 : -0.5, n % 3 == 0 ? 0 : 0.75);
                }
            }
        }
        product(1000, 17, 40, false, false, 1, 0);
        product(33, 1023, 65, false, true, 2, 1);
        product(40, 40, 4098, true, false, 1, 0.5);
        product(250, 3, 1100, false, false, 1, 0);
        for (int n : new int[] {16, 30, 32, 64, 90, 127}) {
            for (int m : new int[] {4, 5, 6, 63, 128}) {
                product(m, n, m % 2 == 0 ? 61 : 64, false, false, -0.5, 0);      // A is read where it stands
                product(m, n, 33, false, true, 1, 0);
            }
        }
    }

    /// Beyond every block of the loops around the kernels: rows, columns and depth, on one thread and on three.
    @Test
    void largeProductsAgree() {
        int before = Kernels.threads();
        try {
            for (int threads : new int[] {1, 3}) {
                Kernels.setThreads(threads);
                product(2250, 300, 9, false, false, 1, 0);
                product(2250, 300, 9, true, true, -0.5, 0.75);
                product(390, 610, 521, false, false, 1, 0.5);
                product(61, 1100, 90, false, true, 1, 0);
            }
        } finally {
            Kernels.setThreads(before);
        }
    }

    private static void product(int m, int n, int k, boolean transA, boolean transB, double alpha, double beta) {
        int lda = (transA ? m : k) + 2;
        int ldb = (transB ? k : n) + 1;
        int ldc = n + 3;
        String what = String.format(Locale.ROOT, "gemm %s %s (%d, %d, %d)", transA, transB, m, n, k);
        double[] a = doubles((transA ? k : m) * lda + 1, 1);
        double[] b = doubles((transB ? n : k) * ldb + 2, 2);
        double[] c = doubles(m * ldc + 3, 3);
        if (beta == 0) {
            Arrays.fill(c, Double.NaN);              // must not be read
        }
        double[] d = c.clone();
        simd.gemm(transA, transB, m, n, k, alpha, a, 1, lda, b, 2, ldb, beta, c, 3, ldc);
        SCALAR.gemm(transA, transB, m, n, k, alpha, a, 1, lda, b, 2, ldb, beta, d, 3, ldc);
        assertClose(c, d, 3e-15 * k, what);
        float[] fa = floats(a.length, 1);
        float[] fb = floats(b.length, 2);
        float[] fc = floats(c.length, 3);
        float[] fd = fc.clone();
        simd.gemm(transA, transB, m, n, k, (float) alpha, fa, 1, lda, fb, 2, ldb, (float) beta, fc, 3, ldc);
        SCALAR.gemm(transA, transB, m, n, k, (float) alpha, fa, 1, lda, fb, 2, ldb, (float) beta, fd, 3, ldc);
        assertClose(fc, fd, 1.5e-6 * k, "float " + what);
    }

    @Test
    void symmetricProductsAgree() {
        for (int n : new int[] {0, 1, 3, 8, 17, 40, 65, 127}) {
            for (int k : new int[] {0, 1, 16, 257, 1500}) {
                for (boolean trans : new boolean[] {false, true}) {
                    int lda = (trans ? n : k) + 1;
                    double[] a = doubles((trans ? k : n) * lda, n + k);
                    double[] c = doubles(n * (n + 2), 5);
                    double[] d = c.clone();
                    simd.syrk(trans, n, k, 2, a, 0, lda, 0.5, c, 0, n + 2);
                    SCALAR.syrk(trans, n, k, 2, a, 0, lda, 0.5, d, 0, n + 2);
                    assertClose(c, d, 3e-15 * (k + 1), "syrk " + trans + " " + n + " " + k);
                }
            }
        }
    }

    @Test
    void triangularSystemsAgree() {
        for (int n : new int[] {0, 1, 5, 64, 65, 150}) {
            for (int bits = 0; bits < 16; bits++) {
                boolean left = (bits & 1) != 0;
                boolean lower = (bits & 2) != 0;
                boolean trans = (bits & 4) != 0;
                boolean unit = (bits & 8) != 0;
                double[] a = doubles(n * (n + 1), n);
                for (int i = 0; i < a.length; i++) {
                    a[i] /= n;                                 // well conditioned: small beside a large diagonal
                }
                for (int i = 0; i < n; i++) {
                    a[i * (n + 1) + i] = unit ? Double.NaN : 2 + i % 3;
                }
                int m = left ? n : 9;
                int columns = left ? 9 : n;
                double[] b = doubles(m * (columns + 1), 7);
                double[] c = b.clone();
                simd.trsm(left, lower, trans, unit, m, columns, 2, a, 0, n + 1, b, 0, columns + 1);
                SCALAR.trsm(left, lower, trans, unit, m, columns, 2, a, 0, n + 1, c, 0, columns + 1);
                assertClose(b, c, 1e-12, "trsm " + bits + " " + n);
                double[] x = doubles(n, 8);
                double[] y = x.clone();
                simd.trsv(lower, trans, unit, n, a, 0, n + 1, x, 0);
                SCALAR.trsv(lower, trans, unit, n, a, 0, n + 1, y, 0);
                assertClose(x, y, 1e-12, "trsv " + bits + " " + n);
            }
        }
    }

    @Test
    void theLeastSquaresGradientAgreesAndReadsNothingBetweenTheRows() {
        for (int n : SIZES) {
            for (int d : new int[] {1, 7, 8, 9, 23, 40, 63, 64, 65, 200}) {
                double[] x = withGaps(doubles(n * (d + 1), n), d);
                double[] w = doubles(d, 2);
                double[] y = doubles(n, 3);
                double[] g = new double[d];
                double[] h = new double[d];
                double loss = simd.leastSquaresGradient(n, d, x, 0, d + 1, w, 0, y, 0, g, 0);
                assertClose(loss, SCALAR.leastSquaresGradient(n, d, x, 0, d + 1, w, 0, y, 0, h, 0), 1e-12, "loss");
                assertClose(g, h, 1e-12, "gradient " + n + " " + d);
                double[] r = new double[n];
                double[] q = new double[n];
                simd.gemv(false, n, d, 1, x, 0, d + 1, w, 0, 0, r, 0);
                SCALAR.gemv(false, n, d, 1, x, 0, d + 1, w, 0, 0, q, 0);
                assertClose(r, q, 1e-12, "gemv " + n + " " + d);
            }
        }
    }

    /// Row-major with one value between two rows, which nobody may use: a NaN there would spread.
    private static double[] withGaps(double[] x, int d) {
        for (int i = d; i < x.length; i += d + 1) {
            x[i] = Double.NaN;
        }
        return x;
    }

    @Test
    void infinityAndNanInOneRowReachTheGradientAsInThePlainLoop() {
        int n = 20;
        for (int d : new int[] {5, 40, 70}) {
            for (double special : new double[] {Double.NaN, Double.POSITIVE_INFINITY}) {
                double[] x = doubles(n * d, n);
                x[7 * d + d - 1] = special;
                double[] w = doubles(d, 2);
                w[d - 1] = 0.5;
                double[] g = new double[d];
                double[] h = new double[d];
                double loss = simd.leastSquaresGradient(n, d, x, 0, d, w, 0, doubles(n, 3), 0, g, 0);
                double expected = SCALAR.leastSquaresGradient(n, d, x, 0, d, w, 0, doubles(n, 3), 0, h, 0);
                assertThat(new double[] {loss}).isEqualTo(new double[] {expected});
                assertThat(g).isEqualTo(h);
                double[] r = new double[n];
                double[] q = new double[n];
                simd.gemv(false, n, d, 1, x, 0, d, w, 0, 0, r, 0);
                SCALAR.gemv(false, n, d, 1, x, 0, d, w, 0, 0, q, 0);
                for (int i = 0; i < n; i++) {
                    assertThat(Double.isFinite(r[i])).as("row %d", i).isEqualTo(Double.isFinite(q[i])).isEqualTo(i != 7);
                }
            }
        }
    }
}
