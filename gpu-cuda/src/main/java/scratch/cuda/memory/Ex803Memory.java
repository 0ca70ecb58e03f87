package scratch.cuda.memory;

import scratch.cuda.device.Device;
import scratch.cuda.interpreter.LaunchReport;
import scratch.cuda.open.Devices;
import scratch.example.Arguments;
import scratch.example.Console;

/// 803: what memory moves for a warp, and what the bus takes for a job.
public final class Ex803Memory {
    static final int[] STRIDES = {0, 1, 2, 3, 4, 8, 32};
    static final double MEMORY = 4800e9;
    static final double PEAK = 67e12;
    static final double START = 0.01;

    private Ex803Memory() {
    }

    public static void main(String[] args) {
        var arguments = Arguments.of(args, "bus 55 1.0..1000.0 GB/s between host and device, each way",
                "work 3 0.0..1000.0 milliseconds that the kernel of the job in chunks takes",
                "chunks 8 1..1024 pieces that the job is cut into");
        double bus = 1e9 * arguments.doubleValue("bus");
        double[] whole = {256e6 / bus * 1e3, arguments.doubleValue("work"), 256e6 / bus * 1e3};
        strides();
        transposes();
        Console.print("%nSixteen bytes a thread, but from byte 4 on:%n");
        Console.wrapped(AccessRuns.fourAtATimeFrom(Float.BYTES));
        chunks(whole, arguments.intValue("chunks"));
        jobs(bus);
        try (Device device = Devices.open()) {
            Console.print("%n");
            Console.wrapped(Devices.describe(device));
            if (!device.properties().interpreted()) {
                Peers803.time(device, arguments.intValue("chunks"));
            }
        }
        Figures803.draw(whole, arguments.intValue("chunks"), bus);
        Console.print("%nfigures  target/figures/coalescing.svg, timeline.svg, transfers.svg%n%n");
        Peers803.checks(whole, arguments.intValue("chunks"), bus).print();
        Console.print("%nTry: ./run 803 --bus 450   Which jobs pay now, and how many chunks are best?%n");
    }

    private static void strides() {
        Console.print("32 lanes read a float each: sectors of 32 bytes, counted, and what is left of 4800 GB/s%n");
        var table = Console.table("  %-22s  %7.2f  %9.2f  %11.0f", "lane i reads float", "sectors", "of use", "useful GB/s");
        for (int stride : STRIDES) {
            row(table, "i * " + stride, AccessRuns.gather(0, stride));
        }
        row(table, "i + 1", AccessRuns.gather(1, 1));
    }

    private static void row(Console.Table table, String what, LaunchReport report) {
        double share = 1 / report.loadOverhead();
        table.row(what, (double) report.loadSectors() / report.globalLoads(), share, Math.min(1, share) * MEMORY / 1e9);
    }

    private static void transposes() {
        Console.print("%nThe transpose of 96 x 64 floats: bytes moved for each byte wanted%n");
        var table = Console.table("  %-22s  %7.2f  %9.2f", "", "reads", "writes");
        LaunchReport direct = AccessRuns.transposeDirect(96, 64);
        table.row("a thread an element", direct.loadOverhead(), direct.storeOverhead());
        LaunchReport tiles = AccessRuns.transposeByTiles(96, 64);
        table.row("by tiles, shared memory", tiles.loadOverhead(), tiles.storeOverhead());
    }

    private static void chunks(double[] whole, int chosen) {
        Console.print("%n256 MB in, a kernel, 256 MB out: %.2f, %.2f and %.2f ms, in that order %.2f ms%n", whole[0], whole[1],
                whole[2], whole[0] + whole[1] + whole[2]);
        var table = Console.table("  %8d  %12.2f", "chunks", "overlapped");
        for (int chunks : new int[] {1, 2, 4, 8, 16, 32, 64, 256, 1024}) {
            table.row(chunks, Pipeline.total(chunks, START, whole));
        }
        Console.print("%d chunks take %.2f ms; best are %.0f, as each costs 10 microseconds a stage%n", chosen,
                Pipeline.total(chosen, START, whole), Pipeline.bestChunks(START, whole));
    }

    private static void jobs(double bus) {
        Console.print("%nMilliseconds on a bus of %.0f GB/s, and on the device at 4800 GB/s and 67 TFLOP/s%n", bus / 1e9);
        var table = Console.table("  %-26s  %10.3f  %10.3f  %10.1f", "job", "bus", "device", "bus/device");
        for (Job job : Job.examples()) {
            double there = 1e3 * job.busSeconds(bus);
            double here = 1e3 * job.deviceSeconds(MEMORY, PEAK);
            table.row(job.name(), there, here, there / here);
        }
    }
}
