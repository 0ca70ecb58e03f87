package scratch.math.kernel.simd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import scratch.math.kernel.Kernels;
import scratch.math.kernel.ScalarKernels;

/// Z ← X + beta·Y has the bits of the plain loop, whatever the shape, the place, the width and the number of threads.
class MatrixSumTest {
    private static final Kernels SCALAR = new ScalarKernels();
    private static final int[][] SHAPES = {{0, 5}, {5, 0}, {1, 1}, {3, 7}, {8, 8}, {5, 16}, {4, 33}, {1, 300_000}, {600, 501}};
    private static Kernels simd;

    @BeforeAll
    static void vectorsOnly() {
        assumeThat(ModuleLayer.boot().findModule("jdk.incubator.vector"))
                .as("SIMD is tested with --add-modules jdk.incubator.vector only").isPresent();
        simd = new SimdKernels();
        assertThat(DoubleMatrixSum.WARMTH.warmUp()).isTrue();
        assertThat(FloatMatrixSum.WARMTH.warmUp()).isTrue();
    }

    @Test
    void aSumOfTheSizeOfAHandIsRight() {
        for (Kernels kernels : List.of(SCALAR, simd)) {
            double[] z = {9, 9, 9, 9, 9, 9, 9};
            kernels.geadd(2, 2, new double[] {1, 2, 0, 3, 4}, 0, 3, -2, new double[] {0, 10, 20, 30, 40}, 1, 2, z, 1, 3);
            assertThat(z).containsExactly(9, -19, -38, 9, -57, -76, 9);
        }
    }

    @Test
    void vectorsAndThreadsHaveTheBitsOfThePlainLoop() {
        int before = Kernels.threads();
        try {
            for (int threads : new int[] {1, 2, 3}) {
                Kernels.setThreads(threads);
                for (int[] shape : SHAPES) {
                    agree(shape[0], shape[1], 0);
                    agree(shape[0], shape[1], 3);
                }
            }
        } finally {
            Kernels.setThreads(before);
        }
    }

    private static void agree(int rows, int columns, int margin) {
        int ld = columns + margin;
        double[] x = KernelParityTest.doubles(rows * ld + margin, 1);
        double[] y = KernelParityTest.doubles(rows * ld + margin, 2);
        if (x.length > 4) {
            x[3] = Double.NaN;
            y[4] = Double.NEGATIVE_INFINITY;
        }
        for (double beta : new double[] {1, -1, 0.1}) {
            double[] wanted = new double[rows * ld + margin];
            double[] z = wanted.clone();
            SCALAR.geadd(rows, columns, x, margin, ld, beta, y, 0, ld, wanted, margin, ld);
            simd.geadd(rows, columns, x, margin, ld, beta, y, 0, ld, z, margin, ld);
            assertThat(z).as("(%d, %d) + %s", rows, columns, beta).isEqualTo(wanted);
            float[] fx = KernelParityTest.floats(rows * ld + margin, 3);
            float[] fwanted = fx.clone();
            SCALAR.geadd(rows, columns, fx, margin, ld, (float) beta, fx, 0, ld, fwanted, margin, ld);
            float[] fz = fx.clone();
            simd.geadd(rows, columns, fx, margin, ld, (float) beta, fx, 0, ld, fz, margin, ld);
            assertThat(fz).isEqualTo(fwanted);
        }
    }

    @Test
    void theResultMayStandInEitherOperand() {
        for (Kernels kernels : List.of(SCALAR, simd)) {
            double[] x = KernelParityTest.doubles(40 * 40, 1);
            double[] y = KernelParityTest.doubles(40 * 40, 2);
            double[] inX = x.clone();
            double[] inY = y.clone();
            kernels.geadd(40, 40, inX, 0, 40, -1, y, 0, 40, inX, 0, 40);
            kernels.geadd(40, 40, x, 0, 40, -1, inY, 0, 40, inY, 0, 40);
            for (int i = 0; i < x.length; i++) {
                assertThat(inX[i]).isEqualTo(x[i] - y[i]);     // with -1 it is a difference, rounded once
                assertThat(inY[i]).isEqualTo(x[i] - y[i]);
            }
        }
    }

    @Test
    void aMatrixThatDoesNotFitItsArrayIsNamed() {
        for (Kernels kernels : List.of(SCALAR, simd)) {
            assertThatThrownBy(() -> kernels.geadd(2, 2, new double[4], 0, 2, 1, new double[4], 1, 2, new double[4], 0, 2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("geadd: y has 4 values, needs 5: (2, 2) with leading dimension 2 from offset 1");
            assertThatThrownBy(() -> kernels.geadd(2, 2, new float[4], 0, 2, 1, new float[4], 0, 2, new float[4], 0, 1))
                .hasMessage("geadd: z is (2, 2) with leading dimension 1: must be at least 2");
        }
    }
}
