package scratch.math.randomnumbers;

import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.Locale;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.function.LongFunction;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

import smile.stat.distribution.BetaDistribution;
import smile.stat.distribution.GaussianDistribution;
import smile.stat.hypothesis.ChiSqTest;
import smile.stat.hypothesis.KSTest;

import scratch.example.Arguments;
import scratch.example.CheckTable;
import scratch.example.Stopwatch;
import scratch.example.figure.Panels;
import scratch.example.figure.Plot;

/// 111: seeds, streams, and numbers that are only as random as they need to be.
public final class Ex111RandomNumbers {
    static final int BOXES = 101;
    static final int DRAWS = 100 * BOXES;

    private Ex111RandomNumbers() {
    }

    public static void main(String[] args) {
        long seed = Arguments.of(args, "seed 42 seed of the streams, of the normals and of the figures").longValue("seed");
        seeds();
        suspects(seed);
        split(seed);
        dice();
        double[] normals = normals(seed);
        builds();
        figures(seed);
        print("%nfigures  target/figures/seeds.svg, planes.svg, box-muller.svg%n%n");
        check(seed, normals);
        print("%nTry: ./run 111 --seed 7   Which lines change, and which cannot?%n");
    }

    private static void seeds() {
        print("A fresh generator for each of the seeds 0 to 999, and the first thing it says%n");
        print("                        nextBoolean() true   nextInt(8): how often 0, 1, ..., 7    nextDouble()%n");
        firstWords("java.util.Random", Random::new);
        firstWords("SplitMix64", SplitMix64::new);
    }

    private static void firstWords(String name, LongFunction<RandomGenerator> fresh) {
        int[] eight = new int[8];
        int heads = 0;
        var doubles = new DoubleSummaryStatistics();
        for (long seed = 0; seed < 1000; seed++) {
            heads += fresh.apply(seed).nextBoolean() ? 1 : 0;
            eight[fresh.apply(seed).nextInt(8)]++;
            doubles.accept(fresh.apply(seed).nextDouble());
        }
        print("  %-20s       %4d of 1000   %-39s   %.3f to %.3f%n", name, heads,
                Arrays.toString(eight).replaceAll("[\\[\\],]", ""), doubles.getMin(), doubles.getMax());
    }

    private static void suspects(long seed) {
        print("%n%d numbers in %d boxes: are they even? (chi-square with %d degrees; p small: no)%n", DRAWS, BOXES,
                BOXES - 1);
        suspect("one java.util.Random", new Random(seed).doubles(DRAWS).toArray());
        suspect("one SplitMix64", new SplitMix64(seed).doubles(DRAWS).toArray());
        suspect("one xoshiro256++", new Xoshiro256PlusPlus(seed).doubles(DRAWS).toArray());
        suspect("Random, first of each seed", firstDoubles(Random::new, DRAWS));
        suspect("SplitMix64, first of each seed", firstDoubles(SplitMix64::new, DRAWS));
        suspect("0, 1, ..., 10099, divided by 10100", counted());
        print("The last line is too even: p = 1 accuses as much as p = 0.%n");
    }

    private static void suspect(String name, double[] u) {
        double chiSquare = GoodnessOfFit.chiSquare(boxes(u));
        print("  %-36s chi-square %10.1f   p = %.4f%n", name, chiSquare,
                GoodnessOfFit.chiSquareTail(chiSquare, BOXES - 1));
    }

    static double[] firstDoubles(LongFunction<RandomGenerator> fresh, int n) {
        return LongStream.range(0, n).mapToDouble(seed -> fresh.apply(seed).nextDouble()).toArray();
    }

    static double[] counted() {
        return IntStream.range(0, DRAWS).mapToDouble(i -> i / (double) DRAWS).toArray();
    }

    static long[] boxes(double[] u) {
        long[] counts = new long[BOXES];
        for (double value : u) {
            counts[(int) (value * BOXES)]++;
        }
        return counts;
    }

