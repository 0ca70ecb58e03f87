package scratch.cuda.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import scratch.cuda.interpreter.InterpretedDevice;
import scratch.math.tensor.Tensor;

/// The products that the contract of backends is too small for.
class ProductsTest {
    private static final CudaBackend BACKEND = new CudaBackend(new InterpretedDevice(), false);

    private static float[] numbers(int n, long seed) {
        Random random = new Random(seed);
        float[] values = new float[n];
        for (int i = 0; i < n; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }

    /// Plain, transposed in memory, and inside a larger matrix.
    private static List<Tensor> layouts(float[] values, int rows, int columns) {
        Tensor plain = Tensor.of(BACKEND, values, rows, columns);
        Tensor turned = Tensor.full(BACKEND, Float.NaN, columns, rows).transpose().copyInPlace(plain);
        Tensor inside = Tensor.full(BACKEND, Float.NaN, rows + 3, columns + 5).slice(0, 1, rows + 1).slice(1, 2, columns + 2);
        return List.of(plain, turned, inside.copyInPlace(plain));
    }

    private static void checkProduct(Tensor product, float[] a, float[] b, float plus, int... mkn) {
        float[] found = product.toArray();
        for (int i = 0; i < mkn[0]; i++) {
            for (int j = 0; j < mkn[2]; j++) {
                double sum = plus;
                for (int p = 0; p < mkn[1]; p++) {
                    sum += (double) a[i * mkn[1] + p] * b[p * mkn[2] + j];
                }
                assertThat((double) found[i * mkn[2] + j]).as("(%d, %d)", i, j).isCloseTo(sum, within(1e-6 * mkn[1]));
            }
        }
    }

    @Test
    void largeProductsTakeTheLadder() {
        int[] mkn = {130, 18, 133};
        float[] a = numbers(mkn[0] * mkn[1], 1);
        float[] b = numbers(mkn[1] * mkn[2], 2);
        for (Tensor x : layouts(a, mkn[0], mkn[1])) {
            for (Tensor y : layouts(b, mkn[1], mkn[2])) {
                checkProduct(x.matmul(y), a, b, 0, mkn);
            }
        }
        Tensor x = Tensor.of(BACKEND, a, mkn[0], mkn[1]);
        Tensor y = Tensor.of(BACKEND, b, mkn[1], mkn[2]);
        Tensor frame = Tensor.full(BACKEND, 2, mkn[0] + 1, mkn[2] + 1);
        BACKEND.matmul(x, y, true, frame.slice(0, 0, mkn[0]).slice(1, 1, mkn[2] + 1));
        checkProduct(frame.slice(0, 0, mkn[0]).slice(1, 1, mkn[2] + 1), a, b, 2, mkn);
        assertThat(frame.select(1, 0).toArray()).containsOnly(2);
        assertThat(frame.select(0, mkn[0]).toArray()).containsOnly(2);
    }

    @Test
    void aBroadcastOperandIsLaidOutFirst() {
        Tensor row = Tensor.of(BACKEND, numbers(18, 3), 1, 18);
        Tensor y = Tensor.of(BACKEND, numbers(18 * 128, 4), 18, 128);
        float[] once = row.matmul(y).toArray();
        float[] often = row.expand(128, 18).matmul(y).toArray();
        for (int i = 0; i < often.length; i++) {
            assertThat(often[i]).isEqualTo(once[i % 128]);
        }
    }

    @Test
    void longSumsWithFewResultsAreCut() {
        int[] mkn = {17, 1100, 3};
        float[] a = numbers(mkn[0] * mkn[1], 5);
        float[] b = numbers(mkn[1] * mkn[2], 6);
        for (Tensor x : layouts(a, mkn[0], mkn[1])) {
            for (Tensor y : layouts(b, mkn[1], mkn[2])) {
                checkProduct(x.matmul(y), a, b, 0, mkn);
            }
        }
        Tensor x = Tensor.of(BACKEND, a, mkn[0], mkn[1]);
        Tensor y = Tensor.of(BACKEND, b, mkn[1], mkn[2]);
        checkProduct(x.matmul(y, Tensor.full(BACKEND, 7, mkn[2])), a, b, 7, mkn);
        long before = BACKEND.traffic().operations();
        x.matmul(y);
        assertThat(BACKEND.traffic().operations() - before).isEqualTo(2L * mkn[0] * mkn[1] * mkn[2]);
    }

    @Test
    void theKernelChangesNoBit() {
        float[] a = numbers(128 * 20, 7);
        float[] b = numbers(20 * 128, 8);
        float[] ladder = Tensor.of(BACKEND, a, 128, 20).matmul(Tensor.of(BACKEND, b, 20, 128)).toArray();
        float[] tiles = Tensor.of(BACKEND, a, 128, 20).slice(0, 0, 100).matmul(Tensor.of(BACKEND, b, 20, 128)).toArray();
        assertThat(tiles).isEqualTo(java.util.Arrays.copyOf(ladder, tiles.length));
    }
}
