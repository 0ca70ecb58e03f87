package scratch.cuda.kernel;

import scratch.cuda.device.Device;
import scratch.cuda.device.Grid;
import scratch.cuda.device.Stream;
import scratch.math.check.Require;

/// The transpose of a matrix of floats, by tiles of 32 × 32 in shared memory.
public final class Transpose implements AutoCloseable {
    private static final int TILE = 32;
    private static final int STEP = 8;
    private static final int MOST_BLOCKS_DOWN = 65_535;

    private final Loaded kernels;

    /// Compiles the kernel for `device`.
    public Transpose(Device device) {
        kernels = new Loaded(device, "transpose", "transpose");
    }

    /// `b = aᵀ`; they must not overlap.
    ///
    /// @throws IllegalArgumentException if `b` is not of the turned shape, or `a` has more than two million rows
    public void transpose(DeviceMatrix a, DeviceMatrix b, Stream stream) {
        int rows = a.rows();
        int columns = a.columns();
        a.require("Transpose.transpose", "A", rows, columns, Float.BYTES);
        b.require("Transpose.transpose", "B", columns, rows, Float.BYTES);
        int down = (rows - 1) / TILE + 1;
        Require.that(down <= MOST_BLOCKS_DOWN, "Transpose.transpose: %d rows: at most %d", rows, MOST_BLOCKS_DOWN * TILE);
        kernels.arguments("transpose").set(0, rows).set(1, columns).set(2, a.memory(), a.offsetBytes()).set(3, a.leading())
                .set(4, b.memory(), b.offsetBytes()).set(5, b.leading());
        kernels.launch("transpose", new Grid((columns - 1) / TILE + 1, down, 1, TILE, STEP, 1, 0), stream);
    }

    @Override
    public void close() {
        kernels.close();
    }
}
