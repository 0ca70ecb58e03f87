package scratch.cuda.interpreter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.foreign.MemorySegment;

import org.junit.jupiter.api.Test;
import scratch.cuda.device.DeviceException;
import scratch.cuda.device.DeviceMemory;
import scratch.cuda.device.Event;
import scratch.cuda.device.Grid;
import scratch.cuda.device.HostMemory;
import scratch.cuda.device.Kernel;
import scratch.cuda.device.Stream;

class InterpretedDeviceTest {
    private final Bench bench = new Bench();
    private final InterpretedDevice device = bench.device;

    @Test
    void itSaysWhatItIs() {
        assertThat(device.properties().name()).isEqualTo("PTX interpreter");
        assertThat(device.properties().interpreted()).isTrue();
        assertThat(device.properties().capability()).isEqualTo(80);
        assertThat(device.properties().memory()).isEqualTo(1 << 22);
    }

    @Test
    void memoryHasAnEnd() {
        DeviceMemory half = device.allocate(3 << 20);
        assertThat(half.address() % 256).isZero();
        assertThatThrownBy(() -> device.allocate(2 << 20)).isInstanceOf(DeviceException.class)
                .hasMessage("Device.allocate: 2097152 bytes: 1048576 of 4194304 bytes are free");
        half.close();
        half.close();
        assertThat(device.used()).isZero();
        device.allocate(4 << 20);
        assertThatThrownBy(() -> device.allocate(0)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Device.allocate: 0 bytes: must be at least 1");
    }

    @Test
    void copiesStayWithinTheirBlock() {
        DeviceMemory block = bench.upload(1, 2, 3, 4);
        DeviceMemory other = device.allocate(16);
        device.copy(block, 4, other, 0, 8, device.stream());
        device.fill((byte) 1, other, 8, 4, device.stream());
        int[] out = new int[3];
        device.copyOut(other, 0, MemorySegment.ofArray(out), device.stream());
        assertThat(out).containsExactly(2, 3, 0x01010101);
        assertThatThrownBy(() -> bench.ints(other)).hasMessage("Device.copyOut: byte 12 of a block of 16: was never written");
        assertThatThrownBy(() -> device.copyIn(MemorySegment.ofArray(out), block, 8, device.stream()))
                .hasMessage("Device.copyIn: bytes 8 to 20 of a block of 16: out of bounds");
        assertThatThrownBy(() -> device.copy(block, 0, block, 4, 8, device.stream()))
                .hasMessage("Device.copy: 8 bytes from byte 0 to byte 4 of one block: must not overlap");
        block.close();
        assertThatThrownBy(() -> bench.ints(block)).hasMessage("Device.copyOut: a block of 16 bytes: was freed");
        assertThatThrownBy(() -> device.copy(other, 0, new Bench().upload(1), 0, 4, device.stream()))
                .hasMessage("Device.copy: memory of another device: must be of this one");
    }

    @Test
    void streamsAndEventsAreInOrder() {
        try (Stream stream = device.newStream(); Event first = device.newEvent(); Event second = device.newEvent();
                HostMemory pinned = device.pin(16)) {
            assertThatThrownBy(() -> second.millisecondsSince(first)).isInstanceOf(IllegalStateException.class)
                    .hasMessage("Event.millisecondsSince: an event that is on no stream: record it first");
            stream.record(first);
            stream.record(second);
            stream.await(second);
            stream.synchronize();
            device.synchronize();
            assertThat(second.millisecondsSince(first)).isGreaterThanOrEqualTo(0);
            assertThat(pinned.segment().byteSize()).isEqualTo(16);
        }
    }

    @Test
    void whatCannotBeLaunchedIsRefused() {
        Kernel kernel = device.load(Bench.kernel("").replace(")\n{", ")\n.maxntid 128, 1, 1\n{")).kernel("test");
        var arguments = kernel.arguments().set(0, bench.upload(0)).set(1, bench.upload(0));
        assertThatThrownBy(() -> kernel.launch(Grid.of(1, 256), device.stream(), arguments))
                .hasMessage("Kernel.launch: test: 256 x 1 x 1 threads in a block: 128 are allowed");
        assertThatThrownBy(() -> kernel.launch(Grid.of(1, 32).shared(200_000), device.stream(), arguments))
                .hasMessage("Kernel.launch: test: 200000 bytes of shared memory: a block may have 166912");
        assertThatThrownBy(() -> kernel.launch(new Grid(1, 70000, 1, 1, 1, 1, 0), device.stream(), arguments))
                .hasMessage("Kernel.launch: test: 1 x 70000 x 1 blocks: y and z may be up to 65535");
        assertThatThrownBy(() -> kernel.launch(Grid.of(1, 32), device.stream(), kernel.arguments().set(0, 5L)))
                .hasMessage("Kernel.launch: test: parameter 1 of 2 was never set");
        kernel.launch(Grid.of(1, 32), device.stream(), arguments);
    }

    @Test
    void textThatIsNoProgramIsRefused() {
        assertThatThrownBy(() -> device.load("hello")).hasMessageStartingWith("Device.load: PTX line 1: 'hello': ");
        assertThatThrownBy(() -> device.load("")).hasMessageContaining("PTX must name both, such as 7.0 and sm_80");
        assertThatThrownBy(() -> device.load(Bench.HEADER.replace("sm_80", "sm_90a")))
                .hasMessage("Device.load: .target sm_90a: this device is sm_80");
        assertThatThrownBy(() -> device.load(Bench.kernel("")).kernel("other"))
                .hasMessage("Program.kernel: other: the PTX has test");
        assertThatThrownBy(() -> device.load(Bench.kernel("bra NOWHERE;")))
                .hasMessage("Device.load: PTX line 18: 'bra NOWHERE': no label NOWHERE");
        assertThatThrownBy(() -> device.load(Bench.kernel("add.u32 %r2, %q7, 1;")))
                .hasMessage("Device.load: PTX line 18: 'add.u32 %r2, %q7, 1': %q7 is declared nowhere");
        assertThatThrownBy(() -> device.load(Bench.kernel("add.u32 %r2, %rd7, 1;"))).hasMessageContaining(
                "%rd7 is a register of type b64: one of up to 32 bits is wanted");
        assertThatThrownBy(() -> device.load(Bench.kernel("").replaceAll("}\\s*$", "")))
                .hasMessageContaining("a closing brace is missing");
    }

    @Test
    void aClosedDeviceDoesNothing() {
        device.close();
        device.close();
        assertThatThrownBy(() -> device.allocate(4)).hasMessage("Device.allocate: the device is closed");
    }

    @Test
    void theSameSeedGivesTheSameOrder() {
        String sum = Bench.kernel("cvt.rn.f32.u32 %f1, %r1;\nadd.f32 %f1, %f1, 0f3DCCCCCD;\nred.global.add.f32 [%rd1], %f1;");
        float[] sums = new float[6];
        for (int i = 0; i < sums.length; i++) {
            Bench seeded = new Bench(i / 2 == 2 ? 0 : 1 + i / 2);
            DeviceMemory out = seeded.upload(0f);
            seeded.launch(sum, Grid.of(5, 128), out, seeded.upload(0));
            sums[i] = seeded.floats(out)[0];
            assertThat(sums[i]).isCloseTo(5 * (127 * 64 + 12.8f), org.assertj.core.api.Assertions.within(0.1f));
        }
        assertThat(sums[1]).isEqualTo(sums[0]);
        assertThat(sums[3]).isEqualTo(sums[2]);
        assertThat(sums[5]).isEqualTo(sums[4]);
    }

    @Test
    void impossibleOptionsAreRefused() {
        assertThatThrownBy(() -> InterpretedDevice.Options.standard().withMemory(0))
                .hasMessage("InterpretedDevice.Options: memory = 0: must be at least 1");
        assertThatThrownBy(() -> InterpretedDevice.Options.standard().withCapability(100))
                .hasMessage("InterpretedDevice.Options: capability = 100: must be from 50 to 90");
    }
}
