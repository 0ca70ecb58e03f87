package scratch.cuda.device;

import java.util.Locale;

/// How many blocks of how many threads, and the dynamic shared memory of each block in bytes.
public record Grid(int blocksX, int blocksY, int blocksZ, int threadsX, int threadsY, int threadsZ, int sharedBytes) {
    private static final int MOST_THREADS_Z = 64;
    private static final int MOST_BLOCKS_YZ = 65535;

    /// @throws IllegalArgumentException if a size is below 1, or the shared memory below 0
    public Grid {
        if (blocksX < 1 || blocksY < 1 || blocksZ < 1 || threadsX < 1 || threadsY < 1 || threadsZ < 1 || sharedBytes < 0) {
            throw new IllegalArgumentException(String.format(Locale.ROOT,
                    "Grid: %d x %d x %d blocks of %d x %d x %d threads, %d bytes shared:"
                            + " sizes must be at least 1, shared bytes at least 0",
                    blocksX, blocksY, blocksZ, threadsX, threadsY, threadsZ, sharedBytes));
        }
    }

    /// A row of blocks without dynamic shared memory.
    public static Grid of(int blocks, int threads) {
        return new Grid(blocks, 1, 1, threads, 1, 1, 0);
    }

    /// As many blocks as it takes to give each of `n` elements a thread, at most 2³¹ − 1.
    public static Grid covering(long n, int threads) {
        return of(Math.toIntExact(Math.max(1, (n + threads - 1) / threads)), threads);
    }

    /// The same with so much dynamic shared memory.
    public Grid shared(int bytes) {
        return new Grid(blocksX, blocksY, blocksZ, threadsX, threadsY, threadsZ, bytes);
    }

    /// @throws DeviceException if the device cannot run so much: with what `kernel` asked for and what there is
    public void requireWithin(String kernel, Properties limits) {
        if ((long) threadsX * threadsY * threadsZ > limits.threadsPerBlock() || threadsZ > MOST_THREADS_Z) {
            throw new DeviceException(String.format(Locale.ROOT,
                    "Kernel.launch: %s: %d x %d x %d threads in a block: at most %d, and %d along z", kernel, threadsX,
                    threadsY, threadsZ, limits.threadsPerBlock(), MOST_THREADS_Z));
        }
        if (blocksY > MOST_BLOCKS_YZ || blocksZ > MOST_BLOCKS_YZ) {
            throw new DeviceException(String.format(Locale.ROOT,
                    "Kernel.launch: %s: %d x %d x %d blocks: at most %d along y and z", kernel, blocksX, blocksY, blocksZ,
                    MOST_BLOCKS_YZ));
        }
        if (sharedBytes > limits.sharedPerBlockOptIn()) {
            throw new DeviceException(String.format(Locale.ROOT,
                    "Kernel.launch: %s: %d bytes of shared memory in a block: at most %d", kernel, sharedBytes,
                    limits.sharedPerBlockOptIn()));
        }
    }

    /// Threads of a block.
    public int threads() {
        return Math.multiplyExact(Math.multiplyExact(threadsX, threadsY), threadsZ);
    }
}
