package scratch.math.tensor.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static scratch.math.tensor.contract.Material.INFINITY;
import static scratch.math.tensor.contract.Material.NAN;
import static scratch.math.tensor.contract.Material.close;
import static scratch.math.tensor.contract.Material.flat;
import static scratch.math.tensor.contract.Material.index;
import static scratch.math.tensor.contract.Material.layouts;
import static scratch.math.tensor.contract.Material.numbers;
import static scratch.math.tensor.contract.Material.same;
import static scratch.math.tensor.contract.Material.size;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import scratch.math.tensor.Binary;
import scratch.math.tensor.Shape;
import scratch.math.tensor.Tensor;
import scratch.math.tensor.Unary;

/// Functions of one and of two numbers: every one, on every layout, broadcast in every position, at special values.
public interface ElementwiseContract extends Candidate {
    @ParameterizedTest
    @EnumSource
    default void unaryFunctionsOfEverySizeAndLayout(Unary f) {
        float c = f == Unary.POWER ? 2.5f : 0.3f;
        for (int n : Material.SIZES) {
            float[] values = numbers(n, 31);
            for (int i = 0; i < n; i++) {
                boolean positive = f == Unary.LOG || f == Unary.SQRT || f == Unary.POWER || f == Unary.DROPOUT;
                values[i] = positive ? Math.abs(values[i]) + 1e-3f : 4 * values[i];
            }
            double[] expected = new double[n];
            for (int i = 0; i < n; i++) {
                expected[i] = Reference.unary(f, values[i], c);
            }
            for (Tensor a : layouts(backend(), values, n)) {
                close(a.apply(f, c), expected, 3e-6);
            }
            close(Tensor.of(backend(), values, n).applyInPlace(f, c), expected, 3e-6);
            for (Tensor a : n == 1000 ? layouts(backend(), values, 10, 5, 20) : List.<Tensor>of()) {
                close(a.apply(f, c), expected, 3e-6);
                close(a.applyInPlace(f, c), expected, 3e-6);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    default void binaryFunctionsBroadcastInEveryPosition(Binary f) {
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
            for (Tensor x : layouts(backend(), a, pair[0])) {
                for (Tensor y : layouts(backend(), b, pair[1])) {
                    Tensor z = x.combine(f, y, 0.3f);
                    assertThat(z.shape()).isEqualTo(shape);
                    close(z, expected, 5e-6);
                    if (Arrays.equals(shape, pair[0]) && size(shape) < 1000) {
                        Tensor copy = Tensor.full(backend(), 0, shape).copyInPlace(x);
                        close(copy.combineInPlace(f, y, 0.3f), expected, 5e-6);
                    }
                }
            }
        }
    }

    @Test
    default void inPlaceOnAViewChangesTheViewAlone() {
        Tensor frame = Tensor.full(backend(), 1, 3, 4);
        frame.select(1, 2).addInPlace(Tensor.of(backend(), new float[] {1, 2, 3}, 3), 10);
        frame.select(1, 0).applyInPlace(Unary.SCALE, -1);
        assertThat(frame.toArray()).containsExactly(-1, 1, 11, 1, -1, 1, 21, 1, -1, 1, 31, 1);
    }

    @Test
    default void specialValuesOfUnaryFunctions() {
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
        float[] actual = Tensor.of(backend(), inputs, inputs.length).apply(f, c).toArray();
        for (int i = 0; i < expected.length; i++) {
            assertThat(same(actual[i], expected[i]) || Math.abs(actual[i] - expected[i]) < 1e-6 * Math.abs(expected[i])
                    || expected[i] == 0 && Math.abs(actual[i]) < 1e-37)
                    .as("%s of %s is %s, must be %s", f, inputs[i], actual[i], expected[i]).isTrue();
        }
    }

    @Test
    default void tailsKeepTheirDigits() {
        float[] far = {-20, -12, -6, -3, 3, 6, 12, 20};
        for (Unary f : new Unary[] {Unary.SOFTPLUS, Unary.SIGMOID, Unary.SILU, Unary.GELU}) {
            for (float x : far) {
                double expected = Reference.unary(f, x, 0);
                if (Math.abs(expected) > 1e-35) {
                    assertThat((double) Tensor.full(backend(), x, 1).apply(f).item()).as(f + " of " + x)
                            .isCloseTo(expected, within(2e-5 * Math.abs(expected)));
                }
            }
        }
        Tensor one = Tensor.full(backend(), 1, 1);
        Tensor x = Tensor.full(backend(), 20, 1);
        assertThat(one.combine(Binary.SIGMOID_GRADIENT, x).item()).isCloseTo(2.0611537e-9f, within(1e-14f));
        assertThat(x.combine(Binary.LOGISTIC_LOSS, Tensor.full(backend(), 0, 1)).item()).isEqualTo(20);
        assertThat(x.times(-1).combine(Binary.LOGISTIC_LOSS, one).item()).isEqualTo(20);
        assertThat(x.combine(Binary.LOGISTIC_LOSS, one).item()).isCloseTo(2.0611537e-9f, within(1e-14f));
    }

    @Test
    default void specialValuesOfBinaryFunctions() {
        Tensor a = Tensor.of(backend(), new float[] {NAN, 1, INFINITY, INFINITY, 0, -0f}, 6);
        Tensor b = Tensor.of(backend(), new float[] {1, NAN, INFINITY, 0, 0, 0}, 6);
        assertThat(a.minus(b).toArray()).containsExactly(NAN, NAN, NAN, INFINITY, 0, -0f);
        assertThat(a.divide(b).toArray()).containsExactly(NAN, NAN, NAN, INFINITY, NAN, NAN);
        assertThat(a.times(b).toArray()).containsExactly(NAN, NAN, INFINITY, NAN, 0, -0f);
        assertThat(a.combine(Binary.MAXIMUM, b).toArray()).containsExactly(NAN, NAN, INFINITY, INFINITY, 0, 0);
        assertThat(a.combine(Binary.MINIMUM, b).toArray()).containsExactly(NAN, NAN, INFINITY, 0, 0, -0f);
        assertThat(a.combine(Binary.GREATER, b).toArray()).containsExactly(0, 0, 0, 1, 0, 0);
        assertThat(a.combine(Binary.EQUAL, b).toArray()).containsExactly(0, 0, 1, 0, 1, 1);
    }
}
