package scratch.math.randomnumbers;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;

import smile.stat.distribution.BetaDistribution;
import smile.stat.distribution.GaussianDistribution;
import smile.stat.hypothesis.ChiSqTest;
import smile.stat.hypothesis.KSTest;

import scratch.example.CheckTable;
import scratch.example.Stopwatch;

/// The references of lesson 111: Smile's tests, the JDK's generators.
final class Peers111 {
    private Peers111() {
    }

    static CheckTable checks(long seed, double[] normals) {
        CheckTable checks = CheckTable.against("Smile 4.4.2, JDK");
        chiSquare(checks, new Xoshiro256PlusPlus(seed).doubles(Experiments.DRAWS).toArray());
        kolmogorovSmirnov(checks, new Xoshiro256PlusPlus(seed).doubles(Experiments.DRAWS).toArray(), normals);
        checks.group("streams, word by word", 0)
                .same("SplitMix64", equalWords(new SplitMix64(seed), new SplittableRandom(seed)), 1000)
                .same("its child", equalWords(new SplitMix64(seed).split(), new SplittableRandom(seed).split()), 1000)
                .same("xoshiro256++", equalWords(new Xoshiro256PlusPlus(seed), jdkXoshiro(seed)), 1000);
        checks.same("pi on all cores, on 1 thread", Experiments.pi(seed, true), Experiments.pi(seed, false), 0);
        double[] x = new double[normals.length];
        var ours = new Xoshiro256PlusPlus(seed);
        RandomGenerator jdk = jdkXoshiro(seed);
        checks.time("100000 normals, polar", Stopwatch.medianNanos(21, () -> Normals.polar(ours, x)),
                Stopwatch.medianNanos(21, () -> Arrays.setAll(x, i -> jdk.nextGaussian())));
        return checks.whyDifferent("The streams are equal word by word, because algorithm and seed are. With another library "
                + "compare distributions instead: same seed, other algorithm, other numbers. Smile's incomplete gamma "
                + "function stops at about 1e-8, hence 1e-7 for the p of chi-square.");
    }

    private static void chiSquare(CheckTable checks, double[] u) {
        long[] counts = Experiments.boxes(u);
        double[] even = new double[Experiments.BOXES];
        Arrays.fill(even, 1.0 / Experiments.BOXES);
        ChiSqTest theirs = ChiSqTest.test(Arrays.stream(counts).mapToInt(Math::toIntExact).toArray(), even);
        double ours = GoodnessOfFit.chiSquare(counts);
        checks.same("chi-square, xoshiro256++", ours, theirs.chisq(), 1e-9);
        checks.same("its p", GoodnessOfFit.chiSquareTail(ours, Experiments.BOXES - 1), theirs.pvalue(), 1e-7);
    }

    private static void kolmogorovSmirnov(CheckTable checks, double[] u, double[] normals) {
        KSTest uniform = KSTest.test(u.clone(), new BetaDistribution(1, 1));
        KSTest normal = KSTest.test(normals.clone(), GaussianDistribution.getInstance());
        double ourUniform = GoodnessOfFit.kolmogorovSmirnov(u, x -> x);
        double ourNormal = GoodnessOfFit.kolmogorovSmirnov(normals, GaussianDistribution.getInstance()::cdf);
        checks.group("KS distances", 1e-12).same("uniform", ourUniform, uniform.d()).same("polar", ourNormal, normal.d());
        checks.group("p of them", 1e-9)
                .same("uniform", GoodnessOfFit.kolmogorovTail(ourUniform, u.length), uniform.pvalue())
                .same("polar", GoodnessOfFit.kolmogorovTail(ourNormal, normals.length), normal.pvalue());
    }

    static long equalWords(RandomGenerator ours, RandomGenerator theirs) {
        return IntStream.range(0, 1000).filter(i -> ours.nextLong() == theirs.nextLong()).count();
    }

    // The JDK starts its xoshiro at mix(seed ^ SILVER), then adds golden steps; we at the first number of SplitMix64(seed).
    static RandomGenerator jdkXoshiro(long seed) {
        long silver = 0x6A09E667F3BCC909L;
        return RandomGeneratorFactory.of("Xoshiro256PlusPlus").create(seed + SplitMix64.GOLDEN_GAMMA ^ silver);
    }
}
