package scratch.cuda.interpreter;

import java.lang.foreign.MemorySegment;

import scratch.cuda.device.TensorMap;

/// The interpreter's descriptor of a matrix whose boxes are copied to shared memory.
///
/// @param address     of the first element
/// @param element     its size in bytes
/// @param stride      from row to row, in bytes
/// @param swizzled    whether pieces of 16 bytes change places: bits 4 to 6 of the address are crossed with bits 7 to 9
record TensorBox(long address, int element, long rows, long columns, long stride, int boxRows, int boxColumns,
                 boolean swizzled) {
    private static final long MARK = 0x70616d726f736e74L;
    private static final int ALIGNMENT = 128;
    private static final int PIECE = 16;

    /// What a kernel is given.
    static MemorySegment describe(TensorMap map) {
        long[] words = new long[TensorMap.BYTES / Long.BYTES];
        words[0] = MARK;
        words[1] = map.memory().address() + map.at();
        words[2] = map.element().bytes();
        words[3] = map.rows();
        words[4] = map.columns();
        words[5] = map.stride() * map.element().bytes();
        words[6] = map.boxRows();
        words[7] = map.boxColumns();
        words[8] = map.swizzled() ? 1 : 0;
        return MemorySegment.ofArray(words);
    }

    /// Reads it back in a kernel.
    static TensorBox read(Warp warp, int lane, long generic) {
        Space where = Space.ofGeneric(generic);
        long at = generic - where.window();
        long[] words = new long[9];
        for (int i = 0; i < words.length; i++) {
            words[i] = MemorySteps.read(warp, lane, where, at + (long) Long.BYTES * i, Long.BYTES, false);
        }
        if (words[0] != MARK || at % 64 != 0) {
            throw new Fault(lane, "copy of a box: no descriptor of a matrix at this address");
        }
        return new TensorBox(words[1], (int) words[2], words[3], words[4], words[5], (int) words[6], (int) words[7],
                words[8] != 0);
    }

    /// Copies the box with this corner; what lies outside of the matrix becomes zero. Returns its bytes.
    int copy(Warp warp, int lane, long to, int row, int column) {
        if (to % ALIGNMENT != 0) {
            throw new Fault(lane, "copy of a box to shared byte %d: must be a multiple of %d", to, ALIGNMENT);
        }
        Launch launch = warp.block().launch();
        int width = boxColumns * element;
        for (int i = 0; i < boxRows; i++) {
            for (int piece = 0; piece < width; piece += PIECE) {
                long at = to + (long) i * width + piece;
                at = swizzled ? swizzle(at, 3) : at;
                launch.shared().beginTransfer(warp, lane, at, PIECE);
                for (int b = 0; b < PIECE; b += element) {
                    long c = column + (long) (piece + b) / element;
                    long r = row + (long) i;
                    boolean inside = r >= 0 && r < rows && c >= 0 && c < columns;
                    long value = inside ? launch.memory().read(lane, address + r * stride + c * element, element, false) : 0;
                    launch.shared().poke((int) at + b, element, value);
                }
            }
        }
        launch.statistics().transfer(boxRows * width);
        return boxRows * width;
    }

    /// Crosses `bits` bits of an address, from bit 4 on, with those from bit 7 on.
    static long swizzle(long address, int bits) {
        return address ^ (address >>> 7 & (1L << bits) - 1) << 4;
    }
}
