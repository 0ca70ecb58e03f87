package scratch.cuda.firstkernel;

import scratch.math.check.Require;

/// How n elements are laid out over blocks of one size: blocks = ⌈n / threads⌉, and each block is whole warps of 32 lanes.
///
/// @param n       elements
/// @param threads of a block, 1 to 1024
public record LaunchShape(int n, int threads) {
    private static final int WARP = 32;
    private static final int MOST = 1024;

    /// @throws IllegalArgumentException if there is no element, or a block cannot have so many threads
    public LaunchShape {
        Require.atLeast(1, "LaunchShape", "n", n);
        Require.that(threads >= 1 && threads <= MOST, "LaunchShape: threads = %d: must be from 1 to %d", threads, MOST);
    }

    /// The least number of blocks that gives each element a thread.
    public int blocks() {
        return (n - 1) / threads + 1;
    }

    /// Threads that are started for nothing.
    public long spare() {
        return (long) blocks() * threads - n;
    }

    /// Warps that are started, the last of a block perhaps with lanes that are not threads.
    public long warps() {
        return (long) blocks() * ((threads - 1) / WARP + 1);
    }

    /// The share of all lanes that have an element.
    public double lanesAtWork() {
        return n / (double) (WARP * warps());
    }
}
