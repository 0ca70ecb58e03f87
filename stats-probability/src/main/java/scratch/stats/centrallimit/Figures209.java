package scratch.stats.centrallimit;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

import scratch.example.figure.Bars;
import scratch.example.figure.Histogram;
import scratch.example.figure.Panels;
import scratch.example.figure.Plot;
import scratch.example.figure.Role;
import scratch.stats.distribution.Exponential;
import scratch.stats.distribution.Normal;

/// The figures of lesson 209: means on their way to the normal curve, how fast, and the intervals that miss on one side.
final class Figures209 {
    private static final int[] SIZES = {1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024};

    private Figures209() {
    }

    static void draw(long seed) {
        Panels.of("Means of n waiting times, 20,000 of each", 2, means(1, seed), means(2, seed), means(5, seed),
                means(30, seed)).cell(460, 300).save("means", "Four histograms of means of n exponential waiting times, each "
                + "with the normal curve of the same mean and variance. For n = 1 a steep slide, nothing like the curve; for "
                + "2 a lopsided hump; for 5 nearly the curve, a little to its left; for 30 a narrow bell on the curve.");
        Panels.of("The distance shrinks like one over the root of n", 2, densities(), rate()).cell(510, 400)
                .save("central-limit", "Left, the density of the standardised mean of 1, 4, 16 and 64 exponential waiting "
                + "times: from a steep slide to nearly the normal curve. Right, the largest distance to the normal "
                + "distribution against n, both logarithmic: parallel falling lines for the bound, the coin and the "
                + "exponential, and a steeper one for the corrected coin.");
        misses(seed + 2).save("misses", "Bars of the 95% t-intervals that miss the mean of a log-normal distribution, for "
                + "samples of 5, 30, 120 and 480. Those that lie wholly below the mean fall from 18 over 11 and 7 to 5 "
                + "percent and stay above the promised 2.5; those above it rise from 0.1 to 1.3.");
    }

    private static Plot means(int n, long seed) {
        double[] z = StandardizedMean.sample(Exponential.of(1), n, 20_000, seed + n);
        double[] mean = Arrays.stream(z).map(v -> 1 + v / Math.sqrt(n)).toArray();
        Normal normal = Normal.of(1, 1 / Math.sqrt(n));
        double[] at = grid(-0.5, 3.5, i -> i);
        return Histogram.of("n = " + n, "mean waiting time")
                .values("means", Arrays.stream(mean).filter(m -> m <= 3.5).toArray())
                .bins(n == 30 ? 30 : 50).density().plot().as(Role.DATA)
                .line("normal, same mean and variance", at, grid(-0.5, 3.5, normal::pdf)).as(Role.MODEL).xRange(-0.5, 3.5);
    }

    private static Plot densities() {
        double[] z = grid(-3, 4, i -> i);
        Plot plot = Plot.of("The mean of n waiting times, standardised", "z", "density");
        for (int n : new int[]{1, 4, 16, 64}) {
            plot = plot.line("n = " + n, z, grid(-3, 4, v -> DistanceToBell.exponentialPdf(n, v)));
        }
        return plot.line("normal", z, grid(-3, 4, Normal.STANDARD::pdf)).as(Role.NEUTRAL).xRange(-3, 4).yRange(0, 1.02);
    }

    private static Plot rate() {
        double[] n = IntStream.of(SIZES).asDoubleStream().toArray();
        double[] corrected = sizes(s -> DistanceToBell.coin(s, true));
        return Plot.of("Four times n, half the distance", "n", "largest distance to the normal")
                .line("Berry-Esseen bound", n, sizes(s -> DistanceToBell.berryEsseenBound(DistanceToBell.EXPONENTIAL_RHO, s)))
                .as(Role.UNCERTAINTY)
                .line("coin", n, sizes(s -> DistanceToBell.coin(s, false))).as(Role.ERROR)
                .line("exponential", n, sizes(DistanceToBell::exponential)).as(Role.DATA)
                .line("coin, corrected", Arrays.copyOfRange(n, 1, n.length), Arrays.copyOfRange(corrected, 1, n.length))
                .as(Role.ALTERNATIVE).xLog().yLog().yRange(1e-5, 2);
    }

    private static Plot misses(long seed) {
        double[] below = new double[4];
        double[] above = new double[4];
        int[] n = {5, 30, 120, 480};
        for (int i = 0; i < n.length; i++) {
            double[] misses = Ex209CentralLimitTheorem.misses(n[i], seed);
            below[i] = misses[0];
            above[i] = misses[1];
        }
        return Bars.of("95 % intervals that miss the mean of log-normal data", "values in the sample", "intervals in %", "5",
                "30", "120", "480").bars("wholly below the true mean", below).as(Role.ERROR)
                .bars("wholly above it", above).as(Role.ALTERNATIVE).values("%.1f").plot()
                .horizontal("promised on either side: 2.5 %", 2.5).as(Role.TRUTH).size(620, 400);
    }

    private static double[] grid(double from, double to, DoubleUnaryOperator f) {
        return IntStream.rangeClosed(0, 280).mapToDouble(i -> f.applyAsDouble(from + (to - from) * i / 280)).toArray();
    }

    private static double[] sizes(IntToDoubleFunction f) {
        return IntStream.of(SIZES).mapToDouble(f).toArray();
    }
}
