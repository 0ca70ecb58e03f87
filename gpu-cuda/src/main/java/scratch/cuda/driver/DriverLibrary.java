package scratch.cuda.driver;

/// What has to be asked of the driver's library before anything is built on it. A real one is [SystemLibrary]; a test brings
/// its own.
interface DriverLibrary {
    /// Whether it exports a function of that name.
    boolean has(String function);

    /// `cuInit(0)`: a result code, 0 if all is well.
    int initialise();

    /// `cuDriverGetVersion`: the newest CUDA that the driver supports, 1000·major + 10·minor; below 0 a negated result code.
    int version();

    /// `cuDeviceGetCount`; below 0 a negated result code.
    int devices();

    /// `cuDeviceGetAttribute` of the first device; below 0 a negated result code.
    int attribute(int attribute);
}
