package scratch.cuda.driver;

import java.lang.foreign.MemorySegment;

import scratch.cuda.device.HostMemory;

/// Page-locked memory that the driver gave.
@SuppressWarnings("restricted")                                // native memory: the build allows it
final class PinnedMemory implements HostMemory {
    private final DriverDevice device;
    private final MemorySegment segment;

    PinnedMemory(DriverDevice device, long address, long bytes) {
        this.device = device;
        segment = MemorySegment.ofAddress(address).reinterpret(bytes);
    }

    @Override
    public MemorySegment segment() {
        return segment;
    }

    @Override
    public void close() {
        device.unpin(segment.address());
    }
}
