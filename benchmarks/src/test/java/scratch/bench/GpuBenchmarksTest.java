package scratch.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import scratch.cuda.interpreter.InterpretedDevice;

/// The GPU's benchmarks on the interpreter, in tiny sizes: everything is called and checked, and the report reads what they
/// write. Their times mean nothing.
class GpuBenchmarksTest {
    @TempDir
    private Path folder;

    private final InterpretedDevice device = new InterpretedDevice();
    private final GpuClock clock = new GpuClock(device, 1e-6);
    private GpuResults results;

    @BeforeEach
    void begin() {
        results = GpuResults.create(folder.resolve("gpu.jsonl"), device, "a test", line -> { });
    }

    @AfterEach
    void end() {
        device.close();
    }

    private Question question(String name) throws IOException {
        return Question.of(name, ResultFiles.read(folder).results());
    }

    @Test
    void everyRungIsComparedAtItsPrecision() throws IOException {
        new GpuMatmulBenchmark(device, clock, results).run(new int[] {24}, 64);
        Question question = question("GpuMatmulBenchmark");
        assertThat(question.contestants()).contains("naive", "warptiles", "mma-tf32", "mma-bf16", "processor");
        assertThat(question.settings()).extracting(setting -> setting.get("precision")).containsExactly("bf16", "fp32", "tf32");
        assertThat(question.results()).allSatisfy(result -> {
            assertThat(result.extras().get("teraflops")).isPositive();
            assertThat(result.extras().get("error")).isLessThan(2e-3);
        });
        assertThat(Tables.of(question)).contains("n 24, precision fp32");
    }

    @Test
    void theCrossoverHasThreeLines() throws IOException {
        GpuCrossoverBenchmark.run(device, clock, results, 8, 16);
        assertThat(question("GpuCrossoverBenchmark").contestants()).containsExactly("gpu", "gpuWithTransfers", "processor");
        assertThat(Charts.of(question("GpuCrossoverBenchmark"))).hasSize(1);
    }

    @Test
    void whatOnlyMovesNumbersIsComparedWithACopy() throws IOException {
        new GpuMemoryBenchmark(device, clock, results).run(8, 40);
        assertThat(question("GpuMemoryBenchmark").contestants()).containsExactly("copy", "driverCopy", "launch", "launchInJava",
            "layerNorm", "softmax", "sum", "transpose");
        assertThat(question("GpuMemoryBenchmark").results()).filteredOn(r -> r.contestant().equals("copy"))
            .allSatisfy(r -> assertThat(r.extras().get("shareOfCopy")).isEqualTo(1));
    }

    @Test
    void attentionIsMeasuredOverLengths() throws IOException {
        GpuAttentionBenchmark.run(device, clock, results, 32, 64, 16, 32);
        assertThat(question("GpuAttentionBenchmark").settings()).hasSize(4);
    }

    @Test
    void theDescentHasItsErrorBesideItsTime() throws IOException {
        GpuGradientDescentBenchmark.run(device, clock, results, 300, 20, 1e9);
        assertThat(question("GpuGradientDescentBenchmark").results()).hasSize(2)
            .allSatisfy(r -> assertThat(r.extras().get("coefficientError")).isBetween(1e-3, 1.0));
    }

    @Test
    void theMachineIsTheDeviceAndItsHost() throws IOException {
        results.add("GpuMatmulBenchmark", "naive", Map.of("n", 8), new double[] {1}, Map.of());
        assertThat(ResultFiles.read(folder).machines().get("gpu.jsonl").name()).startsWith("PTX interpreter in ");
    }

    @Test
    void whatIsNotKnownIsRefused() {
        assertThat(RunGpuBenchmarks.wanted(List.of())).contains("matmul", "training");
        assertThat(RunGpuBenchmarks.wanted(List.of("matmul"))).containsExactly("matmul");
        assertThatThrownBy(() -> RunGpuBenchmarks.wanted(List.of("speed"))).isInstanceOf(IllegalArgumentException.class)
            .hasMessage("benchmarks: gpu speed: must be all or some of [memory, matmul, descent, crossover, attention,"
                + " training]");
    }
}
