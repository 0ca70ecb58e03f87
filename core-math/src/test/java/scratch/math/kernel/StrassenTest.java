package scratch.math.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class StrassenTest {

    /// Whole numbers so small that no sum is rounded: every order of additions has to give the same.
    private static double[] wholeNumbers(int n, long seed) {
        Random random = new Random(seed);
        double[] x = new double[n];
        for (int i = 0; i < n; i++) {
            x[i] = random.nextInt(-9, 10);
        }
        return x;
    }

    private static float[] floats(double[] x) {
        float[] y = new float[x.length];
        for (int i = 0; i < x.length; i++) {
            y[i] = (float) x[i];
        }
        return y;
    }

    /// Element (i, j) of the product in `long`.
    private static long exact(double[] a, int aAt, int lda, double[] b, int bAt, int ldb, int k, int i, int j) {
        long sum = 0;
        for (int p = 0; p < k; p++) {
            sum += (long) a[aAt + i * lda + p] * (long) b[bAt + p * ldb + j];
        }
        return sum;
    }

    @Test
    void everyShapeOfWholeNumbersIsExactAtEveryLevel() {
        int[] sizes = {1, 2, 3, 6, 7, 13};
        for (int levels = 0; levels <= 3; levels++) {
            Strassen strassen = new Strassen(levels);
            for (int m : sizes) {
                for (int n : sizes) {
                    for (int k : sizes) {
                        exactProduct(strassen, levels, m, n, k, 0);
                    }
                }
            }
        }
    }

    @Test
    void blocksOfLargerArraysAreMultipliedAndTheRestIsLeftAlone() {
        Strassen strassen = new Strassen(2);
        exactProduct(strassen, 2, 20, 12, 16, 3);
        exactProduct(strassen, 2, 21, 13, 17, 5);
        exactProduct(strassen, 2, 6, 4, 9, 1);                 // smaller than before, in the same workspaces
    }

    private static void exactProduct(Strassen strassen, int levels, int m, int n, int k, int margin) {
        int lda = k + margin;
        int ldb = n + 2 * margin;
        int ldc = n + margin;
        double[] a = wholeNumbers(margin + m * lda, 1);
        double[] b = wholeNumbers(margin + k * ldb, 2);
        double[] c = new double[margin + m * ldc];
        Arrays.fill(c, 77);
        float[] fc = floats(c);
        strassen.multiply(m, n, k, a, margin, lda, b, margin, ldb, c, margin, ldc);
        strassen.multiply(m, n, k, floats(a), margin, lda, floats(b), margin, ldb, fc, margin, ldc);
        for (int at = 0; at < c.length; at++) {
            int i = (at - margin) / ldc;
            int j = (at - margin) % ldc;
            boolean inside = at >= margin && j < n;
            double wanted = inside ? exact(a, margin, lda, b, margin, ldb, k, i, j) : 77;
            assertThat(c[at]).as("(%d, %d, %d), %d levels: %d", m, n, k, levels, at).isEqualTo(wanted);
            assertThat(fc[at]).isEqualTo((float) wanted);
        }
    }

    /// Seven products and fifteen additions a level. Four of the additions are done by the products that add to C.
    @Test
    void aLevelTakesSevenProductsAndFifteenAdditions() {
        Map<String, Integer> calls = new TreeMap<>();
        Kernels scalar = new ScalarKernels();
        Kernels counting = (Kernels) Proxy.newProxyInstance(Kernels.class.getClassLoader(), new Class<?>[] {Kernels.class},
            (proxy, method, arguments) -> {
                boolean adds = method.getName().equals("gemm") && ((double) arguments[12]) == 1;
                calls.merge(adds ? "gemm that adds" : method.getName(), 1, Integer::sum);
                return method.invoke(scalar, arguments);
            });
        new Strassen(1, counting).multiply(4, 4, 4, new double[16], 0, 4, new double[16], 0, 4, new double[16], 0, 4);
        assertThat(calls).isEqualTo(Map.of("gemm", 3, "gemm that adds", 4, "geadd", 11));
        calls.clear();
        new Strassen(2, counting).multiply(4, 4, 4, new double[16], 0, 4, new double[16], 0, 4, new double[16], 0, 4);
        // 11 and, as the products have levels of their own, 4 more; in each of the seven, 11
        assertThat(calls).isEqualTo(Map.of("gemm", 7 * 3, "gemm that adds", 7 * 4, "geadd", 11 + 4 + 7 * 11));
    }

    @Test
    void theErrorStaysBelowItsBoundAndGrowsWithTheLevels() {
        int n = 96;
        double[] a = new Random(5).doubles((long) n * n, -1, 1).toArray();
        double[] b = new Random(6).doubles((long) n * n, -1, 1).toArray();
        double previous = 0;
        for (int levels = 0; levels <= 4; levels++) {
            double[] c = new double[n * n];
            new Strassen(levels).multiply(n, n, n, a, 0, n, b, 0, n, c, 0, n);
            double error = 0;
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    error = Math.max(error, Math.abs(distance(a, b, c, n, i, j)));
                }
            }
            double n0 = (double) n / (1 << levels);
            double bound = (Math.pow(18, levels) * (n0 * n0 + 6 * n0) - 6 * n) * 0x1p-53;    // |a|, |b| below 1
            assertThat(error).as("%d levels", levels).isLessThan(bound).isGreaterThan(levels > 0 ? 1.2 * previous : 0);
            previous = error;
        }
    }

    /// c − ab with products and sums that keep what they round away: right to some 30 digits.
    private static double distance(double[] a, double[] b, double[] c, int n, int i, int j) {
        double sum = c[i * n + j];
        double rest = 0;
        for (int p = 0; p < n; p++) {
            double x = -a[i * n + p];
            double y = b[p * n + j];
            double product = x * y;
            double next = sum + product;
            double part = next - sum;
            rest += (sum - (next - part)) + (product - part) + Math.fma(x, y, -product);
            sum = next;
        }
        return sum + rest;
    }

    @Test
    void theNumberOfThreadsChangesNoBit() {
        int n = 341;
        double[] a = new Random(1).doubles((long) n * n, -1, 1).toArray();
        double[] b = new Random(2).doubles((long) n * n, -1, 1).toArray();
        double[] wanted = new double[n * n];
        float[] wantedFloats = new float[n * n];
        int before = Kernels.threads();
        try {
            for (int threads : new int[] {1, 2, 3}) {
                Kernels.setThreads(threads);
                double[] c = new double[n * n];
                float[] fc = new float[n * n];
                new Strassen(1).multiply(n, n, n, a, 0, n, b, 0, n, c, 0, n);
                new Strassen(2).multiply(n, n, n, floats(a), 0, n, floats(b), 0, n, fc, 0, n);
                if (threads == 1) {
                    wanted = c;
                    wantedFloats = fc;
                }
                assertThat(c).as("%d threads", threads).isEqualTo(wanted);
                assertThat(fc).as("%d threads", threads).isEqualTo(wantedFloats);
            }
        } finally {
            Kernels.setThreads(before);
        }
    }

    /// In the plain product a NaN reaches its row or column only.
    @Test
    void oneNaNMaySpoilEveryQuarter() {
        double[] a = wholeNumbers(16, 1);
        a[0] = Double.NaN;
        double[] b = wholeNumbers(16, 2);
        double[] c = new double[16];
        new Strassen(0).multiply(4, 4, 4, a, 0, 4, b, 0, 4, c, 0, 4);
        assertThat(Arrays.stream(c).filter(Double::isNaN).count()).isEqualTo(4);
        new Strassen(1).multiply(4, 4, 4, a, 0, 4, b, 0, 4, c, 0, 4);
        assertThat(Arrays.stream(c).filter(Double::isNaN).count()).isEqualTo(8);     // the first row of each quarter
    }

    @Test
    void theWorkspacesAreAsLargeAsPromised() {
        assertThat(new Strassen(0).workspace(2048, 2048, 2048)).isZero();
        assertThat(new Strassen(1).workspace(2048, 2048, 2048)).isEqualTo(3L * 1024 * 1024);
        assertThat(new Strassen(2).workspace(2048, 2048, 2048)).isEqualTo(4L * 1024 * 1024 + 3L * 512 * 512);
        assertThat(new Strassen(1).workspace(6, 4, 10)).isEqualTo(3 * 5 + 5 * 2 + 3 * 2);
        assertThat(new Strassen(3).workspace(100, 1, 100)).isZero();
    }

    @Test
    void badSizesAreNamed() {
        assertThatThrownBy(() -> new Strassen(-1)).isInstanceOf(IllegalArgumentException.class)
            .hasMessage("Strassen: -1 levels: must be 0 to 20");
        assertThatThrownBy(() -> new Strassen(21)).hasMessage("Strassen: 21 levels: must be 0 to 20");
        double[] four = new double[4];
        assertThatThrownBy(() -> new Strassen(1).multiply(2, 2, 2, four, 0, 2, new double[3], 0, 2, four, 0, 2))
            .isInstanceOf(IllegalArgumentException.class)
            .hasMessage("Strassen.multiply: b has 3 values, needs 4: (2, 2) with leading dimension 2 from offset 0");
        assertThatThrownBy(() -> new Strassen(1).multiply(2, 2, 2, new float[4], 0, 1, new float[4], 0, 2, new float[4], 0, 2))
            .hasMessage("Strassen.multiply: a is (2, 2) with leading dimension 1: must be at least 2");
        new Strassen(3).multiply(0, 3, 2, new double[0], 0, 2, new double[6], 0, 3, new double[0], 0, 3);
        double[] c = {5, 5};
        new Strassen(3).multiply(1, 2, 0, new double[0], 0, 0, new double[0], 0, 2, c, 0, 2);
        assertThat(c).containsExactly(0, 0);
    }
}
