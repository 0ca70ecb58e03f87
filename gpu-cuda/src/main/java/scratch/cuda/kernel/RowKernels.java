package scratch.cuda.kernel;

import scratch.cuda.device.Device;
import scratch.cuda.device.Grid;
import scratch.cuda.device.Stream;
import scratch.math.check.Require;

/// What is done to each row of a matrix by itself: softmax and layer norm, each reading the row once for its statistics
/// and once more, from the cache, for the result. The result may take the place of what it is made from.
public final class RowKernels implements AutoCloseable {
    private static final int THREADS = 256;

    private final Loaded softmax;
    private final Loaded layerNorm;

    /// Compiles the kernels for `device`.
    public RowKernels(Device device) {
        softmax = new Loaded(device, "softmax", "softmax");
        layerNorm = new Loaded(device, "layernorm", "layernorm");
    }

    /// `y_j = exp(x_j) / Σ exp(x_i)` in each row, without overflow whatever x is. −∞ becomes 0.
    ///
    /// @throws IllegalArgumentException if `y` is not of the shape of `x`
    public void softmax(DeviceMatrix x, DeviceMatrix y, Stream stream) {
        x.require("RowKernels.softmax", "x", x.rows(), x.columns(), Float.BYTES);
        y.require("RowKernels.softmax", "y", x.rows(), x.columns(), Float.BYTES);
        softmax.arguments("softmax").set(0, x.rows()).set(1, x.columns())
                .set(2, x.memory(), x.offsetBytes()).set(3, x.leading())
                .set(4, y.memory(), y.offsetBytes()).set(5, y.leading());
        softmax.launch("softmax", Grid.of(x.rows(), THREADS), stream);
    }

    /// `y = (x − mean) / √(variance + ε) · gain + bias` in each row; gain and bias have an element a column.
    ///
    /// @throws IllegalArgumentException if a shape does not fit, or ε is negative or not finite
    public void layerNorm(DeviceMatrix x, DeviceMatrix gain, DeviceMatrix bias, float epsilon, DeviceMatrix y, Stream stream) {
        int columns = x.columns();
        Require.that(epsilon >= 0 && Float.isFinite(epsilon), "RowKernels.layerNorm: epsilon %s: must be finite and at least 0",
                epsilon);
        x.require("RowKernels.layerNorm", "x", x.rows(), columns, Float.BYTES);
        gain.requireVector("RowKernels.layerNorm", "gain", columns);
        bias.requireVector("RowKernels.layerNorm", "bias", columns);
        y.require("RowKernels.layerNorm", "y", x.rows(), columns, Float.BYTES);
        layerNorm.arguments("layernorm").set(0, x.rows()).set(1, columns).set(2, epsilon)
                .set(3, x.memory(), x.offsetBytes()).set(4, x.leading()).set(5, gain.memory(), gain.offsetBytes())
                .set(6, bias.memory(), bias.offsetBytes()).set(7, y.memory(), y.offsetBytes()).set(8, y.leading());
        layerNorm.launch("layernorm", Grid.of(x.rows(), THREADS), stream);
    }

    @Override
    public void close() {
        softmax.close();
        layerNorm.close();
    }
}
