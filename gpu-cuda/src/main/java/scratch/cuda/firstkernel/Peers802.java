package scratch.cuda.firstkernel;

import scratch.cuda.device.Device;
import scratch.cuda.device.DeviceMemory;
import scratch.cuda.device.Event;
import scratch.cuda.device.Grid;
import scratch.example.Console;

/// Times the kernel of lesson 802 where there is a GPU.
final class Peers802 {
    private static final int THREADS = 256;
    private static final int RUNS = 5;
    private static final int LONGEST = 1 << 26;

    private Peers802() {
    }

    /// By the device's clock for what is there already, by the host's for the way there and back.
    static void time(Device device, VectorAdd add) {
        Console.print("%nMeasured%n");
        var table = Console.table("  %-12s  %10.2f us  %8.0f  %12.2f us", "elements", "kernel", "GB/s", "with copies");
        for (int n = 1 << 8; n <= LONGEST; n <<= 6) {
            double kernel = kernelMicros(device, add, n);
            float[] x = Ex802FirstKernel.numbers(n, n);
            double whole = Double.POSITIVE_INFINITY;
            for (int run = 0; run < RUNS; run++) {
                long start = System.nanoTime();
                add.add(x, x, THREADS);
                whole = Math.min(whole, (System.nanoTime() - start) / 1e3);
            }
            table.row(Integer.toString(n), kernel, 12.0 * n / kernel / 1e3, whole);
        }
    }

    /// The best of five runs, in microseconds.
    static double kernelMicros(Device device, VectorAdd add, int n) {
        long bytes = (long) Float.BYTES * n;
        double best = Double.POSITIVE_INFINITY;
        try (DeviceMemory x = device.allocate(bytes); DeviceMemory y = device.allocate(bytes);
                DeviceMemory z = device.allocate(bytes); Event before = device.newEvent(); Event after = device.newEvent()) {
            device.fill((byte) 0, x, 0, bytes, device.stream());
            device.fill((byte) 0, y, 0, bytes, device.stream());
            for (int run = 0; run <= RUNS; run++) {
                device.stream().record(before);
                add.launch(VectorAdd.Variant.GUARDED, n, x, y, z, Grid.covering(n, THREADS));
                device.stream().record(after);
                double micros = 1e3 * after.millisecondsSince(before);
                best = run == 0 ? best : Math.min(best, micros);            // the first run is loaded and warmed up
            }
        }
        return best;
    }
}
