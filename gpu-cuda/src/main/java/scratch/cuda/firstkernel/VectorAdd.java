package scratch.cuda.firstkernel;

import java.lang.foreign.MemorySegment;

import scratch.cuda.device.Device;
import scratch.cuda.device.DeviceMemory;
import scratch.cuda.device.Grid;
import scratch.cuda.device.Kernel;
import scratch.cuda.device.Program;
import scratch.cuda.kernel.Ptx;
import scratch.math.check.Require;

/// z = x + y on a device, from the arrays of the host and back: all that a program with one kernel consists of.
///
/// Costs 12 bytes an element over the bus, 12 in the device's memory, and a launch. Nickolls and others 2008.
public final class VectorAdd implements AutoCloseable {
    private final Device device;
    private final Program program;

    /// Three kernels for one formula, by their names in `vector_add.cu`.
    public enum Variant {
        /// One thread an element; threads beyond the last go home.
        GUARDED("add"),
        /// One thread an element, and nobody is sent home.
        UNGUARDED("addUnguarded"),
        /// Any number of threads: each goes on with the element a grid further.
        STRIDING("addStriding");

        private final String kernel;

        Variant(String kernel) {
            this.kernel = kernel;
        }
    }

    /// Compiles the kernels for `device`, which stays the caller's.
    public VectorAdd(Device device) {
        this.device = device;
        program = device.load(Ptx.of("vector_add", device));
    }

    /// x + y with the guarded kernel, and as many blocks of `threads` threads as that takes.
    public float[] add(float[] x, float[] y, int threads) {
        return add(Variant.GUARDED, x, y, Grid.covering(x.length, threads));
    }

    /// x + y with this kernel and grid. (n), (n) → (n)
    ///
    /// @throws IllegalArgumentException if the arrays are empty or of different lengths
    /// @throws scratch.cuda.device.DeviceException if the grid does not fit the kernel, with what the device says
    public float[] add(Variant variant, float[] x, float[] y, Grid grid) {
        Require.that(x.length == y.length && x.length > 0, "VectorAdd.add: %d and %d elements: must be as many, and at least 1",
                x.length, y.length);
        long bytes = (long) Float.BYTES * x.length;
        float[] z = new float[x.length];
        try (DeviceMemory xs = device.allocate(bytes); DeviceMemory ys = device.allocate(bytes);
                DeviceMemory zs = device.allocate(bytes)) {
            device.copyIn(MemorySegment.ofArray(x), xs, 0, device.stream());
            device.copyIn(MemorySegment.ofArray(y), ys, 0, device.stream());
            launch(variant, x.length, xs, ys, zs, grid);
            device.copyOut(zs, 0, MemorySegment.ofArray(z), device.stream());
        }
        return z;
    }

    /// Puts one run on the device's stream: what it takes when the numbers are there already.
    public void launch(Variant variant, int n, DeviceMemory x, DeviceMemory y, DeviceMemory z, Grid grid) {
        Kernel kernel = program.kernel(variant.kernel);
        kernel.launch(grid, device.stream(), kernel.arguments().set(0, n).set(1, x).set(2, y).set(3, z));
    }

    @Override
    public void close() {
        program.close();
    }
}
