package scratch.stats.binomial;

import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

import scratch.example.figure.Panels;
import scratch.example.figure.Plot;
import scratch.example.figure.Role;
import scratch.stats.distribution.Binomial;
import scratch.stats.distribution.Normal;

/// The figures of lesson 205: bars and their tail, and the bell where it may not stand in for them.
final class Figures205 {
    private Figures205() {
    }

    static void draw(int heads, double p) {
        Panels.of("Ten flips", 2, tail(heads, p), bars("Fair coin: the bell fits the bars", 10, 0.5, -1, 11, "heads"))
                .cell(500, 360).save("binomial", "Left, the bars of ten flips, those of eight heads and more in another "
                + "colour. Right, the bars of ten fair flips under their bell, which fits them well.");
        Panels.of("Where the bell fails", 2, bars("100 parts, 1 % defective: area below 0", 100, 0.01, -3, 6, "defects")
                .vertical("where the bar of 0 begins", -0.5).as(Role.ERROR), farTail()).cell(500, 360)
                .save("bell-fails", "Left, the number of defects among a hundred parts: the bars start high at zero and "
                + "fall, and the bell puts a visible part of its area below zero. Right, the upper tail of a thousand fair "
                + "flips on a logarithmic scale: the bell follows it up to 700 heads and then stays far above it.");
    }

    private static Plot tail(int heads, double p) {
        Binomial ten = Binomial.of(10, p);
        int[] below = IntStream.range(0, heads).toArray();
        int[] tail = IntStream.rangeClosed(heads, 10).toArray();
        Plot plot = Plot.of("Probability of each number of heads", "heads", "probability");
        if (below.length > 0) {
            plot = bars(plot, "fewer than " + heads, ten, below).as(Role.MODEL);
        }
        return bars(plot, heads + " or more", ten, tail).as(Role.ERROR).xRange(-1, 11);
    }

    private static Plot bars(String title, int n, double p, int from, int to, String label) {
        int[] ks = IntStream.rangeClosed(Math.max(0, from), Math.min(n, to)).toArray();
        Normal bell = Normal.of(n * p, Math.sqrt(n * p * (1 - p)));
        double[] x = IntStream.rangeClosed(0, 200).mapToDouble(i -> from + (to - from) * i / 200.0).toArray();
        return bars(Plot.of(title, label, "probability"), "binomial", Binomial.of(n, p), ks).as(Role.MODEL)
                .line("normal", x, at(x, bell::pdf)).as(Role.ALTERNATIVE).xRange(from, to).yRange(0, 0.42);
    }

    private static Plot bars(Plot plot, String name, Binomial binomial, int... ks) {
        double[] left = IntStream.of(ks).mapToDouble(k -> k - 0.45).toArray();
        double[] right = IntStream.of(ks).mapToDouble(k -> k + 0.45).toArray();
        double[] heights = IntStream.of(ks).mapToDouble(binomial::pmf).toArray();
        return plot.rectangles(name, left, new double[ks.length], right, heights);
    }

    private static Plot farTail() {
        Binomial thousand = Binomial.of(1000, 0.5);
        double[] ks = IntStream.rangeClosed(500, 999).asDoubleStream().toArray();
        return Plot.of("1000 fair flips: far too likely", "heads, or more", "log10 of the probability")
                .line("exact", ks, at(ks, k -> thousand.logSurvival((long) k - 1) / Math.log(10))).as(Role.MODEL)
                .line("normal, corrected", ks, at(ks, k -> Math.log10(BinomialWays.normalAtLeast(k, 1000, 0.5))))
                .as(Role.ALTERNATIVE).xRange(500, 1000);
    }

    private static double[] at(double[] x, DoubleUnaryOperator f) {
        return DoubleStream.of(x).map(f).toArray();
    }
}
