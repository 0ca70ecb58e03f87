package scratch.cuda.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;

class BlockPoolTest {
    /// So much memory, and addresses that are never used twice.
    private static final class Memory implements BlockPool.Source {
        private final long total;
        private final Set<Long> out = new HashSet<>();
        private final List<Long> freed = new ArrayList<>();
        private long used;
        private long next = 1L << 32;
        private Object mark;
        private boolean passed;
        private Runnable reclaim = () -> { };

        private Memory(long total) {
            this.total = total;
        }

        @Override
        public int allocate(long bytes, long[] address) {
            if (used + bytes > total) {
                return Result.OUT_OF_MEMORY;
            }
            used += bytes;
            address[0] = next;
            out.add(next);
            next += bytes;
            return 0;
        }

        @Override
        public int free(long address) {
            assertThat(out.remove(address)).as("freed once").isTrue();
            freed.add(address);
            used = out.isEmpty() ? 0 : used - 1024;                       // all blocks of these tests have 1024 bytes
            return 0;
        }

        @Override
        public Object mark() {
            return mark;
        }

        @Override
        public boolean passed(Object given) {
            return passed;
        }

        @Override
        public void await(Object given) {
            passed = true;
        }

        @Override
        public void reclaim() {
            reclaim.run();
        }
    }

    private static BlockPool.Block take(BlockPool pool, long bytes) {
        BlockPool.Block[] taken = new BlockPool.Block[1];
        assertThat(pool.take(bytes, taken)).isZero();
        return taken[0];
    }

    @Test
    void sizesAreRoundedUpByAnEighthAtMost() {
        for (long bytes = 1; bytes < 1L << 40; bytes += 1 + bytes / 7) {
            long capacity = BlockPool.capacity(bytes);
            assertThat(capacity).isBetween(bytes, Math.max(bytes + 512, bytes + bytes / 8 + 1));
            assertThat(BlockPool.capacity(capacity)).isEqualTo(capacity);
            assertThat(capacity % 256).isZero();
        }
        assertThat(BlockPool.capacity(512)).isEqualTo(512);
        assertThat(BlockPool.capacity(513)).isEqualTo(1024);
        assertThat(BlockPool.capacity(1 << 20)).isEqualTo(1 << 20);
        assertThat(BlockPool.capacity((1 << 20) + 1)).isEqualTo((1 << 20) + (1 << 17));
    }

    @Test
    void aBlockGivenBackServesTheNextOfItsSize() {
        BlockPool pool = new BlockPool(new Memory(10_240), 10_240);
        BlockPool.Block block = take(pool, 1000);
        pool.give(block);
        assertThat(pool.kept()).isEqualTo(1024);
        assertThat(take(pool, 900)).isEqualTo(block);
        assertThat(take(pool, 900)).isNotEqualTo(block);
        assertThat(pool.kept()).isZero();
    }

    @Test
    void noMoreIsKeptThanAllowedAndTheOldestGoesFirst() {
        Memory memory = new Memory(10_240);
        BlockPool pool = new BlockPool(memory, 2048);
        List<BlockPool.Block> blocks = List.of(take(pool, 1024), take(pool, 1024), take(pool, 1024));
        blocks.forEach(pool::give);
        assertThat(memory.freed).containsExactly(blocks.getFirst().address());
        assertThat(pool.kept()).isEqualTo(2048);
    }

    @Test
    void whenMemoryIsOutWhatIsKeptIsFreedAndItIsTriedAgain() {
        Memory memory = new Memory(2048);
        BlockPool pool = new BlockPool(memory, 2048);
        List.of(take(pool, 1024), take(pool, 1024)).forEach(pool::give);
        assertThat(take(pool, 2048).capacity()).isEqualTo(2048);
        assertThat(memory.freed).hasSize(2);
    }

    @Test
    void asALastResortThoseAreAskedWhoForgotToGiveBack() {
        Memory memory = new Memory(1024);
        BlockPool pool = new BlockPool(memory, 1024);
        BlockPool.Block forgotten = take(pool, 1024);
        memory.reclaim = () -> pool.give(forgotten);
        assertThat(take(pool, 1024)).isNotEqualTo(forgotten);
        memory.reclaim = () -> { };
        assertThat(pool.take(1, new BlockPool.Block[1])).isEqualTo(Result.OUT_OF_MEMORY);
    }

    @Test
    void aBlockThatWorkMayStillUseRestsUntilThatIsDone() {
        Memory memory = new Memory(10_240);
        BlockPool pool = new BlockPool(memory, 10_240);
        BlockPool.Block block = take(pool, 1024);
        memory.mark = "a mark";
        pool.give(block);
        assertThat(take(pool, 1024)).isNotEqualTo(block);
        assertThat(pool.kept()).isEqualTo(1024);
        memory.passed = true;
        assertThat(take(pool, 1024)).isEqualTo(block);
    }

    @Test
    void whenMemoryIsOutWorkIsWaitedFor() {
        Memory memory = new Memory(1024);
        BlockPool pool = new BlockPool(memory, 1024);
        BlockPool.Block block = take(pool, 1024);
        memory.mark = "a mark";
        pool.give(block);
        assertThat(take(pool, 1024).capacity()).isEqualTo(1024);
        assertThat(memory.passed).isTrue();
    }

    @Test
    void aBlockIsGivenBackOnce() {
        BlockPool pool = new BlockPool(new Memory(1024), 1024);
        BlockPool.Block block = take(pool, 1024);
        pool.give(block);
        assertThatThrownBy(() -> pool.give(block)).isInstanceOf(IllegalStateException.class)
                .hasMessage("BlockPool.give: block at 4294967296: is not in use");
    }

    @Test
    void everythingIsFreedInTheEnd() {
        Memory memory = new Memory(10_240);
        BlockPool pool = new BlockPool(memory, 10_240);
        BlockPool.Block idle = take(pool, 1024);
        BlockPool.Block waiting = take(pool, 1024);
        take(pool, 1024);
        pool.give(idle);
        memory.mark = "a mark";
        pool.give(waiting);
        pool.releaseAll();
        assertThat(memory.out).isEmpty();
        assertThat(pool.kept()).isZero();
    }
}
