package scratch.math.simd;

import java.util.stream.IntStream;

import scratch.example.CheckTable;
import scratch.math.kernel.ScalarKernels;

/// The reference of lesson 110: the plain kernels, for the numbers and for the clock.
final class Peers110 {
    private static final int SMALL = 4096;              // 16 KiB: in the first-level cache
    private static final int LARGE = 1 << 24;           // 64 MiB: in memory
    private static final long WARM_UP_NANOS = 100_000_000;
    private static final int REPEATS = 200;             // of a small loop, for the clock

    private static volatile float sink;                 // keeps the compiler from dropping a sum that nobody reads

    private Peers110() {
    }

    static CheckTable checks(float[] random, boolean vectors, int runs) {
        var scalar = new ScalarKernels();
        float[] x = SumData.wholeNumbers(100_003);
        float expected = scalar.sum(x, 0, x.length);
        CheckTable checks = CheckTable.against("plain kernels");
        var sums = checks.group("sums of 100003 whole numbers", 0).same("plain", LaneSum.plain(x, 0, x.length), expected)
                .same("unrolled", LaneSum.unrolled(x, 0, x.length), expected);
        if (vectors) {
            sums.same("one register", VectorSum.oneRegister(x, 0, x.length), expected)
                    .same("four registers", VectorSum.fourRegisters(x, 0, x.length), expected)
                    .same("3 threads", ParallelSum.sum(VectorSum::fourRegisters, x, 3), expected);
        }
        // The plain kernel adds in double. Errors grow like the length of a chain: 1000000 additions, or 15625.
        float kernel = scalar.sum(random, 0, random.length);
        checks.sameRelative("a million random floats, plain", LaneSum.plain(random, 0, random.length), kernel, 1e-4);
        checks.sameRelative("on 64 lanes", LaneSum.inLanes(64, random, 0, random.length), kernel, 2e-6);
        float[] results = axpyResults(vectors);
        checks.same("axpy with own starts", results[0], results[1], 0);
        if (runs > 0) {
            time(checks, vectors, runs);
        }
        return checks.whyDifferent("Sums of floats in another order have other last bits. Whole numbers whose sums stay below "
                + "2^24 have no bits to lose: there all ways must agree exactly. In the time rows the reference is the plain "
                + "loop; for axpy, the plain loop with own starts.");
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
        checks.time("4096 numbers: unrolled by 8", small(runs, LaneSum::unrolled, x), plain);
        if (vectors) {
            checks.time("one vector register", small(runs, VectorSum::oneRegister, x), plain);
            checks.time("four vector registers", small(runs, VectorSum::fourRegisters, x), plain);
        }

        float[] large = SumData.wholeNumbers(LARGE);
        long largePlain = once(runs, LaneSum::plain, large);
        RangeSum best = vectors ? VectorSum::fourRegisters : LaneSum::unrolled;
        checks.time("16 million: unrolled by 8", once(runs, LaneSum::unrolled, large), largePlain);
        if (vectors) {
            checks.time("four vector registers", once(runs, best, large), largePlain);
        }
        checks.time("the same on 2 threads", once(runs, (v, from, to) -> ParallelSum.sum(best, v, 2), large), largePlain);

        int[] whole = IntStream.range(0, SMALL).toArray();
        float[] y = new float[SMALL + 16];
        float[] z = new float[SMALL + 16];
        checks.time("dot of int, of float", repeated(runs, () -> sink = CompilerLoops.dot(whole, whole)),
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
}
