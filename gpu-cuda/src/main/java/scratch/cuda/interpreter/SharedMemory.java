package scratch.cuda.interpreter;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// The shared memory of a block, and who touched each piece of it last.
///
/// Two accesses of different threads to the same piece, one of them a write, are a **race** unless a barrier orders them
/// (see [Clocks]); two writes of the same value are none. Reading what nobody wrote in this block, or what a copy that
/// nobody waited for still writes, is a fault as well.
final class SharedMemory {
    private static final VarHandle SHORT = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int SEVERAL = 32;
    private static final int ATOMIC = 1 << 30;

    /// Set by hardware copies: the tensor units know the write without a fence.
    private static final int TRANSFERRED = 1 << 29;
    private static final int MARKS = ATOMIC | TRANSFERRED;

    private final byte[] data;
    private final int shift;
    private final Clocks clocks;
    private final int[] writer;
    private final int[] writeClock;
    private final int[] reader;
    private final int[] readClock;
    private final int[] otherReader;
    private final int[] otherClock;
    private final int[] inFlight;

    /// @param granule the size of a piece, 1, 2 or 4 bytes
    SharedMemory(int bytes, int granule, Clocks clocks) {
        data = new byte[bytes];
        shift = Integer.numberOfTrailingZeros(granule);
        this.clocks = clocks;
        int pieces = (bytes + granule - 1) / granule;
        writer = new int[pieces];
        writeClock = new int[pieces];
        reader = new int[pieces];
        readClock = new int[pieces];
        otherReader = new int[pieces];
        otherClock = new int[pieces];
        inFlight = new int[pieces];
    }

    /// For another block: everything counts as unwritten, as its marks are older than the clocks.
    void clear() {
        java.util.Arrays.fill(inFlight, 0);
    }


    long read(Warp warp, int lane, long at, int size) {
        check(lane, at, size, "read");
        for (int piece = (int) at >> shift; piece <= (int) at + size - 1 >> shift; piece++) {
            reading(warp, lane, piece, size);
        }
        return peek((int) at, size);
    }

    void write(Warp warp, int lane, long at, int size, long value) {
        check(lane, at, size, "write");
        boolean same = false;
        for (int piece = (int) at >> shift; piece <= (int) at + size - 1 >> shift; piece++) {
            if (unorderedWrite(warp, lane, piece) && !same) {
                same = peek((int) at, size) == (value & (size == 8 ? -1L : (1L << 8 * size) - 1));
                if (!same) {
                    throw new Fault(lane, "shared write at byte %d: race: %s wrote it and no barrier stands between", at,
                            thread(writer[piece] & ~MARKS));
                }
            }
            writing(warp, lane, piece, 0);
        }
        poke((int) at, size, value);
    }

    /// Checks and marks an atomic operation; the value is read and written by [#peek] and [#poke].
    void atomic(Warp warp, int lane, long at, int size) {
        check(lane, at, size, "atomic operation");
        for (int piece = (int) at >> shift; piece <= (int) at + size - 1 >> shift; piece++) {
            requireWritten(lane, piece, "atomic operation", size);
            if ((writer[piece] & ATOMIC) == 0 && unorderedWrite(warp, lane, piece)) {
                throw new Fault(lane, "shared atomic operation at byte %d: race: %s wrote it and no barrier stands between", at,
                        thread(writer[piece]));
            }
            writing(warp, lane, piece, ATOMIC);
        }
    }

    /// An asynchronous copy begins: until it is waited for, nobody may touch what it fills.
    void beginCopy(Warp warp, int lane, long at, int size) {
        check(lane, at, size, "asynchronous write");
        for (int piece = (int) at >> shift; piece <= (int) at + size - 1 >> shift; piece++) {
            if (unorderedWrite(warp, lane, piece)) {
                throw new Fault(lane, "asynchronous write at shared byte %d: race: %s wrote it and no barrier stands between",
                        at, thread(writer[piece] & ~MARKS));
            }
            writing(warp, lane, piece, 0);
            inFlight[piece] = 1 + 64 * warp.index() + lane;
        }
    }

    /// … and ends: the bytes are there for the thread that waited.
    void endCopy(Warp warp, int lane, int at, byte[] from, int fromAt, int size) {
        for (int piece = at >> shift; piece <= at + size - 1 >> shift; piece++) {
            inFlight[piece] = 0;
            writer[piece] = 64 * warp.index() + lane;
            writeClock[piece] = clocks.own(warp.index());
        }
        System.arraycopy(from, fromAt, data, at, size);
    }

    /// A hardware copy fills this part. Its bytes come at once; that others may read them they learn at a barrier only.
    void beginTransfer(Warp warp, int lane, long at, int size) {
        check(lane, at, size, "write");
        for (int piece = (int) at >> shift; piece <= (int) at + size - 1 >> shift; piece++) {
            if (unorderedWrite(warp, lane, piece)) {
                throw new Fault(lane, "copy of a box to shared byte %d: race: %s wrote it and no barrier stands between", at,
                        thread(writer[piece] & ~MARKS));
            }
            writing(warp, lane, piece, 0);
            writer[piece] = TRANSFERRED | 64 * clocks.hardware();
            writeClock[piece] = clocks.own(clocks.hardware());
        }
    }

