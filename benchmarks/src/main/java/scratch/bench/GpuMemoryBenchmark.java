package scratch.bench;

import java.lang.foreign.MemorySegment;
import java.util.Map;
import scratch.cuda.device.Arguments;
import scratch.cuda.device.Device;
import scratch.cuda.device.DeviceMemory;
import scratch.cuda.device.Grid;
import scratch.cuda.device.Kernel;
import scratch.cuda.device.Program;
import scratch.cuda.kernel.DeviceMatrix;
import scratch.cuda.kernel.Ptx;
import scratch.cuda.kernel.Reduction;
import scratch.cuda.kernel.RowKernels;
import scratch.cuda.kernel.Transpose;

/// How close do kernels that only move numbers come to the rate at which the GPU copies memory, and what does a launch cost?
///
/// Hypothesis: softmax, layer norm, transpose and sums do a few operations per number, so all of them take as long as a copy
/// of the same bytes, or at most a seventh longer; a transpose only if its tiles go through shared memory.
///
/// Run: `mvn -q -pl benchmarks -am compile -Dgpu=memory`
///
/// Moral: see docs/performance.md, once a GPU was at hand.
final class GpuMemoryBenchmark {
    private static final String NAME = GpuMemoryBenchmark.class.getSimpleName();
    private static final int THREADS = 256;

    private final Device device;
    private final GpuClock clock;
    private final GpuResults results;

    GpuMemoryBenchmark(Device device, GpuClock clock, GpuResults results) {
        this.device = device;
        this.clock = clock;
        this.results = results;
    }

    /// On (rows, columns) floats; returns the copy rate in bytes a second, read and written.
    double run(int rows, int columns) {
        int n = rows * columns;
        float[] values = new float[n];
        for (int i = 0; i < n; i++) {
            values[i] = i * 0.61803f % 1;
        }
        try (DeviceMemory x = device.allocate(4L * n); DeviceMemory y = device.allocate(4L * n);
             DeviceMemory row = device.allocate(4L * columns); Program probe = device.load(Ptx.of("probe", device));
             RowKernels rowKernels = new RowKernels(device); Transpose transpose = new Transpose(device);
             Reduction reduction = new Reduction(device)) {
            device.copyIn(MemorySegment.ofArray(values), x, 0, device.stream());
            device.fill((byte) 0, row, 0, 4L * columns, device.stream());
            DeviceMatrix from = DeviceMatrix.of(x, rows, columns);
            DeviceMatrix to = DeviceMatrix.of(y, rows, columns);
            DeviceMatrix gain = DeviceMatrix.vector(row, columns);
            Kernel copy = probe.kernel("copyFloats");
            Arguments arguments = copy.arguments().set(0, x).set(1, y).set(2, (long) n);
            Grid grid = Grid.of(Math.min(16 * device.properties().multiprocessors(), (n - 1) / THREADS + 1), THREADS);
            double[] copied = clock.seconds(() -> copy.launch(grid, device.stream(), arguments));
            double rate = 8.0 * n / Result.medianOf(copied);
            record("copy", n, copied, 8.0 * n, rate);
            record("driverCopy", n, clock.seconds(() -> device.copy(x, 0, y, 0, 4L * n, device.stream())), 8.0 * n, rate);
            record("softmax", n, clock.seconds(() -> rowKernels.softmax(from, to, device.stream())), 8.0 * n, rate);
            record("layerNorm", n, clock.seconds(() -> rowKernels.layerNorm(from, gain, gain, 1e-5f, to, device.stream())),
                8.0 * n, rate);
            record("transpose", n, clock.seconds(() ->
                transpose.transpose(from, DeviceMatrix.of(y, columns, rows), device.stream())), 8.0 * n, rate);
            record("sum", n, clock.seconds(() -> reduction.reduce(Reduction.Kind.SUM, DeviceMatrix.vector(x, n),
                DeviceMatrix.vector(y, 1), device.stream())), 4.0 * n, rate);
            launches(probe.kernel("empty"));
            return rate;
        }
    }

    private void record(String contestant, int n, double[] seconds, double bytes, double copyRate) {
        double rate = bytes / Result.medianOf(seconds);
        results.add(NAME, contestant, Map.of("n", n), seconds,
            Map.of("gigabytesPerSecond", rate / 1e9, "shareOfCopy", rate / copyRate));
    }

    /// On the device, and in Java: the time that the calls take while the device has not caught up.
    private void launches(Kernel empty) {
        Arguments none = empty.arguments();
        Grid one = Grid.of(1, 32);
        results.add(NAME, "launch", Map.of("n", 1), clock.seconds(() -> empty.launch(one, device.stream(), none)), Map.of());
        int calls = 500;
        double[] seconds = new double[7];
        for (int i = -2; i < seconds.length; i++) {
            device.synchronize();
            long start = System.nanoTime();
            for (int call = 0; call < calls; call++) {
                empty.launch(one, device.stream(), none);
            }
            if (i >= 0) {
                seconds[i] = (System.nanoTime() - start) / 1e9 / calls;
            }
        }
        results.add(NAME, "launchInJava", Map.of("n", 1), seconds, Map.of());
    }
}
