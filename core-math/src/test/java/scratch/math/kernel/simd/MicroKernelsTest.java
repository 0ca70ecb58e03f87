package scratch.math.kernel.simd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Every tile of the product, those for fewer or more registers than this machine has included, gives the bits of one
/// chain of `Math.fma` in the order of the depth, then one more with alpha. An odd depth is for tiles that take one step
/// at a time.
class MicroKernelsTest {

    private static final int[] DEPTHS = {0, 1, 2, 7};

    @BeforeEach
    void vectorsAreThere() {
        assumeThat(ModuleLayer.boot().findModule("jdk.incubator.vector"))
                .as("SIMD is tested with --add-modules jdk.incubator.vector only").isPresent();
    }

    @ParameterizedTest
    @CsvSource({"6, 4", "6, 2", "6, 1", "4, 4", "4, 2", "4, 1"})
    void packedTilesAreTheChain(int rows, int vectors) {
        int width = vectors * DoubleMicroKernels.LANES;
        for (int k : DEPTHS) {
            if (vectors == 1 && k % 2 == 1) {
                continue;
            }
            double[] a = KernelParityTest.doubles(rows * k + 3, 1);
            double[] b = KernelParityTest.doubles(width * k + 5, 2);
            double[] c = KernelParityTest.doubles(rows * (width + 1) + 2, 3);
            double[] expected = chain(rows, width, k, a, 3, 1, rows, b, 5, width, 0.7, c, width + 1);
            DoubleMicroKernels.tile(rows, vectors, a, 3, b, 5, k, 0.7, c, 2, width + 1);
            assertThat(c).as("%d x %d vectors, depth %d", rows, vectors, k).containsExactly(expected);
        }
    }

    @ParameterizedTest
    @CsvSource({"6, 4", "6, 2", "6, 1", "4, 4", "4, 2", "4, 1"})
    void packedTilesOfFloatsAreTheChain(int rows, int vectors) {
        int width = vectors * FloatMicroKernels.LANES;
        for (int k : DEPTHS) {
            if (vectors == 1 && k % 2 == 1) {
                continue;
            }
            float[] a = KernelParityTest.floats(rows * k + 3, 1);
            float[] b = KernelParityTest.floats(width * k + 5, 2);
            float[] c = KernelParityTest.floats(rows * (width + 1) + 2, 3);
            float[] expected = chain(rows, width, k, a, 3, 1, rows, b, 5, 0.7f, c, width + 1);
            FloatMicroKernels.tile(rows, vectors, a, 3, b, 5, k, 0.7f, c, 2, width + 1);
            assertThat(c).as("%d x %d vectors, depth %d", rows, vectors, k).containsExactly(expected);
        }
    }

    @ParameterizedTest
    @CsvSource({"8, 2", "8, 1", "4, 2", "4, 1"})
    void tilesInPlaceAreTheChain(int rows, int vectors) {
        int width = vectors * DoubleMicroKernels.LANES;
        int k = 8;
        double[] a = KernelParityTest.doubles(k * (rows + 2) + 3, 1);
        double[] b = KernelParityTest.doubles(k * (width + 4) + 5, 2);
        double[] c = KernelParityTest.doubles(rows * width + 2, 3);
        double[] expected = chain(rows, width, k, a, 3, 1, rows + 2, b, 5, width + 4, -1.5, c, width);
        DoubleMicroKernels.tileInPlace(rows, vectors, a, 3, rows + 2, b, 5, width + 4, k, -1.5, c, 2, width);
        assertThat(c).containsExactly(expected);
    }

    @ParameterizedTest
    @CsvSource({"5, 4", "6, 2", "6, 1"})
    void directTilesAreTheChainAndForgetWhatStoodThere(int rows, int vectors) {
        int width = vectors * DoubleMicroKernels.LANES;
        for (int k : DEPTHS) {
            int lda = k + 4;
            double[] a = KernelParityTest.doubles(rows * lda + 3, 1);
            double[] b = KernelParityTest.doubles(width * k + 5, 2);
            double[] c = new double[rows * (width + 1) + 2];
            double[] expected = chain(rows, width, k, a, 3, lda, 1, b, 5, width, 0.7, c, width + 1);
            for (int i = 0; i < rows; i++) {
                for (int j = 0; j < width; j++) {
                    c[2 + i * (width + 1) + j] = Double.NaN;
                }
            }
            DoubleMicroKernels.direct(vectors, a, 3, lda, b, 5, k, 0.7, c, 2, width + 1);
            assertThat(c).as("%d x %d vectors, depth %d", rows, vectors, k).containsExactly(expected);
        }
    }

    /// `c ← alpha·Σ_p a_ip·b_pj + c` from `c[2]` on: a_ip at `aFrom + i·aRow + p·aStep`, b_pj at `bFrom + p·bStep + j`.
    private static double[] chain(int rows, int width, int k, double[] a, int aFrom, int aRow, int aStep,
                                  double[] b, int bFrom, int bStep, double alpha, double[] c, int ldc) {
        double[] result = c.clone();
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < width; j++) {
                double s = 0;
                for (int p = 0; p < k; p++) {
                    s = Math.fma(a[aFrom + i * aRow + p * aStep], b[bFrom + p * bStep + j], s);
                }
                result[2 + i * ldc + j] = Math.fma(s, alpha, c[2 + i * ldc + j]);
            }
        }
        return result;
    }

    private static float[] chain(int rows, int width, int k, float[] a, int aFrom, int aRow, int aStep,
                                 float[] b, int bFrom, float alpha, float[] c, int ldc) {
        float[] result = c.clone();
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < width; j++) {
                float s = 0;
                for (int p = 0; p < k; p++) {
                    s = Math.fma(a[aFrom + i * aRow + p * aStep], b[bFrom + p * width + j], s);
                }
                result[2 + i * ldc + j] = Math.fma(s, alpha, c[2 + i * ldc + j]);
            }
        }
        return result;
    }
}
