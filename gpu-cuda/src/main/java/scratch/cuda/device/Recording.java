package scratch.cuda.device;

/// Work that was written down once ([Device#capture]) and is put on a stream as a whole, as often as it is wanted: one call of
/// the driver for all its kernels, and no pause on the device between one and the next but what they need.
public interface Recording extends AutoCloseable {
    /// Puts it on the stream. The kernels get the arguments that they had when they were recorded.
    void replay(Stream stream);

    /// Idempotent.
    @Override
    void close();
}
