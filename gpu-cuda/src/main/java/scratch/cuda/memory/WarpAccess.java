package scratch.cuda.memory;

import java.util.Arrays;
import java.util.stream.LongStream;

import scratch.math.check.Require;

/// What one read or write of a warp asks of global memory: sectors of 32 bytes, as many as its 32 addresses lie in.
///
/// Costs O(lanes). NVIDIA, *CUDA C++ Best Practices Guide*, "Coalesced access to global memory".
public final class WarpAccess {
    /// Threads that issue an instruction together.
    public static final int LANES = 32;
    /// Bytes that global memory moves at least.
    public static final int SECTOR = 32;

    private WarpAccess() {
    }

    /// How many sectors lanes touch that read `bytes` bytes each.
    ///
    /// @param addresses where each lane begins, in bytes
    /// @throws IllegalArgumentException if there are more than 32, one is negative, or `bytes` is not 1 to 16
    public static int sectors(long[] addresses, int bytes) {
        Require.that(addresses.length <= LANES && bytes >= 1 && bytes <= 16,
                "WarpAccess.sectors: %d lanes of %d bytes: at most 32 lanes, and 1 to 16 bytes", addresses.length, bytes);
        Require.that(Arrays.stream(addresses).allMatch(at -> at >= 0), "WarpAccess.sectors: %s: addresses must not be negative",
                Arrays.toString(addresses));
        return (int) Arrays.stream(addresses).flatMap(at -> between(at, at + bytes - 1)).distinct().count();
    }

    private static LongStream between(long firstByte, long lastByte) {
        return LongStream.rangeClosed(firstByte / SECTOR, lastByte / SECTOR);
    }

    /// The addresses of a warp whose lane i takes float `first + stride * i` of an array that begins at a sector.
    public static long[] strided(int first, int stride) {
        return LongStream.range(0, LANES).map(lane -> Float.BYTES * (first + stride * lane)).toArray();
    }

    /// Bytes asked for, for each byte moved: 1 at best if all lanes want different ones.
    public static double share(long[] addresses, int bytes) {
        return (double) addresses.length * bytes / (SECTOR * sectors(addresses, bytes));
    }
}
