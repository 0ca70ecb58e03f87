package scratch.cuda.gpugradientdescent;

import java.lang.foreign.MemorySegment;

import scratch.cuda.device.DeviceMemory;
import scratch.cuda.interpreter.InterpretedDevice;
import scratch.cuda.interpreter.LaunchReport;
import scratch.cuda.kernel.DeviceMatrix;
import scratch.cuda.kernel.Gemv;
import scratch.cuda.kernel.LeastSquaresDescent;

/// The descent of lesson 806 on the interpreter, and what an iteration asks of global memory.
public final class InterpretedRuns {
    private static final int SECTOR = 32;

    private InterpretedRuns() {
    }

    /// What an iteration asks for.
    ///
    /// @param launches of kernels
    /// @param bytes    that they read from global memory, in sectors of 32
    public record Reads(int launches, long bytes) {
    }

    /// So many iterations from weights 0, the blocks in an order that `seed` draws.
    public static LeastSquaresDescent.Result descend(Line data, int iterations, float rate, long seed) {
        try (InterpretedDevice device = new InterpretedDevice(InterpretedDevice.Options.standard().withSeed(seed));
                LeastSquaresDescent descent = descent(device, data)) {
            return descent.run(new float[data.columns() + 1], iterations, rate);
        }
    }

    /// One iteration by the fused kernel: the second, which has shares to add.
    public static Reads onePass(Line data) {
        try (InterpretedDevice device = new InterpretedDevice(); LeastSquaresDescent descent = descent(device, data)) {
            descent.start(new float[data.columns() + 1], 2);
            descent.step(0.05f);
            descent.step(0.05f);
            return new Reads(1, read(device.lastLaunch()));
        }
    }

    /// One iteration by library calls: r = X·w − y, then Xᵀ·r, in slices that are added by a launch of their own.
    public static Reads twoProducts(Line data) {
        long[] counts = new long[2];
        try (InterpretedDevice device = new InterpretedDevice(); Gemv gemv = new Gemv(device)) {
            device.onLaunch(report -> {
                counts[0]++;
                counts[1] += read(report);
            });
            DeviceMatrix x = upload(device, data.x(), data.rows(), data.columns());
            DeviceMatrix residuals = upload(device, data.y(), 1, data.rows());
            DeviceMatrix w = upload(device, new float[data.columns()], 1, data.columns());
            DeviceMatrix gradient = upload(device, new float[data.columns()], 1, data.columns());
            gemv.multiply(1, x, w, -1, residuals, device.stream());
            gemv.multiplyTransposed(1, x, residuals, 0, gradient, device.stream());
        }
        return new Reads((int) counts[0], counts[1]);
    }

    private static long read(LaunchReport report) {
        return report.loadSectors() * SECTOR;
    }

    private static LeastSquaresDescent descent(InterpretedDevice device, Line data) {
        return new LeastSquaresDescent(device, upload(device, data.x(), data.rows(), data.columns()),
                upload(device, data.y(), 1, data.rows()), true);
    }

    private static DeviceMatrix upload(InterpretedDevice device, float[] values, int rows, int columns) {
        DeviceMemory memory = device.allocate((long) values.length * Float.BYTES);
        device.copyIn(MemorySegment.ofArray(values), memory, 0, device.stream());
        return DeviceMatrix.of(memory, rows, columns);
    }
}
