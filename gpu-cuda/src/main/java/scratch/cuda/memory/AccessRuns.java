package scratch.cuda.memory;

import java.lang.foreign.MemorySegment;

import scratch.cuda.device.Arguments;
import scratch.cuda.device.Device;
import scratch.cuda.device.DeviceException;
import scratch.cuda.device.DeviceMemory;
import scratch.cuda.device.Event;
import scratch.cuda.device.Grid;
import scratch.cuda.device.Kernel;
import scratch.cuda.device.Program;
import scratch.cuda.interpreter.InterpretedDevice;
import scratch.cuda.interpreter.LaunchReport;
import scratch.cuda.kernel.DeviceMatrix;
import scratch.cuda.kernel.Ptx;
import scratch.cuda.kernel.Transpose;

/// The kernels of access.cu, counted on the interpreter or timed on a device.
public final class AccessRuns {
    private static final int THREADS = 256;
    private static final int COUNTED = 1024;
    private static final int TILE = 32;
    private static final int STEP = 8;

    private AccessRuns() {
    }

    /// What 32 warps ask for that read 1024 floats, `stride` apart from `first` on.
    public static LaunchReport gather(int first, int stride) {
        return strided("gather", first, stride);
    }

    /// … that write them there.
    public static LaunchReport scatter(int first, int stride) {
        return strided("scatter", first, stride);
    }

    private static LaunchReport strided(String name, int first, int stride) {
        boolean reads = "gather".equals(name);
        int span = first + stride * (COUNTED - 1) + 1;
        try (InterpretedDevice device = new InterpretedDevice(); Program program = device.load(Ptx.of("access", device))) {
            DeviceMemory from = zeros(device, reads ? span : COUNTED);
            DeviceMemory to = device.allocate((long) Float.BYTES * (reads ? COUNTED : span));
            Kernel kernel = program.kernel(name);
            kernel.launch(Grid.covering(COUNTED, THREADS), device.stream(), kernel.arguments().set(0, COUNTED).set(1, first)
                    .set(2, stride).set(3, from).set(4, to));
            return device.lastLaunch();
        }
    }

    /// The transpose of a (rows, columns) matrix without shared memory, a thread an element.
    public static LaunchReport transposeDirect(int rows, int columns) {
        try (InterpretedDevice device = new InterpretedDevice(); Program program = device.load(Ptx.of("access", device))) {
            Kernel kernel = program.kernel("transposeDirect");
            kernel.launch(new Grid((columns - 1) / TILE + 1, (rows - 1) / STEP + 1, 1, TILE, STEP, 1, 0), device.stream(),
                    kernel.arguments().set(0, rows).set(1, columns).set(2, zeros(device, rows * columns))
                            .set(3, device.allocate((long) Float.BYTES * rows * columns)));
            return device.lastLaunch();
        }
    }

    /// … by tiles in shared memory.
    public static LaunchReport transposeByTiles(int rows, int columns) {
        try (InterpretedDevice device = new InterpretedDevice(); Transpose transpose = new Transpose(device)) {
            transpose.transpose(DeviceMatrix.of(zeros(device, rows * columns), rows, columns),
                    DeviceMatrix.of(device.allocate((long) Float.BYTES * rows * columns), columns, rows), device.stream());
            return device.lastLaunch();
        }
    }

    /// What the interpreter says of a kernel that reads 16 bytes a thread, from byte `offset` on.
    public static String fourAtATimeFrom(int offset) {
        try (InterpretedDevice device = new InterpretedDevice(); Program program = device.load(Ptx.of("probe", device))) {
            Kernel kernel = program.kernel("copyFloats");
            DeviceMemory from = zeros(device, 2 * TILE);
            DeviceMemory to = device.allocate((long) Float.BYTES * TILE);
            try {
                kernel.launch(Grid.of(1, TILE), device.stream(), kernel.arguments().set(0, from, offset).set(1, to)
                        .set(2, (long) TILE));
                return "";
            } catch (DeviceException fault) {
                return fault.getMessage();
            }
        }
    }

    /// Milliseconds that `device` takes to read n floats, `stride` apart, and to write them beside each other: the least of
    /// five runs.
    public static double milliseconds(Device device, int n, int stride) {
        long span = (long) stride * (n - 1) + 1;
        double least = Double.POSITIVE_INFINITY;
        try (Program program = device.load(Ptx.of("access", device)); DeviceMemory from = zeros(device, span);
                DeviceMemory to = device.allocate((long) Float.BYTES * n); Event before = device.newEvent();
                Event after = device.newEvent()) {
            Kernel kernel = program.kernel("gather");
            Arguments arguments = kernel.arguments().set(0, n).set(1, 0).set(2, stride).set(3, from).set(4, to);
            for (int run = 0; run < 5; run++) {
                device.stream().record(before);
                kernel.launch(Grid.covering(n, THREADS), device.stream(), arguments);
                device.stream().record(after);
                least = Math.min(least, after.millisecondsSince(before));
            }
        }
        return least;
    }

    /// Milliseconds of a copy of all of `from` to the device: the least of three.
    public static double copyMilliseconds(Device device, MemorySegment from) {
        double least = Double.POSITIVE_INFINITY;
        try (DeviceMemory to = device.allocate(from.byteSize()); Event before = device.newEvent();
                Event after = device.newEvent()) {
            for (int run = 0; run < 3; run++) {
                device.stream().record(before);
                device.copyIn(from, to, 0, device.stream());
                device.stream().record(after);
                least = Math.min(least, after.millisecondsSince(before));
            }
        }
        return least;
    }

    private static DeviceMemory zeros(Device device, long floats) {
        DeviceMemory memory = device.allocate(Float.BYTES * floats);
        device.fill((byte) 0, memory, 0, memory.bytes(), device.stream());
        return memory;
    }
}
