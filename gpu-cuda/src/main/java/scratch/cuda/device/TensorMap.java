package scratch.cuda.device;

import scratch.math.check.Require;

/// A matrix in device memory and the boxes in which Hopper's tensor memory accelerator moves it to shared memory: one thread
/// names a corner, the hardware computes all addresses, fills what lies outside of the matrix with zeros, and tells a barrier
/// when the bytes have come.
///
/// @param memory     where the matrix lies
/// @param at         byte at which it begins: a multiple of 16
/// @param element    what it is made of
/// @param rows       its height
/// @param columns    its width
/// @param stride     from one row to the next, in elements: in bytes a multiple of 16
/// @param boxRows    height of a box, 1 to 256
/// @param boxColumns width of a box, 1 to 256; in bytes a multiple of 16, and at most 128 if swizzled
/// @param swizzled   whether the eight pieces of 16 bytes in each 128 bytes of shared memory change places from row to row,
///                   piece p of row r standing at `p ^ (r % 8)`, so that a column can be read without bank conflicts
public record TensorMap(DeviceMemory memory, long at, Element element, long rows, long columns, long stride, int boxRows,
                        int boxColumns, boolean swizzled) {
    /// Bytes of the descriptor that a kernel takes as a parameter, `const __grid_constant__ CUtensorMap`.
    public static final int BYTES = 128;
    private static final int ALIGNMENT = 16;
    private static final int LARGEST_BOX = 256;
    private static final int SWIZZLED_BYTES = 128;

    /// What a matrix is made of.
    public enum Element {
        BFLOAT16(2), FLOAT16(2), FLOAT32(4);

        private final int bytes;

        Element(int bytes) {
            this.bytes = bytes;
        }

        public int bytes() {
            return bytes;
        }
    }

    /// @throws IllegalArgumentException if one of the rules above is broken, or the matrix is not within the memory
    public TensorMap {
        Require.that(at >= 0 && at % ALIGNMENT == 0, "TensorMap: at = %d: must be a multiple of 16 bytes", at);
        Require.that(rows >= 1 && columns >= 1, "TensorMap: %d x %d: sizes must be at least 1", rows, columns);
        Require.that(stride >= columns && stride * element.bytes() % ALIGNMENT == 0,
                "TensorMap: stride = %d of %d columns: must be at least as many, and in bytes a multiple of 16", stride,
                columns);
        Require.that(boxRows >= 1 && boxRows <= LARGEST_BOX && boxColumns >= 1 && boxColumns <= LARGEST_BOX
                        && boxColumns * element.bytes() % ALIGNMENT == 0,
                "TensorMap: boxes of %d x %d: must be 1 to 256, and the width in bytes a multiple of 16", boxRows, boxColumns);
        Require.that(!swizzled || boxColumns * element.bytes() <= SWIZZLED_BYTES,
                "TensorMap: boxes %d wide: at most 128 bytes when swizzled", boxColumns);
        long end = at + ((rows - 1) * stride + columns) * element.bytes();
        Require.that(end <= memory.bytes(), "TensorMap: the matrix ends at byte %d of %d: must lie within the memory", end,
                memory.bytes());
    }
}
