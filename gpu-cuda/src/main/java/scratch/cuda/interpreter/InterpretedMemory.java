package scratch.cuda.interpreter;

import scratch.cuda.device.DeviceMemory;

/// A block of the interpreter's memory.
final class InterpretedMemory implements DeviceMemory {
    private final InterpretedDevice device;
    private final Allocation allocation;

    InterpretedMemory(InterpretedDevice device, Allocation allocation) {
        this.device = device;
        this.allocation = allocation;
    }

    InterpretedDevice device() {
        return device;
    }

    Allocation allocation() {
        return allocation;
    }

    @Override
    public long address() {
        return allocation.address();
    }

    @Override
    public long bytes() {
        return allocation.bytes();
    }

    @Override
    public void close() {
        device.free(allocation);
    }
}
