package scratch.cuda.driver;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.TreeMap;

/// Blocks of device memory that were given back, kept for the next one who asks for the same size: the driver needs tens of
/// microseconds for a new one, and waits for the whole device when one is freed.
///
/// Sizes are rounded up to eight steps per power of two, so that at most an eighth is lost and sizes that differ a little share
/// their blocks. What is kept is bounded; the block that has been idle longest goes first.
final class BlockPool {
    private static final long SMALLEST = 512;
    private static final int STEPS = 8;

    /// What the pool stands on.
    interface Source {
        /// The driver's result code.
        int allocate(long bytes, long[] address);

        int free(long address);

        /// Something that stands for all work put on the device so far; null if what comes next runs after it anyway.
        Object mark();

        /// Whether all that work is done.
        boolean passed(Object mark);

        /// Waits for it.
        void await(Object mark);

        /// The last resort when there is no memory: have those blocks given back that nobody refers to any more.
        void reclaim();
    }

    /// @param capacity what it really holds, `bytes` rounded up
    record Block(long address, long capacity) {
    }

    private record Waiting(Block block, Object mark) {
    }

    private final Source source;
    private final long mostKept;
    private final Map<Long, ArrayDeque<Block>> idle = new TreeMap<>();           // by capacity
    private final Map<Long, Block> oldestFirst = new LinkedHashMap<>();          // the same, by address
    private final ArrayDeque<Waiting> waiting = new ArrayDeque<>();
    private final Map<Long, Block> used = new TreeMap<>();                       // by address
    private long kept;

    BlockPool(Source source, long mostKept) {
        this.source = source;
        this.mostKept = mostKept;
    }

    /// `bytes` rounded up to the size that a block of it has.
    static long capacity(long bytes) {
        if (bytes <= SMALLEST) {
            return SMALLEST;
        }
        long step = Math.max(SMALLEST, Long.highestOneBit(bytes - 1) / STEPS);
        return Math.ceilDiv(bytes, step) * step;
    }

    /// A block of at least `bytes` bytes in `taken[0]`.
    ///
    /// @return the driver's result code, after everything has been tried
    int take(long bytes, Block[] taken) {
        long capacity = capacity(bytes);
        int code = takeOnce(capacity, taken);
        if (code == Result.OUT_OF_MEMORY) {
            releaseIdle();
            code = takeOnce(capacity, taken);
        }
        if (code == Result.OUT_OF_MEMORY) {
            source.reclaim();                       // without the lock: others give blocks back meanwhile
            releaseIdle();
            code = takeOnce(capacity, taken);
        }
        return code;
    }

    private synchronized int takeOnce(long capacity, Block[] taken) {
        settle();
        ArrayDeque<Block> same = idle.get(capacity);
        if (same != null && !same.isEmpty()) {
            taken[0] = same.pollLast();             // the one used last: most likely still in the cache
            oldestFirst.remove(taken[0].address());
            kept -= capacity;
        } else {
            long[] address = new long[1];
            int code = source.allocate(capacity, address);
            if (code != Result.SUCCESS) {
                return code;
            }
            taken[0] = new Block(address[0], capacity);
        }
        used.put(taken[0].address(), taken[0]);
        return Result.SUCCESS;
    }

    /// Gives a block back. Work that was put on the device before may still use it.
    synchronized void give(Block block) {
        if (used.remove(block.address()) == null) {
            throw new IllegalStateException("BlockPool.give: block at " + block.address() + ": is not in use");
        }
        Object mark = source.mark();
        if (mark == null) {
            keep(block);
        } else {
            waiting.add(new Waiting(block, mark));
        }
    }

    private void keep(Block block) {
        idle.computeIfAbsent(block.capacity(), size -> new ArrayDeque<>()).add(block);
        oldestFirst.put(block.address(), block);
        kept += block.capacity();
        while (kept > mostKept) {
            release(oldest());
        }
    }

    private Block oldest() {
        Iterator<Block> blocks = oldestFirst.values().iterator();
        if (!blocks.hasNext()) {
            throw new NoSuchElementException("BlockPool.oldest: nothing is kept");
        }
        return blocks.next();
    }

    private void release(Block block) {
        oldestFirst.remove(block.address());
        idle.get(block.capacity()).remove(block);
        kept -= block.capacity();
        source.free(block.address());
    }

    /// Moves those that nobody uses any more to the idle ones.
    private void settle() {
        while (!waiting.isEmpty() && source.passed(waiting.peek().mark())) {
            keep(waiting.poll().block());
        }
    }

    /// Frees everything that is not in use; waits for what still may be.
    synchronized void releaseIdle() {
        while (!waiting.isEmpty()) {
            source.await(waiting.peek().mark());
            keep(waiting.poll().block());
        }
        while (!oldestFirst.isEmpty()) {
            release(oldest());
        }
    }

    /// Frees everything, in use or not.
    synchronized void releaseAll() {
        List<Block> all = new ArrayList<>(oldestFirst.values());
        all.addAll(used.values());
        waiting.forEach(one -> all.add(one.block()));
        all.forEach(block -> source.free(block.address()));
        oldestFirst.clear();
        idle.clear();
        used.clear();
        waiting.clear();
        kept = 0;
    }

    /// Bytes that are kept for later.
    synchronized long kept() {
        return kept + waiting.stream().mapToLong(one -> one.block().capacity()).sum();
    }
}
