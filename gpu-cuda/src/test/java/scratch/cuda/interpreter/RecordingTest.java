package scratch.cuda.interpreter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.foreign.MemorySegment;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import scratch.cuda.device.Arguments;
import scratch.cuda.device.Device;
import scratch.cuda.device.DeviceException;
import scratch.cuda.device.DeviceMemory;
import scratch.cuda.device.Grid;
import scratch.cuda.device.Kernel;
import scratch.cuda.device.Recording;
import scratch.cuda.kernel.Ptx;

class RecordingTest {
    private final Device device = new InterpretedDevice();

    @AfterEach
    void close() {
        device.close();
    }

    @Test
    void whatWasRecordedRunsLaterWithTheArgumentsOfThen() {
        Kernel copy = device.load(Ptx.of("probe", device)).kernel("copyFloats");
        DeviceMemory a = device.allocate(12);
        DeviceMemory b = device.allocate(12);
        DeviceMemory c = device.allocate(12);
        device.copyIn(MemorySegment.ofArray(new float[] {1, 2, 3}), a, 0, device.stream());
        device.fill((byte) 0, c, 0, 12, device.stream());
        Arguments arguments = copy.arguments().set(0, a).set(1, b).set(2, 3L);
        Recording recording = device.capture(device.stream(), () -> {
            copy.launch(Grid.of(1, 32), device.stream(), arguments);
            device.copy(b, 0, c, 0, 12, device.stream());
        });
        arguments.set(2, 0L);
        float[] back = new float[3];
        device.copyOut(c, 0, MemorySegment.ofArray(back), device.stream());
        assertThat(back).as("only recorded").containsExactly(0, 0, 0);
        recording.replay(device.stream());
        device.copyOut(c, 0, MemorySegment.ofArray(back), device.stream());
        assertThat(back).containsExactly(1, 2, 3);
        recording.close();
        assertThatThrownBy(() -> recording.replay(device.stream())).isInstanceOf(IllegalStateException.class)
                .hasMessage("Recording.replay: was closed: can be used no more");
    }

    @Test
    void waitingAndTheHostsMemoryHaveNoPlaceInARecording() {
        DeviceMemory memory = device.allocate(4);
        MemorySegment host = MemorySegment.ofArray(new float[1]);
        assertThatThrownBy(() -> device.capture(device.stream(), () -> device.copyIn(host, memory, 0, device.stream())))
                .isInstanceOf(DeviceException.class)
                .hasMessage("Device.copyIn: this cannot be done while work is recorded");
        assertThatThrownBy(() -> device.capture(device.stream(), device.stream()::synchronize))
                .hasMessage("Stream.synchronize: this cannot be done while work is recorded");
        device.copyIn(host, memory, 0, device.stream());
    }
}
