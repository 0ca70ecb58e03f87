package scratch.cuda.driver;

import java.util.concurrent.atomic.AtomicBoolean;

import scratch.cuda.device.DeviceException;
import scratch.cuda.device.DeviceMemory;

/// A block from the pool.
final class DriverMemory implements DeviceMemory {
    private final DriverDevice device;
    private final BlockPool.Block block;
    private final long bytes;
    private final AtomicBoolean closed = new AtomicBoolean();

    DriverMemory(DriverDevice device, BlockPool.Block block, long bytes) {
        this.device = device;
        this.block = block;
        this.bytes = bytes;
    }

    DriverDevice device() {
        return device;
    }

    @Override
    public long address() {
        if (closed.get()) {
            throw new DeviceException("DeviceMemory.address: " + bytes + " bytes: they were given back");
        }
        return block.address();
    }

    @Override
    public long bytes() {
        return bytes;
    }

    /// With the device went its memory.
    @Override
    public void close() {
        if (closed.compareAndSet(false, true) && device.isUsable()) {
            device.enter("DeviceMemory.close");
            device.giveBack(block);
        }
    }
}