    // The estimate of π must depend on the seed, and on nothing else.
    private static void split(long seed) {
        print("%n4 million darts at a quarter disc, in 8 tasks, each with a child of one SplitMix64%n");
        print("  pi on 1 thread    %.6f%n", pi(seed, false));
        print("  pi on all cores   %.6f   the same: the children were split off before the work began%n", pi(seed, true));
        var parent = new SplitMix64(seed);
        parent.split();
        print("  the parent's next word, without a split and after one: %016x, %016x%n",
                new SplitMix64(seed).nextLong(), parent.nextLong());
    }

    static double pi(long seed, boolean parallel) {
        var parent = new SplitMix64(seed);
        SplitMix64[] children = new SplitMix64[8];
        Arrays.setAll(children, task -> parent.split());
        IntStream tasks = parallel ? IntStream.range(0, 8).parallel() : IntStream.range(0, 8);
        long inside = tasks.mapToLong(task -> hits(children[task], 500_000)).sum();
        return 4 * inside / 4e6;
    }

    private static long hits(RandomGenerator random, int darts) {
        long hits = 0;
        for (int i = 0; i < darts; i++) {
            double x = random.nextDouble();
            double y = random.nextDouble();
            hits += x * x + y * y < 1 ? 1 : 0;
        }
        return hits;
    }

    private static void dice() {
        long[] remainder = new long[6];
        long[] refused = new long[6];
        for (int word = 0; word < 16; word++) {
            remainder[word % 6]++;
            int number = Bounded.fromWord(word, 4, 6);
            if (number >= 0) {
                refused[number]++;
            }
        }
        print("%nA die from 4 random bits: how many of the 16 words give 0, 1, ..., 5%n");
        print("  word %% 6                 %s%n", words(remainder));
        print("  multiply and refuse      %s   4 words are drawn again%n", words(refused));
    }

    private static String words(long[] counts) {
        return Arrays.toString(counts).replaceAll("[\\[\\],]", "");
    }

    private static double[] normals(long seed) {
        double[] z = Normals.boxMuller(Math.exp(-2), 0.25);
        print("%nFrom uniform to normal: u1 = e^-2, u2 = 1/4 gives (%.4f, %.4f)%n", z[0] + 0.0, z[1]);
        double[] boxMuller = new double[100_000];
        Normals.boxMuller(new Xoshiro256PlusPlus(seed), boxMuller);
        double[] polar = new double[100_000];
        long thrown = Normals.polar(new Xoshiro256PlusPlus(seed), polar);
        print("  100000 numbers       mean   deviation   beyond 1.96   KS distance        p%n");
        summary("Box-Muller", boxMuller);
        summary("polar", polar);
        print("  the polar method used %.1f %% of its points; pi/4 is 78.5 %%%n", 100 * 50_000.0 / thrown);
        return polar;
    }

    private static void summary(String name, double[] z) {
        double mean = Arrays.stream(z).average().orElseThrow();
        double square = Arrays.stream(z).map(v -> (v - mean) * (v - mean)).sum() / (z.length - 1);
        double beyond = Arrays.stream(z).filter(v -> Math.abs(v) > 1.959964).count() / (double) z.length;
        double distance = GoodnessOfFit.kolmogorovSmirnov(z, GaussianDistribution.getInstance()::cdf);
        print("  %-12s     %8.4f    %8.4f      %6.2f %%      %.5f   %.4f%n", name, mean, Math.sqrt(square), 100 * beyond,
                distance, GoodnessOfFit.kolmogorovTail(distance, z.length));
    }

    private static void builds() {
        int red = 0;
        for (long seed = 0; seed < 1000; seed++) {
            red += rejects(seed) ? 1 : 0;
        }
        print("%nA correct generator, a correct test at the 5 %% level, 1000 seeds: %d tests are red%n", red);
        print("  20 such tests, a new seed each time: %.0f %% of the builds are red. Fix the seed: all or none.%n",
                100 * (1 - Math.pow(0.95, 20)));
    }

