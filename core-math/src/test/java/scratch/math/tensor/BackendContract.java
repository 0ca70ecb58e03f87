package scratch.math.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import scratch.math.kernel.Kernels;

/// What every [Backend] has to do: extend this class and return yours. Each operation is compared with loops over
/// single numbers in double precision, on tensors of every layout.
abstract class BackendContract {
    private static final float NAN = Float.NaN;
    private static final float INFINITY = Float.POSITIVE_INFINITY;

    private static final int[] SIZES = {0, 1, 2, 3, 7, 15, 16, 17, 31, 64, 127, 1000, 1023, 1025, 4098};

    private Backend backend;

    /// The backend to be tested; a new one or always the same.
    abstract Backend backend();

    /// Memory that has been used before must not shine through: what lies about is NaN.
    @BeforeEach
    void poison() {
        backend = backend();
        List<Tensor> used = new ArrayList<>();
        for (int size : new int[] {1, 100, 300, 1000, 3000, 10_000, 100_000}) {
            for (int i = 0; i < 4; i++) {
                used.add(Tensor.full(backend, NAN, size));
            }
        }
        used.forEach(Tensor::release);
    }

    // ---------------------------------------------------------------- material

    private static float[] numbers(int n, long seed) {
        Random random = new Random(seed);
        float[] values = new float[n];
        for (int i = 0; i < n; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }

    private static int size(int... shape) {
        return Arrays.stream(shape).reduce(1, (a, b) -> a * b);
    }

    private Tensor tensor(long seed, int... shape) {
        return Tensor.of(backend, numbers(size(shape), seed), shape);
    }

    /// The same numbers in every layout: plain; inside a larger tensor, with gaps; every second of a longer last axis;
    /// column by column; axes turned.
    private List<Tensor> layouts(float[] values, int... shape) {
        Tensor plain = Tensor.of(backend, values, shape);
        List<Tensor> result = new ArrayList<>(List.of(plain));
        int rank = shape.length;
        if (rank == 0) {
            return result;
        }
        Tensor frame = Tensor.full(backend, NAN, Arrays.stream(shape).map(i -> i + 3).toArray());
        for (int axis = 0; axis < rank; axis++) {
            frame = frame.slice(axis, 1, shape[axis] + 1);
        }
        result.add(frame.copyInPlace(plain));
        int[] wide = Arrays.copyOf(shape, rank + 1);
        wide[rank] = 2;
        result.add(Tensor.full(backend, NAN, wide).select(rank, 1).copyInPlace(plain));
        if (rank > 1) {
            int[] swapped = shape.clone();
            swapped[rank - 1] = shape[rank - 2];
            swapped[rank - 2] = shape[rank - 1];
            result.add(Tensor.full(backend, NAN, swapped).transpose().copyInPlace(plain));
        }
        if (rank > 2) {
            int[] turned = new int[rank];
            int[] back = new int[rank];
            for (int i = 0; i < rank; i++) {
                turned[i] = shape[(i + 1) % rank];
                back[(i + 1) % rank] = i;
            }
            result.add(Tensor.full(backend, NAN, turned).permute(back).copyInPlace(plain));
        }
        return result;
    }

    private List<Tensor> layouts(long seed, int... shape) {
        return layouts(numbers(size(shape), seed), shape);
    }

    private static void close(Tensor actual, double[] expected, double tolerance) {
        float[] values = actual.toArray();
        assertThat(values).hasSize(expected.length);
        for (int i = 0; i < values.length; i++) {
            double allowed = tolerance * Math.max(0.1, Math.abs(expected[i]));
            if (!(Math.abs(values[i] - expected[i]) <= allowed) && !same(values[i], (float) expected[i])) {
                throw new AssertionError("element " + i + " of " + Shape.text(actual.shape()) + " is " + values[i]
                        + ", must be " + expected[i]);
            }
        }
    }

    private static boolean same(float a, float b) {
        return a == b || Float.isNaN(a) && Float.isNaN(b);
    }

    private static int[] index(int flat, int... shape) {
        int[] index = new int[shape.length];
        int rest = flat;
        for (int i = shape.length - 1; i >= 0; i--) {
            index[i] = rest % shape[i];
            rest /= shape[i];
        }
        return index;
    }

    /// Where an index of the result lies in a tensor that was broadcast to it.
    private static int flat(int[] index, int... shape) {
        int flat = 0;
        for (int i = 0; i < shape.length; i++) {
            flat = flat * shape[i] + (shape[i] == 1 ? 0 : index[index.length - shape.length + i]);
        }
        return flat;
    }

    // ---------------------------------------------------------------- memory

    @Test
    void whatIsWrittenCanBeRead() {
        for (int n : SIZES) {
            float[] values = numbers(n, n);
            assertThat(Tensor.of(backend, values, n).toArray()).isEqualTo(values);
        }
        assertThat(Tensor.of(backend, new float[] {3}).item()).isEqualTo(3);
    }

    @Test
    void theArrayMayBeChangedOnceItIsWritten() {
        float[] values = {1, 2, 3};
        Tensor t = Tensor.of(backend, values, 3);
        values[1] = 7;
        assertThat(t.toArray()).containsExactly(1, 2, 3);
        t.toArray()[0] = 9;
        assertThat(t.toArray()).containsExactly(1, 2, 3);
    }

    @Test
    void operationsTakeEffectInTheirOrder() {
        Tensor a = Tensor.full(backend, 1, 3);
        Tensor b = a.plus(1);
        a.fillInPlace(5);
        Tensor c = a.plus(b);
        a.write(new float[] {0, 0, 0});
        assertThat(b.toArray()).containsExactly(2, 2, 2);
        assertThat(c.toArray()).containsExactly(7, 7, 7);
        assertThat(a.toArray()).containsExactly(0, 0, 0);
        backend.finish();
    }

    @Test
    void releasedMemoryIsUsedAgain() {
        for (int i = 0; i < 100; i++) {
            Tensor t = Tensor.empty(backend, 500_000);
            t.slice(0, 499_999, 500_000).fillInPlace(i);
            t.release();
            if (i % 10 == 0) {
                backend.finish();
            }
        }
    }

    @Test
    void releaseDoesNotDisturbWhatWasAskedBefore() {
        Tensor a = tensor(1, 100);
        Tensor b = a.times(2);
        float[] before = a.toArray();
        Tensor c = a.times(3);
        a.release();
        b.release();
        Tensor d = Tensor.full(backend, 7, 100);
        assertThat(c.toArray()[50]).isEqualTo(before[50] * 3);
        assertThat(d.toArray()[50]).isEqualTo(7);
    }

    @Test
    void aReleasedTensorIsRefusedByName() {
        Tensor a = tensor(1, 2, 3);
        Tensor view = a.transpose();
        a.release();
        assertThat(view.released()).isTrue();
        assertThatThrownBy(() -> a.plus(1)).isInstanceOf(IllegalStateException.class)
                .hasMessage("shift: (2, 3): this tensor has been released");
        assertThatThrownBy(() -> tensor(2, 2, 3).plus(a)).hasMessage("plus: (2, 3): this tensor has been released");
        assertThatThrownBy(view::toArray).hasMessage("toArray: (3, 2): this tensor has been released");
        assertThatThrownBy(a::release).hasMessage("release: (2, 3): this tensor has been released");
        assertThatThrownBy(() -> a.matmul(view)).hasMessageStartingWith("matmul: (2, 3): ");
        assertThatThrownBy(() -> Fused.softmax(a)).hasMessageStartingWith("softmax: (2, 3): ");
    }

    // ---------------------------------------------------------------- fill and move

    @Test
    void fillAndCopyTouchNothingOutsideTheView() {
        Tensor frame = Tensor.full(backend, 1, 4, 5);
        frame.slice(0, 1, 3).slice(1, 1, 4).fillInPlace(2);
        frame.select(1, 4).fillInPlace(3);
        frame.transpose().slice(1, 3, 4).copyInPlace(Tensor.of(backend, new float[] {5, 6, 7, 8, 9}, 5, 1));
        assertThat(frame.toArray()).containsExactly(
                1, 1, 1, 1, 3,
                1, 2, 2, 2, 3,
                1, 2, 2, 2, 3,
                5, 6, 7, 8, 9);
    }

    @Test
    void copiesBetweenAllLayoutsAreEqual() {
        for (int[] shape : new int[][] {{}, {1}, {7}, {3, 5}, {1, 4}, {2, 3, 4}, {5, 1, 2, 3}, {0, 3}, {40, 33}}) {
            float[] values = numbers(size(shape), 3);
            for (Tensor from : layouts(values, shape)) {
                assertThat(from.toArray()).isEqualTo(values);
                for (Tensor to : layouts(new float[values.length], shape)) {
                    assertThat(to.copyInPlace(from).toArray()).isEqualTo(values);
                }
            }
        }
    }

    @Test
    void uniformNumbersAreTheSameEverywhere() {
        // SplitMix64 from 42 begins bdd732262feb6e95 28efe333b266f103 47526757130f9f52: the upper 24 bits of each
        assertThat(Tensor.uniform(backend, 42, 3).toArray())
                .containsExactly(0xbdd732 * 0x1p-24f, 0x28efe3 * 0x1p-24f, 0x475267 * 0x1p-24f);
        float[] many = Tensor.uniform(backend, 7, 100, 1000).toArray();
        double sum = 0;
        for (float u : many) {
            assertThat(u).isBetween(0f, 0.99999994f);
            sum += u;
        }
        assertThat(sum / many.length).isCloseTo(0.5, within(0.004));
    }

    @Test
    void gatherTakesRowsAndScatterAddGivesThemBack() {
        Tensor table = tensor(5, 4, 3);
        float[] t = table.toArray();
        for (Tensor layout : layouts(t, 4, 3)) {
            Tensor[] rows = Fused.gather(layout, new int[] {2, 0, 2}, 3);
            assertThat(rows[0].toArray()).containsExactly(t[6], t[7], t[8], t[0], t[1], t[2], t[6], t[7], t[8]);
            assertThat(rows[0].shape()).containsExactly(3, 3);
        }
        Tensor[] rows = Fused.gather(table, new int[] {2, 0, 2}, 3);
        Tensor values = Tensor.of(backend, new float[] {1, 2, 3, 4, 5, 6, 7, 8, 9}, 3, 3);
        assertThat(Fused.scatterAdd(values, rows[1], 4).toArray())
                .containsExactly(4, 5, 6, 0, 0, 0, 8, 10, 12, 0, 0, 0);
        assertThat(Fused.gather(table, new int[0], 0)[0].shape()).containsExactly(0, 3);
        assertThatThrownBy(() -> Fused.gather(table, new int[] {1, 4}, 2))
                .hasMessage("gather: index 4 at position 1: must be from 0 to 3");
    }

    @Test
    void theLargestAlongAnAxisIsTheFirstOne() {
        Tensor a = Tensor.of(backend, new float[] {1, 5, 2, 5, 5, 1, NAN, 0, NAN}, 3, 3);
        Tensor[] rows = a.maxAlong(1);
        assertThat(rows[0].toArray()).containsExactly(5, 5, NAN);
        assertThat(rows[1].toArray()).containsExactly(1, 0, 0);
        Tensor[] columns = a.maxAlong(0);
        assertThat(columns[0].toArray()).containsExactly(NAN, 5, NAN);
        assertThat(columns[1].toArray()).containsExactly(2, 0, 2);
        assertThat(columns[0].placeAlong(0, 3, columns[1]).toArray()).containsExactly(0, 5, 0, 0, 0, 0, NAN, 0, NAN);
        assertThat(Tensor.full(backend, Float.NEGATIVE_INFINITY, 2, 2).argmax(1).toArray()).containsExactly(0, 0);
    }

    @Test
    void maximaAndTheirWayBackOnEveryAxisAndLayout() {
        int[] shape = {3, 4, 5};
        float[] values = numbers(60, 8);
        for (Tensor a : layouts(values, shape)) {
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
    void columnsAreThePlacesOfTheWindow() {
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
            Tensor s = Tensor.of(backend, slopes, k[1] * k[4] * k[5], k[0] * rows * across);
            for (Tensor x : layouts(image, k[0], k[1], k[2], k[3])) {
                Tensor out = Tensor.empty(backend, s.shape());
                backend.im2col(x, window, -9, out);
                close(out, columns, 0);
                x.fillInPlace(1);
                backend.col2im(s, window, x);                  // adds to the ones
                close(x, Arrays.stream(back).map(v -> v + 1).toArray(), 1e-5);
            }
        }
    }

    // ---------------------------------------------------------------- element by element

    @ParameterizedTest
    @EnumSource
    void unaryFunctionsOfEverySizeAndLayout(Unary f) {
        float c = f == Unary.POWER ? 2.5f : 0.3f;
        for (int n : SIZES) {
            float[] values = numbers(n, 31);
            for (int i = 0; i < n; i++) {
                boolean positive = f == Unary.LOG || f == Unary.SQRT || f == Unary.POWER || f == Unary.DROPOUT;
                values[i] = positive ? Math.abs(values[i]) + 1e-3f : 4 * values[i];
            }
            double[] expected = new double[n];
            for (int i = 0; i < n; i++) {
                expected[i] = Reference.unary(f, values[i], c);
            }
            for (Tensor a : layouts(values, n)) {
                close(a.apply(f, c), expected, 3e-6);
            }
            close(Tensor.of(backend, values, n).applyInPlace(f, c), expected, 3e-6);
            for (Tensor a : n == 1000 ? layouts(values, 10, 5, 20) : List.<Tensor>of()) {
                close(a.apply(f, c), expected, 3e-6);
                close(a.applyInPlace(f, c), expected, 3e-6);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void binaryFunctionsBroadcastInEveryPosition(Binary f) {
        int[][][] pairs = {{{}, {}}, {{7}, {7}}, {{7}, {}}, {{}, {7}}, {{7}, {1}}, {{2, 3}, {3}}, {{3}, {2, 3}},
            {{2, 3}, {2, 1}}, {{2, 1}, {1, 3}}, {{4, 1, 3}, {5, 3}}, {{5, 3}, {4, 1, 3}}, {{1, 5, 1}, {4, 1, 3}},
            {{2, 3, 4}, {2, 3, 4}}, {{2, 3, 4}, {3, 1}}, {{1}, {0}}, {{0, 3}, {3}}, {{0, 3}, {1, 1}}, {{17, 13}, {13}},
            {{1031}, {1031}}, {{3, 1031}, {1031}}, {{1031, 3}, {1031, 1}}, {{2, 1100}, {}}, {{1, 1}, {1}}};
        for (int[][] pair : pairs) {
            int[] shape = Shape.broadcast("test", pair[0], pair[1]);
            float[] a = numbers(size(pair[0]), 1);
            float[] b = numbers(size(pair[1]), 2);
            double[] expected = new double[size(shape)];
            for (int i = 0; i < expected.length; i++) {
                int[] index = index(i, shape);
                float y = b[flat(index, pair[1])];
                float used = f == Binary.RELU_GRADIENT ? Math.max(0, y) : y;
                expected[i] = Reference.binary(f, a[flat(index, pair[0])], used, 0.3);
            }
            if (f == Binary.RELU_GRADIENT) {
                for (int i = 0; i < b.length; i++) {
                    b[i] = Math.max(0, b[i]);
                }
            }
            for (Tensor x : layouts(a, pair[0])) {
                for (Tensor y : layouts(b, pair[1])) {
                    Tensor z = x.combine(f, y, 0.3f);
                    assertThat(z.shape()).isEqualTo(shape);
                    close(z, expected, 5e-6);
                    if (Arrays.equals(shape, pair[0]) && size(shape) < 1000) {
                        Tensor copy = Tensor.full(backend, 0, shape).copyInPlace(x);
                        close(copy.combineInPlace(f, y, 0.3f), expected, 5e-6);
                    }
                }
            }
        }
    }

    @Test
    void inPlaceOnAViewChangesTheViewAlone() {
        Tensor frame = Tensor.full(backend, 1, 3, 4);
        frame.select(1, 2).addInPlace(Tensor.of(backend, new float[] {1, 2, 3}, 3), 10);
        frame.select(1, 0).applyInPlace(Unary.SCALE, -1);
        assertThat(frame.toArray()).containsExactly(-1, 1, 11, 1, -1, 1, 21, 1, -1, 1, 31, 1);
    }

    @Test
    void specialValuesOfUnaryFunctions() {
        special(Unary.RELU, 0, new float[] {NAN, -INFINITY, INFINITY, -0f, -1e-45f}, NAN, 0, INFINITY, 0, 0);
        special(Unary.LEAKY_RELU, 0.1f, new float[] {NAN, -10, 0}, NAN, -1, 0);
        special(Unary.EXP, 0, new float[] {NAN, -INFINITY, INFINITY, 0, 89, -120}, NAN, 0, INFINITY, 1, INFINITY, 0);
        special(Unary.LOG, 0, new float[] {NAN, 0, -1, INFINITY, 1}, NAN, -INFINITY, NAN, INFINITY, 0);
        special(Unary.TANH, 0, new float[] {NAN, -INFINITY, INFINITY, 0, 50, -50}, NAN, -1, 1, 0, 1, -1);
        special(Unary.SIGMOID, 0, new float[] {NAN, -INFINITY, INFINITY, 0, 200, -200}, NAN, 0, 1, 0.5f, 1, 0);
        special(Unary.SOFTPLUS, 0, new float[] {NAN, -INFINITY, INFINITY, 200, -200}, NAN, 0, INFINITY, 200, 0);
        special(Unary.GELU, 0, new float[] {NAN, INFINITY, 0, 30, -30}, NAN, INFINITY, 0, 30, 0);
        special(Unary.SILU, 0, new float[] {NAN, INFINITY, 0, 200, -200}, NAN, INFINITY, 0, 200, 0);
        special(Unary.SQRT, 0, new float[] {NAN, -1, INFINITY, 0}, NAN, NAN, INFINITY, 0);
        special(Unary.POWER, -1, new float[] {0, INFINITY, 2}, INFINITY, 0, 0.5f);
        special(Unary.POWER, -0.5f, new float[] {4, 0}, 0.5f, INFINITY);
        special(Unary.POWER, 2, new float[] {-3, NAN, 1e30f}, 9, NAN, INFINITY);
        special(Unary.POWER, 0, new float[] {-3, 0}, 1, 1);
        special(Unary.ABS, 0, new float[] {-0f, -INFINITY, NAN}, 0, INFINITY, NAN);
        special(Unary.SIGN, 0, new float[] {-INFINITY, 0, 1e-45f, NAN}, -1, 0, 1, NAN);
        special(Unary.SCALE, 0, new float[] {INFINITY, NAN, 3}, NAN, NAN, 0);
        special(Unary.DROPOUT, 0.25f, new float[] {0.2f, 0.25f, 0.9f}, 0, 4 / 3f, 4 / 3f);
    }

    private void special(Unary f, float c, float[] inputs, float... expected) {
        float[] actual = Tensor.of(backend, inputs, inputs.length).apply(f, c).toArray();
        for (int i = 0; i < expected.length; i++) {
            assertThat(same(actual[i], expected[i]) || Math.abs(actual[i] - expected[i]) < 1e-6 * Math.abs(expected[i])
                    || expected[i] == 0 && Math.abs(actual[i]) < 1e-37)
                    .as("%s of %s is %s, must be %s", f, inputs[i], actual[i], expected[i]).isTrue();
        }
    }

    @Test
    void tailsKeepTheirDigits() {
        float[] far = {-20, -12, -6, -3, 3, 6, 12, 20};
        for (Unary f : new Unary[] {Unary.SOFTPLUS, Unary.SIGMOID, Unary.SILU, Unary.GELU}) {
            for (float x : far) {
                double expected = Reference.unary(f, x, 0);
                if (Math.abs(expected) > 1e-35) {
                    assertThat((double) Tensor.full(backend, x, 1).apply(f).item()).as(f + " of " + x)
                            .isCloseTo(expected, within(2e-5 * Math.abs(expected)));
                }
            }
        }
        Tensor one = Tensor.full(backend, 1, 1);
        Tensor x = Tensor.full(backend, 20, 1);
        assertThat(one.combine(Binary.SIGMOID_GRADIENT, x).item()).isCloseTo(2.0611537e-9f, within(1e-14f));
        assertThat(x.combine(Binary.LOGISTIC_LOSS, Tensor.full(backend, 0, 1)).item()).isEqualTo(20);
        assertThat(x.times(-1).combine(Binary.LOGISTIC_LOSS, one).item()).isEqualTo(20);
        assertThat(x.combine(Binary.LOGISTIC_LOSS, one).item()).isCloseTo(2.0611537e-9f, within(1e-14f));
    }

    @Test
    void specialValuesOfBinaryFunctions() {
        Tensor a = Tensor.of(backend, new float[] {NAN, 1, INFINITY, INFINITY, 0, -0f}, 6);
        Tensor b = Tensor.of(backend, new float[] {1, NAN, INFINITY, 0, 0, 0}, 6);
        assertThat(a.minus(b).toArray()).containsExactly(NAN, NAN, NAN, INFINITY, 0, -0f);
        assertThat(a.divide(b).toArray()).containsExactly(NAN, NAN, NAN, INFINITY, NAN, NAN);
        assertThat(a.times(b).toArray()).containsExactly(NAN, NAN, INFINITY, NAN, 0, -0f);
        assertThat(a.combine(Binary.MAXIMUM, b).toArray()).containsExactly(NAN, NAN, INFINITY, INFINITY, 0, 0);
        assertThat(a.combine(Binary.MINIMUM, b).toArray()).containsExactly(NAN, NAN, INFINITY, 0, 0, -0f);
        assertThat(a.combine(Binary.GREATER, b).toArray()).containsExactly(0, 0, 0, 1, 0, 0);
        assertThat(a.combine(Binary.EQUAL, b).toArray()).containsExactly(0, 0, 1, 0, 1, 1);
    }

    // ---------------------------------------------------------------- reductions

    @Test
    void sumsAndMaximaOverEverySetOfAxes() {
        int[][] shapes = {{1}, {7}, {2, 3}, {3, 1, 4}, {2, 3, 4}, {5, 7, 11}, {2, 3, 2, 3}, {1030, 3}, {3, 1030},
            {2, 1030, 2}, {0}, {0, 3}, {3, 0, 2}};
        for (int[] shape : shapes) {
            for (Tensor a : layouts(6, shape)) {
                float[] values = a.toArray();
                for (int set = 0; set < 1 << shape.length; set++) {
                    int chosen = set;
                    int[] axes = java.util.stream.IntStream.range(0, shape.length).filter(i -> (chosen >> i & 1) == 1)
                            .toArray();
                    if (axes.length == 0) {
                        continue;
                    }
                    int[] ones = Shape.reduced("test", shape, axes);
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
                close(a.sum(), new double[] {java.util.stream.IntStream.range(0, values.length)
                        .mapToDouble(i -> values[i]).sum()}, 1e-5);
            }
        }
    }

    @Test
    void sumsDoNotStopAtTwoToThe24() {
        Tensor million = Tensor.full(backend, 1, 1).expand(17_000_000);
        assertThat(million.sum().item()).isEqualTo(17_000_000f);
        Tensor tall = Tensor.full(backend, 1, 1, 1).expand(17_000_000, 2);
        assertThat(tall.sum(0).toArray()).containsExactly(17_000_000, 17_000_000);
    }

    @Test
    void reductionsOfSpecialValues() {
        Tensor a = Tensor.of(backend, new float[] {INFINITY, -INFINITY, 1, NAN, 2, 3}, 2, 3);
        assertThat(a.sum(1).toArray()).containsExactly(NAN, NAN);
        assertThat(a.sum(0).toArray()).containsExactly(NAN, -INFINITY, 4);
        assertThat(a.max(1).toArray()).containsExactly(INFINITY, NAN);
        assertThat(a.max(0).toArray()).containsExactly(NAN, 2, 3);
        assertThat(Tensor.full(backend, 1, 0).sum().item()).isZero();
        assertThat(Tensor.full(backend, 1, 0, 2).sum(0).toArray()).containsExactly(0, 0);
        assertThatThrownBy(() -> Tensor.full(backend, 1, 0, 2).max(0))
                .hasMessage("max: (0, 2): of nothing is not defined");
        assertThatThrownBy(() -> Tensor.full(backend, 1, 0).mean()).hasMessage("mean: (0): of nothing is not defined");
    }

    // ---------------------------------------------------------------- products

    @Test
    void productsOfEverySizeAndLayout() {
        int[][] sizes = {{1, 1, 1}, {2, 3, 4}, {1, 5, 3}, {5, 1, 3}, {5, 3, 1}, {7, 11, 13}, {17, 16, 15}, {33, 31, 65},
            {0, 3, 4}, {3, 0, 4}, {3, 4, 0}, {64, 64, 64}, {6, 25, 300}, {130, 257, 9}};
        for (int[] s : sizes) {
            float[] a = numbers(s[0] * s[1], 3);
            float[] b = numbers(s[1] * s[2], 4);
            double[] product = product(a, b, s[0], s[1], s[2]);
            for (Tensor x : layouts(a, s[0], s[1])) {
                for (Tensor y : layouts(b, s[1], s[2])) {
                    close(x.matmul(y), product, 2e-4);
                    Tensor bias = tensor(5, s[2]);
                    float[] plus = bias.toArray();
                    double[] sum = product.clone();
                    for (int i = 0; i < sum.length; i++) {
                        sum[i] += plus[i % s[2]];
                    }
                    close(x.matmul(y, bias), sum, 2e-4);
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
    void stacksOfProductsBroadcast() {
        int[][][] cases = {{{5, 2, 3}, {5, 3, 4}}, {{2, 3}, {5, 3, 4}}, {{5, 2, 3}, {3, 4}}, {{2, 1, 3, 2}, {3, 2, 2}},
            {{1, 4, 2}, {6, 2, 3}}, {{0, 2, 3}, {3, 2}}, {{2, 2, 3, 5}, {2, 2, 5, 1}}};
        for (int[][] c : cases) {
            for (Tensor a : layouts(1, c[0])) {
                for (Tensor b : layouts(2, c[1])) {
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
    void productsIntoAWindowOfALargerMatrixAddThere() {
        Tensor frame = Tensor.full(backend, 1, 3, 5);
        Tensor a = Tensor.of(backend, new float[] {1, 2, 3, 4}, 2, 2);
        Tensor b = Tensor.of(backend, new float[] {1, 0, 1, 1}, 2, 2);
        backend.matmul(a, b, true, frame.slice(0, 1, 3).slice(1, 2, 4));
        backend.matmul(a, b, false, frame.slice(0, 0, 2).slice(1, 0, 2));
        assertThat(frame.toArray()).containsExactly(3, 2, 1, 1, 1, 7, 4, 4, 3, 1, 1, 1, 8, 5, 1);
    }

    @Test
    void productsDoNotHideNaN() {
        Tensor zero = Tensor.full(backend, 0, 2, 2);
        Tensor nan = Tensor.full(backend, NAN, 2, 2);
        assertThat(zero.matmul(nan).toArray()).containsOnly(NAN);
        assertThat(zero.matmul(Tensor.full(backend, INFINITY, 2, 2)).toArray()).containsOnly(NAN);
    }

    // ---------------------------------------------------------------- fused

    @Test
    void softmaxAndItsGradient() {
        for (int[] shape : new int[][] {{1, 1}, {3, 4}, {7, 10}, {2, 1030}, {5, 17}, {0, 3}, {3, 0}}) {
            int columns = shape[1];
            float[] x = numbers(size(shape), 1);
            float[] g = numbers(size(shape), 2);
            double[] p = new double[x.length];
            double[] log = new double[x.length];
            double[] dp = new double[x.length];
            double[] dlog = new double[x.length];
            for (int i = 0; i < shape[0]; i++) {
                double total = 0;
                double dot = 0;
                double sum = 0;
                for (int j = i * columns; j < (i + 1) * columns; j++) {
                    total += Math.exp(x[j]);
                }
                for (int j = i * columns; j < (i + 1) * columns; j++) {
                    p[j] = Math.exp(x[j]) / total;
                    log[j] = Math.log(p[j]);
                    dot += p[j] * g[j];
                    sum += g[j];
                }
                for (int j = i * columns; j < (i + 1) * columns; j++) {
                    dp[j] = p[j] * (g[j] - dot);
                    dlog[j] = g[j] - p[j] * sum;
                }
            }
            for (Tensor a : layouts(x, shape)) {
                Tensor slope = Tensor.of(backend, g, shape);
                close(Fused.softmax(a), p, 1e-5);
                close(Fused.logSoftmax(a), log, 1e-5);
                close(Fused.softmaxGradient(Fused.softmax(a), slope, false), dp, 1e-4);
                close(Fused.softmaxGradient(Fused.logSoftmax(a), slope, true), dlog, 1e-4);
            }
        }
    }

    @Test
    void softmaxOfHugeAndInfiniteNumbers() {
        Tensor a = Tensor.of(backend, new float[] {1000, 1001, 1002, -1e30f, 0, 1e30f}, 2, 3);
        close(Fused.softmax(a), new double[] {0.09003057, 0.24472847, 0.66524096, 0, 0, 1}, 1e-6);
        close(Fused.logSoftmax(a), new double[] {-2.40760596, -1.40760596, -0.40760596, -2e30, -1e30, 0}, 1e-6);
        Tensor masked = Tensor.of(backend, new float[] {Float.NEGATIVE_INFINITY, 0, 0}, 3);
        assertThat(Fused.softmax(masked).toArray()).containsExactly(0, 0.5f, 0.5f);
        assertThat(Fused.softmax(Tensor.of(backend, new float[] {NAN, 0}, 2)).toArray()).containsExactly(NAN, NAN);
    }

    @Test
    void standardizedRowsHaveMeanZeroAndVarianceOne() {
        for (int[] shape : new int[][] {{1, 2}, {3, 5}, {2, 1030}, {0, 4}}) {
            int n = shape[1];
            float[] x = numbers(size(shape), 3);
            float[] g = numbers(size(shape), 4);
            double[] y = new double[x.length];
            double[] s = new double[shape[0]];
            double[] dx = new double[x.length];
            for (int i = 0; i < shape[0]; i++) {
                double mean = 0;
                double variance = 0;
                double meanG = 0;
                double meanGy = 0;
                for (int j = i * n; j < (i + 1) * n; j++) {
                    x[j] += 100;                               // a large mean must not eat the digits
                    mean += (double) x[j] / n;
                }
                for (int j = i * n; j < (i + 1) * n; j++) {
                    variance += (x[j] - mean) * (x[j] - mean) / n;
                }
                s[i] = 1 / Math.sqrt(variance + 1e-3);
                for (int j = i * n; j < (i + 1) * n; j++) {
                    y[j] = (x[j] - mean) * s[i];
                    meanG += g[j] / (double) n;
                    meanGy += g[j] * y[j] / n;
                }
                for (int j = i * n; j < (i + 1) * n; j++) {
                    dx[j] = s[i] * (g[j] - meanG - y[j] * meanGy);
                }
            }
            for (Tensor a : layouts(x, shape)) {
                Tensor[] out = Fused.standardize(a, 1e-3f);
                close(out[0], y, 1e-4);
                close(out[1], s, 1e-5);
                close(Fused.standardizeGradient(out[0], out[1], Tensor.of(backend, g, shape)), dx, 1e-3);
            }
        }
        assertThat(Fused.standardize(Tensor.full(backend, 5, 2, 3), 1e-5f)[0].toArray()).containsOnly(0);
    }

    @Test
    void crossEntropyOfLogits() {
        Tensor logits = Tensor.of(backend, new float[] {2, 1, 0, 1000, 1001, 1002, 5, 5, 5}, 3, 3);
        Tensor[] out = Fused.crossEntropy(logits, new int[] {0, 2, -1}, true);
        close(out[0], new double[] {0.40760596, 0.40760596, 0}, 1e-6);
        close(out[1], new double[] {-0.33475904, 0.24472847, 0.09003057, 0.09003057, 0.24472847, -0.33475904, 0, 0, 0},
                1e-6);
        Tensor[] without = Fused.crossEntropy(logits, new int[] {2, 0, 1}, false);
        close(without[0], new double[] {2.40760596, 2.40760596, 1.09861229}, 1e-6);
        assertThat(without[1]).isNull();
        Tensor sure = Tensor.of(backend, new float[] {0, 200}, 1, 2);
        assertThat(Fused.crossEntropy(sure, new int[] {0}, false)[0].item()).isEqualTo(200);
        assertThatThrownBy(() -> Fused.crossEntropy(logits, new int[] {0, 3, 1}, true))
                .hasMessage("crossEntropy: index 3 at position 1: must be from -1 to 2");
        assertThatThrownBy(() -> Fused.crossEntropy(logits, new int[] {0, 1}, true))
                .hasMessage("crossEntropy: (3, 3) with 2 labels: needs 3");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3, 17, 1030})
    void adamFollowsItsFormula(int n) {
        Tensor w = tensor(1, n);
        Tensor m = Tensor.full(backend, 0, n);
        Tensor v = Tensor.full(backend, 0, n);
        double[] weights = new double[n];
        double[] mean = new double[n];
        double[] square = new double[n];
        float[] start = w.toArray();
        for (int i = 0; i < n; i++) {
            weights[i] = start[i];
        }
        for (int t = 1; t <= 3; t++) {
            float[] g = numbers(n, 10 + t);
            Fused.adam(new AdamStep(t, 0.1f, 0.9f, 0.999f, 1e-8f, 0.01f), w, Tensor.of(backend, g, n), m, v);
            for (int i = 0; i < n; i++) {
                mean[i] = 0.9 * mean[i] + 0.1 * g[i];
                square[i] = 0.999 * square[i] + 0.001 * g[i] * g[i];
                double root = Math.sqrt(square[i] / (1 - Math.pow(0.999, t)));
                double step = mean[i] / (1 - Math.pow(0.9, t)) / (root + 1e-8);
                weights[i] -= 0.1 * (step + 0.01 * weights[i]);
            }
        }
        close(w, weights, 1e-5);
        close(m, mean, 1e-5);
        close(v, square, 1e-5);
    }

    // ---------------------------------------------------------------- determinism

    @Test
    void theSameBitsTwiceAndOnOneAndTwoThreads() {
        int before = Kernels.threads();
        try {
            Kernels.setThreads(1);
            List<float[]> one = everything();
            List<float[]> again = everything();
            Kernels.setThreads(2);
            List<float[]> two = everything();
            for (int i = 0; i < one.size(); i++) {
                assertThat(again.get(i)).as("result " + i).isEqualTo(one.get(i));
                assertThat(two.get(i)).as("result " + i).isEqualTo(one.get(i));
            }
        } finally {
            Kernels.setThreads(before);
        }
    }

    private List<float[]> everything() {
        List<Tensor> results = new ArrayList<>();
        Tensor a = tensor(1, 200, 190);
        Tensor b = tensor(2, 190, 200);
        Tensor images = tensor(3, 5, 3, 20, 20);
        Tensor filters = tensor(4, 5, 3, 3, 3);
        Window window = new Window(3, 3, 1, 1);
        results.add(a.matmul(b));
        results.add(a.transpose().matmul(b.transpose()));
        results.add(a.sum());
        results.add(a.sum(0));
        results.add(a.sum(1));
        results.add(a.apply(Unary.GELU));
        results.add(a.combine(Binary.SILU_GRADIENT, b.transpose()));
        results.add(Fused.softmax(a));
        results.add(Fused.standardize(a, 1e-5f)[0]);
        results.add(Images.conv2d(images, filters, null, window));
        results.add(Images.conv2dFilterGradient(tensor(5, 5, 5, 20, 20), images, window, 5, 3, 3, 3));
        results.add(Images.conv2dInputGradient(tensor(5, 5, 5, 20, 20), filters, window, 5, 3, 20, 20));
        return results.stream().map(Tensor::toArray).toList();
    }
}
