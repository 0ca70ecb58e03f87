package scratch.math.randomnumbers;

import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.Locale;
import java.util.Random;
import java.util.function.LongFunction;
import java.util.random.RandomGenerator;

import smile.stat.distribution.GaussianDistribution;

import scratch.example.Arguments;
import scratch.example.Console;

/// 111: seeds, streams, and numbers that are only as random as they need to be.
public final class Ex111RandomNumbers {
    private Ex111RandomNumbers() {
    }

    public static void main(String[] args) {
        long seed = Arguments.of(args, "seed 42 seed of the streams, of the normals and of the figures").longValue("seed");
        seeds();
        evenness(seed);
        split(seed);
        dice();
        double[] normals = normals(seed);
        builds();
        Figures111.draw(seed);
        Console.print("%nfigures  target/figures/generator.svg, seeds.svg, box-muller.svg, planes.svg%n%n");

        Peers111.checks(seed, normals).print();
        Console.print("%nTry: ./run 111 --seed 7   Which lines change, and which cannot?%n");
    }

    private static void seeds() {
        Console.print("The first number of 1000 fresh generators, with the seeds 0 to 999%n");
        var table = Console.table("%-16s   %13d   %-31s   %-14s", "", "true, of 1000", "nextInt(8): count of 0 to 7",
                "nextDouble()");
        firstNumbers(table, "java.util.Random", Random::new);
        firstNumbers(table, "SplitMix64", SplitMix64::new);
    }

    private static void firstNumbers(Console.Table table, String name, LongFunction<RandomGenerator> fresh) {
        long[] eight = new long[8];
        int heads = 0;
        var doubles = new DoubleSummaryStatistics();
        for (long seed = 0; seed < 1000; seed++) {
            heads += fresh.apply(seed).nextBoolean() ? 1 : 0;
            eight[fresh.apply(seed).nextInt(8)]++;
            doubles.accept(fresh.apply(seed).nextDouble());
        }
        table.row(name, heads, words(eight), String.format(Locale.ROOT, "%.3f to %.3f", doubles.getMin(), doubles.getMax()));
    }

    private static void evenness(long seed) {
        int n = Experiments.DRAWS;
        Console.print("%n%d numbers in %d boxes: as even as chance would make them?%n", n, Experiments.BOXES);
        var table = Console.table("%-34s   %10.1f   %6.4f", "", "chi-square", "p");
        evenness(table, "one java.util.Random", new Random(seed).doubles(n).toArray());
        evenness(table, "one SplitMix64", new SplitMix64(seed).doubles(n).toArray());
        evenness(table, "one xoshiro256++", new Xoshiro256PlusPlus(seed).doubles(n).toArray());
        evenness(table, "Random, first of each seed", Experiments.firstDoubles(Random::new, n));
        evenness(table, "SplitMix64, first of each seed", Experiments.firstDoubles(SplitMix64::new, n));
        evenness(table, "0, 1, ..., 10099, divided by 10100", Experiments.counted());
        Console.print("A p near 0 says: too uneven. A p near 1 says: too even.%n");
    }

    private static void evenness(Console.Table table, String name, double[] u) {
        double chiSquare = GoodnessOfFit.chiSquare(Experiments.boxes(u));
        table.row(name, chiSquare, GoodnessOfFit.chiSquareTail(chiSquare, Experiments.BOXES - 1));
    }

    private static void split(long seed) {
        Console.print("%nPi from 4 million random points, in 8 tasks, each with a child of one SplitMix64%n");
        Console.print("  on 1 thread    %.6f%n", Experiments.pi(seed, false));
        Console.print("  on all cores   %.6f   the same: the children were split off first%n", Experiments.pi(seed, true));
        var parent = new SplitMix64(seed);
        parent.split();
        Console.print("  the parent's next word, without a split and after one: %016x, %016x%n",
                new SplitMix64(seed).nextLong(), parent.nextLong());
    }

    private static void dice() {
        long[] remainder = new long[6];
        long[] unbiased = new long[6];
        for (int word = 0; word < 16; word++) {
            remainder[word % 6]++;
            int number = Bounded.fromWord(word, 4, 6);
            if (number >= 0) {
                unbiased[number]++;
            }
        }
        Console.print("%nA die from 4 random bits: how many of the 16 words give 0, 1, ..., 5%n");
        Console.print("  word %% 6                 %s%n", words(remainder));
        Console.print("  multiply and refuse      %s   4 words are drawn again%n", words(unbiased));
    }

    private static String words(long[] counts) {
        return Arrays.toString(counts).replaceAll("[\\[\\],]", "");
    }

    private static double[] normals(long seed) {
        double[] z = Normals.boxMuller(Math.exp(-2), 0.25);
        Console.print("%nFrom uniform to normal: u1 = e^-2, u2 = 1/4 gives (%.4f, %.4f)%n", z[0] + 0.0, z[1]);
        double[] boxMuller = new double[100_000];
        Normals.boxMuller(new Xoshiro256PlusPlus(seed), boxMuller);
        double[] polar = new double[100_000];
        long points = Normals.polar(new Xoshiro256PlusPlus(seed), polar);
        var table = Console.table("  %-14s   %7.4f   %9.4f   %9.2f %%   %11.5f   %6.4f", "100000 numbers", "mean", "deviation",
                "past ±1.96", "KS distance", "p");
        summary(table, "Box-Muller", boxMuller);
        summary(table, "polar", polar);
        Console.print("  the polar method used %.1f %% of its points; pi/4 is 78.5 %%%n", 100 * 50_000.0 / points);
        return polar;
    }

    private static void summary(Console.Table table, String name, double[] z) {
        double mean = Arrays.stream(z).average().orElseThrow();
        double square = Arrays.stream(z).map(v -> (v - mean) * (v - mean)).sum() / (z.length - 1);
        double beyond = Arrays.stream(z).filter(v -> Math.abs(v) > 1.959964).count() / (double) z.length;
        double distance = GoodnessOfFit.kolmogorovSmirnov(z, GaussianDistribution.getInstance()::cdf);
        table.row(name, mean, Math.sqrt(square), 100 * beyond, distance, GoodnessOfFit.kolmogorovTail(distance, z.length));
    }

    private static void builds() {
        int failed = 0;
        for (long seed = 0; seed < 1000; seed++) {
            failed += Experiments.rejects(seed) ? 1 : 0;
        }
        Console.print("%nA sound generator, a sound test at the 5 %% level, 1000 seeds: %d tests fail%n", failed);
        Console.print("  20 such tests, a new seed each time: %.0f %% of the builds fail; with fixed seeds all or none%n",
                100 * (1 - Math.pow(0.95, 20)));
    }
}
