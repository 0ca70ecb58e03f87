package scratch.bench;

import java.lang.foreign.MemorySegment;
import java.util.Map;
import scratch.cuda.device.Device;
import scratch.cuda.device.DeviceMemory;
import scratch.cuda.kernel.DeviceMatrix;
import scratch.cuda.kernel.LeastSquaresDescent;
import scratch.math.kernel.Kernels;

/// What does gradient descent cost on a GPU? The data of [GradientDescentBenchmark], 200 000 rows and 40 columns, in float32.
///
/// Hypothesis: an iteration reads X once, 32 MB, and at the rate at which the GPU copies memory that takes 10 µs. If X fits
/// into the second-level cache it can be faster. Next to it stand the launch, and the sum over the blocks.
///
/// Run: `mvn -q -pl benchmarks -am compile -Dgpu=descent`
///
/// Moral: see docs/performance.md, once a GPU was at hand.
final class GpuGradientDescentBenchmark {
    private static final String NAME = GpuGradientDescentBenchmark.class.getSimpleName();

    private GpuGradientDescentBenchmark() {
    }

    /// @param copyRate bytes that the device reads and writes a second: an iteration only reads
    static void run(Device device, GpuClock clock, GpuResults results, int rows, int iterations, double copyRate) {
        LeastSquaresData data = new LeastSquaresData(rows, "unitVariance");
        int columns = LeastSquaresData.COLUMNS;
        float[] x = new float[rows * columns];
        float[] y = new float[rows];
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                x[i * columns + j] = (float) data.x[i * LeastSquaresData.D + j];
            }
            y[i] = (float) data.y[i];
        }
        Map<String, Object> setting = Map.of("rows", rows, "iterations", iterations);
        double limit = 4.0 * (x.length + rows) * iterations / copyRate;
        try (DeviceMemory onDeviceX = device.allocate(4L * x.length); DeviceMemory onDeviceY = device.allocate(4L * rows)) {
            device.copyIn(MemorySegment.ofArray(x), onDeviceX, 0, device.stream());
            device.copyIn(MemorySegment.ofArray(y), onDeviceY, 0, device.stream());
            try (LeastSquaresDescent descent = new LeastSquaresDescent(device, DeviceMatrix.of(onDeviceX, rows, columns),
                DeviceMatrix.vector(onDeviceY, rows), true)) {
                float[] start = new float[columns + 1];
                LeastSquaresDescent.Result[] last = new LeastSquaresDescent.Result[1];
                double[] seconds = clock.hostSeconds(() -> last[0] = descent.run(start, iterations, (float) Descents.RATE));
                double error = error(data, last[0].weights());
                results.add(NAME, "gpu", setting, seconds, Double.isNaN(limit) ? Map.of("coefficientError", error)
                    : Map.of("coefficientError", error, "shareOfMemoryLimit", limit / Result.medianOf(seconds)));
            }
        }
        Kernels.setThreads(Runtime.getRuntime().availableProcessors());
        Descents descents = new Descents(data);
        double[][] weights = new double[1][];
        double[] seconds = clock.hostSeconds(() -> weights[0] = descents.fused(iterations));
        results.add(NAME, "processor", setting, seconds, Map.of("coefficientError", data.coefficientError(weights[0])));
    }

    private static double error(LeastSquaresData data, float[] weights) {
        double[] wide = new double[weights.length];
        for (int j = 0; j < wide.length; j++) {
            wide[j] = weights[j];
        }
        return data.coefficientError(wide);
    }
}
