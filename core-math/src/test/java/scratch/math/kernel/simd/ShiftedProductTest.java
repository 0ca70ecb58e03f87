package scratch.math.kernel.simd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import scratch.math.kernel.Kernels;
import scratch.math.kernel.ScalarKernels;

/// Products with shifted pieces of an array: vectors against plain loops and the definition, for sizes around the tiles.
class ShiftedProductTest {
    private static final int[] ROWS = {1, 2, 3, 4, 5, 6, 7, 8, 9, 12, 13, 17, 22};
    private static final int[] PLACES = {1, 15, 16, 31, 32, 33, 63, 64, 65, 144};

    private static float[] cold;
    private static float[] hot;
    private static float[] defined;

    private final Kernels scalar = new ScalarKernels();

    @BeforeAll
    static void run() {
        defined = new ShiftedProductTest().everything(new ScalarKernels());
        Kernels simd = Kernels.active();
        cold = new ShiftedProductTest().everything(simd);
        ShiftedProduct.WARMTH.force();
        hot = new ShiftedProductTest().everything(simd);
    }

    @AfterAll
    static void threadsAsBefore() {
        Kernels.setThreads(Runtime.getRuntime().availableProcessors());
    }

    private static float[] numbers(Random random, int n) {
        float[] values = new float[n];
        for (int i = 0; i < n; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }

    private static float[] panels(Kernels kernels, int m, int k, float[] a, float[] start) {
        float[] panels = new float[kernels.panelSize(m, k)];
        Arrays.fill(panels, Float.NaN);                        // as memory from a pool may be
        kernels.panels(m, k, a, start, panels);
        return panels;
    }

    /// Where rows begin that are `step` apart.
    private static int[] rows(int count, int step) {
        return IntStream.range(0, count).map(z -> z * step).toArray();
    }

    /// Both operations, for all sizes, one result behind the other.
    private float[] everything(Kernels kernels) {
        float[] all = new float[1 << 17];
        int used = 0;
        Random random = new Random(1);
        for (int m : ROWS) {
            for (int n : PLACES) {
                int count = 1 + random.nextInt(3);
                int k = 1 + random.nextInt(12);
                int[] shifts = random.ints(k, 0, 40).toArray();
                int bStep = n + 50;
                float[] b = numbers(random, count * bStep);
                float[] a = numbers(random, m * k);
                float[] c = numbers(random, count * m * n);
                float[] panels = panels(kernels, m, k, a, n % 2 == 0 ? null : numbers(random, m));
                kernels.correlate(m, n, k, panels, count, b, rows(count, bStep), shifts, c, rows(count, m * n), n);
                System.arraycopy(c, 0, all, used, c.length);
                used += c.length;
                if (n % 16 == 0) {
                    float[] slopes = numbers(random, count * m * n);
                    float[] sums = numbers(random, m * k);
                    kernels.correlateTransposed(count, m, n, k, slopes, m * n, n, b, bStep, shifts, sums);
                    System.arraycopy(sums, 0, all, used, sums.length);
                    used += sums.length;
                }
            }
        }
        return Arrays.copyOf(all, used);
    }

    @Test
    void vectorsAndPlainLoopsGiveTheSameBits() {
        assertThat(hot).isEqualTo(cold);
    }

    @Test
    void bothAreTheDefinitionUpToRounding() {
        assertThat(cold).hasSizeGreaterThan(50_000).containsExactly(defined, within(1e-4f));
    }

    @Test
    void theSameBitsOnOneAndTwoThreads() {
        Random random = new Random(2);
        float[] a = numbers(random, 16 * 50);
        float[] b = numbers(random, 20 * 1000);
        float[] slopes = numbers(random, 20 * 16 * 320);
        int[] shifts = random.ints(50, 0, 600).toArray();
        float[][] results = new float[4][];
        for (int threads = 1; threads <= 2; threads++) {
            Kernels.setThreads(threads);
            results[threads - 1] = new float[20 * 16 * 320];
            Kernels.active().correlate(16, 320, 50, panels(Kernels.active(), 16, 50, a, null), 20, b, rows(20, 1000), shifts,
                    results[threads - 1], rows(20, 16 * 320), 320);
            results[threads + 1] = new float[16 * 50];
            Kernels.active().correlateTransposed(20, 16, 320, 50, slopes, 16 * 320, 320, b, 1000, shifts,
                    results[threads + 1]);
        }
        assertThat(results[1]).isEqualTo(results[0]);
        assertThat(results[3]).isEqualTo(results[2]);
    }

    @Test
    void aConvolutionByHand() {
        float[] c = new float[2];
        float[] panels = panels(scalar, 1, 2, new float[] {2, -1}, new float[] {10});
        scalar.correlate(1, 2, 2, panels, 1, new float[] {1, 2, 4, 8}, new int[] {0}, new int[] {0, 2}, c, new int[] {0}, 2);
        assertThat(c).containsExactly(10 + 2 * 1 - 4, 10 + 2 * 2 - 8);
    }

    @Test
    void rowsAreCopiedFromOneStepToAnother() {
        for (Kernels kernels : new Kernels[] {scalar, Kernels.active()}) {
            for (int n : new int[] {0, 1, 7, 16, 17, 32, 50}) {
                float[] x = numbers(new Random(n), 3 * 60 + 5);
                float[] y = new float[3 * 55 + 2];
                kernels.copyRows(3, n, x, 5, 60, y, 2, 55);
                for (int i = 0; i < y.length; i++) {
                    int row = (i - 2) / 55;
                    int column = (i - 2) % 55;
                    assertThat(y[i]).as(n + " " + i).isEqualTo(i >= 2 && column < n ? x[5 + row * 60 + column] : 0);
                }
            }
        }
    }
}
