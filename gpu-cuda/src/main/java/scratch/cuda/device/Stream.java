package scratch.cuda.device;

/// Work of a device in order.
public interface Stream extends AutoCloseable {
    /// Waits until everything on it is done.
    void synchronize();

    /// Puts a mark behind what is on it so far.
    void record(Event event);

    /// What comes later on this stream waits for the mark.
    void await(Event event);

    /// Gives it back when its work is done. Idempotent; the device's own stream stays.
    @Override
    void close();
}
