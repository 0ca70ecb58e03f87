package scratch.math.kernel.simd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import scratch.math.kernel.Kernels;
import scratch.math.kernel.NormalKernels;
import scratch.math.kernel.ScalarKernels;

/// Normal equations and their solution, over numbers of unknowns and rows that straddle tiles, registers and blocks.
class NormalKernelsTest {
    private static final int[] UNKNOWNS = {1, 2, 3, 4, 5, 7, 8, 9, 15, 16, 17, 23, 24, 31, 32, 33, 40, 57};

    static List<Kernels> kernels() {
        return List.of(new ScalarKernels(), KernelChoice.fastest());
    }

    private static int[] rows(int count, int most) {
        int[] rows = new int[count + 2];
        for (int r = 0; r < rows.length; r++) {
            rows[r] = (r * 29 + 3) % most;
        }
        return rows;
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void sumsOfWholeNumbersAreExact(Kernels kernels) {
        for (int n : UNKNOWNS) {
            int width = NormalKernels.width(n);
            int ldx = width + 3;
            double[] x = new double[50 * ldx];
            Arrays.setAll(x, i -> i * 31 % 19 - 9);
            for (int count : new int[] {0, 1, 2, 5, 64, 65, 200}) {
                int[] rows = rows(count, 50);
                double[] y = new double[count + 1];
                Arrays.setAll(y, i -> i % 5 - 2);
                double[] a = new double[width * width];
                double[] b = new double[width];
                Arrays.fill(a, 777);
                kernels.normalEquations(n, count, rows, 2, x, ldx, y, 1, a, b);
                for (int i = 0; i < n; i++) {
                    double right = 0;
                    for (int r = 0; r < count; r++) {
                        right += x[rows[r + 2] * ldx + i] * y[r + 1];
                    }
                    assertThat(b[i]).as("%s: b[%d] of %d, %d rows", kernels, i, n, count).isEqualTo(right);
                    for (int j = i; j < n; j++) {
                        double sum = 0;
                        for (int r = 0; r < count; r++) {
                            sum += x[rows[r + 2] * ldx + i] * x[rows[r + 2] * ldx + j];
                        }
                        assertThat(a[i * width + j]).as("%s: (%d, %d) of %d, %d rows", kernels, i, j, n, count).isEqualTo(sum);
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void theSolutionSolves(Kernels kernels) {
        for (int n : UNKNOWNS) {
            int width = NormalKernels.width(n);
            for (int systems : new int[] {0, 1, 3, 8}) {
                double[] a = systems(n, systems);
                double[] x = KernelParityTest.doubles(systems * width, 5);
                double[] b = new double[systems * width];
                for (int i = 0; i < systems * width; i++) {
                    for (int j = 0; j < n && i % width < n; j++) {
                        b[i] += entry(a, i / width, width, i % width, j) * x[i / width * width + j];
                    }
                }
                int failed = kernels.solvePositive(n, systems, a, b, new double[NormalKernels.workspace(n)]);
                assertThat(failed).isEqualTo(-1);
                for (int s = 0; s < systems; s++) {
                    KernelChoice.close(Arrays.copyOfRange(b, s * width, s * width + n),
                            Arrays.copyOfRange(x, s * width, s * width + n), 1e-12, kernels + " n = " + n + ", system " + s);
                }
            }
        }
    }

    /// Diagonals that outweigh the rest, another one for each system; NaN below them.
    private static double[] systems(int n, int systems) {
        int width = NormalKernels.width(n);
        double[] a = new double[systems * width * width];
        Arrays.fill(a, Double.NaN);
        for (int s = 0; s < systems; s++) {
            for (int i = 0; i < n; i++) {
                for (int j = i; j < n; j++) {
                    a[(s * width + i) * width + j] = i == j ? n + s : Math.sin(1 + i * 7 + j + s);
                }
            }
        }
        return a;
    }

    private static double entry(double[] a, int system, int width, int i, int j) {
        return a[(system * width + Math.min(i, j)) * width + Math.max(i, j)];
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void whatIsNotPositiveDefiniteIsSaid(Kernels kernels) {
        double[] work = new double[NormalKernels.workspace(9)];
        double[] a = systems(9, 4);
        a[(2 * 16 + 5) * 16 + 5] = -3;
        a[(3 * 16 + 1) * 16 + 1] = -3;
        assertThat(kernels.solvePositive(9, 4, a, new double[64], work)).as("system 2, pivot 5").isEqualTo(2 * 9 + 5);

        double[] dependent = systems(9, 1);
        for (int j = 1; j < 9; j++) {
            dependent[16 + j] = dependent[j];                  // rows 0 and 1 alike
        }
        dependent[1] = dependent[0];
        dependent[17] = dependent[0];
        assertThat(kernels.solvePositive(9, 1, dependent, new double[16], work)).isEqualTo(1);
        double[] zero = new double[64];
        assertThat(kernels.solvePositive(3, 1, zero, new double[8], work)).isZero();
        zero[0] = Double.NaN;
        assertThat(kernels.solvePositive(3, 1, zero, new double[8], work)).isZero();
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void scaleDoesNotMatter(Kernels kernels) {
        double[] a = new double[64];
        a[0] = 1e-200;
        a[9] = 1e200;
        double[] b = {3e-200, 2e200, 0, 0, 0, 0, 0, 0};
        assertThat(kernels.solvePositive(2, 1, a, b, new double[NormalKernels.workspace(2)])).isEqualTo(-1);
        KernelChoice.close(b, new double[] {3, 2}, 1e-15, "scaled");
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void whatDoesNotFitIsRefused(Kernels kernels) {
        int[] rows = {0, 2};
        double[] x = new double[24];
        double[] a = new double[64];
        double[] b = new double[8];
        assertThatThrownBy(() -> kernels.normalEquations(3, 2, rows, 0, new double[23], 8, x, 0, a, b))
                .hasMessage("normalEquations: x has 23 values, needs 24: (3, 8) with leading dimension 8 from offset 0");
        assertThatThrownBy(() -> kernels.normalEquations(3, 2, rows, 0, x, 7, x, 0, a, b))
                .hasMessage("normalEquations: x is (3, 8) with leading dimension 7: must be at least 8");
        assertThatThrownBy(() -> kernels.normalEquations(3, 2, rows, 1, x, 8, x, 0, a, b))
                .hasMessage("normalEquations: rows has 2 values, needs 3: 2 from offset 1");
        assertThatThrownBy(() -> kernels.normalEquations(3, 1, new int[] {-1}, 0, x, 8, x, 0, a, b))
                .hasMessage("normalEquations: row -1 of x: must not be negative");
        assertThatThrownBy(() -> kernels.normalEquations(3, 2, rows, 0, x, 8, x, 23, a, b))
                .hasMessage("normalEquations: y has 24 values, needs 25: 2 from offset 23");
        assertThatThrownBy(() -> kernels.normalEquations(9, 2, rows, 0, x, 16, x, 0, a, b))
                .hasMessage("normalEquations: a has 64 values, needs 256: (16, 16) with leading dimension 16 from offset 0");
        assertThatThrownBy(() -> kernels.normalEquations(3, 2, rows, 0, x, 8, x, 0, a, new double[7]))
                .hasMessage("normalEquations: b has 7 values, needs 8: 8 from offset 0");
        assertThatThrownBy(() -> kernels.solvePositive(3, 9, a, b, x))
                .hasMessage("solvePositive: 9 systems: must be from 0 to 8");
        assertThatThrownBy(() -> kernels.solvePositive(3, 2, a, b, x))
                .hasMessage("solvePositive: a has 64 values, needs 128: (16, 8) with leading dimension 8 from offset 0");
        assertThatThrownBy(() -> kernels.solvePositive(3, 1, a, b, x))
                .hasMessage("solvePositive: work has 24 values, needs 72: 72 from offset 0");
        assertThatThrownBy(() -> kernels.solvePositive(3, 1, a, new double[7], x))
                .hasMessage("solvePositive: b has 7 values, needs 8: (1, 8) with leading dimension 8 from offset 0");
    }
}
