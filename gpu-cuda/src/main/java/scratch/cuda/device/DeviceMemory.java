package scratch.cuda.device;

/// A block of device memory.
public interface DeviceMemory extends AutoCloseable {
    /// Where it begins, as kernels see it.
    long address();

    /// How long it is.
    long bytes();

    /// Gives it back, after the work that has been put on the device's streams so far. Idempotent.
    @Override
    void close();
}
