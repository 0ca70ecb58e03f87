package scratch.cuda.device;

/// A function that a device runs in many threads.
public interface Kernel {
    /// Its name in the PTX.
    String name();

    /// A fresh block for its parameters, in their order and of their sizes. One block serves many launches; it is read
    /// when `launch` is called.
    Arguments arguments();

    /// Puts one run on the stream. Allocates nothing.
    ///
    /// @throws DeviceException if the grid is not one (a size below 1 or beyond the device's limits), a parameter was
    ///                         never set, or the block belongs to another kernel
    void launch(Grid grid, Stream stream, Arguments arguments);
}
