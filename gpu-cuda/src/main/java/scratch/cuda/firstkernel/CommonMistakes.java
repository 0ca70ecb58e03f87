package scratch.cuda.firstkernel;

import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.function.Consumer;

import scratch.cuda.device.Device;
import scratch.cuda.device.DeviceException;
import scratch.cuda.device.DeviceMemory;
import scratch.cuda.device.Grid;
import scratch.cuda.device.Kernel;
import scratch.cuda.interpreter.InterpretedDevice;
import scratch.cuda.kernel.Ptx;

/// Six ways to get the first kernel wrong, each made on an interpreter of its own, and what that says.
public final class CommonMistakes {
    private static final int N = 1000;
    private static final int THREADS = 256;
    private static final int BYTES = Float.BYTES * N;

    private CommonMistakes() {
    }

    /// A mistake and the answer to it.
    ///
    /// @param what   was done, in a few words
    /// @param answer the message of the exception
    public record Answer(String what, String answer) {
    }

    /// All of them, with 1000 elements and blocks of 256 threads.
    public static List<Answer> all() {
        return List.of(
                ask("no guard", device -> add(device, VectorAdd.Variant.UNGUARDED, Grid.covering(N, THREADS))),
                ask("1000 / 256 = 3 blocks", device -> add(device, VectorAdd.Variant.GUARDED, Grid.of(N / THREADS, THREADS))),
                ask("one block of 2000 threads", device -> add(device, VectorAdd.Variant.GUARDED, Grid.of(1, 2 * N))),
                ask("memory of 1000 bytes for 1000 floats", device -> device.copyIn(MemorySegment.ofArray(new float[N]),
                        device.allocate(N), 0, device.stream())),
                ask("y is never copied to the device", CommonMistakes::forgetfulOfY),
                ask("n is given as a long", device -> kernel(device).arguments().set(0, (long) N)));
    }

    private static Answer ask(String what, Consumer<Device> mistake) {
        try (InterpretedDevice device = new InterpretedDevice()) {
            mistake.accept(device);
            return new Answer(what, "");
        } catch (DeviceException | IllegalArgumentException e) {
            return new Answer(what, e.getMessage());
        }
    }

    private static void add(Device device, VectorAdd.Variant variant, Grid grid) {
        try (VectorAdd add = new VectorAdd(device)) {
            add.add(variant, new float[N], new float[N], grid);
        }
    }

    private static void forgetfulOfY(Device device) {
        DeviceMemory x = device.allocate(BYTES);
        device.copyIn(MemorySegment.ofArray(new float[N]), x, 0, device.stream());
        try (VectorAdd add = new VectorAdd(device)) {
            add.launch(VectorAdd.Variant.GUARDED, N, x, device.allocate(BYTES), device.allocate(BYTES),
                    Grid.covering(N, THREADS));
        }
    }

    private static Kernel kernel(Device device) {
        return device.load(Ptx.of("vector_add", device)).kernel("add");
    }
}
