package scratch.cuda.memory;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Locale;

import scratch.cuda.device.Device;
import scratch.cuda.device.HostMemory;
import scratch.cuda.interpreter.InterpretedDevice;
import scratch.example.CheckTable;
import scratch.example.Console;

/// Holds what lesson 803 reasons to what the interpreter counts, and times it where there is a GPU.
final class Peers803 {
    private static final int TIMED = 1 << 24;
    private static final long BYTES = 1L << 28;

    private Peers803() {
    }

    static CheckTable checks(double[] whole, int chunks, double bus) {
        var checks = CheckTable.against("reasoned");
        var reads = checks.group("sectors of a read", 0);
        var writes = checks.group("sectors of a write", 0);
        for (int stride : Ex803Memory.STRIDES) {
            var read = AccessRuns.gather(0, stride);
            reads.same("stride " + stride, (double) read.loadSectors() / read.globalLoads(), sectors(0, stride));
            if (stride > 0) {
                var write = AccessRuns.scatter(1, stride);
                writes.same("stride " + stride, (double) write.storeSectors() / write.globalStores(), sectors(1, stride));
            }
        }
        double[] each = Pipeline.perChunk(chunks, Ex803Memory.START, whole);
        double sum = each[0] + each[1] + each[2];
        double slowest = Math.max(each[1], Math.max(each[0], each[2]));
        checks.sameRelative("overlapped, in ms", Pipeline.total(chunks, Ex803Memory.START, whole),
                sum + (chunks - 1) * slowest, 1e-12);
        try (InterpretedDevice device = new InterpretedDevice()) {
            checks.same("wrong floats, 5 chunks on 3 streams", StreamRuns.addOnes(device, 1000, 7, 5, 3).wrong(), 0);
        }
        double n = 6 * Ex803Memory.PEAK / bus;
        Job product = Job.product((int) Math.rint(n));
        checks.sameRelative(String.format(Locale.ROOT, "bus = device at n = %.0f", n), product.busSeconds(bus),
                product.deviceSeconds(Ex803Memory.MEMORY, Ex803Memory.PEAK), 1e-2);
        return checks;
    }

    private static double sectors(int first, int stride) {
        return WarpAccess.sectors(WarpAccess.strided(first, stride), Float.BYTES);
    }

    /// Strided reads, copies from two kinds of memory, and a job with and without overlap, on the GPU.
    static void time(Device device, int chunks) {
        var table = Console.table("  %-30s  %12.2f  %10.0f", "measured", "milliseconds", "GB/s");
        for (int stride : Ex803Memory.STRIDES) {
            double milliseconds = AccessRuns.milliseconds(device, TIMED, stride);
            table.row("reads with stride " + stride, milliseconds, 8.0 * TIMED / milliseconds / 1e6);
        }
        try (Arena arena = Arena.ofConfined(); HostMemory pinned = device.pin(BYTES)) {
            MemorySegment pageable = arena.allocate(BYTES, 64);
            row(table, "256 MiB from ordinary memory", AccessRuns.copyMilliseconds(device, pageable));
            row(table, "256 MiB from pinned memory", AccessRuns.copyMilliseconds(device, pinned.segment()));
        }
        row(table, "in and out, 1 chunk", StreamRuns.addOnes(device, (int) (BYTES / 4), 1000, 1, 1).milliseconds());
        row(table, "in and out, " + chunks + " chunks", StreamRuns.addOnes(device, (int) (BYTES / 4), 1000, chunks, 3)
                .milliseconds());
    }

    private static void row(Console.Table table, String what, double milliseconds) {
        table.row(what, milliseconds, BYTES / milliseconds / 1e6);
    }
}
