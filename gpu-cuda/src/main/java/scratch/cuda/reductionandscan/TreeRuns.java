package scratch.cuda.reductionandscan;

import java.lang.foreign.MemorySegment;
import java.util.SplittableRandom;

import scratch.cuda.device.Arguments;
import scratch.cuda.device.DeviceMemory;
import scratch.cuda.device.Grid;
import scratch.cuda.device.Kernel;
import scratch.cuda.device.Program;
import scratch.cuda.interpreter.InterpretedDevice;
import scratch.cuda.interpreter.LaunchReport;
import scratch.cuda.kernel.DeviceMatrix;
import scratch.cuda.kernel.Ptx;
import scratch.cuda.kernel.Reduction;

/// The kernels of trees.cu on the interpreter, counted.
public final class TreeRuns {
    private TreeRuns() {
    }

    /// @param values what came out
    /// @param report what it took
    public record Run(float[] values, LaunchReport report) {
    }

    /// One sum a block of `threads`, by the kernel of this name; with `sumAtomic` one of all, blocks ordered by `seed`.
    public static Run sums(String kernel, float[] x, int threads, long seed) {
        int blocks = (x.length - 1) / threads + 1;
        return run(kernel, x, "sumAtomic".equals(kernel) ? 1 : blocks, -1, Grid.of(blocks, threads).shared(4 * threads), seed);
    }

    /// The inclusive scan of up to 1024 values.
    public static Run hillisSteele(float[] x) {
        int width = powerOfTwo(x.length);
        return run("scanHillisSteele", x, x.length, -1, Grid.of(1, width).shared(8 * width), 0);
    }

    /// The exclusive one of up to 2048 values, a word left out after every 32 if `padding`.
    public static Run blelloch(float[] x, boolean padding) {
        int width = powerOfTwo(x.length);
        return run("scanBlelloch", x, x.length, padding ? 1 : 0, Grid.of(1, width / 2).shared(4 * (width + width / 32)), 0);
    }

    private static int powerOfTwo(int n) {
        return Math.max(64, n == 1 ? 1 : 2 * Integer.highestOneBit(n - 1));
    }

    private static Run run(String name, float[] x, int results, int flag, Grid grid, long seed) {
        var options = InterpretedDevice.Options.standard().withSeed(seed);
        try (InterpretedDevice device = new InterpretedDevice(options); Program program = device.load(Ptx.of("trees", device));
                DeviceMemory from = device.allocate(4L * x.length); DeviceMemory to = device.allocate(4L * results)) {
            device.copyIn(MemorySegment.ofArray(x), from, 0, device.stream());
            device.fill((byte) 0, to, 0, to.bytes(), device.stream());
            Kernel kernel = program.kernel(name);
            Arguments arguments = kernel.arguments().set(0, x.length);
            int next = 1;
            if (flag >= 0) {
                arguments.set(next++, flag);
            }
            kernel.launch(grid, device.stream(), arguments.set(next, from).set(next + 1, to));
            float[] values = new float[results];
            device.copyOut(to, 0, MemorySegment.ofArray(values), device.stream());
            return new Run(values, device.lastLaunch());
        }
    }

    /// The sum of all, in two passes of reduction.cu, the blocks in the order of `seed`.
    public static float twoPasses(float[] x, long seed) {
        try (InterpretedDevice device = new InterpretedDevice(InterpretedDevice.Options.standard().withSeed(seed));
                Reduction reduction = new Reduction(device)) {
            DeviceMemory memory = device.allocate(4L * x.length);
            device.copyIn(MemorySegment.ofArray(x), memory, 0, device.stream());
            return reduction.reduce(Reduction.Kind.SUM, DeviceMatrix.vector(memory, x.length));
        }
    }

    /// Numbers of very different size, as they come in practice.
    static float[] spread(int n, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] x = new float[n];
        for (int i = 0; i < n; i++) {
            x[i] = (float) StrictMath.exp(3 * random.nextGaussian());
        }
        return x;
    }

    static double exact(float[] x) {
        double sum = 0;
        for (float value : x) {
            sum += value;
        }
        return sum;
    }
}
