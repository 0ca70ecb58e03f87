package scratch.cuda.devicecheck;

/// The "build" exercise of lesson 801: how many blocks fit on a multiprocessor.
public final class Exercise801 {
    private Exercise801() {
    }

    /// A multiprocessor of an H100 has room for 2048 threads, 32 blocks, 65,536 registers and 233,472 bytes of shared memory.
    /// A block is laid out in whole warps of 32 threads, and is on the multiprocessor as a whole or not at all. (The hardware
    /// rounds registers and shared memory up a little; leave that aside.)
    ///
    /// @param threads   of a block, 1 to 1024
    /// @param registers of a thread, at least 1
    /// @param shared    bytes of shared memory of a block, 0 or more
    /// @return blocks that are on it at a time; 0 if not even one fits
    public static int residentBlocks(int threads, int registers, int shared) {
        throw new UnsupportedOperationException(
                "residentBlocks(threads, registers, shared) returns how many blocks fit on a multiprocessor at a time");
    }
}
