package scratch.bench;

import java.nio.file.Path;
import java.util.List;
import scratch.cuda.device.Device;
import scratch.cuda.device.DeviceException;
import scratch.cuda.open.Devices;
import scratch.math.kernel.Kernels;

/// Measures on the GPU, and writes the results where the report finds them. Without a GPU it says so and measures nothing:
/// exit code 2. Exit code 1
/// if one of the measurements failed; the others are there.
///
/// Arguments: what to measure (`all`, or some of `memory`, `matmul`, `descent`, `crossover`, `attention`, `training`), and
/// `--to FILE`, else `target/gpu.jsonl`.
public final class RunGpuBenchmarks {
    private static final List<String> ALL = List.of("memory", "matmul", "descent", "crossover", "attention", "training");
    private static final String FILE = "--to";
    private static final double SECONDS_EACH = 1.5;

    private RunGpuBenchmarks() {
    }

    public static void main(String[] args) {
        List<String> words = List.of(args);
        int option = words.indexOf(FILE);
        if (option == words.size() - 1 && option >= 0) {
            throw new IllegalArgumentException("benchmarks: " + FILE + ": must be followed by a file");
        }
        Path file = Path.of(option < 0 ? "target/gpu.jsonl" : words.get(option + 1));
        List<String> wanted = wanted(option < 0 ? words : words.subList(0, option));
        boolean failed = false;
        try (Device device = Devices.open(Devices.Choice.REQUIRE)) {
            System.out.println(Devices.describe(device));
            GpuResults results = GpuResults.create(file, device, "-Dgpu=\"" + String.join(" ", args) + "\"",
                System.out::println);
            Measurements measurements = new Measurements(device, results);
            measurements.run(wanted);
            System.out.println("results: " + file);
            failed = measurements.failed;
        } catch (DeviceException e) {
            System.out.println("benchmarks: no CUDA device, nothing was measured: " + e.getMessage());
            System.exit(2);
        }
        System.exit(failed ? 1 : 0);
    }

    /// @throws IllegalArgumentException if one of them is not known
    static List<String> wanted(List<String> words) {
        if (words.isEmpty() || words.equals(List.of("all")) || words.equals(List.of("true"))) {
            return ALL;
        }
        for (String word : words) {
            if (!ALL.contains(word)) {
                throw new IllegalArgumentException("benchmarks: gpu " + word + ": must be all or some of " + ALL);
            }
        }
        return words;
    }

    /// Everything in the sizes of a large GPU, in about five minutes.
    private static final class Measurements {
        private static final long WARM_UP_NANOSECONDS = 5_000_000_000L;
        private static final int[] LADDER = {1024, 2048, 4096, 8192};
        private static final int LARGEST_ON_PROCESSOR = 4096;
        private static final int[] CROSSOVER = {16, 32, 64, 128, 256, 512, 1024, 2048, 4096};

        private final Device device;
        private final GpuResults results;
        private final GpuClock clock;
        private double copyRate = Double.NaN;
        private boolean failed;

        Measurements(Device device, GpuResults results) {
            this.device = device;
            this.results = results;
            clock = new GpuClock(device, SECONDS_EACH);
        }

        void run(List<String> wanted) {
            warmUpProcessor();
            if (wanted.contains("memory") || wanted.contains("descent")) {
                attempt("memory", () -> copyRate = new GpuMemoryBenchmark(device, clock, results).run(16_384, 8192));
            }
            for (String one : wanted) {
                switch (one) {
                    case "matmul" -> attempt(one, () ->
                        new GpuMatmulBenchmark(device, clock, results).run(LADDER, LARGEST_ON_PROCESSOR));
                    case "descent" -> attempt(one, () ->
                        GpuGradientDescentBenchmark.run(device, clock, results, 200_000, 1000, copyRate));
                    case "crossover" -> attempt(one, () -> GpuCrossoverBenchmark.run(device, clock, results, CROSSOVER));
                    case "attention" -> attempt(one, () ->
                        GpuAttentionBenchmark.run(device, clock, results, 16 * 16_384, 128, 512, 2048, 8192, 16_384));
                    case "training" -> attempt(one, () -> GpuTrainingBenchmark.run(device, clock, results, "mlp", "lenet"));
                    default -> { }                             // memory: first of all
                }
            }
        }

        /// The vector kernels serve once a background thread has found them faster than plain loops.
        private static void warmUpProcessor() {
            float[] numbers = new float[256 * 256];
            float[] product = new float[256 * 256];
            Kernels.setThreads(Runtime.getRuntime().availableProcessors());
            long end = System.nanoTime() + WARM_UP_NANOSECONDS;
            while (System.nanoTime() < end) {
                Kernels.active().gemm(false, false, 256, 256, 256, 1, numbers, 0, 256, numbers, 0, 256, 0, product, 0, 256);
            }
        }

        /// One that fails does not take the others with it.
        private void attempt(String name, Runnable measurement) {
            try {
                measurement.run();
            } catch (DeviceException | IllegalStateException e) {
                System.out.println(name + ": failed: " + e.getMessage());
                failed = true;
            }
        }
    }
}
