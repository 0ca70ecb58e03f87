package scratch.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import scratch.cuda.device.Device;
import scratch.cuda.driver.Cublas;
import scratch.cuda.kernel.DeviceMatrix;
import scratch.cuda.kernel.Gemm;
import scratch.cuda.kernel.GemmLadder;
import scratch.cuda.kernel.Precision;
import scratch.math.kernel.Kernels;

/// What is each rung of the ladder worth on a GPU, and how far is the last from NVIDIA's own?
///
/// Hypothesis: the naive kernel reads every number n times and stands still for memory; tiles in shared memory and in registers
/// bring float32 to 85 % of cuBLAS; and the tensor cores are a different machine: TF32 by `mma.sync` reaches half of cuBLAS,
/// because the other half needs Hopper's `wgmma`, which the last rung has.
///
/// Run: `mvn -q -pl benchmarks -am compile -Dgpu=matmul`. Contestants: every rung that the device supports, cuBLAS where it is
/// found (`-Dscratch.gpu.cublas=PATH`), and for float32 our vector kernels on all processors.
///
/// Moral: see docs/performance.md, once a GPU was at hand.
final class GpuMatmulBenchmark {
    private static final String NAME = GpuMatmulBenchmark.class.getSimpleName();
    private static final int SAMPLED = 64;

    private final Device device;
    private final GpuClock clock;
    private final GpuResults results;
    private final List<String> wrong = new ArrayList<>();

    GpuMatmulBenchmark(Device device, GpuClock clock, GpuResults results) {
        this.device = device;
        this.clock = clock;
        this.results = results;
    }

    void run(int[] sizes, int largestOnProcessor) {
        Optional<Cublas> cublas = Cublas.open(device);
        if (cublas.isEmpty()) {
            results.say(NAME + ": no cuBLAS found: nothing to compare with (-Dscratch.gpu.cublas=PATH)");
        }
        try (GemmLadder ladder = new GemmLadder(device)) {
            for (int n : sizes) {
                for (Precision precision : Precision.values()) {
                    compare(n, precision, ladder.all(), cublas, largestOnProcessor);
                }
            }
        } finally {
            cublas.ifPresent(Cublas::close);
        }
        if (!wrong.isEmpty()) {
            throw new IllegalStateException("wrong products, which were not timed: " + String.join(", ", wrong));
        }
    }

    private void compare(int n, Precision precision, List<Gemm> rungs, Optional<Cublas> cublas, int largestOnProcessor) {
        try (GpuSquares squares = new GpuSquares(device, n, precision == Precision.BF16)) {
            DeviceMatrix a = squares.a();
            DeviceMatrix b = squares.b();
            DeviceMatrix c = squares.c();
            for (Gemm rung : rungs) {
                if (rung.precision() == precision && rung.supports(a, b, c)) {
                    time(rung.name().replace(' ', '-'), precision, squares,
                        () -> rung.multiply(1, a, b, 0, c, device.stream()));
                }
            }
            cublas.ifPresent(theirs -> time("cublas", precision, squares, () -> theirs.multiply(switch (precision) {
                case FP32 -> Cublas.Precision.FLOAT32;
                case TF32 -> Cublas.Precision.TF32;
                case BF16 -> Cublas.Precision.BFLOAT16;
            }, n, n, n, 1, a.memory(), n, b.memory(), n, 0, c.memory(), n, device.stream())));
            if (precision == Precision.FP32 && n <= largestOnProcessor) {
                Kernels.setThreads(Runtime.getRuntime().availableProcessors());
                record("processor", precision, squares, clock.hostSeconds(squares::onProcessor), squares.errorOnProcessor());
            }
        }
    }

    /// A contestant proves its product before it is timed.
    private void time(String contestant, Precision precision, GpuSquares squares, Runnable product) {
        squares.clear();
        product.run();
        double error = squares.error(SAMPLED);
        double allowed = precision == Precision.TF32 ? 2 * precision.unitRoundoff() : 1e-5;
        if (!(error <= allowed)) {
            wrong.add(contestant + " " + precision + " n = " + squares.n() + " (error " + error + " of the sum of absolute"
                + " products, at most " + allowed + ")");
            return;
        }
        record(contestant, precision, squares, clock.seconds(product), error);
    }

    private void record(String contestant, Precision precision, GpuSquares squares, double[] seconds, double error) {
        Map<String, Object> setting = new LinkedHashMap<>();
        setting.put("n", squares.n());
        setting.put("precision", precision.name().toLowerCase(Locale.ROOT));
        double teraflops = 2e-12 * Math.pow(squares.n(), 3) / Result.medianOf(seconds);
        results.add(NAME, contestant, setting, seconds, Map.of("teraflops", teraflops, "error", error));
    }
}
