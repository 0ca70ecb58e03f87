package scratch.math.strides;

import java.util.Arrays;
import scratch.math.check.Require;

/// What a tensor is, in one page: a storage of numbers, and a view that says how to read it.
///
/// Element `(i, j, k)` stands at `offset + i·stride₀ + j·stride₁ + k·stride₂`. Transposing, slicing and broadcasting make a
/// new view of the same storage and touch no number. [scratch.math.tensor.Tensor] is the same idea made fast.
/// Harris et al. 2020, *Array programming with NumPy*.
///
/// @param storage the numbers, shared with every other view; never copied here
/// @param offset  where the first element stands
/// @param shape   the length of each axis
/// @param strides how far to go in the storage for one step along each axis; 0 means: read it again
public record StridedArray(float[] storage, int offset, int[] shape, int[] strides) {
    /// Numbers in row-major order: the last axis runs fastest.
    ///
    /// @throws IllegalArgumentException if there are not exactly as many numbers as the shape holds
    public static StridedArray of(float[] storage, int... shape) {
        int[] strides = rowMajor(shape);
        Require.that(size(shape) == storage.length, "StridedArray: %s numbers for %s: must be %s", storage.length,
                shape, size(shape));
        return new StridedArray(storage, 0, shape.clone(), strides);
    }

    /// One element.
    public float get(int... index) {
        return storage[place(index)];
    }

    /// Changes one element, in every view of the storage.
    public void set(float value, int... index) {
        storage[place(index)] = value;
    }

    /// Where an element stands in the storage.
    public int place(int... index) {
        requireInside(index);
        int place = offset;
        for (int axis = 0; axis < shape.length; axis++) {
            place += index[axis] * strides[axis];
        }
        return place;
    }

    // ------------------------------------------- views of the same storage

    /// The axes in reverse order.
    public StridedArray transpose() {
        return new StridedArray(storage, offset, reversed(shape), reversed(strides));
    }

    /// Positions `from` to `to − 1` of an axis.
    public StridedArray slice(int axis, int from, int to) {
        Require.that(from >= 0 && from <= to && to <= shape[axis], "StridedArray.slice: %s to %s on axis %s of %s:"
                + " must lie in 0 to %s", from, to, axis, shape, shape[axis]);
        int[] shorter = shape.clone();
        shorter[axis] = to - from;
        return new StridedArray(storage, offset + from * strides[axis], shorter, strides);
    }

    /// Stretched to a larger shape: an axis of length 1, or a missing one, gets the stride 0.
    public StridedArray broadcastTo(int... target) {
        Require.that(Arrays.equals(broadcastShape(shape, target), target),
                "StridedArray.broadcastTo: %s to %s: only lengths of 1 can be stretched", shape, target);
        int[] stretched = new int[target.length];
        for (int i = 1; i <= shape.length; i++) {              // from the right: that is where shapes are lined up
            boolean same = shape[shape.length - i] == target[target.length - i];
            stretched[target.length - i] = same ? strides[shape.length - i] : 0;
        }
        return new StridedArray(storage, offset, target.clone(), stretched);
    }

    /// True if the elements, read in row-major order, are the storage read from `offset` on: then any reshape is a view.
    public boolean isContiguous() {
        return Arrays.equals(strides, rowMajor(shape));
    }

    // ------------------------------------------- computing: a new storage

    /// The sum of two arrays after broadcasting.
    public StridedArray plus(StridedArray b) {
        int[] result = broadcastShape(shape, b.shape);
        float[] left = broadcastTo(result).toArray();
        float[] right = b.broadcastTo(result).toArray();
        for (int i = 0; i < left.length; i++) {
            left[i] += right[i];
        }
        return of(left, result);
    }

    /// All elements in row-major order, copied: what flattening costs when the view is not contiguous.
    public float[] toArray() {
        float[] values = new float[size(shape)];
        int[] index = new int[shape.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = storage[place(index)];
            for (int axis = shape.length - 1; axis >= 0 && ++index[axis] == shape[axis]; axis--) {
                index[axis] = 0;                               // the last axis runs fastest
            }
        }
        return values;
    }

    // ------------------------------------------- shapes alone

    /// The shape of `a ∘ b`: lined up at the last axis, lengths must be equal, or one of them 1 or missing.
    public static int[] broadcastShape(int[] a, int... b) {
        int[] result = new int[Math.max(a.length, b.length)];
        for (int i = 1; i <= result.length; i++) {
            int fromA = i <= a.length ? a[a.length - i] : 1;
            int fromB = i <= b.length ? b[b.length - i] : 1;
            Require.that(fromA == fromB || fromA == 1 || fromB == 1, "StridedArray.broadcast: %s with %s: %s and %s"
                    + " must be equal, or one of them 1", a, b, fromA, fromB);
            result[result.length - i] = fromA == 1 ? fromB : fromA;
        }
        return result;
    }

    private void requireInside(int... index) {
        if (index.length != shape.length) {
            throw Require.broken("StridedArray.place: index %s of %s: must name every axis", index, shape);
        }
        for (int axis = 0; axis < shape.length; axis++) {
            if (index[axis] < 0 || index[axis] >= shape[axis]) {
                throw Require.broken("StridedArray.place: index %s of %s: outside of axis %d", index, shape, axis);
            }
        }
    }

    private static int[] rowMajor(int... shape) {
        int[] strides = new int[shape.length];
        int step = 1;
        for (int axis = shape.length - 1; axis >= 0; axis--) {
            strides[axis] = step;
            step *= shape[axis];
        }
        return strides;
    }

    private static int size(int... shape) {
        long size = 1;                                         // subtle: as an int, 65536 · 65536 is 0
        for (int length : shape) {
            Require.that(length >= 0, "StridedArray: %s: lengths must not be negative", shape);
            size = Math.multiplyExact(size, length);
        }
        Require.that(size <= Integer.MAX_VALUE, "StridedArray: %s: %s numbers are too many",
                shape, size);
        return (int) size;
    }

    private static int[] reversed(int... values) {
        int[] result = new int[values.length];
        Arrays.setAll(result, i -> values[values.length - 1 - i]);
        return result;
    }
}
