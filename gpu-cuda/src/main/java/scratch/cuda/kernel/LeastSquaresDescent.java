package scratch.cuda.kernel;

import java.lang.foreign.MemorySegment;
import java.util.Locale;

import scratch.cuda.device.Device;
import scratch.cuda.device.DeviceMemory;
import scratch.cuda.device.Grid;
import scratch.math.check.Require;

/// Gradient descent for least squares on the device: `w ← w − (2·rate/n)·Xᵀ(X·w + b − y)` and the intercept b likewise.
/// One launch an iteration, X is read once in each, and nothing crosses the bus until the end.
///
/// All is added in an order that the sizes and `blocks` fix: the same bits in every run. Floats: the weights agree with
/// those of a descent in double to about 1e-6 of the largest.
public final class LeastSquaresDescent implements AutoCloseable {
    /// Columns at most.
    public static final int MOST_COLUMNS = 128;
    private static final int THREADS = 256;
    private static final int STAGES = 3;
    private static final int MOST_SHARED = 144 * 1024;
    private static final int DECLARED_SHARED = 8 * 1024;           // what the kernel declares, rounded up

    private final Device device;
    private final Loaded kernels;
    private final DeviceMatrix x;
    private final DeviceMatrix y;
    private final boolean intercept;
    private final int blocks;
    private final int rowsOfTile;
    private final int pitch;
    private final DeviceMemory[] weights = new DeviceMemory[2];
    private final DeviceMemory[] partial = new DeviceMemory[2];
    private DeviceMemory losses;
    private float lastRate;
    private int most;
    private int done;

    /// A descent over rows of X (n, d) and their y, one block for each multiprocessor.
    public LeastSquaresDescent(Device device, DeviceMatrix x, DeviceMatrix y, boolean intercept) {
        this(device, x, y, intercept, device.properties().multiprocessors());
    }

    /// … with so many blocks, fewer if there are not tiles enough.
    ///
    /// @throws IllegalArgumentException if y is not a row of n floats, X has more than 128 columns, or blocks is below 1
    public LeastSquaresDescent(Device device, DeviceMatrix x, DeviceMatrix y, boolean intercept, int blocks) {
        int columns = x.columns();
        Require.that(columns <= MOST_COLUMNS, "LeastSquaresDescent: %d columns: at most %d", columns, MOST_COLUMNS);
        Require.that(blocks >= 1, "LeastSquaresDescent: %d blocks: must be at least 1", blocks);
        this.device = device;
        this.x = x.require("LeastSquaresDescent", "X", x.rows(), columns, Float.BYTES);
        this.y = y.requireVector("LeastSquaresDescent", "y", x.rows());
        this.intercept = intercept;
        int quads = (columns + 3) / 4;
        pitch = 4 * (quads | 1);                                   // an odd number of pieces of 16 bytes
        int shared = Math.min(MOST_SHARED, device.properties().sharedPerBlockOptIn() - DECLARED_SHARED);
        rowsOfTile = Math.min(THREADS, shared / (STAGES * pitch * Float.BYTES));
        this.blocks = Math.min(blocks, (x.rows() - 1) / rowsOfTile + 1);
        kernels = new Loaded(device, "descent", "descent_step");
        for (int i = 0; i < 2; i++) {
            weights[i] = device.allocate((long) (columns + 1) * Float.BYTES);
            partial[i] = device.allocate((long) this.blocks * (columns + 2) * Float.BYTES);
        }
    }

    /// What came out of a descent.
    ///
    /// @param weights d of them and, last, the intercept (0 without one)
    /// @param losses  mean squared residual before each iteration
    public record Result(float[] weights, float[] losses) {
    }

    /// So many iterations from `start` (d weights and the intercept). Waits.
    ///
    /// @throws IllegalArgumentException if `start` is not of that length, or there is not at least one iteration
    public Result run(float[] start, int iterations, float rate) {
        start(start, iterations);
        for (int i = 0; i < iterations; i++) {
            step(rate);
        }
        return finish();
    }

    /// Puts the first weights in place, and makes room for the losses of so many iterations.
    ///
    /// @throws IllegalArgumentException if `start` is not of that length, or there is not at least one iteration
    public void start(float[] start, int iterations) {
        Require.that(start.length == x.columns() + 1, "LeastSquaresDescent.start: %d weights: must be %d, the intercept last",
                start.length, x.columns() + 1);
        Require.that(iterations >= 1, "LeastSquaresDescent.start: %d iterations: must be at least 1", iterations);
        if (losses != null) {
            losses.close();
        }
        losses = device.allocate((long) iterations * Float.BYTES);
        most = iterations;
        done = 0;
        device.copyIn(MemorySegment.ofArray(start), weights[0], 0, device.stream());
        kernels.arguments("descent_step").set(1, x.columns()).set(2, x.memory(), x.offsetBytes()).set(3, x.leading())
                .set(4, y.memory(), y.offsetBytes()).set(5, intercept ? 1 : 0).set(13, rowsOfTile).set(14, pitch);
    }

    /// One iteration: takes the step that the shares of the iteration before ask for, and finds the shares of this one.
    ///
    /// @throws IllegalStateException if it was not started, or there is no room for another loss
    public void step(float rate) {
        if (done >= most) {
            throw new IllegalStateException(String.format(Locale.ROOT, "LeastSquaresDescent.step: %d of %d iterations: "
                    + "start makes room for more", done, most));
        }
        launch(x.rows(), blocks, rate);
        lastRate = rate;
        done++;
    }

    /// Takes the last step, by a launch without rows, and fetches the result. Waits.
    ///
    /// @throws IllegalStateException if there was no iteration
    public Result finish() {
        if (done == 0) {
            throw new IllegalStateException("LeastSquaresDescent.finish: no iteration yet: start and step come before");
        }
        launch(0, 1, lastRate);
        float[] end = new float[x.columns() + 1];
        device.copyOut(weights[(done + 1) % 2], 0, MemorySegment.ofArray(end), device.stream());
        float[] loss = new float[done];
        device.copyOut(losses, 0, MemorySegment.ofArray(loss), device.stream());
        for (int i = 0; i < done; i++) {
            loss[i] /= x.rows();
        }
        most = 0;
        done = 0;
        return new Result(end, loss);
    }

    private void launch(int rows, int blocksNow, float rate) {
        kernels.arguments("descent_step").set(0, rows).set(6, 2 * (done == 0 ? rate : lastRate) / x.rows())
                .set(7, done == 0 ? 0 : blocks).set(8, partial[(done + 1) % 2])
                .set(9, weights[done % 2]).set(10, weights[(done + 1) % 2])
                .set(11, losses, (long) Math.max(0, done - 1) * Float.BYTES).set(12, partial[done % 2]);
        int shared = STAGES * rowsOfTile * pitch * Float.BYTES;
        kernels.launch("descent_step", Grid.of(blocksNow, THREADS).shared(shared), device.stream());
    }

    @Override
    public void close() {
        if (losses != null) {
            losses.close();
        }
        for (int i = 0; i < 2; i++) {
            weights[i].close();
            partial[i].close();
        }
        kernels.close();
    }
}
