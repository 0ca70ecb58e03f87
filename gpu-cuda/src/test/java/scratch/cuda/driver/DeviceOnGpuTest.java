package scratch.cuda.driver;

import static java.lang.foreign.ValueLayout.JAVA_FLOAT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import scratch.cuda.device.Device;
import scratch.cuda.device.DeviceException;
import scratch.cuda.device.DeviceMemory;
import scratch.cuda.device.Event;
import scratch.cuda.device.Grid;
import scratch.cuda.device.HostMemory;
import scratch.cuda.device.Kernel;
import scratch.cuda.device.Recording;
import scratch.cuda.device.TensorMap;
import scratch.cuda.kernel.Ptx;
import scratch.cuda.open.OnGpu;

/// What only a GPU can show of the device layer.
@OnGpu
class DeviceOnGpuTest {
    private static Device device;

    @BeforeAll
    static void open() {
        device = CudaDevice.open();
    }

    @AfterAll
    static void close() {
        if (device != null) {
            device.close();
        }
    }

    private static float[] counted(int n) {
        float[] values = new float[n];
        for (int i = 0; i < n; i++) {
            values[i] = (i * 31) % 1_000_003;
        }
        return values;
    }

    @Test
    void arraysComeBackAsTheyWent() {
        for (int n : new int[] {1, 1000, (1 << 22) - 1, (1 << 22) + 1, 13_000_001}) {
            float[] back = new float[n];
            try (DeviceMemory memory = device.allocate(4L * n)) {
                device.copyIn(MemorySegment.ofArray(counted(n)), memory, 0, device.stream());
                device.copyOut(memory, 0, MemorySegment.ofArray(back), device.stream());
            }
            assertThat(back).as("%d floats", n).isEqualTo(counted(n));
        }
    }

    @Test
    void pinnedMemoryMovesInStreamOrder() {
        int n = 1 << 20;
        try (HostMemory in = device.pin(4L * n); HostMemory out = device.pin(4L * n); DeviceMemory a = device.allocate(4L * n);
             DeviceMemory b = device.allocate(4L * n)) {
            in.segment().copyFrom(MemorySegment.ofArray(counted(n)));
            Kernel copy = device.load(Ptx.of("probe", device)).kernel("copyFloats");
            device.copyIn(in.segment(), a, 0, device.stream());
            copy.launch(Grid.of(64, 256), device.stream(), copy.arguments().set(0, a).set(1, b).set(2, (long) n));
            device.copyOut(b, 0, out.segment(), device.stream());
            device.stream().synchronize();
            assertThat(out.segment().toArray(JAVA_FLOAT)).isEqualTo(counted(n));
        }
    }

    @Test
    void twoStreamsKeepToTheirEvents() {
        int n = 1 << 22;
        Kernel copy = device.load(Ptx.of("probe", device)).kernel("copyFloats");
        try (scratch.cuda.device.Stream other = device.newStream(); DeviceMemory a = device.allocate(4L * n);
             DeviceMemory b = device.allocate(4L * n); Event written = device.newEvent()) {
            for (int round = 1; round <= 20; round++) {
                device.fill((byte) round, a, 0, 4L * n, device.stream());
                device.stream().record(written);
                other.await(written);
                copy.launch(Grid.of(64, 256), other, copy.arguments().set(0, a).set(1, b).set(2, (long) n));
                other.synchronize();
                byte[] last = new byte[1];
                device.copyOut(b, 4L * n - 1, MemorySegment.ofArray(last), other);
                assertThat(last[0]).isEqualTo((byte) round);
            }
        }
    }

