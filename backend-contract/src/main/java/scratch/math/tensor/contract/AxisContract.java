package scratch.math.tensor.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static scratch.math.tensor.contract.Material.NAN;
import static scratch.math.tensor.contract.Material.close;
import static scratch.math.tensor.contract.Material.layouts;
import static scratch.math.tensor.contract.Material.numbers;
import static scratch.math.tensor.contract.Material.size;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import scratch.math.tensor.Tensor;

/// Choosing, running totals, the largest k, and picking and adding by index, each compared with loops.
public interface AxisContract extends Candidate {
    /// p, q, r: shapes whose middle axis is the one in question.
    int[][] SHAPES = {{1, 1, 1}, {2, 3, 4}, {1, 7, 1}, {3, 17, 2}, {1, 1025, 3}, {4, 5, 1}, {0, 3, 2}, {2, 3, 0}};

    @Test
    default void whereChoosesNumberByNumber() {
        for (int[] shape : SHAPES) {
            float[] a = numbers(size(shape), 1);
            float[] b = numbers(size(shape), 2);
            float[] condition = new float[a.length];
            double[] expected = new double[a.length];
            for (int i = 0; i < a.length; i++) {
                condition[i] = i % 3 == 0 ? 0 : i % 3 == 1 ? 1 : -2;
                expected[i] = condition[i] != 0 ? a[i] : b[i];
            }
            for (Tensor c : layouts(backend(), condition, shape)) {
                for (Tensor x : layouts(backend(), a, shape)) {
                    close(Tensor.where(c, x, Tensor.of(backend(), b, shape)), expected, 0);
                }
            }
        }
    }

    @Test
    default void whatIsNotChosenHasNoInfluenceAndShapesBroadcast() {
        Tensor row = Tensor.of(backend(), new float[] {1, 0, NAN}, 3);
        Tensor column = Tensor.of(backend(), new float[] {5, NAN}, 2, 1);
        float[] chosen = Tensor.where(row, column, Tensor.full(backend(), 7)).toArray();
        assertThat(chosen).containsExactly(5, 7, 5, NAN, 7, NAN);      // NaN is not 0
        assertThat(Tensor.where(Tensor.full(backend(), 0), column, Tensor.full(backend(), 1, 2, 1)).toArray())
                .containsExactly(1, 1);
    }

    @Test
    default void runningTotals() {
        for (int[] shape : SHAPES) {
            float[] x = numbers(size(shape), 3);
            double[] forwards = new double[x.length];
            double[] backwards = new double[x.length];
            for (int i = 0; i < x.length; i++) {
                int position = i / shape[2] % shape[1];
                for (int j = 0; j < shape[1]; j++) {
                    double value = x[i + (j - position) * shape[2]];
                    forwards[i] += j <= position ? value : 0;
                    backwards[i] += j >= position ? value : 0;
                }
            }
            for (Tensor a : layouts(backend(), x, shape)) {
                close(a.cumulativeSum(1, false), forwards, 1e-5);
                close(a.cumulativeSum(-2, true), backwards, 1e-5);
            }
        }
        float[] tenths = new float[100_000];
        Arrays.fill(tenths, 0.1f);
        assertThat(Tensor.of(backend(), tenths, tenths.length).cumulativeSum(0, false).get(99_999))
                .isCloseTo(10_000, org.assertj.core.api.Assertions.within(0.01f));
    }

    @Test
    default void theLargestK() {
        for (int[] given : SHAPES) {
            int[] shape = {given[0], slow() ? Math.min(given[1], 130) : given[1], given[2]};
            if (size(shape) == 0) {
                continue;
            }
            float[] x = numbers(size(shape), 4);
            for (int i = 0; i < x.length; i++) {
                x[i] = Math.round(2 * x[i]) / 2f;                       // many are equal
            }
            for (int k : new int[] {1, (shape[1] + 1) / 2, shape[1]}) {
                for (Tensor a : layouts(backend(), x, shape)) {
                    requireTopK(a.topK(1, k), x, k, shape);
                }
            }
        }
    }

    private static void requireTopK(Tensor[] found, float[] x, int k, int... shape) {
        float[] values = found[0].toArray();
        float[] indices = found[1].toArray();
        int r = shape[2];
        for (int p = 0; p < shape[0]; p++) {
            for (int c = 0; c < r; c++) {
                int first = p * shape[1] * r + c;
                int[] order = IntStream.range(0, shape[1]).boxed()
                        .sorted(Comparator.comparing(j -> -x[first + j * r])).mapToInt(j -> j).toArray();
                for (int i = 0; i < k; i++) {
                    assertThat(indices[(p * k + i) * r + c]).isEqualTo(order[i]);
                    assertThat(values[(p * k + i) * r + c]).isEqualTo(x[first + order[i] * r]);
                }
            }
        }
    }

    @Test
    default void notANumberIsTheLargest() {
        float infinity = Float.POSITIVE_INFINITY;
        Tensor[] best = Tensor.of(backend(), new float[] {1, NAN, infinity, -infinity, NAN, 0, -0f}, 7).topK(0, 7);
        assertThat(best[1].toArray()).containsExactly(1, 4, 2, 0, 5, 6, 3);
        assertThat(best[0].toArray()).containsExactly(NAN, NAN, infinity, 1, 0, -0f, -infinity);
        assertThatThrownBy(() -> best[0].topK(0, 8)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Tensor.topK: k = 8 on axis 0 of (7): must be from 1 to 7");
    }

    @Test
    default void pickingAndAddingByIndex() {
        for (int[] shape : SHAPES) {
            if (shape[1] == 0 || size(shape) == 0) {
                continue;
            }
            int m = shape[1] + 2;                                       // more than there are: some are picked twice
            int[] wanted = {shape[0], m, shape[2]};
            float[] x = numbers(size(shape), 5);
            float[] g = numbers(size(wanted), 6);
            float[] index = new float[g.length];
            double[] picked = new double[g.length];
            double[] added = new double[x.length];
            for (int i = 0; i < index.length; i++) {
                index[i] = i * 7 % shape[1];
                int from = (i / (m * shape[2]) * shape[1] + (int) index[i]) * shape[2] + i % shape[2];
                picked[i] = x[from];
                added[from] += g[i];
            }
            Tensor indices = Tensor.of(backend(), index, wanted);
            for (Tensor a : layouts(backend(), x, shape)) {
                close(a.gather(1, indices), picked, 0);
            }
            for (Tensor a : layouts(backend(), g, wanted)) {
                close(a.scatterAdd(1, shape[1], indices), added, 1e-5);
            }
        }
        Tensor a = Tensor.full(backend(), 1, 2, 3);
        for (float bad : new float[] {3, -1, 0.5f, NAN}) {
            Tensor index = Tensor.full(backend(), bad, 2, 1);
            assertThatThrownBy(() -> a.gather(1, index).toArray()).isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("Backend.gather: index " + bad + ": must be a whole number from 0 to 2");
            assertThatThrownBy(() -> index.scatterAdd(1, 3, index).toArray()).isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("Backend.scatterAdd: index " + bad + ": must be a whole number from 0 to 2");
        }
        assertThatThrownBy(() -> a.gather(1, Tensor.full(backend(), 0, 3, 1))).hasMessage("Tensor.gather: (2, 3) along axis 1"
                + " by indices (3, 1): must agree on every other axis");
    }
}
