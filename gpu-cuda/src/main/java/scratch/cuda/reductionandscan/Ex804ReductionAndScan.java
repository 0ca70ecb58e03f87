package scratch.cuda.reductionandscan;

import java.util.Arrays;

import scratch.cuda.device.Device;
import scratch.cuda.open.Devices;
import scratch.example.Arguments;
import scratch.example.Console;

/// 804: sums and running sums of many threads, what each way costs, and who decides about the last bits.
public final class Ex804ReductionAndScan {
    static final int WIDTH = 1024;
    static final int ORDERS = 12;
    static final String[] TREES = {"sumInterleaved", "sumHalving", "sumShuffled"};

    private Ex804ReductionAndScan() {
    }

    public static void main(String[] args) {
        var arguments = Arguments.of(args, "n 20000 1024..200000 numbers that many blocks add",
                "seed 42 seed of the numbers");
        float[] x = TreeRuns.spread(arguments.intValue("n"), arguments.longValue("seed"));
        float[] block = Arrays.copyOf(x, WIDTH);
        trees(block);
        float[] atomic = new float[ORDERS];
        float[] passes = new float[ORDERS];
        for (int order = 0; order < ORDERS; order++) {
            atomic[order] = TreeRuns.sums("sumAtomic", x, 256, order).values()[0];
            passes[order] = TreeRuns.twoPasses(x, order);
        }
        orders(x, atomic, passes);
        scans(block);
        try (Device device = Devices.open()) {
            Console.print("%n");
            Console.wrapped(Devices.describe(device));
            if (!device.properties().interpreted()) {
                Peers804.time(device);
            }
        }
        Figures804.draw(x, atomic, passes);
        Console.print("%nfigures  target/figures/trees.svg, orders.svg%n%n");
        Peers804.checks(x, block, passes).print();
        Console.print("%nTry: ./run 804 --n 200000   Do more blocks come to more different sums?%n");
    }

    private static void trees(float[] block) {
        Console.print("The sum of %d floats by one block of %d threads, counted on the interpreter%n", WIDTH, WIDTH);
        var table = Console.table("  %-16s  %17d  %13d  %9d  %8d", "kernel", "warp instructions", "shared passes", "conflicts",
                "barriers");
        for (String kernel : TREES) {
            row(table, kernel, TreeRuns.sums(kernel, block, WIDTH, 0));
        }
    }

    private static void row(Console.Table table, String name, TreeRuns.Run run) {
        table.row(name, run.report().warpInstructions(), run.report().sharedTransactions(), run.report().bankConflicts(),
                run.report().barriers());
    }

    private static void orders(float[] x, float[] atomic, float[] passes) {
        double exact = TreeRuns.exact(x);
        Console.print("%nThe sum of %d floats by many blocks, which come in %d orders; in double %.4f%n", x.length, ORDERS,
                exact);
        var table = Console.table("  %-16s  %14d  %12.4f  %12.4f", "", "different sums", "least", "most");
        for (boolean atomics : new boolean[] {true, false}) {
            float[] sorted = (atomics ? atomic : passes).clone();
            Arrays.sort(sorted);
            table.row(atomics ? "atomic additions" : "two passes", distinct(sorted), sorted[0], sorted[ORDERS - 1]);
        }
    }

    static int distinct(float[] sorted) {
        int distinct = 1;
        for (int i = 1; i < sorted.length; i++) {
            distinct += sorted[i] == sorted[i - 1] ? 0 : 1;
        }
        return distinct;
    }

    private static void scans(float[] block) {
        Console.print("%nThe running sums of %d floats by one block%n", WIDTH);
        var table = Console.table("  %-20s  %5d  %9d  %17d  %9d", "scan", "steps", "additions", "warp instructions",
                "conflicts");
        PrefixSum first = PrefixSum.hillisSteele(block);
        PrefixSum second = PrefixSum.blelloch(block);
        var naive = TreeRuns.hillisSteele(block).report();
        table.row("Hillis and Steele", first.steps(), first.additions(), naive.warpInstructions(), naive.bankConflicts());
        for (boolean padding : new boolean[] {false, true}) {
            var report = TreeRuns.blelloch(block, padding).report();
            table.row(padding ? "Blelloch, padded" : "Blelloch", second.steps(), second.additions(), report.warpInstructions(),
                    report.bankConflicts());
        }
    }
}