    @Test
    void aRecordingIsReplayed() {
        int n = 1000;
        Kernel copy = device.load(Ptx.of("probe", device)).kernel("copyFloats");
        try (DeviceMemory a = device.allocate(4L * n); DeviceMemory b = device.allocate(4L * n);
             DeviceMemory c = device.allocate(4L * n)) {
            device.copyIn(MemorySegment.ofArray(counted(n)), a, 0, device.stream());
            device.fill((byte) 0, c, 0, 4L * n, device.stream());
            try (Recording recording = device.capture(device.stream(), () -> {
                copy.launch(Grid.of(4, 256), device.stream(), copy.arguments().set(0, a).set(1, b).set(2, (long) n));
                copy.launch(Grid.of(4, 256), device.stream(), copy.arguments().set(0, b).set(1, c).set(2, (long) n));
            })) {
                float[] back = new float[n];
                device.copyOut(c, 0, MemorySegment.ofArray(back), device.stream());
                assertThat(back).as("only recorded").isEqualTo(new float[n]);
                recording.replay(device.stream());
                device.copyOut(c, 0, MemorySegment.ofArray(back), device.stream());
                assertThat(back).isEqualTo(counted(n));
            }
        }
    }

    @Test
    void eventsMeasureTheDevice() {
        Kernel empty = device.load(Ptx.of("probe", device)).kernel("empty");
        try (Event before = device.newEvent(); Event after = device.newEvent()) {
            device.stream().record(before);
            for (int i = 0; i < 100; i++) {
                empty.launch(Grid.of(1, 32), device.stream(), empty.arguments());
            }
            device.stream().record(after);
            assertThat(after.millisecondsSince(before)).isBetween(0.01, 1000.0);
        }
    }

    @Test
    void theDriverCompilesEverythingThatShips() throws IOException {
        try (Stream<Path> files = Files.list(shipped())) {
            List<String> names = files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(".ptx"))
                    .map(name -> name.substring(0, name.indexOf('.'))).distinct().sorted().toList();
            assertThat(names).contains("probe");
            for (String name : names) {
                if (Ptx.supports(name, device)) {
                    device.load(Ptx.of(name, device)).close();
                }
            }
        }
    }

    private static Path shipped() {
        try {
            return Path.of(Ptx.class.getResource("/scratch/cuda/ptx").toURI());
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void moreMemoryThanThereIsIsRefusedAndTheDeviceGoesOn() {
        long all = device.properties().memory();
        assertThatThrownBy(() -> device.allocate(2 * all)).isInstanceOf(DeviceException.class)
                .hasMessageContaining("out of device memory").hasMessageContaining("free of");
        device.allocate(1024).close();
    }

    @Test
    void whatIsKeptIsFreedWhenMemoryRunsOut() {
        long half = device.properties().memory() / 5 * 2;
        device.allocate(half).close();
        try (DeviceMemory most = device.allocate(half + half / 2)) {
            assertThat(most.address()).isPositive();
        }
    }

    @Test
    void textThatIsNoPtxIsRefusedWithTheCompilersWords() {
        String broken = Ptx.of("probe", device).replace("fma.rn.f32", "fma.rn.f33");
        assertThatThrownBy(() -> device.load(broken)).isInstanceOf(DeviceException.class).hasMessageContaining("f33");
        device.load(Ptx.of("probe", device)).close();
    }

    @Test
    void aHopperDescribesAMatrix() {
        assumeTrue(device.properties().major() >= 9, "skipped: no Hopper");
        try (DeviceMemory matrix = device.allocate(2L * 256 * 128)) {
            TensorMap map = new TensorMap(matrix, 0, TensorMap.Element.BFLOAT16, 256, 128, 128, 64, 64, true);
            assertThat(device.describe(map).toArray(JAVA_LONG)).isNotEqualTo(new long[16]);
        }
    }

    @Test
    void afterAFaultEveryCallSaysSo() throws IOException, InterruptedException {
        Process program = new ProcessBuilder(System.getProperty("java.home") + "/bin/java",
                "--enable-native-access=ALL-UNNAMED", "-Djava.library.path=" + System.getProperty("java.library.path"), "-cp",
                System.getProperty("java.class.path"), FaultProgram.class.getName()).redirectErrorStream(true).start();
        String said = new String(program.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(program.waitFor()).as(said).isZero();
        assertThat(said.lines()).hasSize(2);
        assertThat(said).contains("Stream.synchronize: a kernel read or wrote outside of its memory")
                .contains("launched last: copyFloats; the device is lost")
                .contains("Device.allocate: the device is lost since Stream.synchronize");
    }
}
