package scratch.cuda.interpreter;

import java.util.Arrays;

/// Each thread's own memory, for arrays that are indexed by what is not known beforehand.
final class LocalMemory {
    private final int bytes;
    private final byte[] data;
    private final boolean[] written;

    LocalMemory(int bytes) {
        this.bytes = bytes;
        data = new byte[Registers.LANES * bytes];
        written = new boolean[Registers.LANES * bytes];
    }

    void clear() {
        Arrays.fill(written, false);
    }

    long read(int lane, long at, int size) {
        check(lane, at, size, "read");
        long value = 0;
        for (int i = 0; i < size; i++) {
            int place = lane * bytes + (int) at + i;
            if (!written[place]) {
                throw new Fault(lane, "local read of %d bytes at byte %d: never written", size, at);
            }
            value |= (data[place] & 0xffL) << 8 * i;
        }
        return value;
    }

    void write(int lane, long at, int size, long value) {
        check(lane, at, size, "write");
        for (int i = 0; i < size; i++) {
            int place = lane * bytes + (int) at + i;
            data[place] = (byte) (value >>> 8 * i);
            written[place] = true;
        }
    }

    private void check(int lane, long at, int size, String what) {
        if (at < 0 || at + size > bytes) {
            throw new Fault(lane, "local %s of %d bytes at byte %d of %d: out of bounds", what, size, at, bytes);
        }
        if ((at & size - 1) != 0) {
            throw new Fault(lane, "local %s of %d bytes at byte %d: misaligned", what, size, at);
        }
    }
}
