package scratch.cuda.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The real JCuda, with a stand-in for the driver's library: what goes through it arrives as it should. Each test is a JVM of
/// its own, since a library is found once or never.
class JCudaCallsTest {
    @TempDir
    private static Path folder;

    @BeforeAll
    static void compileTheStandIn() throws IOException, InterruptedException {
        String missing = NativeCode.prepare("JCudaDriver");
        assumeTrue(missing.isEmpty(), "skipped: " + missing);
        try (InputStream source = JCudaCallsTest.class.getResourceAsStream("/scratch/cuda/libcuda.c")) {
            Files.write(folder.resolve("libcuda.c"), source.readAllBytes());
        }
        Files.writeString(folder.resolve("empty.c"), "");
        Files.createDirectory(folder.resolve("empty"));
        Process compiler;
        try {
            compiler = new ProcessBuilder("gcc", "-shared", "-fPIC", "-Wl,-soname,libcuda.so.1", "-o", "libcuda.so.1",
                    "libcuda.c").directory(folder.toFile()).redirectErrorStream(true).start();
        } catch (IOException e) {
            assumeTrue(false, "skipped: no gcc on the path");
            return;
        }
        String said = new String(compiler.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(compiler.waitFor()).as(said).isZero();
        assertThat(new ProcessBuilder("gcc", "-shared", "-Wl,-soname,libcuda.so.1", "-o", "empty/libcuda.so.1", "empty.c")
                .directory(folder.toFile()).start().waitFor()).isZero();
    }

    /// What [StandInProgram] prints where this folder is searched for libraries.
    private static List<String> run(Path libraries, Map<String, String> environment) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(System.getProperty("java.home") + "/bin/java",
                "--enable-native-access=ALL-UNNAMED", "-Xshare:auto", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC",
                "-cp", System.getProperty("java.class.path"), StandInProgram.class.getName()));
        ProcessBuilder program = new ProcessBuilder(command).redirectErrorStream(true);
        program.environment().put("LD_LIBRARY_PATH", libraries.toString());
        program.environment().putAll(environment);
        Process process = program.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said.lines().toList();
    }

    @Test
    void everyCallArrives() throws IOException, InterruptedException {
        assertThat(run(folder, Map.of())).containsExactly(
                "Properties[name=stand-in, interpreted=false, major=9, minor=0, multiprocessors=132, clockMegahertz=1980, "
                        + "memoryClockMegahertz=2619, memoryBusBits=5120, memory=1073741824, l2=52428800, "
                        + "sharedPerBlock=49152, sharedPerBlockOptIn=232448, threadsPerBlock=1024, driverVersion=12080]",
                "[1.0, 8.0, 12.0]",
                "[1, 1, 1, 1, 0, 0, 0, 65, 1, 1, 1, 1]",
                "2.5",
                "[9, 2, 32, 31, 30, 64, 64, 16, 1, 1, 0, 3, 2, 0, 0, 0]",
                "Device.load: CUDA_ERROR_INVALID_PTX 218: line 3: no such instruction: fma.rn.f33",
                "Device.allocate: 2147483648 bytes: out of device memory, also after all that was kept for later has been "
                        + "freed: 1000 free of 1073741824");
    }

    @Test
    void aStubAndAnEmptyLibraryAreSentences() throws IOException, InterruptedException {
        assertThat(run(folder, Map.of("FAKE_INIT", "34"))).containsExactly("CudaDevice.open: libcuda.so.1 is the stub that"
                + " comes with the CUDA toolkit, for linking only: the driver's own must come before it on the library path");
        assertThat(run(folder.resolve("empty"), Map.of())).containsExactly(
                "CudaDevice.open: libcuda.so.1 is no driver that supports CUDA 12: it lacks cuInit and 40 more");
    }
}
