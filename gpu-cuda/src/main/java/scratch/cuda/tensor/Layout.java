package scratch.cuda.tensor;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// Where the numbers of several tensors stand that a kernel visits together: `struct Layout` of layout.cuh, made for one
/// launch after the other in the same piece of memory.
///
/// Axes of length 1 are left out, and axes that one step can cover become one. So nearly every call has one axis, and the
/// kernel need not take an index apart.
final class Layout {
    static final int AXES = 4;
    static final int OPERANDS = 4;
    private static final int LENGTHS = 2;
    private static final int STRIDES = LENGTHS + AXES;

    private final MemorySegment structure = Arena.ofAuto().allocate(
            (long) Integer.BYTES * (STRIDES + OPERANDS * AXES), Integer.BYTES);
    private int size;
    private int rank;
    private int[] lengths;
    private int[][] strides;                       // operand, axis

    /// Elementwise: any order of the axes will do, so the one in which the first operand stands in memory is taken. Where
    /// all operands are contiguous then, the rank is 0.
    ///
    /// @return whether it has few enough axes
    boolean elementwise(int[] shape, int[]... stridesOf) {
        merge(shape, inMemoryOrder(shape, stridesOf[0]), stridesOf);
        boolean contiguous = rank <= 1;
        for (int[] stride : strides) {
            contiguous &= rank == 0 || stride[0] == 1;
        }
        return write(contiguous ? 0 : rank);
    }

    /// In the order of the axes: element i is the i-th in row-major order.
    boolean inOrder(int[] shape, int[]... stridesOf) {
        int[] order = new int[shape.length];
        for (int i = 0; i < order.length; i++) {
            order[i] = i;
        }
        merge(shape, order, stridesOf);
        return write(Math.max(rank, 1));
    }

    /// In the order in which the numbers of one operand stand in memory.
    boolean inMemory(int[] shape, int... stridesOf) {
        merge(shape, inMemoryOrder(shape, stridesOf), stridesOf);
        return write(Math.max(rank, 1));
    }

    /// The axes by falling strides; equal ones keep their order.
    private static int[] inMemoryOrder(int[] shape, int... stride) {
        int[] order = new int[shape.length];
        for (int i = 0; i < order.length; i++) {
            int at = i;
            for (; at > 0 && stride[order[at - 1]] < stride[i]; at--) {
                order[at] = order[at - 1];
            }
            order[at] = i;
        }
        return order;
    }

    private void merge(int[] shape, int[] order, int[]... stridesOf) {
        lengths = new int[shape.length];
        strides = new int[stridesOf.length][shape.length];
        size = 1;
        rank = 0;
        for (int axis : order) {
            size *= shape[axis];
            if (shape[axis] == 1) {
                continue;
            }
            boolean covered = rank > 0;
            for (int t = 0; t < stridesOf.length && covered; t++) {
                covered = strides[t][rank - 1] == shape[axis] * stridesOf[t][axis];
            }
            if (covered) {
                lengths[rank - 1] *= shape[axis];
            } else {
                lengths[rank++] = shape[axis];
            }
            for (int t = 0; t < stridesOf.length; t++) {
                strides[t][rank - 1] = stridesOf[t][axis];
            }
        }
    }

    private boolean write(int kernelRank) {
        if (rank > AXES) {
            return false;
        }
        set(0, size);
        set(1, kernelRank);
        for (int axis = 0; axis < AXES; axis++) {
            set(LENGTHS + axis, axis < rank ? lengths[axis] : 1);
            for (int t = 0; t < strides.length; t++) {
                set(STRIDES + t * AXES + axis, axis < rank ? strides[t][axis] : 0);
            }
        }
        return true;
    }

    private void set(int at, int value) {
        structure.setAtIndex(ValueLayout.JAVA_INT, at, value);
    }

    /// How many elements there are.
    int size() {
        return size;
    }

    /// True if every operand is contiguous.
    boolean contiguous() {
        return structure.getAtIndex(ValueLayout.JAVA_INT, 1) == 0;
    }

    /// True if the second operand is the first one turned: its rows are the columns of the first.
    boolean turned() {
        return !contiguous() && rank == 2 && strides[0][1] == 1 && strides[1][0] == 1
                && strides[0][0] >= lengths[1] && strides[1][1] >= lengths[0];
    }

    int length(int axis) {
        return lengths[axis];
    }

    int stride(int operand, int axis) {
        return strides[operand][axis];
    }

    /// The smallest stride of an operand, or a very large one if there is nothing to step over.
    int smallestStride(int operand) {
        int smallest = Integer.MAX_VALUE;
        for (int axis = 0; axis < rank; axis++) {
            smallest = Math.min(smallest, strides[operand][axis]);
        }
        return smallest;
    }

    /// As the kernel takes it.
    MemorySegment structure() {
        return structure;
    }
}
