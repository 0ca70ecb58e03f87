package scratch.cuda.matmulladder;

/// The "build" exercise of lesson 805: how many passes a warp's read of shared memory takes.
public final class Exercise805 {
    private Exercise805() {
    }

    /// Shared memory has 32 banks; word w lies in bank w mod 32. In one pass each bank gives one word, to all lanes that
    /// want it.
    ///
    /// @param words the words that the lanes of a warp read; (32) or fewer
    /// @return passes that it takes
    public static int passes(int[] words) {
        throw new UnsupportedOperationException("passes(words) returns how many passes the read of these words takes");
    }
}
