package scratch.classic.linear.gradientdescent;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

import scratch.classic.linear.gradientdescent.GradientDescent.Options;
import scratch.example.figure.Contours;
import scratch.example.figure.Figure;
import scratch.example.figure.Panels;
import scratch.example.figure.Plot;
import scratch.example.figure.Role;

/// The figures of lesson 331: what a rate does to two errors, four paths, and the clouds in which noise ends.
final class Figures331 {
    private Figures331() {
    }

    static void draw(Valley valley, long seed) {
        factors(valley.spectrum()).save("factors", "The factor by which a step multiplies the error, against the rate. The "
                + "line of the steep direction falls quickly, reaches 0 and rises again to 1 at the limit; that of the flat "
                + "direction falls slowly. They cross at the best rate.");
        double limit = valley.spectrum().limit(0);
        Panels.of("One valley, four rates, 20 steps each", 2, path(valley, 0.25 * limit, "a quarter of the limit: creeps"),
                path(valley, valley.spectrum().bestRate(), "the best one: zigzags, and arrives"),
                path(valley, 0.99 * limit, "99 % of the limit: hardly calms down"),
                path(valley, 1.02 * limit, "102 % of the limit: leaves")).cell(430, 330)
                .save("paths", "Four maps of a long valley with the path of gradient descent. At a quarter of the limit it "
                + "runs to the floor of the valley and creeps along it. At the best rate it zigzags to the minimum. At 99 % "
                + "of the limit it jumps from wall to wall, at 102 % each jump is longer than the one before.");
        Panels.of("Where noise lets it end: every tenth of 20,000 steps", 2, cloud(valley, 0.02, 1, seed),
                cloud(valley, 0.02, 16, seed)).cell(430, 400)
                .save("clouds", "Two maps of the valley with a cloud of points around the minimum. With batches of one row the "
                + "cloud is wide, with batches of sixteen it is four times narrower.");
    }

    private static Plot factors(Spectrum spectrum) {
        double[] rate = IntStream.rangeClosed(0, 240).mapToDouble(i -> i * spectrum.limit(0) * 1.1 / 240).toArray();
        double[] steep = new double[rate.length];
        double[] flat = new double[rate.length];
        for (int i = 0; i < rate.length; i++) {
            steep[i] = Math.abs(1 - rate[i] * spectrum.largest());
            flat[i] = Math.abs(1 - rate[i] * spectrum.smallest());
        }
        return Plot.of("What one step leaves of an error", "rate", "|1 − rate · curvature|")
                .line("steep direction", rate, steep).as(Role.MODEL).line("flat direction", rate, flat).as(Role.ALTERNATIVE)
                .vertical("best rate", spectrum.bestRate()).as(Role.TRUTH)
                .vertical("limit 2/L", spectrum.limit(0)).as(Role.ERROR)
                .horizontal("nothing gained", 1).as(Role.NEUTRAL).yRange(0, 1.25).size(760, 400);
    }

    private static Figure path(Valley valley, double rate, String title) {
        List<double[]> path = GradientDescent.path(valley.loss(), new double[2], Options.plain(rate, 20));
        double[] x = path.stream().mapToDouble(w -> w[0]).toArray();
        double[] y = path.stream().mapToDouble(w -> w[1]).toArray();
        return map(valley, title, 1.35).with(map -> map.line("path", x, y).as(Role.MODEL).points("steps", x, y).as(Role.MODEL)
                .points("minimum", new double[] {valley.minimum()[0]}, new double[] {valley.minimum()[1]}).as(Role.TRUTH));
    }

    private static Figure cloud(Valley valley, double rate, int batch, long seed) {
        List<double[]> path = GradientDescent.path(valley.loss(), valley.minimum(),
                Options.plain(rate, 20_000).withBatches(batch, seed));
        int[] at = IntStream.range(0, 2000).map(i -> 10 * i).toArray();
        String title = String.format(Locale.ROOT, "rate %.2f, batches of %d", rate, batch);
        return map(valley, title, 2.2).with(map -> map.points("visited", IntStream.of(at).mapToDouble(i -> path.get(i)[0])
                .toArray(), IntStream.of(at).mapToDouble(i -> path.get(i)[1]).toArray()).as(Role.DATA)
                .points("minimum", new double[] {valley.minimum()[0]}, new double[] {valley.minimum()[1]}).as(Role.TRUTH));
    }

    // A square around the minimum that reaches some times as far as 0 is.
    private static Contours map(Valley valley, String title, double reach) {
        double half = reach * Math.max(Math.abs(valley.minimum()[0]), Math.abs(valley.minimum()[1]));
        return Contours.of(title, "first weight", "second weight", (a, b) -> valley.gap(a, b), valley.minimum()[0] - half,
                valley.minimum()[0] + half, valley.minimum()[1] - half, valley.minimum()[1] + half);
    }
}
