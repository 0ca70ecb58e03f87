package scratch.math.tensor.cpu;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BufferPoolTest {

    @Test
    void arraysAreTakenFromThePoolAgainTheLastOneFirst() {
        BufferPool pool = new BufferPool(10_000);
        float[] first = pool.take(1000);
        float[] second = pool.take(890);
        assertThat(first).hasSize(1024);
        assertThat(second).hasSize(1024 - 128);
        pool.give(first);
        assertThat(pool.take(512)).isNotSameAs(first);
        assertThat(pool.take(1000)).isSameAs(first);
        pool.give(first);
        for (int i = 0; i < 20; i++) {
            pool.give(new float[1024]);
        }
        assertThat(pool.held()).isLessThanOrEqualTo(10_000);
    }

    @Test
    void whatIsLentIsCountedAndItsMostIsKept() {
        BufferPool pool = new BufferPool(10_000);
        float[] first = pool.take(1000);                       // 1024 with what is rounded up
        float[] second = pool.take(64);
        assertThat(pool.lent()).isEqualTo(1088);
        pool.give(first);
        assertThat(pool.lent()).isEqualTo(64);
        assertThat(pool.mostLent()).isEqualTo(1088);
        pool.forgetMost();
        assertThat(pool.mostLent()).isEqualTo(64);
        pool.give(second);
        assertThat(pool.take(1000)).isSameAs(first);
        assertThat(pool.lent()).isEqualTo(1024);
    }

    @Test
    void capacitiesAreAtMostAFourthTooLarge() {
        for (int size = 1; size < 200_000; size += size < 3000 ? 1 : 97) {
            int capacity = new BufferPool(1).take(size).length;
            assertThat(capacity).isGreaterThanOrEqualTo(size);
            assertThat(capacity).isLessThanOrEqualTo(Math.max(64, size + size / 4));
            assertThat(BufferPool.sizeClass(capacity)).isEqualTo(BufferPool.sizeClass(size));
        }
    }
}
