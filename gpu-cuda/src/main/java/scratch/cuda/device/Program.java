package scratch.cuda.device;

/// Compiled PTX.
public interface Program extends AutoCloseable {
    /// A kernel by the name that it has in the PTX.
    ///
    /// @throws DeviceException if there is none, with the names that there are
    Kernel kernel(String name);

    /// Idempotent.
    @Override
    void close();
}
