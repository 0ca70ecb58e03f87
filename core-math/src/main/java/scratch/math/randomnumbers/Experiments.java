package scratch.math.randomnumbers;

import java.util.Arrays;
import java.util.function.LongFunction;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/// What the lesson measures: the first numbers of many seeds, how evenly numbers fall into boxes, π from random points.
final class Experiments {
    static final int BOXES = 101;
    static final int DRAWS = 100 * BOXES;
    private static final int TASKS = 8;
    private static final int POINTS = 500_000;          // of each task

    private Experiments() {
    }

    /// The first `nextDouble()` of a fresh generator for each of the seeds 0 to n − 1.
    static double[] firstDoubles(LongFunction<RandomGenerator> fresh, int n) {
        return LongStream.range(0, n).mapToDouble(seed -> fresh.apply(seed).nextDouble()).toArray();
    }

    /// 0, 1, 2, … over their count: not random at all, and perfectly even.
    static double[] counted() {
        return IntStream.range(0, DRAWS).mapToDouble(i -> i / (double) DRAWS).toArray();
    }

    /// How many of these numbers from [0, 1) lie in each of equally wide boxes.
    static long[] boxes(double[] u) {
        long[] counts = new long[BOXES];
        for (double value : u) {
            counts[(int) (value * BOXES)]++;
        }
        return counts;
    }

    /// Whether a chi-square test at the 5 % level rejects the numbers of a sound generator with this seed.
    static boolean rejects(long seed) {
        double[] u = new Xoshiro256PlusPlus(seed).doubles(DRAWS / 10).toArray();
        return GoodnessOfFit.chiSquareTail(GoodnessOfFit.chiSquare(boxes(u)), BOXES - 1) < 0.05;
    }

    /// π from random points in the unit square: 4 times the share within the quarter disc.
    /// The children are split off before any work starts, so the answer depends on the seed alone.
    static double pi(long seed, boolean parallel) {
        var parent = new SplitMix64(seed);
        SplitMix64[] children = new SplitMix64[TASKS];
        Arrays.setAll(children, task -> parent.split());
        IntStream tasks = parallel ? IntStream.range(0, TASKS).parallel() : IntStream.range(0, TASKS);
        long inside = tasks.mapToLong(task -> inQuarterDisc(children[task])).sum();
        return 4.0 * inside / (TASKS * POINTS);
    }

    private static long inQuarterDisc(RandomGenerator random) {
        long inside = 0;
        for (int i = 0; i < POINTS; i++) {
            double x = random.nextDouble();
            double y = random.nextDouble();
            inside += x * x + y * y < 1 ? 1 : 0;
        }
        return inside;
    }
}
