package scratch.cuda.driver;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;

import scratch.cuda.device.Arguments;
import scratch.cuda.device.Device;
import scratch.cuda.device.DeviceException;
import scratch.cuda.device.DeviceMemory;
import scratch.cuda.device.Event;
import scratch.cuda.device.Grid;
import scratch.cuda.device.HostMemory;
import scratch.cuda.device.Kernel;
import scratch.cuda.device.Recording;
import scratch.cuda.device.Stream;
import scratch.cuda.device.TensorMap;

/// Runs in a JVM of its own, which finds the stand-in for the driver's library, and writes down what it gets.
final class StandInProgram {
    private static final String PTX = """
            .version 7.0
            .target sm_80
            .visible .entry twice(.param .u32 n, .param .u64 x) { ret; }
            """;

    private StandInProgram() {
    }

    public static void main(String[] args) throws InterruptedException {
        try (Device device = CudaDevice.open()) {
            say(device.properties().toString());
            Stream stream = device.newStream();
            DeviceMemory memory = device.allocate(12);
            device.copyIn(MemorySegment.ofArray(new float[] {1, 2, 3}), memory, 0, stream);
            Kernel kernel = device.load(PTX).kernel("twice");
            Arguments arguments = kernel.arguments().set(0, 2).set(1, memory, 4);
            kernel.launch(new Grid(3, 2, 1, 32, 4, 2, 100_000), stream, arguments);
            Thread other = new Thread(() -> kernel.launch(new Grid(3, 2, 1, 32, 4, 2, 0), stream, arguments));
            other.start();
            other.join();
            float[] back = new float[3];
            device.copyOut(memory, 0, MemorySegment.ofArray(back), stream);
            say(Arrays.toString(back));
            HostMemory pinned = device.pin(12);
            device.fill((byte) 1, memory, 0, 4, stream);
            device.copy(memory, 0, memory, 8, 4, stream);
            device.copyOut(memory, 0, pinned.segment(), stream);
            stream.synchronize();
            say(Arrays.toString(pinned.segment().toArray(JAVA_BYTE)));
            pinned.close();
            try (Event before = device.newEvent(); Event after = device.newEvent()) {
                stream.record(before);
                stream.record(after);
                say("" + after.millisecondsSince(before));
            }
            Recording recording = device.capture(stream,
                    () -> kernel.launch(new Grid(3, 2, 1, 32, 4, 2, 0), stream, arguments));
            recording.replay(stream);
            recording.close();
            DeviceMemory matrix = device.allocate(32 * 30 * 2 + 32);
            say(Arrays.toString(device.describe(new TensorMap(matrix, 32, TensorMap.Element.BFLOAT16, 30, 31, 32, 16, 64, true))
                    .toArray(JAVA_LONG)));
            refused(() -> device.load(PTX.replace("ret;", "fma.rn.f33;")));
            refused(() -> device.allocate(2L << 30));
        } catch (DeviceException e) {
            say(e.getMessage());
        }
    }

    private static void refused(Runnable call) {
        try {
            call.run();
        } catch (DeviceException e) {
            say(e.getMessage());
        }
    }

    private static void say(String line) {
        System.out.println(line);
    }
}
