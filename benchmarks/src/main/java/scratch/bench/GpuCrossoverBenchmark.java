package scratch.bench;

import java.util.Map;
import scratch.cuda.device.Device;
import scratch.cuda.kernel.Gemm;
import scratch.cuda.kernel.GemmLadder;
import scratch.cuda.kernel.Precision;
import scratch.math.kernel.Kernels;

/// From which size on is a matrix product faster on the GPU, if the matrices are there already, and if they have to cross the
/// bus both ways?
///
/// Hypothesis: a product takes 2n³ operations and moves 12n² bytes, so the way across the bus, at 50 GB/s, costs as much as
/// 10⁵ times n² operations; below n of some hundreds it is all there is, and below a hundred not even the launch pays.
///
/// Run: `mvn -q -pl benchmarks -am compile -Dgpu=crossover`. All times are the host's, from asking to having the result.
///
/// Moral: see docs/performance.md, once a GPU was at hand.
final class GpuCrossoverBenchmark {
    private static final String NAME = GpuCrossoverBenchmark.class.getSimpleName();

    private GpuCrossoverBenchmark() {
    }

    static void run(Device device, GpuClock clock, GpuResults results, int... sizes) {
        Kernels.setThreads(Runtime.getRuntime().availableProcessors());
        try (GemmLadder ladder = new GemmLadder(device)) {
            for (int n : sizes) {
                try (GpuSquares squares = new GpuSquares(device, n, false)) {
                    Gemm gemm = ladder.best(Precision.FP32, n, n);
                    Runnable product = () -> gemm.multiply(1, squares.a(), squares.b(), 0, squares.c(), device.stream());
                    Map<String, Object> setting = Map.of("n", n);
                    results.add(NAME, "processor", setting, clock.hostSeconds(squares::onProcessor), Map.of());
                    results.add(NAME, "gpu", setting, clock.hostSeconds(product), Map.of());
                    results.add(NAME, "gpuWithTransfers", setting,
                        clock.hostSeconds(() -> squares.throughTheBus(product)), Map.of());
                }
            }
        }
    }
}
