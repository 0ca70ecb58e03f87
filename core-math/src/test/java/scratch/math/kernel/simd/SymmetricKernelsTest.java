package scratch.math.kernel.simd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import scratch.math.kernel.Kernels;
import scratch.math.kernel.ScalarKernels;

/// symv and gemmt against products of whole matrices, over sizes that straddle rows of four, vectors and chunks. What must
/// not be read is NaN.
class SymmetricKernelsTest {
    private static final int[] SIZES = {0, 1, 2, 3, 4, 5, 7, 8, 11, 12, 13, 16, 19, 20, 21, 33, 64, 65, 130, 365, 700};

    static List<Kernels> kernels() {
        return List.of(new ScalarKernels(), KernelChoice.fastest());
    }

    /// (n, lda) with whole numbers from -9 to 9 in the upper triangle, so that sums are exact, and NaN elsewhere.
    private static double[] upper(int n, int lda) {
        double[] a = new double[3 + n * lda];
        Arrays.fill(a, Double.NaN);
        for (int i = 0; i < n; i++) {
            for (int j = i; j < n; j++) {
                a[3 + i * lda + j] = (7 * i + 13 * j + i * j % 5) % 19 - 9;
            }
        }
        return a;
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void upperTriangleStandsForTheWholeMatrix(Kernels kernels) {
        for (int n : SIZES) {
            int lda = n + 2;
            double[] a = upper(n, lda);
            double[] x = new double[n + 1];
            for (int i = 0; i <= n; i++) {
                x[i] = i % 7 - 3;
            }
            double[] y = new double[n + 2];
            Arrays.fill(y, 777);
            kernels.symv(n, a, 3, lda, x, 1, y, 1);
            double[] expected = new double[n + 2];
            expected[0] = 777;
            expected[n + 1] = 777;
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    expected[i + 1] += a[3 + Math.min(i, j) * lda + Math.max(i, j)] * x[j + 1];
                }
            }
            assertThat(y).as("n = %d, %s", n, kernels).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void resultIsTheSameOnAnyNumberOfThreads(Kernels kernels) {
        int n = 700;
        double[] a = KernelParityTest.doubles(n * n, 1);
        double[] x = KernelParityTest.doubles(n, 2);
        int before = Kernels.threads();
        double[] first = new double[n];
        try {
            Kernels.setThreads(1);
            kernels.symv(n, a, 0, n, x, 0, first, 0);
            for (int threads : new int[] {2, 3, 8}) {
                double[] y = new double[n];
                Kernels.setThreads(threads);
                kernels.symv(n, a, 0, n, x, 0, y, 0);
                assertThat(y).as("%d threads", threads).isEqualTo(first);
            }
        } finally {
            Kernels.setThreads(before);
        }
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void upperTriangleOfAProductIsThatOfTheWholeProduct(Kernels kernels) {
        for (int n : new int[] {0, 1, 5, 16, 33, 70, 130}) {
            for (int k : new int[] {0, 1, 7, 32}) {
                for (int way = 0; way < 4; way++) {
                    boolean transA = way % 2 == 1;
                    boolean transB = way / 2 == 1;
                    int lda = transA ? n : k;
                    int ldb = transB ? k : n;
                    double[] a = KernelParityTest.doubles(n * k, 1);
                    double[] b = KernelParityTest.doubles(n * k, 2);
                    double[] c = KernelParityTest.doubles(n * n, 3);
                    double[] whole = c.clone();
                    kernels.gemmt(transA, transB, n, k, -0.5, a, 0, lda, b, 0, ldb, c, 0, n);
                    new ScalarKernels().gemm(transA, transB, n, n, k, -0.5, a, 0, lda, b, 0, ldb, 1, whole, 0, n);
                    for (int i = 0; i < n; i++) {
                        double[] row = Arrays.copyOfRange(c, i * n + i, i * n + n);
                        double[] expected = Arrays.copyOfRange(whole, i * n + i, i * n + n);
                        KernelChoice.close(row, expected, 10 * (k + 2) * 0x1p-52, kernels + " gemmt " + n + ", " + k);
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void whatDoesNotFitIsRefused(Kernels kernels) {
        double[] y = {1, 2};
        assertThatThrownBy(() -> kernels.symv(2, new double[3], 0, 2, new double[2], 0, y, 0))
                .hasMessage("symv: a has 3 values, needs 4: (2, 2) with leading dimension 2 from offset 0");
        assertThatThrownBy(() -> kernels.symv(2, new double[4], 0, 2, new double[1], 0, y, 0))
                .hasMessage("symv: x has 1 values, needs 2: 2 from offset 0");
        assertThatThrownBy(() -> kernels.symv(2, new double[4], 0, 2, new double[2], 0, y, 1))
                .hasMessage("symv: y has 2 values, needs 3: 2 from offset 1");
        assertThatThrownBy(() -> kernels.gemmt(true, false, 2, 3, 1, new double[6], 0, 2, new double[5], 0, 2, y, 0, 2))
                .hasMessage("gemmt: b has 5 values, needs 6: (3, 2) with leading dimension 2 from offset 0");
        assertThatThrownBy(() -> kernels.gemmt(false, true, 2, 3, 1, new double[6], 0, 2, new double[6], 0, 3, y, 0, 2))
                .hasMessage("gemmt: a is (2, 3) with leading dimension 2: must be at least 3");
        assertThatThrownBy(() -> kernels.gemmt(true, true, 2, 1, 1, new double[6], 0, 3, new double[6], 0, 3, y, 0, 2))
                .hasMessage("gemmt: c has 2 values, needs 4: (2, 2) with leading dimension 2 from offset 0");
        assertThat(y).containsExactly(1, 2);
    }
}
