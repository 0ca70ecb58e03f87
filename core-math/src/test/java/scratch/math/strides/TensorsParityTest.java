package scratch.math.strides;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import scratch.math.tensor.Shape;
import scratch.math.tensor.Tensor;

/// The engine's tensors held to the one page of [StridedArray], on random shapes.
class TensorsParityTest {
    private static int[] shape(RandomGenerator random) {
        int[] shape = new int[random.nextInt(4)];
        Arrays.setAll(shape, i -> random.nextInt(10) == 0 ? 0 : random.nextBoolean() ? 1 : 2 + random.nextInt(4));
        return shape;
    }

    private static float[] numbers(RandomGenerator random, int... shape) {
        float[] values = new float[Arrays.stream(shape).reduce(1, (a, b) -> a * b)];
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextFloat(-1, 1);
        }
        return values;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void sumsOfAnyTwoShapesAreTheSameOrRefusedByBoth(long seed) {
        RandomGenerator random = new SplittableRandom(seed);
        int fitting = 0;
        for (int trial = 0; trial < 100; trial++) {
            int[] a = shape(random);
            int[] b = shape(random);
            float[] left = numbers(random, a);
            float[] right = numbers(random, b);
            try {
                StridedArray sum = StridedArray.of(left, a).plus(StridedArray.of(right, b));
                Tensor tensor = Tensor.of(left, a).plus(Tensor.of(right, b));
                assertThat(tensor.shape()).containsExactly(sum.shape());
                assertThat(tensor.toArray()).containsExactly(sum.toArray());
                fitting++;
            } catch (IllegalArgumentException e) {
                assertThatThrownBy(() -> Shape.broadcast("plus", a, b)).isInstanceOf(IllegalArgumentException.class);
            }
        }
        assertThat(fitting).isBetween(20, 90);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void viewsOfViewsReadTheSameNumbers(long seed) {
        RandomGenerator random = new SplittableRandom(seed);
        for (int trial = 0; trial < 50; trial++) {
            int[] shape = {1 + random.nextInt(4), 1 + random.nextInt(4)};
            float[] storage = numbers(random, shape);
            StridedArray view = StridedArray.of(storage, shape);
            Tensor tensor = Tensor.of(storage, shape);
            for (int step = 0; step < 4; step++) {
                if (random.nextBoolean()) {
                    view = view.transpose();
                    tensor = tensor.transpose();
                } else {
                    int axis = random.nextInt(2);
                    int to = 1 + random.nextInt(view.shape()[axis]);
                    int from = random.nextInt(to);
                    view = view.slice(axis, from, to);
                    tensor = tensor.slice(axis, from, to);
                }
                assertThat(tensor.toArray()).containsExactly(view.toArray());
                assertThat(tensor.offset()).isEqualTo(view.offset());
            }
        }
    }
}
