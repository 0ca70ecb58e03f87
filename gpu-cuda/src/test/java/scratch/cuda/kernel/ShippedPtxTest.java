package scratch.cuda.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

/// What ships is what the sources say. None of it needs a GPU, and only one test nvcc.
class ShippedPtxTest {
    @Test
    void everySourceHasItsPtxAndEveryPtxItsSource() {
        Set<String> made = CudaSource.all().stream().flatMap(source -> source.outputs().stream())
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(made).isNotEmpty();
        assertThat(CudaSource.ptx()).extracting(file -> file.getFileName().toString()).containsExactlyElementsOf(made);
    }

    @Test
    void noSourceChangedWithoutItsPtx() {
        for (CudaSource source : CudaSource.all()) {
            for (String name : source.outputs()) {
                assertThat(CudaSource.read(CudaSource.SHIPS.resolve(name)).lines().findFirst())
                        .as("%s: run src/main/cuda/regenerate", name)
                        .hasValue("// source-sha256: " + source.fingerprint());
            }
        }
    }

    @Test
    void thePtxVersionIsTheLowestThatDoes() {
        for (Path file : CudaSource.ptx()) {
            boolean hopper = file.toString().endsWith(".sm90a.ptx");
            assertThat(CudaSource.read(file)).as(file.toString())
                    .contains("\n.version " + (hopper ? "8.0" : "7.0") + "\n.target " + (hopper ? "sm_90a" : "sm_80") + "\n");
        }
    }

    @Test
    void noPathOfAMachineIsInIt() {
        for (Path file : CudaSource.ptx()) {
            assertThat(CudaSource.read(file)).as(file.toString()).doesNotContain("/home/", "/tmp/", "/usr/", ".file");
        }
    }

    /// Byte for byte but for the comments. Another version of nvcc may choose other instructions, hence the second condition.
    @Test
    void nvccMakesTheSamePtxAgain() throws IOException, InterruptedException {
        String release = compilerRelease();
        assumeTrue(release != null, "skipped: no nvcc on the path");
        String recorded = "// Cuda compilation tools, " + release;
        List<Path> others = CudaSource.ptx().stream().filter(file -> !CudaSource.read(file).contains(recorded)).toList();
        assumeTrue(others.isEmpty(), "skipped: " + others + " were made by another nvcc than " + release);
        Process script = new ProcessBuilder("sh", CudaSource.FOLDER.resolve("regenerate").toString(), "--check")
                .redirectErrorStream(true).start();
        String said = new String(script.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(script.waitFor(5, TimeUnit.MINUTES)).isTrue();
        assertThat(script.exitValue()).as(said).isZero();
    }

    /// `release 13.0, V13.0.88`, or null where there is no nvcc.
    private static String compilerRelease() throws InterruptedException {
        try {
            Process nvcc = new ProcessBuilder("nvcc", "--version").redirectErrorStream(true).start();
            String said = new String(nvcc.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            nvcc.waitFor();
            return said.lines().filter(line -> line.contains("release")).findFirst()
                    .map(line -> line.substring(line.indexOf("release"))).orElse(null);
        } catch (IOException e) {
            return null;
        }
    }
}
