package scratch.bench;

import java.nio.file.Path;
import java.util.List;
import scratch.cuda.device.Device;
import scratch.cuda.device.DeviceException;
import scratch.cuda.open.Devices;

/// Measures on the GPU, and writes the results where the report finds them. Without a GPU it says so and measures nothing:
/// exit code 2.
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
        try (Device device = Devices.open(Devices.Choice.REQUIRE)) {
            System.out.println(Devices.describe(device));
            GpuResults results = GpuResults.create(file, device, "-Dgpu=\"" + String.join(" ", args) + "\"",
                System.out::println);
            new Measurements(device, results).run(wanted);
            System.out.println("results: " + file);
        } catch (DeviceException e) {
            System.out.println("benchmarks: no CUDA device, nothing was measured: " + e.getMessage());
            System.exit(2);
        }
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
    private record Measurements(Device device, GpuResults results) {
        private static final int[] LADDER = {1024, 2048, 4096, 8192};
        private static final int LARGEST_ON_PROCESSOR = 4096;
        private static final int[] CROSSOVER = {16, 32, 64, 128, 256, 512, 1024, 2048, 4096};

        void run(List<String> wanted) {
            GpuClock clock = new GpuClock(device, SECONDS_EACH);
            double copyRate = wanted.contains("memory") || wanted.contains("descent")
                ? new GpuMemoryBenchmark(device, clock, results).run(16_384, 8192) : Double.NaN;
            if (wanted.contains("matmul")) {
                new GpuMatmulBenchmark(device, clock, results).run(LADDER, LARGEST_ON_PROCESSOR);
            }
            if (wanted.contains("descent")) {
                GpuGradientDescentBenchmark.run(device, clock, results, 200_000, 1000, copyRate);
            }
            if (wanted.contains("crossover")) {
                GpuCrossoverBenchmark.run(device, clock, results, CROSSOVER);
            }
            if (wanted.contains("attention")) {
                GpuAttentionBenchmark.run(device, clock, results, 16 * 16_384, 128, 512, 2048, 8192, 16_384);
            }
            if (wanted.contains("training")) {
                GpuTrainingBenchmark.run(device, clock, results, "mlp", "lenet");
            }
        }
    }
}
