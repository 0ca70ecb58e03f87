package scratch.cuda.interpreter;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/// A block of global memory: its bytes, which of them were ever written, and which thread block touched them last in this
/// launch. Fresh bytes are 0xff, which makes NaN of them.
final class Allocation {
    private static final VarHandle SHORT = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ALL = 0x0101010101010101L;

    private final long address;
    private final byte[] data;
    private final byte[] written;
    private final BlockOrder order;
    private int shift;
    private int[] writes;
    private int[] reads;

    Allocation(long address, int bytes, BlockOrder order) {
        this.address = address;
        this.order = order;
        data = new byte[bytes];
        Arrays.fill(data, (byte) 0xff);
        written = new byte[bytes];
    }

    long address() {
        return address;
    }

    int bytes() {
        return data.length;
    }

    byte[] data() {
        return data;
    }

    /// A copy from outside has filled this range.
    void markWritten(long at, long size) {
        Arrays.fill(written, (int) at, (int) (at + size), (byte) 1);
    }

    /// The first byte from `at` on that was never written, or -1.
    int firstUnwritten(long at, long size) {
        for (int i = (int) at; i < at + size; i++) {
            if (written[i] == 0) {
                return i;
            }
        }
        return -1;
    }

    /// A copy on the device takes along which bytes were written.
    void copyWritten(int at, Allocation from, int fromAt, int size) {
        System.arraycopy(from.written, fromAt, written, at, size);
    }

    long read(int lane, int at, int size, boolean atomic) {
        if (shadow(at, size) != (size == 8 ? ALL : ALL & (1L << 8 * size) - 1)) {
            throw new Fault(lane, "global read of %d bytes at byte %d of a block of %d bytes: never written", size, at,
                    data.length);
        }
        if (order.watching()) {
            int stamp = order.stamp(atomic);
            for (int piece = piece(at); piece <= at + size - 1 >> shift; piece++) {
                if (order.conflict(writes[piece], atomic)) {
                    throw new Fault(lane,
                            "global read at byte %d of a block of %d bytes: race: thread block %s wrote it in this"
                            + " launch, and nothing orders the two", at, data.length, order.block(writes[piece]));
                }
                if (!atomic) {
                    reads[piece] = order.read(reads[piece], stamp);
                }
            }
        }
        return peek(at, size);
    }

    void write(int lane, int at, int size, long value, boolean atomic) {
        if (order.watching()) {
            int stamp = order.stamp(atomic);
            for (int piece = piece(at); piece <= at + size - 1 >> shift; piece++) {
                if (order.conflict(writes[piece], atomic) && !isSame(at, size, value)) {
                    throw new Fault(lane, "global write at byte %d of a block of %d bytes: race: thread block %s wrote another"
                            + " value there in this launch, and nothing orders the two", at, data.length,
                            order.block(writes[piece]));
                }
                if (order.conflictWithRead(reads[piece]) && !isSame(at, size, value)) {
                    throw new Fault(lane,
                            "global write at byte %d of a block of %d bytes: race: thread block %s read it in this"
                            + " launch, and nothing orders the two", at, data.length, order.block(reads[piece]));
                }
                writes[piece] = stamp;
            }
        }
        poke(at, size, value);
    }

    long peek(int at, int size) {
        return switch (size) {
            case 1 -> data[at] & 0xff;
            case 2 -> (short) SHORT.get(data, at) & 0xffff;
            case 4 -> (int) INT.get(data, at) & 0xffffffffL;
            default -> (long) LONG.get(data, at);
        };
    }

    private void poke(int at, int size, long value) {
        switch (size) {
            case 1 -> {
                data[at] = (byte) value;
                written[at] = 1;
            }
            case 2 -> {
                SHORT.set(data, at, (short) value);
                SHORT.set(written, at, (short) ALL);
            }
            case 4 -> {
                INT.set(data, at, (int) value);
                INT.set(written, at, (int) ALL);
            }
            default -> {
                LONG.set(data, at, value);
                LONG.set(written, at, ALL);
            }
        }
    }

    private long shadow(int at, int size) {
        return switch (size) {
            case 1 -> written[at];
            case 2 -> (short) SHORT.get(written, at);
            case 4 -> (int) INT.get(written, at);
            default -> (long) LONG.get(written, at);
        };
    }

    private boolean isSame(int at, int size, long value) {
        return peek(at, size) == (size == 8 ? value : value & (1L << 8 * size) - 1);
    }

    private int piece(int at) {
        if (writes == null || shift != order.shift()) {
            shift = order.shift();
            int pieces = (data.length + (1 << shift) - 1) >> shift;
            writes = new int[pieces];
            reads = new int[pieces];
        }
        return at >> shift;
    }
}
