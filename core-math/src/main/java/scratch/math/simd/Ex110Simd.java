package scratch.math.simd;

import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import scratch.example.Arguments;
import scratch.example.CheckTable;
import scratch.example.figure.Panels;
import scratch.example.figure.Plot;
import scratch.math.kernel.ScalarKernels;

/// 110: one sum as a loop, unrolled, on vector registers and on threads, and what each of them waits for.
public final class Ex110Simd {
    private static final float[] SWALLOW = {1e8f, 1, 1, 1, -1e8f, 1, 1, 1};
    private static final int SMALL = 4096;              // 16 KiB: in the first-level cache
    private static final int LARGE = 1 << 24;           // 64 MiB: in memory
    private static final long WARM_UP_NANOS = 100_000_000;
    private static final int REPEATS = 200;             // of a small loop, for the clock

    // One float addition waits this long for the one before: four cycles at 3 GHz. Only for the figure.
    private static final double CHAIN_NANOS = 1.3;

    private static volatile float sink;                 // keeps the compiler from dropping a sum that nobody reads

    private Ex110Simd() {
    }

    public static void main(String[] args) {
        var arguments = Arguments.of(args, "seed 42 seed of the random numbers",
                "bandwidth 12 .. GB/s that your memory delivers, for the figure",
                "gflops 100 .. GFLOP/s that your processor reaches, for the figure",
                "runs 40 measured runs of each time row; 0 leaves these rows out",
                "width no yes prints how many floats one vector register of this machine holds");
        var roof = new Roofline(arguments.doubleValue("bandwidth"), arguments.doubleValue("gflops"));
        boolean vectors = VectorModule.isPresent();
        if (!vectors) {
            print("The Vector API is absent, so its rows are left out. To see them: java --add-modules %s%n%n",
                    VectorModule.NAME);
        } else if (arguments.value("width").equals("yes")) {
            print("One vector register of this machine holds %d floats.%n%n", VectorSum.lanes());
        }
        order();
        float[] random = SumData.random(arguments.longValue("seed"));
        errors(random);
        threads(random);
        intensities(roof);
        figure(roof);
        check(random, vectors, arguments.intValue("runs"));
        print("%nTry: ./run 110 --bandwidth 50   Which of the five kernels does a faster memory help?%n");
    }

    private static void order() {
        print("1e8 + 1 + 1 + 1 - 1e8 + 1 + 1 + 1 in float (it is 6)%n");
        for (int lanes : new int[]{1, 2, 4}) {
            print("  %d lane%s   %.0f%n", lanes, lanes == 1 ? " " : "s",
                    LaneSum.inLanes(lanes, SWALLOW, 0, SWALLOW.length));
        }
        print("Another order, another result: so the compiler has to keep yours.%n");

        float[] ten = new float[10];
        for (int i = 0; i < 10; i++) {
            ten[i] = i + 1;
        }
        float[] lanes = LaneSum.lanes(4, ten, 0, 8);
        print("%n1 + 2 + ... + 10 on 4 lanes%n");
        print("  the lanes after two vector additions   %s   sum %.0f%n", words(lanes), LaneSum.plain(lanes, 0, 4));
        print("  the tail                               9 10        sum %.0f%n", LaneSum.plain(ten, 8, 10));
        print("  total                                              %.0f%n", LaneSum.inLanes(4, ten, 0, 10));
    }

    private static String words(float[] values) {
        return IntStream.range(0, values.length).mapToObj(i -> String.format(Locale.ROOT, "%.0f", values[i]))
                .collect(Collectors.joining(" "));
    }

    private static void errors(float[] x) {
        print("%nA million random floats: relative error of their sum%n");
        for (int lanes : new int[]{1, 8, 16, 64}) {
            print("  %2d lane%s   %.1e%n", lanes, lanes == 1 ? " " : "s",
                    SumData.relativeError(LaneSum.inLanes(lanes, x, 0, x.length), x));
        }
        print("More lanes are not only faster: each of them is a shorter chain of roundings.%n");
    }

    private static void threads(float[] x) {
        print("%nThe same million on threads, in chunks of %d%n", ParallelSum.CHUNK);
        for (int threads : new int[]{1, 2, 3, 8}) {
            print("  %d thread%s   %.3f%n", threads, threads == 1 ? " " : "s",
                    ParallelSum.sum(LaneSum::unrolled, x, threads));
        }
        print("The chunks are fixed, the threads only take turns: the same bits.%n");
    }

    private static void intensities(Roofline roof) {
        print("%nOperations for each byte of memory (float), and the most that %.0f GB/s and %.0f GFLOP/s allow%n",
                roof.bandwidth(), roof.peak());
        print("  kernel              operations   bytes   per byte     GFLOP/s   limit%n");
        intensity(roof, "axpy", "2n", "12n", 2 / 12.0);
        intensity(roof, "sum", "n", "4n", 1 / 4.0);
        intensity(roof, "matrix * vector", "2n²", "4n²", 2 / 4.0);
        intensity(roof, "product, n = 60", "2n³", "12n²", 60 / 6.0);
        intensity(roof, "product, n = 1000", "2n³", "12n²", 1000 / 6.0);
    }

