package scratch.cuda.device;

/// A mark on a stream, with the time at which the device passed it.
public interface Event extends AutoCloseable {
    /// Waits until the device has passed it.
    void synchronize();

    /// Milliseconds of the device from `earlier` to this mark, to about half a microsecond. Waits for both. The
    /// interpreter gives the host's time.
    double millisecondsSince(Event earlier);

    /// Idempotent.
    @Override
    void close();
}
