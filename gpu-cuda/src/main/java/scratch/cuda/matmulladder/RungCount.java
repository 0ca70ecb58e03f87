package scratch.cuda.matmulladder;

import scratch.cuda.device.DeviceMemory;
import scratch.cuda.interpreter.InterpretedDevice;
import scratch.cuda.interpreter.LaunchReport;
import scratch.cuda.kernel.DeviceMatrix;
import scratch.cuda.kernel.GemmRung;
import scratch.cuda.kernel.TiledGemm;

/// What a thousand multiply-adds cost a rung of the ladder inside a large product, counted by the interpreter.
///
/// One tile of C is computed twice, with 32 and with 96 columns of A; the difference is what 64 more columns cost, without
/// the start and the end of the kernel.
///
/// @param instructions that warps issue
/// @param loads        … of these, that read global memory
/// @param bytes        that come from global memory, in sectors of 32
/// @param passes       that shared memory needs
/// @param conflicts    … of these, because lanes wanted different words of one bank
public record RungCount(double instructions, double loads, double bytes, double passes, double conflicts) {
    private static final int SHORT = 32;
    private static final int LONG = 96;
    private static final int SECTOR = 32;

    /// Counts a rung.
    public static RungCount of(GemmRung rung) {
        LaunchReport small = run(rung, SHORT);
        LaunchReport large = run(rung, LONG);
        double thousands = rung.tileRows() * rung.tileColumns() * (LONG - SHORT) / 1000.0;
        return new RungCount((large.warpInstructions() - small.warpInstructions()) / thousands,
                (large.globalLoads() - small.globalLoads()) / thousands,
                (large.loadSectors() - small.loadSectors()) * SECTOR / thousands,
                (large.sharedTransactions() - small.sharedTransactions()) / thousands,
                (large.bankConflicts() - small.bankConflicts()) / thousands);
    }

    private static LaunchReport run(GemmRung rung, int k) {
        int m = rung.tileRows();
        int n = rung.tileColumns();
        int bytes = rung.precision().bytes();
        try (InterpretedDevice device = new InterpretedDevice(); TiledGemm gemm = new TiledGemm(device, rung)) {
            DeviceMatrix a = new DeviceMatrix(zeros(device, (long) m * k * bytes), 0, m, k, k, bytes);
            DeviceMatrix b = new DeviceMatrix(zeros(device, (long) k * n * bytes), 0, k, n, n, bytes);
            DeviceMatrix c = DeviceMatrix.of(zeros(device, (long) m * n * Float.BYTES), m, n);
            gemm.multiply(1, a, b, 0, c, device.stream());
            return device.lastLaunch();
        }
    }

    private static DeviceMemory zeros(InterpretedDevice device, long bytes) {
        DeviceMemory memory = device.allocate(bytes);
        device.fill((byte) 0, memory, 0, bytes, device.stream());
        return memory;
    }

    /// Bytes from global memory for a thousand multiply-adds, by reasoning instead of counting.
    ///
    /// With tiles, an element of A serves as many products as the tile has columns, one of B as many as it has rows. Without,
    /// a warp reads for 32 multiply-adds: 32 sectors of A and one of B if its threads stand below each other, one of A and
    /// four of B if they stand beside each other.
    public static double expectedBytes(GemmRung rung) {
        double each = switch (rung) {
            case NAIVE -> (32 + 1) * SECTOR / 32.0;
            case COALESCED -> (1 + 4) * SECTOR / 32.0;
            default -> rung.precision().bytes() * (1.0 / rung.tileColumns() + 1.0 / rung.tileRows());
        };
        return 1000 * each;
    }
}
