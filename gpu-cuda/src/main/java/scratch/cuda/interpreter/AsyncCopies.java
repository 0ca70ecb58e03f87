package scratch.cuda.interpreter;

import java.util.Arrays;

/// The `cp.async` copies of a warp that are under way: begun, put into groups, and there only when their group is waited
/// for.
final class AsyncCopies {
    private static final int LONGEST = 16;

    private final Warp warp;
    private final int[] committed = new int[Registers.LANES];
    private int[] lane = new int[64];
    private int[] group = new int[64];
    private int[] target = new int[64];
    private int[] size = new int[64];
    private byte[] bytes = new byte[64 * LONGEST];
    private int count;

    AsyncCopies(Warp warp) {
        this.warp = warp;
    }

    void clear() {
        count = 0;
        Arrays.fill(committed, 0);
    }

    /// Copies `given` bytes of global memory to shared memory, zeros up to `wanted` bytes behind them.
    void begin(int l, long shared, long address, int wanted, int given) {
        Launch launch = warp.block().launch();
        if (count == lane.length) {
            lane = Arrays.copyOf(lane, 2 * count);
            group = Arrays.copyOf(group, 2 * count);
            target = Arrays.copyOf(target, 2 * count);
            size = Arrays.copyOf(size, 2 * count);
            bytes = Arrays.copyOf(bytes, 2 * count * LONGEST);
        }
        if (given < 0 || given > wanted) {
            throw new Fault(l, "cp.async of %d bytes is given %d bytes to read: must be between 0 and the size", wanted, given);
        }
        if ((address & wanted - 1) != 0) {
            throw new Fault(l, "cp.async of %d bytes from address 0x%x: misaligned", wanted, address);
        }
        launch.shared().beginCopy(warp, l, shared, wanted);
        int at = count * LONGEST;
        Arrays.fill(bytes, at, at + wanted, (byte) 0);
        for (int i = 0; i < given; i += 4) {
            int piece = Math.min(4, given - i);
            for (int b = 0; piece < 4 && b < piece; b++) {
                bytes[at + i + b] = (byte) launch.memory().read(l, address + i + b, 1, false);
            }
            if (piece == 4) {
                int value = (int) launch.memory().read(l, address + i, 4, false);
                for (int b = 0; b < 4; b++) {
                    bytes[at + i + b] = (byte) (value >>> 8 * b);
                }
            }
        }
        lane[count] = l;
        group[count] = committed[l];
        target[count] = (int) shared;
        size[count] = wanted;
        count++;
    }

    void commit(int lanes) {
        for (int m = lanes; m != 0; m &= m - 1) {
            committed[Integer.numberOfTrailingZeros(m)]++;
        }
    }

    /// Waits until at most `pending` of the lanes' latest groups are under way.
    void await(int lanes, int pending) {
        int kept = 0;
        for (int i = 0; i < count; i++) {
            if ((lanes >>> lane[i] & 1) != 0 && group[i] < committed[lane[i]] - pending) {
                warp.block().launch().shared().endCopy(warp, lane[i], target[i], bytes, i * LONGEST, size[i]);
            } else {
                if (kept < i) {
                    lane[kept] = lane[i];
                    group[kept] = group[i];
                    target[kept] = target[i];
                    size[kept] = size[i];
                    System.arraycopy(bytes, i * LONGEST, bytes, kept * LONGEST, LONGEST);
                }
                kept++;
            }
        }
        count = kept;
    }
}