    private static void intensity(Roofline roof, String kernel, String operations, String bytes, double intensity) {
        print("  %-18s  %10s  %6s     %6.2f      %6.1f   %s%n", kernel, operations, bytes, intensity,
                roof.attainable(intensity), intensity < roof.ridge() ? "memory" : "arithmetic");
    }

    private static void check(float[] random, boolean vectors, int runs) {
        var scalar = new ScalarKernels();
        float[] x = SumData.wholeNumbers(100_003);
        float expected = scalar.sum(x, 0, x.length);
        CheckTable checks = CheckTable.against("plain kernels");
        checks.same("100003 whole numbers, plain", LaneSum.plain(x, 0, x.length), expected, 0);
        checks.same("unrolled", LaneSum.unrolled(x, 0, x.length), expected, 0);
        if (vectors) {
            checks.same("one vector register", VectorSum.oneRegister(x, 0, x.length), expected, 0);
            checks.same("four vector registers", VectorSum.fourRegisters(x, 0, x.length), expected, 0);
            checks.same("four registers on 3 threads", ParallelSum.sum(VectorSum::fourRegisters, x, 3), expected, 0);
        }
        // The plain kernel adds in double. Errors grow like the length of a chain: 1000000 additions, or 15625.
        float kernel = scalar.sum(random, 0, random.length);
        checks.sameRelative("a million random floats, plain", LaneSum.plain(random, 0, random.length), kernel, 1e-4);
        checks.sameRelative("on 64 lanes", LaneSum.inLanes(64, random, 0, random.length), kernel, 2e-6);
        float[] sums = axpyResults(vectors);
        checks.same("axpy with own starts", sums[0], sums[1], 0);
        if (runs > 0) {
            time(checks, vectors, runs);
        }
        checks.whyDifferent("sums of floats in another order have other last bits. Whole numbers whose sums stay below\n"
                + "               2^24 have no bits to lose: there all ways must agree exactly. In the time rows the\n"
                + "               reference is the plain loop; for axpy, the plain loop with own starts.");
        checks.print();
    }

    // Σ i·y[i] after y ← 0.5·x + y, by the fastest way at hand and by the plain kernel.
    private static float[] axpyResults(boolean vectors) {
        var results = new float[2];
        for (int way = 0; way < 2; way++) {
            float[] x = SumData.wholeNumbers(2000);
            float[] y = SumData.wholeNumbers(2000);
            if (way == 1) {
                new ScalarKernels().axpy(0.5f, x, 3, y, 7, 1990);
            } else if (vectors) {
                VectorAxpy.ownStarts(0.5f, x, 3, y, 7, 1990);
            } else {
                CompilerLoops.axpyOwnStarts(0.5f, x, 3, y, 7, 1990);
            }
            for (int i = 0; i < y.length; i++) {
                results[way] += i % 8 * y[i];
            }
        }
        return results;
    }

    private static void time(CheckTable checks, boolean vectors, int runs) {
        float[] x = SumData.wholeNumbers(SMALL);
        long plain = small(runs, LaneSum::plain, x);
        checks.time("4096 numbers, 200 times: unrolled by 8", small(runs, LaneSum::unrolled, x), plain);
        if (vectors) {
            checks.time("one vector register", small(runs, VectorSum::oneRegister, x), plain);
            checks.time("four vector registers", small(runs, VectorSum::fourRegisters, x), plain);
        }

        float[] large = SumData.wholeNumbers(LARGE);
        long largePlain = once(runs, LaneSum::plain, large);
        RangeSum best = vectors ? VectorSum::fourRegisters : LaneSum::unrolled;
        checks.time("16 million numbers: unrolled by 8", once(runs, LaneSum::unrolled, large), largePlain);
        if (vectors) {
            checks.time("four vector registers", once(runs, best, large), largePlain);
        }
        checks.time("the same on 2 threads", once(runs, (v, from, to) -> ParallelSum.sum(best, v, 2), large), largePlain);

        int[] whole = IntStream.range(0, SMALL).toArray();
        float[] y = new float[SMALL + 16];
        float[] z = new float[SMALL + 16];
        checks.time("dot of int, against dot of float", repeated(runs, () -> sink = CompilerLoops.dot(whole, whole)),
                repeated(runs, () -> sink = CompilerLoops.dot(x, x)));
        int[] starts = {0, 3, 7};                       // from an array: a constant would help the compiler too much
        long own = repeated(runs, () -> CompilerLoops.axpyOwnStarts(1e-9f, y, starts[1], z, starts[2], SMALL));
        checks.time("axpy, one start for both", repeated(runs, () -> CompilerLoops.axpy(1e-9f, y, z, starts[0], SMALL)), own);
        if (vectors) {
            checks.time("axpy, own starts, Vector API",
                    repeated(runs, () -> VectorAxpy.ownStarts(1e-9f, y, starts[1], z, starts[2], SMALL)), own);
        }
    }

    private static long small(int runs, RangeSum way, float[] x) {
        return repeated(runs, () -> sink = way.sum(x, 0, x.length));
    }

