package scratch.cuda.devicecheck;

import scratch.cuda.device.Arguments;
import scratch.cuda.device.Device;
import scratch.cuda.device.DeviceMemory;
import scratch.cuda.device.Event;
import scratch.cuda.device.Grid;
import scratch.cuda.device.Kernel;
import scratch.cuda.device.Program;
import scratch.cuda.kernel.Ptx;

/// What a device reaches of its roofs: the best of five runs of the kernels in `probe.cu`, by the device's own clock.
///
/// @param gigabytes    read and written a second by a copy
/// @param gigaflops    by chains of multiply-adds that touch no memory
/// @param launchMicros from the start of one kernel that does nothing to the start of the next
public record Measured(double gigabytes, double gigaflops, double launchMicros) {
    private static final int THREADS = 256;
    private static final int BLOCKS_EACH = 16;
    private static final int CHAINS = 8;
    private static final int RUNS = 5;

    /// Copies `floats` numbers, adds `rounds` times in each of 4096 threads a multiprocessor, launches `launches` times.
    public static Measured on(Device device, int floats, int rounds, int launches) {
        Grid grid = Grid.of(BLOCKS_EACH * device.properties().multiprocessors(), THREADS);
        long threads = (long) grid.blocksX() * THREADS;
        try (Program program = device.load(Ptx.of("probe", device));
                DeviceMemory from = device.allocate(4L * floats); DeviceMemory to = device.allocate(4L * floats);
                DeviceMemory sums = device.allocate(4 * threads)) {
            device.fill((byte) 0, from, 0, 4L * floats, device.stream());
            Kernel copy = program.kernel("copyFloats");
            Arguments moved = copy.arguments().set(0, from).set(1, to).set(2, (long) floats);
            double copied = milliseconds(device, () -> copy.launch(grid, device.stream(), moved));
            Kernel add = program.kernel("multiplyAdd");
            Arguments chains = add.arguments().set(0, sums).set(1, rounds).set(2, 0.5f).set(3, 1f);
            double added = milliseconds(device, () -> add.launch(grid, device.stream(), chains));
            Kernel empty = program.kernel("empty");
            Arguments none = empty.arguments();
            Grid one = Grid.of(1, 1);
            double launched = milliseconds(device, () -> {
                for (int i = 0; i < launches; i++) {
                    empty.launch(one, device.stream(), none);
                }
            });
            return new Measured(8.0 * floats / copied / 1e6, 2.0 * CHAINS * rounds * threads / added / 1e6,
                    1e3 * launched / launches);
        }
    }

    private static double milliseconds(Device device, Runnable work) {
        work.run();                                                         // the first run is loaded and warmed up
        double best = Double.POSITIVE_INFINITY;
        try (Event before = device.newEvent(); Event after = device.newEvent()) {
            for (int run = 0; run < RUNS; run++) {
                device.stream().record(before);
                work.run();
                device.stream().record(after);
                best = Math.min(best, after.millisecondsSince(before));
            }
        }
        return best;
    }
}
