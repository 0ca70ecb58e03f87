package scratch.math.kernel.simd;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// The checked-in generated sources are what the generator writes today.
class GeneratedKernelsTest {

    private static final Path GENERATOR = Path.of("src/generator/java/GenerateKernels.java");

    @Test
    void generatedSourcesAreUpToDate() throws IOException, InterruptedException {
        Path module = Files.exists(GENERATOR) ? Path.of("") : Path.of("core-math");
        Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xshare:auto", GENERATOR.toString(), "--check")
                .directory(module.toAbsolutePath().toFile()).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as("run java %s in core-math: %s", GENERATOR, output).isZero();
    }
}
