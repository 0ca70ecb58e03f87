package scratch.math.tensor.cpu;

import scratch.math.tensor.Tensor;

/// Goes through several tensors of one shape at once, row by row: how strides become loops.
///
/// Axes of length 1 are dropped, the axis on which the first tensor moves least comes last, and neighbours that can be
/// walked as one axis are merged; so tensors that are laid out alike become a single row. A row is `length` numbers:
/// operand t starts at `at[t]` and moves on by `step[t]`.
final class Walk {
    final int length;
    final int[] step;
    final int[] at;

    private final int axes;                // the outer ones
    private final int[] lengths;
    private final int[][] strides;         // [axis][operand]
    private final int[] position;

    /// Over whole tensors of equal shape, none of them empty.
    static Walk over(Tensor... tensors) {
        int[][] strides = new int[tensors.length][];
        int[] offsets = new int[tensors.length];
        for (int t = 0; t < tensors.length; t++) {
            strides[t] = tensors[t].strides();
            offsets[t] = tensors[t].offset();
        }
        return new Walk(tensors[0].shape(), strides, offsets);
    }

    Walk(int[] shape, int[][] stridesOf, int[] offsets) {
        int operands = offsets.length;
        int[] order = order(shape, stridesOf[0]);
        int[] merged = new int[order.length];
        int[][] steps = new int[order.length][];
        int count = 0;
        for (int axis : order) {
            int[] own = new int[operands];
            for (int t = 0; t < operands; t++) {
                own[t] = stridesOf[t][axis];
            }
            if (count > 0 && continues(steps[count - 1], own, shape[axis])) {
                merged[count - 1] *= shape[axis];
                steps[count - 1] = own;
            } else {
                merged[count] = shape[axis];
                steps[count++] = own;
            }
        }
        at = offsets.clone();
        axes = Math.max(0, count - 1);
        lengths = merged;
        strides = steps;
        position = new int[axes];
        length = count == 0 ? 1 : merged[count - 1];
        step = count == 0 ? new int[operands] : steps[count - 1];
    }

    /// The axes longer than 1, the stride of the first operand falling.
    private static int[] order(int[] shape, int[] strides) {
        int[] order = new int[shape.length];
        int count = 0;
        for (int axis = 0; axis < shape.length; axis++) {
            if (shape[axis] == 1) {
                continue;
            }
            int to = count++;
            for (; to > 0 && strides[order[to - 1]] < strides[axis]; to--) {
                order[to] = order[to - 1];
            }
            order[to] = axis;
        }
        return java.util.Arrays.copyOf(order, count);
    }

    /// One step on the outer axis is the same as walking the inner one to its end, for every operand.
    private static boolean continues(int[] outer, int[] inner, int length) {
        for (int t = 0; t < outer.length; t++) {
            if (outer[t] != inner[t] * length) {
                return false;
            }
        }
        return true;
    }

    /// On to the next row; false after the last, when everything stands at the start again.
    boolean next() {
        return next(axes - 1);
    }

    /// The same with a plane, which is all rows of the last outer axis.
    boolean nextPlane() {
        return next(axes - 2);
    }

    /// Whether the second of two operands is walked across in a plane: it stands together from row to row, the first one
    /// along the row.
    boolean crosses() {
        return axes > 0 && step[0] == 1 && step[1] > 1 && strides[axes - 1][1] == 1;
    }

    int rowsOfPlane() {
        return lengths[axes - 1];
    }

    /// From one row of a plane to the next.
    int rowStep(int operand) {
        return strides[axes - 1][operand];
    }

    private boolean next(int last) {
        for (int axis = last; axis >= 0; axis--) {
            position[axis]++;
            move(axis, 1);
            if (position[axis] < lengths[axis]) {
                return true;
            }
            move(axis, -lengths[axis]);
            position[axis] = 0;
        }
        return false;
    }

    /// Moves one operand as a whole.
    void shift(int operand, int by) {
        at[operand] += by;
    }

    private void move(int axis, int times) {
        for (int t = 0; t < at.length; t++) {
            at[t] += times * strides[axis][t];
        }
    }
}
