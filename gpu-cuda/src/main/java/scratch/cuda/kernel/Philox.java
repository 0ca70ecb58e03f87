package scratch.cuda.kernel;

import scratch.cuda.device.Device;
import scratch.cuda.device.DeviceMemory;
import scratch.cuda.device.Grid;
import scratch.cuda.device.Stream;
import scratch.math.check.Require;

/// Random numbers on the device by Philox4x32-10: element i depends on the seed and i alone, not on grid, GPU or run.
/// `first` counts groups of four elements: the sequence from there on. Every seed has 2⁶⁴ groups, each of 2⁶⁴ streams.
public final class Philox implements AutoCloseable {
    private static final int THREADS = 256;
    private static final int MOST_BLOCKS = 4096;

    private final Loaded kernels;

    /// Compiles the kernels for `device`.
    public Philox(Device device) {
        kernels = new Loaded(device, "philox", "philox_bits", "philox_uniform", "philox_normal");
    }

    /// `n` words of 32 random bits.
    public void bits(long n, long seed, long first, long streamNumber, DeviceMemory out, Stream stream) {
        fill("philox_bits", n, seed, first, streamNumber, out, stream);
    }

    /// `n` floats from 0 up to but without 1, multiples of 2⁻²⁴.
    public void uniform(long n, long seed, long first, long streamNumber, DeviceMemory out, Stream stream) {
        fill("philox_uniform", n, seed, first, streamNumber, out, stream);
    }

    /// `n` floats from the normal distribution with mean 0 and variance 1; none is larger than 5.8.
    public void normal(long n, long seed, long first, long streamNumber, DeviceMemory out, Stream stream) {
        fill("philox_normal", n, seed, first, streamNumber, out, stream);
    }

    private void fill(String kernel, long n, long seed, long first, long streamNumber, DeviceMemory out, Stream stream) {
        Require.that(n >= 1 && n <= out.bytes() / 4, "Philox: %d numbers into %d bytes: needs 1 or more, 4 bytes each",
                n, out.bytes());
        kernels.arguments(kernel).set(0, n).set(1, seed).set(2, first).set(3, streamNumber).set(4, out);
        long fours = (n + 3) / 4;
        kernels.launch(kernel, Grid.of((int) Math.min(MOST_BLOCKS, (fours + THREADS - 1) / THREADS), THREADS), stream);
    }

    @Override
    public void close() {
        kernels.close();
    }
}
