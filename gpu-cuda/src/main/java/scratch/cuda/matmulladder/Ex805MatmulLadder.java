package scratch.cuda.matmulladder;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

import scratch.cuda.device.Device;
import scratch.cuda.kernel.GemmRung;
import scratch.cuda.open.Devices;
import scratch.example.Arguments;
import scratch.example.Console;

/// 805: a matrix product from one thread an element to the matrix units, and what each rung gets rid of.
public final class Ex805MatmulLadder {
    private Ex805MatmulLadder() {
    }

    public static void main(String[] args) {
        var arguments = Arguments.of(args,
                "l2 32 1.0.. bytes a cycle that a multiprocessor gets from the L2 cache, for the roofs",
                "size 4096 256..8192 rows and columns of the product that is timed where there is a GPU",
                "seed 42 seed of the random matrices");
        tilesOnPaper();
        var roofs = MachineRoofs.hopper(arguments.doubleValue("l2"));
        Map<GemmRung, RungCount> counts = new EnumMap<>(GemmRung.class);
        for (GemmRung rung : GemmRung.values()) {
            counts.put(rung, RungCount.of(rung));
        }
        ladder(counts, roofs);
        try (Device device = Devices.open()) {
            Console.print("%n");
            Console.wrapped(Devices.describe(device));
            if (!device.properties().interpreted()) {
                Peers805.time(device, arguments.intValue("size"), arguments.longValue("seed"));
            }
        }
        Figures805.draw(counts, roofs);
        Console.print("%nfigures  target/figures/tiles.svg, ladder.svg, sectors.svg%n%n");
        Peers805.checks(counts, arguments.longValue("seed")).print();
        Console.print("%nTry: ./run 805 --l2 64   Which rungs rise when the L2 cache is twice as fast, and which do not?%n");
    }

    private static void tilesOnPaper() {
        Console.print("A product of 4 x 4 matrices: 64 multiply-adds, and elements fetched for them%n");
        double[] ones = new double[16];
        for (int tile : new int[] {1, 2, 4}) {
            Console.print("  tiles of %d x %d   %3d%n", tile, tile, TiledProduct.multiply(ones, ones, 4, tile).fetched());
        }
    }

    private static void ladder(Map<GemmRung, RungCount> counts, MachineRoofs roofs) {
        Console.print("%nFor 1000 multiply-adds, counted on the interpreter, and what they allow on a Hopper GPU%n");
        var table = Console.table("  %-12s  %12.1f  %12.1f  %13.2f  %9.2f  %12s  %-12s", "rung", "instructions", "global bytes",
                "shared passes", "conflicts", "at most", "limited by");
        counts.forEach((rung, count) -> table.row(name(rung), count.instructions(), count.bytes(), count.passes(),
                count.conflicts(), String.format(Locale.ROOT, "%.1f %% %s",
                        100 * roofs.attainable(count, rung.precision()), rung.precision().name().toLowerCase(Locale.ROOT)),
                limit(roofs.limit(count, rung.precision()))));
        Console.print("Each rung takes away what limited the one before; then something else is the limit.%n");
    }

    static String name(GemmRung rung) {
        return rung.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    static String limit(MachineRoofs.Limit limit) {
        return switch (limit) {
            case ARITHMETIC -> "arithmetic";
            case INSTRUCTIONS -> "instructions";
            case ON_CHIP -> "on-chip path";
            case L2 -> "L2 cache";
        };
    }
}
