package scratch.cuda.devicecheck;

import java.util.Locale;

import scratch.cuda.device.Device;
import scratch.cuda.device.DeviceException;
import scratch.cuda.device.Grid;
import scratch.cuda.device.Properties;
import scratch.cuda.open.Devices;
import scratch.example.Arguments;
import scratch.example.CheckTable;
import scratch.example.Console;
import scratch.math.simd.Roofline;

/// 801: what there is to compute on, what it can do at most, and what it takes to keep it busy.
public final class Ex801DeviceCheck {
    static final String[] OPERATIONS = {"vector addition", "dot product", "matrix times vector",
        "matrix product, tiles of 128"};
    static final double[] INTENSITIES = {1 / 12.0, 2 / 8.0, 2 / 4.0, 2 / 0.0625};
    private static final int BLOCK = 1024;

    private Ex801DeviceCheck() {
    }

    public static void main(String[] args) {
        var arguments = Arguments.of(args, "latency 480 50..5000 cycles from a load to its number",
                "why no no|yes prints why there is no GPU, where there is none");
        double latency = arguments.intValue("latency");
        CheckTable checks;
        try (Device device = Devices.open()) {
            Console.wrapped(Devices.describe(device));
            if (arguments.value("why").equals("yes")) {
                Console.print("  because: %s%n", Devices.hasGpu() ? "there is one" : Devices.whyNoGpu());
            }
            says(device.properties());
            refusals(device);
            if (!device.properties().interpreted()) {
                measured(device);
            }
            checks = checks(device);
        }
        roofs();
        keepingBusy(latency);
        Figures801.draw(latency);
        Console.print("%nfigures  target/figures/machine.svg, roofs.svg, underway.svg%n%n");
        checks.print();
        Console.print("%nTry: ./run 801 --latency 960   When a load takes twice as long, do enough threads fit?%n");
    }

    private static void says(Properties device) {
        Console.print("%nWhat it says of itself%n");
        Console.print("  name                        %s%n", device.name());
        Console.print("  compute capability          %d.%d%n", device.major(), device.minor());
        Console.print("  multiprocessors             %d%n", device.multiprocessors());
        Console.print("  memory                      %d MiB%n", device.memory() >> 20);
        Console.print("  threads of a block          %d at most%n", device.threadsPerBlock());
        Console.print("  shared memory of a block    %d KiB, on request %d KiB%n", device.sharedPerBlock() >> 10,
                device.sharedPerBlockOptIn() >> 10);
        Console.print("  driver                      %s%n", device.interpreted() ? "none" : String.format(Locale.ROOT,
                "CUDA %d.%d", device.driverVersion() / 1000, device.driverVersion() % 1000 / 10));
    }

    private static void refusals(Device device) {
        Properties limits = device.properties();
        Console.print("%nWhat it says to too much%n");
        Console.wrapped(TriedLimits.answer(device, Grid.of(1, limits.threadsPerBlock() + 1)));
        Console.wrapped(TriedLimits.answer(device, Grid.of(1, 32).shared(limits.sharedPerBlockOptIn() + 1)));
        try {
            device.allocate(2 * limits.memory()).close();
        } catch (DeviceException refused) {
            Console.wrapped(refused.getMessage());
        }
    }

    private static void measured(Device device) {
        Measured reached = Measured.on(device, 1 << 28, 1 << 14, 1000);
        Roofline roof = DeviceRoofs.of(device.properties());
        Console.print("%nmeasured   copy %.0f GB/s, %.0f %% of the roof; float32 %.1f TFLOP/s, %.0f %%; launch %.2f us%n",
                reached.gigabytes(), 100 * reached.gigabytes() / roof.bandwidth(), reached.gigaflops() / 1e3,
                100 * reached.gigaflops() / roof.peak(), reached.launchMicros());
    }

    private static void roofs() {
        Console.print("%nWhat three GPUs can do at most, from their clocks%n");
        var table = Console.table("  %-10s  %15d  %7d  %8.1f  %6.0f  %12.1f", "", "multiprocessors", "cores", "TFLOP/s", "GB/s",
                "FLOP/byte");
        for (DataSheet sheet : DataSheet.values()) {
            Properties gpu = sheet.properties();
            Roofline roof = DeviceRoofs.of(gpu);
            table.row(gpu.name(), gpu.multiprocessors(), gpu.multiprocessors() * DeviceRoofs.cores(gpu), roof.peak() / 1e3,
                    roof.bandwidth(), roof.ridge());
        }
        Roofline h100 = DeviceRoofs.of(DataSheet.H100.properties());
        Console.print("%nWhat that allows on an H100%n");
        var allowed = Console.table("  %-28s  %9.3f  %10.0f  %9.1f  %-10s", "", "FLOP/byte", "GFLOP/s", "% of peak",
                "limited by");
        for (int i = 0; i < OPERATIONS.length; i++) {
            double attainable = h100.attainable(INTENSITIES[i]);
            allowed.row(OPERATIONS[i], INTENSITIES[i], attainable, 100 * attainable / h100.peak(),
                    attainable < h100.peak() ? "memory" : "arithmetic");
        }
    }

    private static void keepingBusy(double latency) {
        Console.print("%nTo keep memory busy when a load takes %.0f cycles%n", latency);
        var table = Console.table("  %-10s  %15.0f  %20.0f  %16d  %20.2f", "", "bytes under way", "threads of one float",
                "threads that fit", "one block reaches, %");
        for (DataSheet sheet : DataSheet.values()) {
            Properties gpu = sheet.properties();
            double bytes = DeviceRoofs.underWay(gpu, latency);
            table.row(gpu.name(), bytes, Math.ceil(bytes / Float.BYTES), DeviceRoofs.residentThreads(gpu),
                    100 * DeviceRoofs.shareOfBandwidth(gpu, latency, BLOCK, Float.BYTES));
        }
    }

    private static CheckTable checks(Device device) {
        var checks = CheckTable.against("sheet, device");
        var peaks = checks.groupRelative("peaks, TFLOP/s", 0.005);
        for (DataSheet sheet : DataSheet.values()) {
            peaks.same(sheet.properties().name(), DeviceRoofs.of(sheet.properties()).peak() / 1e3, sheet.teraflops());
        }
        var bandwidths = checks.groupRelative("bandwidths, GB/s", 0.005);
        for (DataSheet sheet : DataSheet.values()) {
            bandwidths.same(sheet.properties().name(), DeviceRoofs.of(sheet.properties()).bandwidth(), sheet.gigabytes());
        }
        TriedLimits tried = TriedLimits.of(device);
        return checks.same("largest block, by trying", tried.threads(), device.properties().threadsPerBlock())
                .same("shared memory, by trying", tried.sharedBytes(), device.properties().sharedPerBlockOptIn())
                .whyDifferent("NVIDIA's sheets round: 67 TFLOP/s stands for 66.9, and 3.35 TB/s for 3352 GB/s. The last two "
                        + "rows hold the device to its own word.");
    }
}
