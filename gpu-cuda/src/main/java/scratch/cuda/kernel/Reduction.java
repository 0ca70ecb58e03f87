package scratch.cuda.kernel;

import java.lang.foreign.MemorySegment;

import scratch.cuda.device.Device;
import scratch.cuda.device.DeviceMemory;
import scratch.cuda.device.Grid;
import scratch.cuda.device.Stream;

/// One number from n floats on the device, in two launches. The number of blocks depends on n alone, and all is added in a
/// fixed order: the same floats give the same bits, in every run and on every GPU. Error of a sum: about
/// `(n / 250 000 + 30) · 2⁻²⁴` of the sum of absolute values, at most.
public final class Reduction implements AutoCloseable {
    private static final int THREADS = 256;
    private static final int MOST_BLOCKS = 1024;

    /// What is made of the floats. A maximum or minimum passes over what is not a number.
    public enum Kind {
        SUM("reduce_sum", "reduce_sum"),
        /// The sum of their squares.
        SQUARES("reduce_squares", "reduce_sum"),
        MAX("reduce_max", "reduce_max"),
        MIN("reduce_min", "reduce_min");

        private final String first;
        private final String second;

        Kind(String first, String second) {
            this.first = first;
            this.second = second;
        }
    }

    private final Device device;
    private final Loaded kernels;
    private final DeviceMemory partial;
    private final DeviceMemory result;

    /// Compiles the kernels for `device`.
    public Reduction(Device device) {
        this.device = device;
        kernels = new Loaded(device, "reduction", "reduce_sum", "reduce_squares", "reduce_max", "reduce_min");
        partial = device.allocate((long) MOST_BLOCKS * Float.BYTES);
        result = device.allocate(Float.BYTES);
    }

    /// Puts it on the stream; element 0 of `out` receives the result.
    ///
    /// @throws IllegalArgumentException if `x` is not one row
    public void reduce(Kind kind, DeviceMatrix x, DeviceMatrix out, Stream stream) {
        int n = x.columns();
        x.requireVector("Reduction.reduce", "x", n);
        int blocks = Math.min(MOST_BLOCKS, (n - 1) / (4 * THREADS) + 1);
        kernels.arguments(kind.first).set(0, n).set(1, x.memory(), x.offsetBytes()).set(2, partial);
        kernels.launch(kind.first, Grid.of(blocks, THREADS), stream);
        kernels.arguments(kind.second).set(0, blocks).set(1, partial).set(2, out.memory(), out.offsetBytes());
        kernels.launch(kind.second, Grid.of(1, THREADS), stream);
    }

    /// The same, and waits for the result.
    public float reduce(Kind kind, DeviceMatrix x) {
        reduce(kind, x, DeviceMatrix.vector(result, 1), device.stream());
        float[] out = new float[1];
        device.copyOut(result, 0, MemorySegment.ofArray(out), device.stream());
        return out[0];
    }

    @Override
    public void close() {
        partial.close();
        result.close();
        kernels.close();
    }
}
