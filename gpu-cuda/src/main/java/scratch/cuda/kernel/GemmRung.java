package scratch.cuda.kernel;

import java.util.Locale;

import scratch.cuda.device.Device;
import scratch.cuda.device.Grid;

/// The rungs of the ladder that any GPU since the A100 can climb, each in a source file of its own.
public enum GemmRung {
    /// One thread an element, the threads of a warp below each other.
    NAIVE("gemm_naive", Precision.FP32, 32, 32, 32, 32, 0, false, 0.02),
    /// … beside each other.
    COALESCED("gemm_coalesced", Precision.FP32, 32, 32, 32, 32, 0, false, 0.10),
    /// Tiles in shared memory.
    SHARED("gemm_shared", Precision.FP32, 32, 32, 32, 32, 0, false, 0.15),
    /// 8 × 8 sums a thread.
    REGISTERS("gemm_registers", Precision.FP32, 128, 128, 256, 1, 0, false, 0.50),
    /// Four floats an instruction.
    VECTORIZED("gemm_vectorized", Precision.FP32, 128, 128, 256, 1, 0, false, 0.65),
    /// The next tile is on its way while this one is multiplied.
    PIPELINED("gemm_pipelined", Precision.FP32, 128, 128, 256, 1, 0, false, 0.70),
    /// 64 × 64 elements a warp, 8 × 16 sums a thread, four tiles under way.
    WARPTILES("gemm_warptiles", Precision.FP32, 128, 128, 128, 1, 4 * (128 * 20 + 16 * 128) * 4, false, 0.85),
    /// The matrix units, inputs rounded to TF32.
    MMA_TF32("gemm_mma_tf32", Precision.TF32, 128, 256, 256, 1, 4 * (128 * 20 + 16 * 264) * 4, true, 1),
    /// The matrix units, bfloat16.
    MMA_BF16("gemm_mma_bf16", Precision.BF16, 128, 256, 256, 1, 4 * (128 * 32 + 32 * 256) * 2, true, 1);

    private static final int MOST_BLOCKS_DOWN = 65_535;

    private final String kernel;
    private final Precision precision;
    private final int tileRows;
    private final int tileColumns;
    private final int threadsX;
    private final int threadsY;
    private final int sharedBytes;
    private final boolean flat;
    private final double share;

    GemmRung(String kernel, Precision precision, int tileRows, int tileColumns, int threadsX, int threadsY, int sharedBytes,
            boolean flat, double share) {
        this.kernel = kernel;
        this.precision = precision;
        this.tileRows = tileRows;
        this.tileColumns = tileColumns;
        this.threadsX = threadsX;
        this.threadsY = threadsY;
        this.sharedBytes = sharedBytes;
        this.flat = flat;
        this.share = share;
    }

    /// Name of the kernel, and of its source file.
    public String kernel() {
        return kernel;
    }

    /// What A and B are made of.
    public Precision precision() {
        return precision;
    }

    /// Rows of C that a block computes.
    public int tileRows() {
        return tileRows;
    }

    /// Columns of C that a block computes.
    public int tileColumns() {
        return tileColumns;
    }

    /// Threads of a block.
    public int threads() {
        return threadsX * threadsY;
    }

    /// Dynamic shared memory of a block.
    public int sharedBytes() {
        return sharedBytes;
    }

    /// Whether the device has the shared memory for it.
    public boolean runsOn(Device device) {
        return device.properties().sharedPerBlockOptIn() >= sharedBytes;
    }

    /// How many blocks it takes, of which size.
    ///
    /// @throws IllegalArgumentException if there are more of them below each other than a grid can have
    Grid grid(int m, int n) {
        int down = (m - 1) / tileRows + 1;
        int across = (n - 1) / tileColumns + 1;
        if (flat) {
            return new Grid(Math.multiplyExact(down, across), 1, 1, threadsX, threadsY, 1, sharedBytes);
        }
        if (down > MOST_BLOCKS_DOWN) {
            throw new IllegalArgumentException(String.format(Locale.ROOT, "Gemm.multiply: %s for %d rows: at most %d",
                    kernel, m, MOST_BLOCKS_DOWN * tileRows));
        }
        return new Grid(across, down, 1, threadsX, threadsY, 1, sharedBytes);
    }

    /// A rough cost of an (m, n) product on so many multiprocessors: rounds of blocks, times the area of a tile, divided by
    /// the share of the peak that the rung reaches on large matrices.
    double cost(int m, int n, int multiprocessors) {
        double blocks = Math.ceil(m / (double) tileRows) * Math.ceil(n / (double) tileColumns);
        return Math.ceil(blocks / multiprocessors) * tileRows * tileColumns / share;
    }
}
