package scratch.cuda.kernel;

import scratch.cuda.device.Device;
import scratch.cuda.device.DeviceMemory;
import scratch.cuda.device.Grid;
import scratch.cuda.device.Stream;

/// `y = α·A·x + β·y` and `y = α·Aᵀ·x + β·y`. With β = 0 what was in y is not read.
public final class Gemv implements AutoCloseable {
    private static final int THREADS = 256;
    private static final int ROWS_OF_BLOCK = THREADS / 32;
    private static final int MOST_SLICES = 256;
    private static final int LEAST_ROWS_OF_SLICE = 64;

    private final Device device;
    private final Loaded kernels;
    private DeviceMemory partial;

    /// Compiles the kernels for `device`.
    public Gemv(Device device) {
        this.device = device;
        kernels = new Loaded(device, "gemv", "gemv", "gemv_transposed", "gemv_finish");
    }

    /// `y = α·A·x + β·y`: A is (rows, columns), x has `columns` elements, y `rows`.
    ///
    /// @throws IllegalArgumentException if the shapes do not fit together
    public void multiply(float alpha, DeviceMatrix a, DeviceMatrix x, float beta, DeviceMatrix y, Stream stream) {
        a.require("Gemv.multiply", "A", a.rows(), a.columns(), Float.BYTES);
        x.requireVector("Gemv.multiply", "x", a.columns());
        y.requireVector("Gemv.multiply", "y", a.rows());
        kernels.arguments("gemv").set(0, a.rows()).set(1, a.columns()).set(2, alpha).set(3, a.memory(), a.offsetBytes())
                .set(4, a.leading()).set(5, x.memory(), x.offsetBytes()).set(6, beta).set(7, y.memory(), y.offsetBytes());
        kernels.launch("gemv", Grid.of((a.rows() - 1) / ROWS_OF_BLOCK + 1, THREADS), stream);
    }

    /// `y = α·Aᵀ·x + β·y`: x has `rows` elements, y `columns`. The rows are added in slices that depend on the shape alone,
    /// and the slices in their order.
    ///
    /// @throws IllegalArgumentException if the shapes do not fit together
    public void multiplyTransposed(float alpha, DeviceMatrix a, DeviceMatrix x, float beta, DeviceMatrix y, Stream stream) {
        int rows = a.rows();
        int columns = a.columns();
        a.require("Gemv.multiplyTransposed", "A", rows, columns, Float.BYTES);
        x.requireVector("Gemv.multiplyTransposed", "x", rows);
        y.requireVector("Gemv.multiplyTransposed", "y", columns);
        int rowsOfSlice = Math.max(LEAST_ROWS_OF_SLICE, (rows - 1) / MOST_SLICES + 1);
        int slices = (rows - 1) / rowsOfSlice + 1;
        int across = (columns - 1) / THREADS + 1;
        room((long) slices * columns * Float.BYTES);
        kernels.arguments("gemv_transposed").set(0, rows).set(1, columns).set(2, a.memory(), a.offsetBytes())
                .set(3, a.leading()).set(4, x.memory(), x.offsetBytes()).set(5, rowsOfSlice).set(6, partial);
        kernels.launch("gemv_transposed", new Grid(across, slices, 1, THREADS, 1, 1, 0), stream);
        kernels.arguments("gemv_finish").set(0, slices).set(1, columns).set(2, alpha).set(3, partial).set(4, beta)
                .set(5, y.memory(), y.offsetBytes());
        kernels.launch("gemv_finish", Grid.of(across, THREADS), stream);
    }

    private void room(long bytes) {
        if (partial == null || partial.bytes() < bytes) {
            if (partial != null) {
                partial.close();
            }
            partial = device.allocate(bytes);
        }
    }

    @Override
    public void close() {
        if (partial != null) {
            partial.close();
        }
        kernels.close();
    }
}
