package scratch.math.tensor.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static scratch.math.tensor.contract.Material.NAN;
import static scratch.math.tensor.contract.Material.close;
import static scratch.math.tensor.contract.Material.layouts;
import static scratch.math.tensor.contract.Material.numbers;
import static scratch.math.tensor.contract.Material.size;
import static scratch.math.tensor.contract.Material.tensor;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import scratch.math.tensor.Fused;
import scratch.math.tensor.Tensor;
import scratch.math.tensor.Window;

/// Fill, copy, gather and scatter, maxima and their places, columns of images: numbers are moved, not computed.
public interface MovementContract extends Candidate {
    @Test
    default void fillAndCopyTouchNothingOutsideTheView() {
        Tensor frame = Tensor.full(backend(), 1, 4, 5);
        frame.slice(0, 1, 3).slice(1, 1, 4).fillInPlace(2);
        frame.select(1, 4).fillInPlace(3);
        frame.transpose().slice(1, 3, 4).copyInPlace(Tensor.of(backend(), new float[] {5, 6, 7, 8, 9}, 5, 1));
        assertThat(frame.toArray()).containsExactly(
                1, 1, 1, 1, 3,
                1, 2, 2, 2, 3,
                1, 2, 2, 2, 3,
                5, 6, 7, 8, 9);
    }

    @Test
    default void copiesBetweenAllLayoutsAreEqual() {
        for (int[] shape : new int[][] {{}, {1}, {7}, {3, 5}, {1, 4}, {2, 3, 4}, {5, 1, 2, 3}, {0, 3}, {40, 33}}) {
            float[] values = numbers(size(shape), 3);
            for (Tensor from : layouts(backend(), values, shape)) {
                assertThat(from.toArray()).isEqualTo(values);
                for (Tensor to : layouts(backend(), new float[values.length], shape)) {
                    assertThat(to.copyInPlace(from).toArray()).isEqualTo(values);
                }
            }
        }
    }

    @Test
    default void uniformNumbersAreTheSameEverywhere() {
        // SplitMix64 from 42 begins bdd732262feb6e95 28efe333b266f103 47526757130f9f52: the upper 24 bits of each
        assertThat(Tensor.uniform(backend(), 42, 3).toArray())
                .containsExactly(0xbdd732 * 0x1p-24f, 0x28efe3 * 0x1p-24f, 0x475267 * 0x1p-24f);
        float[] many = Tensor.uniform(backend(), 7, 100, 1000).toArray();
        double sum = 0;
        for (float u : many) {
            assertThat(u).isBetween(0f, 0.99999994f);
            sum += u;
        }
        assertThat(sum / many.length).isCloseTo(0.5, within(0.004));
    }

    @Test
    default void gatherTakesRowsAndScatterAddGivesThemBack() {
        Tensor table = tensor(backend(), 5, 4, 3);
        float[] t = table.toArray();
        for (Tensor layout : layouts(backend(), t, 4, 3)) {
            Tensor[] rows = Fused.gather(layout, new int[] {2, 0, 2}, 3);
            assertThat(rows[0].toArray()).containsExactly(t[6], t[7], t[8], t[0], t[1], t[2], t[6], t[7], t[8]);
            assertThat(rows[0].shape()).containsExactly(3, 3);
        }
        Tensor[] rows = Fused.gather(table, new int[] {2, 0, 2}, 3);
        Tensor values = Tensor.of(backend(), new float[] {1, 2, 3, 4, 5, 6, 7, 8, 9}, 3, 3);
        assertThat(Fused.scatterAdd(values, rows[1], 4).toArray())
                .containsExactly(4, 5, 6, 0, 0, 0, 8, 10, 12, 0, 0, 0);
        assertThat(Fused.gather(table, new int[0], 0)[0].shape()).containsExactly(0, 3);
        assertThatThrownBy(() -> Fused.gather(table, new int[] {1, 4}, 2))
                .hasMessage("Fused.gather: index 4 at position 1: must be from 0 to 3");
    }

