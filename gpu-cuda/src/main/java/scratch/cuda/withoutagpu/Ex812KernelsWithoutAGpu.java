package scratch.cuda.withoutagpu;

import scratch.cuda.device.Device;
import scratch.cuda.open.Devices;
import scratch.example.Arguments;
import scratch.example.CheckTable;
import scratch.example.Console;

/// 812: eight kernels with a mistake each, and what the interpreter of PTX says of them.
public final class Ex812KernelsWithoutAGpu {
    private static final int LANES = 32;
    private static final int WIDEST = 64;

    private Ex812KernelsWithoutAGpu() {
    }

    public static void main(String[] args) {
        var arguments = Arguments.of(args, "puzzle 0 0..8 whose text to print, 0 for none",
                "threads 4 1..32 threads of the warp whose rounds are counted");
        int chosen = arguments.intValue("puzzle");
        if (chosen > 0) {
            print(Puzzle.values()[chosen - 1]);
        }
        int found = puzzles();
        rounds(arguments.intValue("threads"));
        strides();
        try (Device device = Devices.open()) {
            Console.print("%n");
            Console.wrapped(device.properties().interpreted() ? Devices.describe(device)
                    : "There is a GPU. This lesson asks the interpreter all the same: a GPU would not name the mistakes.");
        }
        Figures812.draw();
        Console.print("%nfigures  target/figures/lockstep.svg, order.svg, passes.svg%n%n");
        checks(found).print();
        Console.print("%nTry: ./run 812 --puzzle 3   Which line reads what nobody has written yet?%n");
    }

    private static void print(Puzzle puzzle) {
        int line = 0;
        for (String text : puzzle.text().lines().toList()) {
            line++;
            Console.print("%3d  %s%n", line, text);
        }
        Console.print("%n");
    }

    private static int puzzles() {
        int found = 0;
        Console.print("What the interpreter says of the puzzles%n");
        for (Puzzle puzzle : Puzzle.values()) {
            String verdict = puzzle.verdict(puzzle.text()).orElse("nothing");
            found += verdict.equals("nothing") ? 0 : 1;
            Console.wrapped(puzzle.number() + "  " + verdict.replace("Kernel.launch: ", ""));
        }
        return found;
    }

    private static void rounds(int threads) {
        Console.print("%nOne warp; thread t goes round t + 1 times%n");
        var table = Console.table("  %7d  %16d  %19d  %16.3f", "threads", "issued by warp", "needed by threads",
                "lanes at work");
        for (int count = threads; count <= LANES; count *= 2) {
            var report = Lockstep.triangle(count).report();
            table.row(count, report.warpInstructions(), report.instructions(), report.occupancyOfLanes());
        }
    }

    private static void strides() {
        Console.print("%nLane t reads word s t of shared memory: passes%n");
        var table = Console.table("  %3d  %6d", "s", "passes");
        for (int stride : new int[] {1, 2, 31, 32, 33, 34}) {
            table.row(stride, Lockstep.stride(stride).report().sharedTransactions() / 2);
        }
    }

    private static CheckTable checks(int found) {
        var checks = CheckTable.against("formula");
        var sums = checks.group("triangular numbers", 0);
        int[] out = Lockstep.triangle(LANES).out();
        for (int t = 0; t < LANES; t++) {
            sums.same("t = " + t, out[t], t * (t + 1) / 2);
        }
        var issued = checks.group("instructions issued", 0);
        var needed = checks.group("instructions needed", 0);
        for (int threads = 1; threads <= LANES; threads++) {
            var report = Lockstep.triangle(threads).report();
            issued.same(threads + " threads", report.warpInstructions(), Lockstep.issued(threads));
            needed.same(threads + " threads", report.instructions(), Lockstep.needed(threads));
        }
        var passes = checks.group("passes by stride", 0);
        for (int stride = 1; stride <= WIDEST; stride++) {
            passes.same("s = " + stride, Lockstep.stride(stride).report().sharedTransactions(), 2 * Lockstep.passes(stride));
        }
        return checks.same("mistakes found", found, Puzzle.values().length);
    }
}