    static boolean rejects(long seed) {
        double[] u = new Xoshiro256PlusPlus(seed).doubles(DRAWS / 10).toArray();
        return GoodnessOfFit.chiSquareTail(GoodnessOfFit.chiSquare(boxes(u)), BOXES - 1) < 0.05;
    }

    private static void check(long seed, double[] normals) {
        double[] u = new Xoshiro256PlusPlus(seed).doubles(DRAWS).toArray();
        long[] counts = boxes(u);
        double[] even = new double[BOXES];
        Arrays.fill(even, 1.0 / BOXES);
        ChiSqTest chiSquare = ChiSqTest.test(Arrays.stream(counts).mapToInt(Math::toIntExact).toArray(), even);
        KSTest uniform = KSTest.test(u.clone(), new BetaDistribution(1, 1));
        KSTest normal = KSTest.test(normals.clone(), GaussianDistribution.getInstance());
        double ourChiSquare = GoodnessOfFit.chiSquare(counts);
        double ourUniform = GoodnessOfFit.kolmogorovSmirnov(u, x -> x);
        double ourNormal = GoodnessOfFit.kolmogorovSmirnov(normals, GaussianDistribution.getInstance()::cdf);
        RandomGenerator jdk = jdkXoshiro(seed);
        CheckTable checks = CheckTable.against("Smile 4.4.2, JDK");
        checks.same("chi-square, xoshiro256++", ourChiSquare, chiSquare.chisq(), 1e-9);
        // Smile's incomplete gamma function stops at 1e-8; our finite sum does not.
        checks.same("its p", GoodnessOfFit.chiSquareTail(ourChiSquare, BOXES - 1), chiSquare.pvalue(), 1e-7);
        checks.same("KS distance, uniform", ourUniform, uniform.d(), 1e-12);
        checks.same("its p", GoodnessOfFit.kolmogorovTail(ourUniform, DRAWS), uniform.pvalue(), 1e-9);
        checks.same("KS distance, polar normals", ourNormal, normal.d(), 1e-12);
        checks.same("its p", GoodnessOfFit.kolmogorovTail(ourNormal, normals.length), normal.pvalue(), 1e-9);
        checks.same("of 1000 words, like SplittableRandom",
                equalWords(new SplitMix64(seed), new SplittableRandom(seed)), 1000);
        checks.same("of its child's words",
                equalWords(new SplitMix64(seed).split(), new SplittableRandom(seed).split()), 1000);
        checks.same("of 1000 words, like the JDK's xoshiro256++", equalWords(new Xoshiro256PlusPlus(seed), jdk), 1000);
        double[] x = new double[100_000];
        var ours = new Xoshiro256PlusPlus(seed);
        checks.same("pi on all cores, against 1 thread", pi(seed, true), pi(seed, false), 0);
        checks.time("100000 normals, polar", Stopwatch.medianNanos(21, () -> Normals.polar(ours, x)),
                Stopwatch.medianNanos(21, () -> Arrays.setAll(x, i -> jdk.nextGaussian())));
        checks.whyDifferent("the streams are equal word by word, because algorithm and seed are. With another library\n"
                + "               compare distributions instead: same seed, other algorithm, other numbers.");
        checks.print();
    }

    static long equalWords(RandomGenerator ours, RandomGenerator theirs) {
        return IntStream.range(0, 1000).filter(i -> ours.nextLong() == theirs.nextLong()).count();
    }

    // The JDK starts its xoshiro at mix(seed ^ SILVER), then adds golden steps; we at the first number of SplitMix64(seed).
    static RandomGenerator jdkXoshiro(long seed) {
        long silver = 0x6A09E667F3BCC909L;
        return RandomGeneratorFactory.of("Xoshiro256PlusPlus").create(seed + SplitMix64.GOLDEN_GAMMA ^ silver);
    }

