package scratch.cuda.interpreter;

import java.util.HashMap;
import java.util.Map;

/// The `mbarrier` objects of a block: barriers in shared memory that end a phase when so many threads have arrived and so
/// many bytes have been copied. Phases have parities 0, 1, 0, …; who waits for a parity goes on when the phase that has it
/// is over.
final class TransferBarriers {
    /// So many vain looks in a row, with nothing changing meanwhile, are one too many.
    private static final int PATIENCE = 20_000;

    private final Block block;
    private final Map<Integer, Phases> barriers = new HashMap<>();
    private int vain;

    private static final class Phases {
        private final int count;
        private final int[] arriving;
        private final int[] ended;
        private int missing;
        private long bytes;
        private long phase;

        Phases(int count, int warps) {
            this.count = count;
            missing = count;
            arriving = new int[warps];
            ended = new int[warps];
        }
    }

    TransferBarriers(Block block) {
        this.block = block;
    }

    void clear() {
        barriers.clear();
        vain = 0;
    }

    void initialize(Warp warp, int lane, long at, int count) {
        if (count < 1) {
            throw new Fault(lane, "mbarrier for %d arrivals: must be at least 1", count);
        }
        block.launch().shared().write(warp, lane, at, Long.BYTES, count);
        barriers.put((int) at, new Phases(count, block.clocks().of(0).length));
    }

    void invalidate(Warp warp, int lane, long at) {
        at(warp, lane, at);
        barriers.remove((int) at);
    }

    /// `count` arrivals, after `expected` more bytes were announced. Returns the phase that they belong to.
    long arrive(Warp warp, int lane, long at, int count, int expected) {
        Phases barrier = at(warp, lane, at);
        long phase = barrier.phase;
        barrier.bytes += expected;
        barrier.missing -= count;
        if (barrier.missing < 0) {
            throw new Fault(lane, "mbarrier for %d arrivals: %d too many in one phase", barrier.count, -barrier.missing);
        }
        Clocks.join(barrier.arriving, block.clocks().of(warp.index()));
        block.clocks().advance(warp.index());
        settle(barrier, lane);
        return phase;
    }

    void expect(Warp warp, int lane, long at, int bytes) {
        at(warp, lane, at).bytes += bytes;
        vain = 0;
    }

    /// A copy has brought its bytes.
    void complete(Warp warp, int lane, long at, int bytes) {
        Phases barrier = at(warp, lane, at);
        barrier.bytes -= bytes;
        Clocks.join(barrier.arriving, block.clocks().of(block.clocks().hardware()));
        settle(barrier, lane);
    }

    private void settle(Phases barrier, int lane) {
        vain = 0;
        if (barrier.missing == 0 && barrier.bytes < 0) {
            throw new Fault(lane, "mbarrier: %d bytes more have been copied than were announced", -barrier.bytes);
        }
        if (barrier.missing == 0 && barrier.bytes == 0) {
            barrier.phase++;
            barrier.missing = barrier.count;
            Clocks.join(barrier.ended, barrier.arriving);
        }
    }

    /// Whether the phase of this parity is over; then the warp knows what those knew who arrived.
    boolean isOver(Warp warp, int lane, long at, long parity) {
        Phases barrier = at(warp, lane, at);
        if ((barrier.phase & 1) != (parity & 1)) {
            Clocks.join(block.clocks().of(warp.index()), barrier.ended);
            block.clocks().advance(warp.index());
            return true;
        }
        if (++vain > PATIENCE) {
            throw new Fault(lane,
                    "waits at an mbarrier for a phase that does not end: %d of %d arrivals and %d bytes are missing",
                    barrier.missing, barrier.count, barrier.bytes);
        }
        return false;
    }

    private Phases at(Warp warp, int lane, long at) {
        Phases barrier = barriers.get((int) at);
        if (barrier == null) {
            throw new Fault(lane, "mbarrier at shared byte %d: was not initialized", at);
        }
        block.launch().shared().atomic(warp, lane, at, Long.BYTES);
        return barrier;
    }
}