    @Test
    default void theLargestAlongAnAxisIsTheFirstOne() {
        Tensor a = Tensor.of(backend(), new float[] {1, 5, 2, 5, 5, 1, NAN, 0, NAN}, 3, 3);
        Tensor[] rows = a.maxAlong(1);
        assertThat(rows[0].toArray()).containsExactly(5, 5, NAN);
        assertThat(rows[1].toArray()).containsExactly(1, 0, 0);
        Tensor[] columns = a.maxAlong(0);
        assertThat(columns[0].toArray()).containsExactly(NAN, 5, NAN);
        assertThat(columns[1].toArray()).containsExactly(2, 0, 2);
        assertThat(columns[0].placeAlong(0, 3, columns[1]).toArray()).containsExactly(0, 5, 0, 0, 0, 0, NAN, 0, NAN);
        assertThat(Tensor.full(backend(), Float.NEGATIVE_INFINITY, 2, 2).argmax(1).toArray()).containsExactly(0, 0);
    }

    @Test
    default void maximaAndTheirWayBackOnEveryAxisAndLayout() {
        int[] shape = {3, 4, 5};
        float[] values = numbers(60, 8);
        for (Tensor a : layouts(backend(), values, shape)) {
            for (int axis = 0; axis < 3; axis++) {
                Tensor[] best = a.maxAlong(axis);
                Tensor back = best[0].placeAlong(axis, shape[axis], best[1]);
                float[] max = a.max(axis).toArray();
                assertThat(best[0].toArray()).isEqualTo(max);
                float[] placed = back.toArray();
                int found = 0;
                for (int i = 0; i < 60; i++) {
                    assertThat(placed[i] == 0 || placed[i] == values[i]).isTrue();
                    found += placed[i] == 0 ? 0 : 1;
                }
                assertThat(found).isEqualTo(max.length);
            }
        }
    }

    @Test
    default void columnsAreThePlacesOfTheWindow() {
        int[][] cases = {           // n, c, h, w, height, width, stride, padding
            {1, 1, 3, 3, 2, 2, 1, 0}, {2, 3, 5, 4, 3, 2, 1, 0}, {2, 2, 5, 7, 3, 3, 2, 1}, {1, 2, 4, 4, 2, 2, 2, 0},
            {3, 1, 1, 1, 1, 1, 1, 0}, {1, 1, 2, 2, 3, 3, 1, 1}, {2, 1, 7, 3, 5, 3, 3, 2}, {0, 2, 3, 3, 2, 2, 1, 0},
            {1, 1, 1, 4, 3, 3, 1, 2}, {1, 2, 28, 28, 5, 5, 1, 2}};
        for (int[] k : cases) {
            Window window = new Window(k[4], k[5], k[6], k[7]);
            int rows = (k[2] + 2 * k[7] - k[4]) / k[6] + 1;
            int across = (k[3] + 2 * k[7] - k[5]) / k[6] + 1;
            float[] image = numbers(k[0] * k[1] * k[2] * k[3], 9);
            float[] slopes = numbers(k[1] * k[4] * k[5] * k[0] * rows * across, 10);
            double[] columns = new double[slopes.length];
            double[] back = Arrays.copyOf(new double[0], image.length);
            int to = 0;
            for (int row = 0; row < k[1] * k[4] * k[5]; row++) {
                for (int place = 0; place < k[0] * rows * across; place++, to++) {
                    int y = place / across % rows * k[6] + row / k[5] % k[4] - k[7];
                    int x = place % across * k[6] + row % k[5] - k[7];
                    boolean inside = y >= 0 && y < k[2] && x >= 0 && x < k[3];
                    int from = ((place / (across * rows) * k[1] + row / (k[4] * k[5])) * k[2] + y) * k[3] + x;
                    columns[to] = inside ? image[from] : -9;
                    if (inside) {
                        back[from] += slopes[to];
                    }
                }
            }
            Tensor s = Tensor.of(backend(), slopes, k[1] * k[4] * k[5], k[0] * rows * across);
            for (Tensor x : layouts(backend(), image, k[0], k[1], k[2], k[3])) {
                Tensor out = Tensor.empty(backend(), s.shape());
                backend().im2col(x, window, -9, out);
                close(out, columns, 0);
                x.fillInPlace(1);
                backend().col2im(s, window, x);                  // adds to the ones
                close(x, Arrays.stream(back).map(v -> v + 1).toArray(), 1e-5);
            }
        }
    }
}
