package scratch.cuda.memory;

/// The "build" exercise of lesson 803: how many sectors a warp moves.
public final class Exercise803 {
    private Exercise803() {
    }

    /// How many different sectors of 32 bytes the lanes of a warp touch, if lane i reads the bytes from `addresses[i]` to
    /// `addresses[i] + bytes - 1`. A read may begin in one sector and end in the next.
    ///
    /// @param addresses of the lanes, in bytes, in any order, equal ones among them
    /// @param bytes     that each lane reads; at most 16
    public static int sectors(long[] addresses, int bytes) {
        throw new UnsupportedOperationException("sectors(addresses, bytes) counts the different sectors of 32 bytes");
    }
}
