package scratch.cuda.interpreter;

import java.util.Arrays;

/// Which thread block of a launch touched a place of global memory last. Blocks run in any order: where one writes what
/// another reads or writes, plain accesses are a race. They are none if the first has passed a fence since, and the second
/// has looked with an atomic operation or a volatile read, as counters of finished blocks do.
///
/// A mark on a place is 2·(number of a stretch of a block between fences), plus 1 for an atomic access; negative if several
/// blocks have read.
final class BlockOrder {
    private boolean watching;
    private int shift = 2;
    private int first;
    private int now;
    private int current;
    private int[] blocks = new int[64];
    private boolean looked;
    private Launch launch;

    /// @param granule the smallest piece of global memory that one of the kernel's instructions touches
    void begin(Launch of, int granule, boolean severalBlocks) {
        launch = of;
        shift = Integer.numberOfTrailingZeros(Math.min(4, granule));
        watching = severalBlocks;
        first = now + 1;
        if (first > Integer.MAX_VALUE / 2 - (1 << 28)) {
            throw new IllegalStateException("BlockOrder: more stretches of blocks than can be told apart: use a new device");
        }
    }

    void beginBlock(int block) {
        current = block;
        looked = false;
        next();
    }

    void end() {
        watching = false;
    }

    boolean watching() {
        return watching;
    }

    int shift() {
        return shift;
    }

    /// The running block passes a fence: what it did before may be seen by those who look.
    void fence() {
        if (watching) {
            next();
        }
    }

    /// … has looked whether others are done.
    void look() {
        looked = true;
    }

    private void next() {
        now++;
        if (now - first >= blocks.length) {
            blocks = Arrays.copyOf(blocks, 2 * blocks.length);
        }
        blocks[now - first] = current;
    }

    int stamp(boolean atomic) {
        return 2 * now + (atomic ? 1 : 0);
    }

    /// Whether the last write, with this mark, is of another block in this launch, and unordered.
    boolean conflict(int mark, boolean atomic) {
        int stretch = mark >> 1;
        if (stretch < first || blocks[stretch - first] == current || atomic && (mark & 1) == 1) {
            return false;
        }
        return !(looked && published(stretch));
    }

    boolean conflictWithRead(int mark) {
        if (mark < 0) {
            int stretch = -mark >> 1;
            return stretch >= first && !(looked && (published(stretch) || blocks[stretch - first] == current));
        }
        return conflict(mark, false);
    }

    /// A fence, or the end of nothing but its own stretch, came after it.
    private boolean published(int stretch) {
        return stretch + 1 <= now && stretch + 1 - first < blocks.length
                && blocks[stretch + 1 - first] == blocks[stretch - first];
    }

    /// The mark after the running block has read.
    int read(int mark, int stamp) {
        int stretch = Math.abs(mark) >> 1;
        return stretch >= first && (mark < 0 || blocks[stretch - first] != current) ? -stamp : stamp;
    }

    /// The name of the block that a mark belongs to.
    String block(int mark) {
        return launch.name(blocks[(Math.abs(mark) >> 1) - first]);
    }
}
