package scratch.math.tensor.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static scratch.math.tensor.contract.Material.INFINITY;
import static scratch.math.tensor.contract.Material.NAN;
import static scratch.math.tensor.contract.Material.close;
import static scratch.math.tensor.contract.Material.layouts;
import static scratch.math.tensor.contract.Material.numbers;
import static scratch.math.tensor.contract.Material.size;
import static scratch.math.tensor.contract.Material.tensor;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import scratch.math.tensor.Tensor;

/// Matrix products of every size, layout and stack.
public interface ProductContract extends Candidate {
    @Test
    default void productsOfEverySizeAndLayout() {
        int[][] sizes = {{1, 1, 1}, {2, 3, 4}, {1, 5, 3}, {5, 1, 3}, {5, 3, 1}, {7, 11, 13}, {17, 16, 15}, {33, 31, 65},
            {0, 3, 4}, {3, 0, 4}, {3, 4, 0}, {64, 64, 64}, {6, 25, 300}, {130, 257, 9}};
        for (int[] s : sizes) {
            float[] a = numbers(s[0] * s[1], 3);
            float[] b = numbers(s[1] * s[2], 4);
            double[] product = product(a, b, s[0], s[1], s[2]);
            for (Tensor x : layouts(backend(), a, s[0], s[1])) {
                for (Tensor y : layouts(backend(), b, s[1], s[2])) {
                    close(x.matmul(y), product, 2e-4);
                    Tensor bias = tensor(backend(), 5, s[2]);
                    float[] plus = bias.toArray();
                    double[] sum = product.clone();
                    for (int i = 0; i < sum.length; i++) {
                        sum[i] += plus[i % s[2]];
                    }
                    close(x.matmul(y, bias), sum, 2e-4);
                    if (slow() && s[0] > 20 && !x.isContiguous()) {
                        break;                                 // the layouts of y have been seen with a plain x
                    }
                }
            }
        }
    }

    private static double[] product(float[] a, float[] b, int m, int k, int n) {
        double[] result = new double[m * n];
        for (int i = 0; i < m; i++) {
            for (int p = 0; p < k; p++) {
                for (int j = 0; j < n; j++) {
                    result[i * n + j] += (double) a[i * k + p] * b[p * n + j];
                }
            }
        }
        return result;
    }

    @Test
    default void stacksOfProductsBroadcast() {
        int[][][] cases = {{{5, 2, 3}, {5, 3, 4}}, {{2, 3}, {5, 3, 4}}, {{5, 2, 3}, {3, 4}}, {{2, 1, 3, 2}, {3, 2, 2}},
            {{1, 4, 2}, {6, 2, 3}}, {{0, 2, 3}, {3, 2}}, {{2, 2, 3, 5}, {2, 2, 5, 1}}};
        for (int[][] c : cases) {
            for (Tensor a : layouts(backend(), 1, c[0])) {
                for (Tensor b : layouts(backend(), 2, c[1])) {
                    Tensor result = a.matmul(b);
                    int[] shape = result.shape();
                    int m = a.length(-2);
                    int k = a.length(-1);
                    int n = b.length(-1);
                    int[] batch = Arrays.copyOf(shape, shape.length - 2);
                    Tensor x = a.expand(with(batch, m, k)).contiguous().reshape(size(batch), m, k);
                    Tensor y = b.expand(with(batch, k, n)).contiguous().reshape(size(batch), k, n);
                    for (int i = 0; i < size(batch); i++) {
                        close(result.reshape(size(batch), m, n).select(0, i),
                                product(x.select(0, i).toArray(), y.select(0, i).toArray(), m, k, n), 1e-5);
                    }
                }
            }
        }
    }

    private static int[] with(int[] batch, int m, int n) {
        int[] result = Arrays.copyOf(batch, batch.length + 2);
        result[batch.length] = m;
        result[batch.length + 1] = n;
        return result;
    }

    @Test
    default void productsIntoAWindowOfALargerMatrixAddThere() {
        Tensor frame = Tensor.full(backend(), 1, 3, 5);
        Tensor a = Tensor.of(backend(), new float[] {1, 2, 3, 4}, 2, 2);
        Tensor b = Tensor.of(backend(), new float[] {1, 0, 1, 1}, 2, 2);
        backend().matmul(a, b, true, frame.slice(0, 1, 3).slice(1, 2, 4));
        backend().matmul(a, b, false, frame.slice(0, 0, 2).slice(1, 0, 2));
        assertThat(frame.toArray()).containsExactly(3, 2, 1, 1, 1, 7, 4, 4, 3, 1, 1, 1, 8, 5, 1);
    }

    @Test
    default void productsDoNotHideNaN() {
        Tensor zero = Tensor.full(backend(), 0, 2, 2);
        Tensor nan = Tensor.full(backend(), NAN, 2, 2);
        assertThat(zero.matmul(nan).toArray()).containsOnly(NAN);
        assertThat(zero.matmul(Tensor.full(backend(), INFINITY, 2, 2)).toArray()).containsOnly(NAN);
    }
}
