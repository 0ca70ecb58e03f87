package scratch.stats.poisson;

import java.util.random.RandomGenerator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

import scratch.example.data.Generators;
import scratch.example.figure.Panels;
import scratch.example.figure.Plot;
import scratch.example.figure.Role;
import scratch.stats.distribution.Binomial;
import scratch.stats.distribution.Poisson;

/// The figures of lesson 206: chance makes clusters, two tables that fit, and one that does not.
final class Figures206 {
    private static final int SIDE = 24;                 // 24 × 24 = 576 squares, as in Clarke's map
    private static final int HITS = 537;

    private Figures206() {
    }

    static void draw(PoissonFit.GoodnessOfFit kicks, PoissonFit.GoodnessOfFit bombs, long[] pure, long[] mixed, long seed) {
        Panels.of("Rare events, each on its own", 2, map(Generators.random(seed)), rareTries()).cell(500, 430).save("rare",
                "Left, 537 points at random on a grid of 576 squares: most squares have none or one, and a few have four or "
                + "more. Right, the bars of ten tries with chance 0.1 beside those of the Poisson distribution with rate 1: "
                + "nearly equal.");
        Panels.of("Hang the bars from the curve: do they reach zero?", 2,
                hanging("Horse kicks, 200 corps-years", "deaths", kicks.expected(), 109, 65, 22, 4),
                hanging("V-1 hits, 576 squares", "hits", bombs.expected(), 229, 211, 93, 35, 7, 1)).cell(500, 360)
                .save("poisson", "Two charts in which the observed frequencies hang as bars from the expected Poisson "
                + "curve. Left, deaths by horse kick; right, flying bombs on London. In both the lower ends of the bars come "
                + "to lie almost exactly on zero.");
        Panels.of("Observed minus expected, 2000 counts", 2, leftOver("one rate: differences of chance", pure),
                leftOver("two rates: too many zeros, too many large counts", mixed)).cell(500, 360).save("mixed",
                "Two charts of observed minus expected frequencies. Left, counts with one rate: small differences of both "
                + "signs. Right, counts with two rates: far more zeros and more large counts than expected, far fewer ones.");
    }

    private static Plot map(RandomGenerator random) {
        double[] x = new double[HITS];
        double[] y = new double[HITS];
        int[] hits = new int[SIDE * SIDE];
        for (int i = 0; i < HITS; i++) {
            x[i] = SIDE * random.nextDouble();
            y[i] = SIDE * random.nextDouble();
            hits[(int) x[i] * SIDE + (int) y[i]]++;
        }
        int[] crowded = IntStream.range(0, hits.length).filter(i -> hits[i] >= 4).toArray();
        double[] left = IntStream.of(crowded).mapToDouble(i -> i / SIDE).toArray();
        double[] bottom = IntStream.of(crowded).mapToDouble(i -> i % SIDE).toArray();
        return Plot.of("537 hits at random: clusters", "", "")
                .rectangles("four or more", left, bottom, plusOne(left), plusOne(bottom)).as(Role.ERROR)
                .points("hit", x, y).as(Role.DATA).equalAspect().xRange(0, SIDE).yRange(0, SIDE);
    }

    private static double[] plusOne(double... values) {
        return DoubleStream.of(values).map(v -> v + 1).toArray();
    }

    private static Plot rareTries() {
        Binomial binomial = Binomial.of(10, 0.1);
        Poisson poisson = Poisson.of(1);
        Plot plot = Plot.of("Ten tries of chance 0.1, and rate 1", "events", "probability");
        plot = bars(plot, "binomial", -0.42, 0, IntStream.rangeClosed(0, 6).mapToDouble(binomial::pmf).toArray())
                .as(Role.ALTERNATIVE);
        return bars(plot, "Poisson", 0, 0.42, IntStream.rangeClosed(0, 6).mapToDouble(poisson::pmf).toArray())
                .as(Role.MODEL);
    }

    private static Plot hanging(String title, String label, double[] expected, double... observed) {
        int cells = expected.length;
        double[] x = IntStream.range(0, cells).asDoubleStream().toArray();
        double[] left = IntStream.range(0, cells).mapToDouble(k -> k - 0.35).toArray();
        double[] right = IntStream.range(0, cells).mapToDouble(k -> k + 0.35).toArray();
        double[] bottom = IntStream.range(0, cells).mapToDouble(k -> expected[k] - observed[k]).toArray();
        String[] names = IntStream.range(0, cells).mapToObj(k -> k < cells - 1 ? "" + k : k + "+").toArray(String[]::new);
        return Plot.of(title, label, "frequency").rectangles("observed, hung from the curve", left, bottom, right, expected)
                .as(Role.DATA).line("expected", x, expected).as(Role.MODEL).horizontal("", 0).xCategories(names)
                .xRange(-0.6, cells - 0.4)
                .yRange(-expected[0] * 0.08, expected[0] * 1.08);
    }

    private static Plot leftOver(String title, long... counts) {
        Poisson poisson = Poisson.of(LongStream.of(counts).average().orElseThrow());
        double[] difference = IntStream.rangeClosed(0, 5).mapToDouble(k ->
                LongStream.of(counts).filter(count -> count == k).count() - counts.length * poisson.pmf(k)).toArray();
        return bars(Plot.of(title, "events", "observed minus expected"), "difference", -0.35, 0.35, difference)
                .as(Role.ERROR).horizontal("", 0).yRange(-120, 100);
    }

    private static Plot bars(Plot plot, String name, double from, double to, double... heights) {
        double[] left = IntStream.range(0, heights.length).mapToDouble(k -> k + from).toArray();
        double[] right = IntStream.range(0, heights.length).mapToDouble(k -> k + to).toArray();
        return plot.rectangles(name, left, new double[heights.length], right, heights);
    }
}
