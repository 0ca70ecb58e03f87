package scratch.math.tensor.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import scratch.math.tensor.Backend;
import scratch.math.tensor.Shape;
import scratch.math.tensor.Tensor;

/// Tensors of every layout, and how results are compared, for the contracts.
final class Material {
    static final float NAN = Float.NaN;
    static final float INFINITY = Float.POSITIVE_INFINITY;

    static final int[] SIZES = {0, 1, 2, 3, 7, 15, 16, 17, 31, 64, 127, 1000, 1023, 1025, 4098};

    private Material() {
    }

    static float[] numbers(int n, long seed) {
        Random random = new Random(seed);
        float[] values = new float[n];
        for (int i = 0; i < n; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }

    static int size(int... shape) {
        return Arrays.stream(shape).reduce(1, (a, b) -> a * b);
    }

    static Tensor tensor(Backend backend, long seed, int... shape) {
        return Tensor.of(backend, numbers(size(shape), seed), shape);
    }

    /// The same numbers in every layout: plain; inside a larger tensor, with gaps; every second of a longer last axis;
    /// column by column; axes turned.
    static List<Tensor> layouts(Backend backend, float[] values, int... shape) {
        Tensor plain = Tensor.of(backend, values, shape);
        List<Tensor> result = new ArrayList<>(List.of(plain));
        int rank = shape.length;
        if (rank == 0) {
            return result;
        }
        Tensor frame = Tensor.full(backend, Float.NaN, Arrays.stream(shape).map(i -> i + 3).toArray());
        for (int axis = 0; axis < rank; axis++) {
            frame = frame.slice(axis, 1, shape[axis] + 1);
        }
        result.add(frame.copyInPlace(plain));
        int[] wide = Arrays.copyOf(shape, rank + 1);
        wide[rank] = 2;
        result.add(Tensor.full(backend, Float.NaN, wide).select(rank, 1).copyInPlace(plain));
        if (rank > 1) {
            int[] swapped = shape.clone();
            swapped[rank - 1] = shape[rank - 2];
            swapped[rank - 2] = shape[rank - 1];
            result.add(Tensor.full(backend, Float.NaN, swapped).transpose().copyInPlace(plain));
        }
        if (rank > 2) {
            int[] turned = new int[rank];
            int[] back = new int[rank];
            for (int i = 0; i < rank; i++) {
                turned[i] = shape[(i + 1) % rank];
                back[(i + 1) % rank] = i;
            }
            result.add(Tensor.full(backend, Float.NaN, turned).permute(back).copyInPlace(plain));
        }
        return result;
    }

    static List<Tensor> layouts(Backend backend, long seed, int... shape) {
        return layouts(backend, numbers(size(shape), seed), shape);
    }

    static void close(Tensor actual, double[] expected, double tolerance) {
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

    static boolean same(float a, float b) {
        return a == b || Float.isNaN(a) && Float.isNaN(b);
    }

    static int[] index(int flat, int... shape) {
        int[] index = new int[shape.length];
        int rest = flat;
        for (int i = shape.length - 1; i >= 0; i--) {
            index[i] = rest % shape[i];
            rest /= shape[i];
        }
        return index;
    }

    /// Where an index of the result lies in a tensor that was broadcast to it.
    static int flat(int[] index, int... shape) {
        int flat = 0;
        for (int i = 0; i < shape.length; i++) {
            flat = flat * shape[i] + (shape[i] == 1 ? 0 : index[index.length - shape.length + i]);
        }
        return flat;
    }
}
