package scratch.cuda.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import scratch.cuda.device.DeviceException;
import scratch.cuda.device.DeviceMemory;

/// The call with a stand-in for cuBLAS, which computes in the host's memory as the fake driver does.
class CublasTest {
    @TempDir
    private Path folder;

    private final DriverDevice device = new DriverDevice(new FakeDriver(1 << 20), 0, 4096);

    @AfterEach
    void forgetTheLibrary() {
        System.clearProperty(Cublas.PROPERTY);
    }

    private DeviceMemory on(float... values) {
        DeviceMemory memory = device.allocate(4L * values.length);
        device.copyIn(MemorySegment.ofArray(values), memory, 0, device.stream());
        device.synchronize();
        return memory;
    }

    private float[] read(DeviceMemory memory) {
        float[] values = new float[(int) memory.bytes() / 4];
        device.copyOut(memory, 0, MemorySegment.ofArray(values), device.stream());
        return values;
    }

    private void compile(String source) throws IOException, InterruptedException {
        Files.writeString(folder.resolve("source.c"), source);
        try {
            Process compiler = new ProcessBuilder("gcc", "-shared", "-fPIC", "-o", "library.so", "source.c")
                    .directory(folder.toFile()).redirectErrorStream(true).start();
            String said = new String(compiler.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(compiler.waitFor()).as(said).isZero();
        } catch (IOException e) {
            assumeTrue(false, "skipped: no gcc on the path");
        }
        System.setProperty(Cublas.PROPERTY, folder.resolve("library.so").toString());
    }

    @Test
    void matricesWhoseRowsFollowEachOtherAreMultiplied() throws IOException, InterruptedException {
        try (InputStream source = CublasTest.class.getResourceAsStream("/scratch/cuda/libcublas.c")) {
            compile(new String(source.readAllBytes(), StandardCharsets.UTF_8));
        }
        DeviceMemory a = on(1, 2, 3, -9, 4, 5, 6, -9);                       // (2, 3), rows 4 apart
        DeviceMemory b = on(1, 0, 2, 1, 0, 3);                               // (3, 2)
        DeviceMemory c = on(100, 100, -9, 100, 100, -9);                     // (2, 2), rows 3 apart
        try (Cublas cublas = Cublas.open(device).orElseThrow()) {
            cublas.multiply(Cublas.Precision.FLOAT32, 2, 2, 3, 2, a, 4, b, 2, 0.5f, c, 3, device.stream());
            assertThat(read(c)).containsExactly(60, 72, -9, 78, 96, -9);     // 2·(5 11 | 14 23) + 50
            assertThatThrownBy(() -> cublas.multiply(Cublas.Precision.TF32, 2, 2, 3, 1, a, 4, b, 2, 0, c, 3, device.stream()))
                    .isInstanceOf(DeviceException.class).hasMessage("Cublas: cublasGemmEx: status 7");
        }
    }

    @Test
    void aLibraryThatIsNotCublasIsRefused() throws IOException, InterruptedException {
        compile("int nothing;");
        assertThatThrownBy(() -> Cublas.open(device)).isInstanceOf(DeviceException.class)
                .hasMessage("Cublas.open: the library has no cublasSetStream_v2: it is not cuBLAS");
    }

    @Test
    void aFileThatIsNotThereIsRefused() {
        System.setProperty(Cublas.PROPERTY, "/nowhere/libcublas.so.12");
        assertThatThrownBy(() -> Cublas.open(device)).isInstanceOf(IllegalArgumentException.class).hasMessage(
                "-Dscratch.gpu.cublas: /nowhere/libcublas.so.12: must be a file libcublas.so.12 or .13 beside its libcublasLt");
    }
}