    private static long once(int runs, RangeSum way, float[] x) {
        return fastest(Math.ceilDiv(runs, 5), () -> sink = way.sum(x, 0, x.length));
    }

    private static long repeated(int runs, Runnable task) {
        return fastest(runs, () -> {
            for (int i = 0; i < REPEATS; i++) {
                task.run();
            }
        });
    }

    // The fastest run, not the median: whatever else the machine does can only add to a loop that always does the same.
    private static long fastest(int runs, Runnable task) {
        long start = System.nanoTime();
        for (int i = 0; i < runs || System.nanoTime() - start < WARM_UP_NANOS; i++) {
            task.run();
        }
        long best = Long.MAX_VALUE;
        for (int i = 0; i < runs; i++) {
            long before = System.nanoTime();
            task.run();
            best = Math.min(best, System.nanoTime() - before);
        }
        return best;
    }

    private static void figure(Roofline roof) {
        double[] edge = {0.05, Math.clamp(roof.ridge(), 0.05, 400), 400};
        double[] roofs = {roof.attainable(0.05), roof.attainable(edge[1]), roof.attainable(400)};
        double[] best = {2 / 12.0, 1 / 4.0, 2 / 4.0, 60 / 6.0, 1000 / 6.0};
        String[] names = {"axpy", "sum", "matrix * vector", "product, n = 60", "product, n = 1000"};
        double[] right = {0.62, 1.8, 3.5, 2.4, 0.55};         // where the names stand, as factors
        double[] up = {1, 0.7, 0.7, 0.45, 1.1};
        double[] heights = new double[best.length];
        double plain = 1 / CHAIN_NANOS;
        Plot roofline = Plot.of("The roofline", "operations per byte", "GFLOP/s").xLog().yLog()
                .line("limit of the machine", edge, roofs)
                .horizontal("one chain of additions", plain)
                .arrows("what SIMD gives a sum", new double[]{0.25}, new double[]{plain}, new double[]{0.25},
                        new double[]{0.8 * roof.attainable(0.25)});
        for (int k = 0; k < best.length; k++) {
            heights[k] = roof.attainable(best[k]);
            roofline = roofline.text(right[k] * best[k], up[k] * heights[k], names[k]);
        }
        roofline = roofline.points("kernels", best, heights).xRange(0.05, 400)
                .yRange(Math.min(0.4, 0.5 * roofs[0]), 2.5 * roof.peak()).size(560, 420);
        Panels.of("Lanes shorten the chain; the roof stays where it is", 2, lanePlot(), roofline).save("simd",
                "Left: the numbers 1 to 10 on four lanes; 1 to 4 and 5 to 8 are added as whole registers to 6, 8, 10, 12, "
                + "which makes 36; 9 and 10 are left over as the tail. Right: a slanted roof for memory and a flat one for "
                + "arithmetic; axpy, sum and matrix times vector lie on the slope, products under the flat roof; an arrow "
                + "lifts the plain sum from the level of one chain of additions up to the slope, where it ends.");
        print("%nfigure  target/figures/simd.svg%n%n");
    }

    private static Plot lanePlot() {
        Plot plot = Plot.of("1 + 2 + ... + 10 on four lanes", "", "");
        double[] columns = {0, 1, 2, 3};
        plot = cells(plot, "first register", 3, 1, columns);
        plot = cells(plot, "second register", 2, 5, columns);
        plot = cells(plot, "tail", 3, 9, new double[]{4, 5});
        plot = cells(plot, "lanes", 1, 0, columns);
        for (int l = 0; l < 4; l++) {
            plot = plot.text(l, 0.78, Integer.toString(6 + 2 * l));
        }
        plot = plot.rectangles("sum", new double[]{-0.42}, new double[]{-0.35}, new double[]{3.42}, new double[]{0.35})
                .text(1.5, -0.22, "36")
                .rectangles("sum", new double[]{3.58}, new double[]{-0.35}, new double[]{5.42}, new double[]{0.35})
                .text(4.5, -0.22, "19");
        return plot.xCategories("lane 0", "lane 1", "lane 2", "lane 3", "", "").yCategories("sum", "lanes", "+", "")
                .size(560, 420);
    }

    // A row of cells with the numbers first, first + 1, …; without numbers if first is 0.
    private static Plot cells(Plot plot, String name, double row, int first, double[] columns) {
        int n = columns.length;
        double[][] corners = new double[4][n];
        for (int i = 0; i < n; i++) {
            corners[0][i] = columns[i] - 0.42;
            corners[1][i] = row - 0.35;
            corners[2][i] = columns[i] + 0.42;
            corners[3][i] = row + 0.35;
        }
        Plot cells = plot.rectangles(name, corners[0], corners[1], corners[2], corners[3]);
        for (int i = 0; i < n && first > 0; i++) {
            cells = cells.text(columns[i], row - 0.22, Integer.toString(first + i));
        }
        return cells;
    }

    private static void print(String format, Object... values) {
        System.out.printf(Locale.ROOT, format, values);
    }
}