    private static void figures(long seed) {
        double[] seeds = IntStream.range(0, 1000).asDoubleStream().toArray();
        Plot flat = Plot.of("java.util.Random", "seed", "first nextDouble()")
                .points("", seeds, firstDoubles(Random::new, 1000)).yRange(0, 1).xRange(0, 1000).size(500, 400);
        Plot full = Plot.of("SplitMix64", "seed", "first nextDouble()")
                .points("", seeds, firstDoubles(SplitMix64::new, 1000)).yRange(0, 1).xRange(0, 1000).size(500, 400);
        Panels.of("A thousand fresh generators, and the first number of each", 2, flat, full).save("seeds",
                "Left: the first number of java.util.Random for the seeds 0 to 999; eight slanted stripes between 0.68 and "
                + "0.77, the rest of the square is empty. Right: the same for SplitMix64; the points fill the square.");

        double[] randu = new double[3 * 2000];
        long state = seed | 1;                               // RANDU wants an odd start
        for (int i = 0; i < randu.length; i++) {
            state = LinearCongruential.RANDU.next(state);
            randu[i] = LinearCongruential.RANDU.fraction(state);
        }
        double[] good = new Xoshiro256PlusPlus(seed).doubles(randu.length).toArray();
        Panels.of("2000 triples of numbers, the cube turned the same way", 2, turned("RANDU", randu),
                turned("xoshiro256++", good)).save("planes", "Left: triples of RANDU, seen along their planes: all points "
                + "lie on fifteen parallel lines. Right: triples of xoshiro256++ from the same side; a cloud without lines.");

        double[] quarter = {0, 0.25, 0.5, 0.75, 1};
        var random = new Xoshiro256PlusPlus(seed);
        Plot square = Plot.of("Uniform: (u1, u2) in the square", "u1", "u2").size(500, 500).xRange(0, 1).yRange(0, 1);
        Plot plane = Plot.of("Normal: the same points, bent", "z1", "z2").size(500, 500).equalAspect().xRange(-4, 4)
                .yRange(-4, 4);
        for (int band = 0; band < 4; band++) {
            double[][] points = new double[4][400];
            for (int i = 0; i < 400; i++) {
                points[0][i] = quarter[band] + 0.25 * (1 - random.nextDouble());
                points[1][i] = random.nextDouble();
                double[] z = Normals.boxMuller(points[0][i], points[1][i]);
                points[2][i] = z[0];
                points[3][i] = z[1];
            }
            String name = String.format(Locale.ROOT, "u1 %.2f to %.2f", quarter[band], quarter[band + 1]);
            square = square.points(name, points[0], points[1]);
            plane = plane.points(name, points[2], points[3]);
        }
        Panels.of("Box-Muller: u1 becomes a distance, u2 an angle", 2, square, plane).save("box-muller", "Left: 1600 "
                + "uniform points in the unit square, in four upright strips by u1. Right: the same points after "
                + "Box-Muller; the strips have become rings around 0, the strip next to u1 = 0 the outermost.");
    }

    // Along the first axis of the figure 9x - 6y + z, which is a whole number for RANDU; across it a direction in the planes.
    private static Plot turned(String name, double[] u) {
        double[] along = new double[u.length / 3];
        double[] across = new double[u.length / 3];
        for (int i = 0; i < along.length; i++) {
            along[i] = 9 * u[3 * i] - 6 * u[3 * i + 1] + u[3 * i + 2];
            across[i] = 2 * u[3 * i] + 3 * u[3 * i + 1];     // (2, 3, 0) is perpendicular to (9, -6, 1)
        }
        return Plot.of(name, "2x + 3y", "9x - 6y + z").points("", across, along).xRange(0, 5).yRange(-6, 10)
                .size(500, 400);
    }

    private static void print(String format, Object... values) {
        System.out.printf(Locale.ROOT, format, values);
    }
}
