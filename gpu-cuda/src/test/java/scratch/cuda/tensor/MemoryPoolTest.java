package scratch.cuda.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import scratch.cuda.device.DeviceException;
import scratch.cuda.device.DeviceMemory;

class MemoryPoolTest {

    @Test
    void whatIsGivenBackIsUsedAgainForTheSameSizeClass() {
        var device = new BookkeepingDevice(false, 1 << 20);
        var pool = new MemoryPool(device.device(), true);
        DeviceMemory a = pool.take(1100);
        assertThat(a.bytes()).isEqualTo(1280);
        pool.give(a);
        assertThat(pool.take(1280)).isSameAs(a);
        assertThat(pool.take(1281)).isNotSameAs(a);
        assertThat(pool.allocations()).isEqualTo(2);
    }

    @Test
    void atMostAFifthIsWasted() {
        assertThat(MemoryPool.capacity(1)).isEqualTo(512);
        assertThat(MemoryPool.capacity(512)).isEqualTo(512);
        assertThat(MemoryPool.capacity(513)).isEqualTo(640);
        assertThat(MemoryPool.capacity(1024)).isEqualTo(1024);
        assertThat(MemoryPool.capacity(1025)).isEqualTo(1280);
        for (long bytes = 512; bytes < 100_000; bytes += 7) {
            assertThat(MemoryPool.capacity(bytes)).isBetween(bytes, bytes * 5 / 4);
        }
        assertThat(MemoryPool.capacity(5L << 32)).isEqualTo(5L << 32);
    }

    @Test
    void onTheInterpreterBlocksAreAsLongAsAskedFor() {
        var pool = new MemoryPool(new BookkeepingDevice(true, 1 << 20).device(), true);
        assertThat(pool.take(1100).bytes()).isEqualTo(1100);
    }

    @Test
    void aPoolThatKeepsNothingClosesWhatItIsGiven() {
        var device = new BookkeepingDevice(true, 1 << 20);
        var pool = new MemoryPool(device.device(), false);
        pool.give(pool.take(1000));
        assertThat(device.used()).isZero();
    }

    @Test
    void whatLiesIdleIsGivenBackWhenTheDeviceIsFull() {
        var device = new BookkeepingDevice(false, 10_000);
        var pool = new MemoryPool(device.device(), true);
        pool.give(pool.take(6144));
        assertThat(pool.take(8192).bytes()).isEqualTo(8192);
        assertThat(device.used()).isEqualTo(8192);
        assertThat(device.synchronizations()).as("kernels may still use what is freed").isEqualTo(1);
        assertThat(device.asked()).containsExactly(6144L, 8192L, 8192L);
    }

    @Test
    void aFullDeviceSaysWhatWasWantedAndWhatIsInUse() {
        var pool = new MemoryPool(new BookkeepingDevice(false, 10_000).device(), true);
        pool.take(6144);
        assertThatThrownBy(() -> pool.take(8000)).isInstanceOf(DeviceException.class)
                .hasMessage("CudaBackend.allocate: 8192 bytes, with 6144 bytes in use by tensors and none idle: "
                        + "Device.allocate: 8192 bytes: 3856 of 10000 are free");
    }

    @Test
    void tensorsThatNobodyReachesAreFoundWhenTheDeviceIsFull() {
        var device = new BookkeepingDevice(false, 10_000);
        var pool = new MemoryPool(device.device(), true);
        lose(pool);
        assertThat(new CudaStorage(null, pool, 2048).memory().bytes()).isEqualTo(8192);
    }

    /// A storage that is neither released nor kept.
    private static void lose(MemoryPool pool) {
        assertThat(new CudaStorage(null, pool, 2000).memory().bytes()).isEqualTo(8192);
    }
}
