package scratch.math.tensor.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static scratch.math.tensor.contract.Material.INFINITY;
import static scratch.math.tensor.contract.Material.NAN;
import static scratch.math.tensor.contract.Material.close;
import static scratch.math.tensor.contract.Material.flat;
import static scratch.math.tensor.contract.Material.index;
import static scratch.math.tensor.contract.Material.layouts;
import static scratch.math.tensor.contract.Material.size;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import scratch.math.tensor.Tensor;

/// Sums and maxima over every set of axes.
public interface ReductionContract extends Candidate {
    @Test
    default void sumsAndMaximaOverEverySetOfAxes() {
        int[][] shapes = {{1}, {7}, {2, 3}, {3, 1, 4}, {2, 3, 4}, {5, 7, 11}, {2, 3, 2, 3}, {1030, 3}, {3, 1030},
            {2, 1030, 2}, {0}, {0, 3}, {3, 0, 2}};
        for (int[] shape : shapes) {
            for (Tensor a : layouts(backend(), 6, shape)) {
                float[] values = a.toArray();
                for (int set = 0; set < 1 << shape.length; set++) {
                    int chosen = set;
                    int[] axes = IntStream.range(0, shape.length).filter(i -> (chosen >> i & 1) == 1)
                            .toArray();
                    if (axes.length == 0) {
                        continue;
                    }
                    int[] ones = shape.clone();
                    for (int axis : axes) {
                        ones[axis] = 1;
                    }
                    double[] sum = new double[size(ones)];
                    double[] max = new double[size(ones)];
                    Arrays.fill(max, Double.NEGATIVE_INFINITY);
                    for (int i = 0; i < values.length; i++) {
                        int to = flat(index(i, shape), ones);
                        sum[to] += values[i];
                        max[to] = Math.max(max[to], values[i]);
                    }
                    close(a.sum(axes), sum, 1e-5);
                    if (values.length > 0 || sum.length == 0) {
                        close(a.max(axes), max, 0);
                    }
                }
                close(a.sum(), new double[] {IntStream.range(0, values.length)
                        .mapToDouble(i -> values[i]).sum()}, 1e-5);
            }
        }
    }

    @Test
    default void sumsDoNotStopAtTwoToThe24() {
        Tensor million = Tensor.full(backend(), 1, 1).expand(17_000_000);
        assertThat(million.sum().item()).isEqualTo(17_000_000f);
        Tensor tall = Tensor.full(backend(), 1, 1, 1).expand(17_000_000, 2);
        assertThat(tall.sum(0).toArray()).containsExactly(17_000_000, 17_000_000);
        float[] column = new float[5001];
        Arrays.fill(column, 1);
        column[0] = 0x1p24f;                                   // and one more is the same in float32
        Tensor a = Tensor.of(backend(), column, 5001, 1);
        // a plain sum loses all 5000; one in 64 lanes only those that share a lane with the large number, 79 at most
        assertThat(a.sum().item()).isCloseTo(0x1p24f + 5000, within(79f));
        assertThat(a.expand(5001, 2).contiguous().sum(0).toArray())
                .containsExactly(new float[] {0x1p24f + 5000, 0x1p24f + 5000}, within(79f));
    }

    @Test
    default void reductionsOfSpecialValues() {
        Tensor a = Tensor.of(backend(), new float[] {INFINITY, -INFINITY, 1, NAN, 2, 3}, 2, 3);
        assertThat(a.sum(1).toArray()).containsExactly(NAN, NAN);
        assertThat(a.sum(0).toArray()).containsExactly(NAN, -INFINITY, 4);
        assertThat(a.max(1).toArray()).containsExactly(INFINITY, NAN);
        assertThat(a.max(0).toArray()).containsExactly(NAN, 2, 3);
        assertThat(Tensor.full(backend(), 1, 0).sum().item()).isZero();
        assertThat(Tensor.full(backend(), 1, 0, 2).sum(0).toArray()).containsExactly(0, 0);
        assertThatThrownBy(() -> Tensor.full(backend(), 1, 0, 2).max(0))
                .hasMessage("Tensor.max: (0, 2): of nothing is not defined");
        assertThatThrownBy(() -> Tensor.full(backend(), 1, 0).mean()).hasMessage("Tensor.mean: (0): of nothing is not defined");
    }
}
