package scratch.cuda.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import scratch.cuda.driver.NativeCode;

/// Everything that ships becomes machine code, within a budget, by NVIDIA's own compiler. A PTX version too low for what a
/// kernel uses is found here, too: the compiler refuses an instruction that is newer than the version in the header.
class AssembledPtxTest {
    /// The kernels of every PTX file on every GPU that it is for: `probe.sm80.ptx on sm_90`.
    private static final Map<String, Assembler.Result> RESULTS = new TreeMap<>();

    @BeforeAll
    static void assembleEverything() {
        String missing = NativeCode.prepare("JNvPTXCompiler");
        assumeTrue(missing.isEmpty(), "skipped: " + missing);
        List<Path> files = CudaSource.ptx();
        Map<String, Assembler.Result> results = new TreeMap<>();
        files.parallelStream().forEach(file -> {
            String ptx = CudaSource.read(file);
            for (String target : file.toString().endsWith(".sm90a.ptx") ? List.of("sm_90a") : List.of("sm_80", "sm_90")) {
                Assembler.Result result = Assembler.assemble(ptx, target);
                synchronized (results) {
                    results.put(file.getFileName() + " on " + target, result);
                }
            }
        });
        RESULTS.putAll(results);
    }

    @Test
    void everyPtxBecomesMachineCode() {
        assertThat(RESULTS).isNotEmpty().allSatisfy((what, result) -> assertThat(result.errors()).as(what).isEmpty());
    }

    @Test
    void noKernelSpillsRegisters() {
        RESULTS.forEach((what, result) -> result.kernels().forEach((name, usage) ->
                assertThat(usage.spilledBytes()).as("bytes of registers spilled by %s of %s", name, what).isZero()));
    }

    /// `kernels.txt` has a line for each kernel: file, name, registers at most, bytes of static shared memory at most. More
    /// registers mean fewer threads side by side; a budget is raised on purpose, not by accident.
    @Test
    void everyKernelKeepsToItsBudget() throws IOException {
        Map<String, int[]> budget = budget();
        List<String> wrong = new ArrayList<>();
        Map<String, int[]> used = new TreeMap<>();
        RESULTS.forEach((what, result) -> result.kernels().forEach((name, usage) -> used.merge(
                what.substring(0, what.indexOf(' ')) + " " + name, new int[] {usage.registers(), usage.sharedBytes()},
                (a, b) -> new int[] {Math.max(a[0], b[0]), Math.max(a[1], b[1])})));
        used.forEach((kernel, use) -> {
            int[] allowed = budget.remove(kernel);
            if (allowed == null || use[0] > allowed[0] || use[1] > allowed[1]) {
                wrong.add(String.format(Locale.ROOT, "%s %d %d", kernel, use[0], use[1]));
            }
        });
        assertThat(wrong).as("kernels beyond their budget, or not in src/test/resources/scratch/cuda/kernels.txt").isEmpty();
        assertThat(budget.keySet()).as("lines of kernels.txt without a kernel").isEmpty();
    }

    @Test
    void theAssemblerFindsAnInstructionThatDoesNotExist() {
        String broken = CudaSource.read(CudaSource.SHIPS.resolve("probe.sm80.ptx")).replace("fma.rn.f32", "fma.rn.f33");
        assertThat(Assembler.assemble(broken, "sm_80").errors()).contains("line");
    }

    @Test
    void theAssemblerFindsAnInstructionThatIsNewerThanTheHeaderSays() {
        String asynchronous = """
                .version 6.5
                .target sm_80
                .address_size 64
                .visible .entry k() { cp.async.wait_all; ret; }
                """;
        assertThat(Assembler.assemble(asynchronous, "sm_80").errors()).contains("7.0");
        assertThat(Assembler.assemble(asynchronous.replace("6.5", "7.0"), "sm_80").errors()).isEmpty();
    }

    private static Map<String, int[]> budget() throws IOException {
        Map<String, int[]> budget = new TreeMap<>();
        try (InputStream table = AssembledPtxTest.class.getResourceAsStream("/scratch/cuda/kernels.txt")) {
            new String(table.readAllBytes(), StandardCharsets.UTF_8).lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#")).forEach(line -> {
                        String[] words = line.trim().split("\\s+");
                        assertThat(words).as("kernels.txt: %s", line).hasSize(4);
                        budget.put(words[0] + " " + words[1],
                                new int[] {Integer.parseInt(words[2]), Integer.parseInt(words[3])});
                    });
        }
        return budget;
    }
}
