package scratch.cuda.reductionandscan;

import java.util.Arrays;

import scratch.cuda.device.Device;
import scratch.cuda.device.DeviceMemory;
import scratch.cuda.device.Event;
import scratch.cuda.kernel.DeviceMatrix;
import scratch.cuda.kernel.Reduction;
import scratch.cuda.kernel.Scan;
import scratch.example.CheckTable;
import scratch.example.Console;

/// Holds the kernels of lesson 804 to double and to the same trees in Java, and times those that are used where there is a GPU.
final class Peers804 {
    private static final int TIMED = 1 << 26;

    private Peers804() {
    }

    static CheckTable checks(float[] x, float[] block, float[] passes) {
        var checks = CheckTable.against("reference");
        double exact = TreeRuns.exact(block);
        var sums = checks.groupRelative("block sums", 1e-6);
        for (String kernel : Ex804ReductionAndScan.TREES) {
            sums.same(kernel.substring(3), TreeRuns.sums(kernel, block, block.length, 1).values()[0], exact);
        }
        var bits = checks.group("bits of trees", 0);
        bits.same("interleaved", TreeRuns.sums("sumInterleaved", block, block.length, 2).values()[0],
                TreeSum.interleaved(block));
        bits.same("halving", TreeRuns.sums("sumHalving", block, block.length, 2).values()[0], TreeSum.halving(block));
        scan(checks, "bits of Hillis-Steele", TreeRuns.hillisSteele(block).values(),
                PrefixSum.hillisSteele(block).sums());
        scan(checks, "bits of Blelloch", TreeRuns.blelloch(block, true).values(), PrefixSum.blelloch(block).sums());
        checks.sameRelative("sum in two passes", passes[0], TreeRuns.exact(x), 1e-6);
        float[] sorted = passes.clone();
        Arrays.sort(sorted);
        checks.same("different sums of it", Ex804ReductionAndScan.distinct(sorted), 1);
        checks.same("conflicts, interleaved",
                TreeRuns.sums("sumInterleaved", block, block.length, 0).report().bankConflicts(),
                Banks.conflictsOfInterleavedTree(block.length));
        return checks;
    }

    private static void scan(CheckTable checks, String name, float[] ours, float[] theirs) {
        var group = checks.group(name, 0);
        for (int i = 0; i < ours.length; i++) {
            group.same("at " + i, ours[i], theirs[i]);
        }
    }

    /// The sum and the running sums of 67 million floats on the GPU.
    static void time(Device device) {
        try (DeviceMemory memory = device.allocate(4L * TIMED); DeviceMemory one = device.allocate(4);
                Reduction reduction = new Reduction(device); Scan scan = new Scan(device, TIMED)) {
            device.fill((byte) 0, memory, 0, memory.bytes(), device.stream());
            DeviceMatrix x = DeviceMatrix.vector(memory, TIMED);
            var table = Console.table("  %-26s  %12.3f  %10.0f", "measured, 2^26 floats", "milliseconds", "GB/s");
            double sum = least(device, () -> reduction.reduce(Reduction.Kind.SUM, x, DeviceMatrix.vector(one, 1),
                    device.stream()));
            table.row("sum, 4 bytes a float", sum, 4.0 * TIMED / sum / 1e6);
            double running = least(device, () -> scan.scan(false, x, x, device.stream()));
            table.row("scan, 16 bytes a float", running, 16.0 * TIMED / running / 1e6);
        }
    }

    private static double least(Device device, Runnable work) {
        double least = Double.POSITIVE_INFINITY;
        try (Event before = device.newEvent(); Event after = device.newEvent()) {
            for (int run = 0; run < 5; run++) {
                device.stream().record(before);
                work.run();
                device.stream().record(after);
                least = Math.min(least, after.millisecondsSince(before));
            }
        }
        return least;
    }
}
