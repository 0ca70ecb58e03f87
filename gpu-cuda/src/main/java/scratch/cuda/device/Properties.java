package scratch.cuda.device;

/// What a device says of itself. Sizes in bytes.
///
/// @param name                  for instance `NVIDIA H200`, or `PTX interpreter`
/// @param interpreted           true for the interpreter: slow, exact in what it checks, no measure of speed
/// @param major                 of the compute capability: 8 of sm_80
/// @param minor                 0 of sm_80
/// @param multiprocessors       how many blocks can run side by side, at the least
/// @param clockMegahertz        of the multiprocessors, at most
/// @param memoryClockMegahertz  of the memory
/// @param memoryBusBits         width of the way to it
/// @param memory                of the device in all
/// @param l2                    second-level cache
/// @param sharedPerBlock        shared memory that a block may declare
/// @param sharedPerBlockOptIn   … that it may have when it asks at launch
/// @param threadsPerBlock       at most
/// @param driverVersion         CUDA version of the driver, 1000·major + 10·minor; 0 for the interpreter
public record Properties(String name, boolean interpreted, int major, int minor, int multiprocessors,
                         int clockMegahertz, int memoryClockMegahertz, int memoryBusBits, long memory, long l2,
                         int sharedPerBlock, int sharedPerBlockOptIn, int threadsPerBlock, int driverVersion) {

    /// The compute capability as one number: 80 for sm_80.
    public int capability() {
        return 10 * major + minor;
    }
}