    /// The tensor units read: what threads wrote they see only after `fence.proxy.async`.
    void readTransferred(Warp warp, int lane, long at, int size) {
        check(lane, at, size, "read by wgmma");
        for (int piece = (int) at >> shift; piece <= (int) at + size - 1 >> shift; piece++) {
            requireReadable(warp, lane, piece, size);
            noteReader(64 * clocks.products(warp.index()) + lane, piece);
            int mark = writer[piece];
            if ((mark & TRANSFERRED) == 0 && writeClock[piece] > clocks.fenced(mark >> 6 & 63)) {
                throw new Fault(lane, "read by wgmma at shared byte %d: %s wrote it without fence.proxy.async behind", at,
                        thread(mark & ~MARKS));
            }
        }
    }

    /// `fence.proxy.async`: what the warp wrote so far is known to the tensor units.
    void fence(Warp warp) {
        clocks.fence(warp.index());
    }

    // ---------------------------------------------------------------- the bytes

    long peek(int at, int size) {
        return switch (size) {
            case 1 -> data[at] & 0xff;
            case 2 -> (short) SHORT.get(data, at) & 0xffff;
            case 4 -> (int) INT.get(data, at) & 0xffffffffL;
            default -> (long) LONG.get(data, at);
        };
    }

    void poke(int at, int size, long value) {
        switch (size) {
            case 1 -> data[at] = (byte) value;
            case 2 -> SHORT.set(data, at, (short) value);
            case 4 -> INT.set(data, at, (int) value);
            default -> LONG.set(data, at, value);
        }
    }

    // ---------------------------------------------------------------- rules

    private void check(int lane, long at, int size, String what) {
        if (at < 0 || at + size > data.length) {
            throw new Fault(lane, "shared %s of %d bytes at byte %d: the block has %d bytes of shared memory", what, size, at,
                    data.length);
        }
        if ((at & size - 1) != 0) {
            throw new Fault(lane, "shared %s of %d bytes at byte %d: misaligned", what, size, at);
        }
    }

    private void requireWritten(int lane, int piece, String what, int size) {
        if (inFlight[piece] != 0) {
            throw new Fault(lane, "shared %s of %d bytes at byte %d: an asynchronous copy of %s still writes it, nobody waited",
                    what, size, piece << shift, thread(inFlight[piece] - 1));
        }
        if (writeClock[piece] <= clocks.base()) {
            throw new Fault(lane, "shared %s of %d bytes at byte %d: nobody wrote it", what, size, piece << shift);
        }
    }

    private void reading(Warp warp, int lane, int piece, int size) {
        requireReadable(warp, lane, piece, size);
        noteReader(64 * warp.index() + lane, piece);
    }

    private void requireReadable(Warp warp, int lane, int piece, int size) {
        requireWritten(lane, piece, "read", size);
        if (unorderedWrite(warp, lane, piece)) {
            throw new Fault(lane, "shared read at byte %d: race: %s wrote it and no barrier stands between", piece << shift,
                    thread(writer[piece] & ~MARKS));
        }
    }

    /// Keeps the last reader, and the last before it of another warp.
    private void noteReader(int mark, int piece) {
        int index = mark >> 6;
        int clock = clocks.own(index);
        if (readClock[piece] > clocks.base() && reader[piece] >> 6 != index) {
            otherReader[piece] = reader[piece];
            otherClock[piece] = readClock[piece];
        } else if (readClock[piece] == clock && reader[piece] != mark) {
            reader[piece] = 64 * index + SEVERAL;
            return;
        }
        reader[piece] = mark;
        readClock[piece] = clock;
    }

    private void writing(Warp warp, int lane, int piece, int mark) {
        if (inFlight[piece] != 0) {
            throw new Fault(lane, "shared write at byte %d: an asynchronous copy of %s still writes it, nobody waited",
                    piece << shift, thread(inFlight[piece] - 1));
        }
        if (readClock[piece] > clocks.base()) {
            int culprit = !clocks.ordered(reader[piece], readClock[piece], warp.index(), lane) ? reader[piece]
                    : otherClock[piece] > clocks.base()
                    && !clocks.ordered(otherReader[piece], otherClock[piece], warp.index(), lane) ? otherReader[piece] : -1;
            if (culprit >= 0) {
                throw new Fault(lane, "shared write at byte %d: race: %s read it and no barrier stands between", piece << shift,
                        thread(culprit));
            }
        }
        writer[piece] = 64 * warp.index() + lane | mark;
        writeClock[piece] = clocks.own(warp.index());
    }

    private boolean unorderedWrite(Warp warp, int lane, int piece) {
        return writeClock[piece] > clocks.base()
                && !clocks.ordered(writer[piece] & ~MARKS, writeClock[piece], warp.index(), lane);
    }

    private String thread(int mark) {
        if (mark >> 6 > clocks.hardware()) {
            return "a wgmma of warp " + ((mark >> 6) - clocks.hardware() - 1) + ", which it has not waited for,";
        }
        return mark >> 6 == clocks.hardware() ? "a copy of a box" : (mark & 63) == SEVERAL ? "several threads of warp "
                + (mark >> 6) : "thread " + (32 * (mark >> 6) + (mark & 63));
    }
}
