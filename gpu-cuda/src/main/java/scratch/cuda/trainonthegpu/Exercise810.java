package scratch.cuda.trainonthegpu;

/// The "build" exercise of lesson 810: what crosses the bus.
public final class Exercise810 {
    private Exercise810() {
    }

    /// Counts the bytes that cross the bus when tensors stay on the device.
    ///
    /// Tensor t has `bytes[t]` bytes. Operation i works on the tensors `operations[i]`: it reads all of them but the last,
    /// and writes the last. A tensor that is read before any operation has written it comes from the host: it crosses once,
    /// and stays. What is written stays, too. At the end the tensors in `results` are read by the host.
    ///
    /// @return the bytes in both directions together
    public static long crossing(int[] bytes, int[][] operations, int[] results) {
        throw new UnsupportedOperationException("crossing(bytes, operations, results) returns the bytes that cross the bus");
    }
}
