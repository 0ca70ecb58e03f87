package scratch.deep.generative.gan;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

import scratch.deep.data.Ring;
import scratch.example.figure.Diagram;
import scratch.example.figure.Panels;
import scratch.example.figure.Plot;
import scratch.example.figure.Role;

/// The figures of lesson 435: who sees what, how hard each loss pulls, and what a collapsed generator makes.
final class Figures435 {
    private static final int SHOWN = 600;

    private Figures435() {
    }

    static void draw(long seed, int latent, int pack, GAN wide, GAN collapsed, GAN packed) {
        players().save("gan", "Noise goes into the generator, which makes a point. The discriminator gets points of the data "
                + "and points of the generator and answers with the probability that a point is real. Two losses come of it: "
                + "one for the discriminator, which wants to be right, and one for the generator, which wants it to be wrong.");
        Panels.of("", 2, best(), losses()).cell(500, 380).save("game", "Left, two bell curves, data at -1 and generator at "
                + "1.5, and the best discriminator, which falls from 1 to 0 and crosses one half where the curves cross. "
                + "Right, the size of the derivative of two losses over the discriminator's answer: the minimax one is near 0 "
                + "where the discriminator is sure that a point is made, the non-saturating one is near 1 there.");
        Panels.of("What three generators make of eight heaps", 3, points("noise of 2 numbers", wide),
                points("noise of " + latent, collapsed),
                points("noise of " + latent + ", judged " + pack + " at a time", packed))
                .cell(360, 380).save("collapse", "Three planes with eight heaps of data on a ring. The points of the first "
                + "generator lie on most heaps and on paths between them, those of the second on very few of the eight, those "
                + "of the third on all eight again, less sharply.");
    }

    private static Diagram players() {
        return Diagram.of("Two networks, two losses").cell(150, 84)
                .box("noise", 0, 0, "noise z", Role.DATA)
                .box("G", 1.6, 0, "generator\nx = G(z)", Role.MODEL)
                .box("data", 1.6, 1.7, "data\nx", Role.DATA)
                .box("D", 3.4, 0.85, "discriminator\nD(x): is it real?", Role.ALTERNATIVE)
                .box("LG", 5.3, 0, "generator's loss\nmade points: be real!", Role.MODEL)
                .box("LD", 5.3, 1.7, "discriminator's loss\nreal: 1, made: 0", Role.ALTERNATIVE)
                .arrow("noise", "G", "").arrow("G", "D", "").arrow("data", "D", "").arrow("D", "LG", "").arrow("D", "LD", "");
    }

    private static double bell(double x, double centre, double spread) {
        return Math.exp(-(x - centre) * (x - centre) / (2 * spread * spread)) / (spread * Math.sqrt(2 * Math.PI));
    }

    private static Plot best() {
        double[] x = IntStream.range(0, 241).mapToDouble(i -> -4 + i / 30.0).toArray();
        double[] p = Arrays.stream(x).map(v -> bell(v, -1, 0.7)).toArray();
        double[] q = Arrays.stream(x).map(v -> bell(v, 1.5, 1)).toArray();
        double[] d = IntStream.range(0, x.length).mapToDouble(i -> p[i] / (p[i] + q[i])).toArray();
        return Plot.of("The best discriminator is p / (p + q)", "x", "").line("p, the data", x, p).as(Role.DATA)
                .line("q, the generator", x, q).as(Role.MODEL).line("the best D", x, d).as(Role.ALTERNATIVE);
    }

    private static Plot losses() {
        double[] d = IntStream.rangeClosed(0, 100).mapToDouble(i -> i / 100.0).toArray();
        return Plot.of("How hard the generator is pulled", "the discriminator's answer D for a made point",
                "size of the derivative").line("minimax: D", d, d).as(Role.ERROR)
                .line("non-saturating: 1 - D", d, Arrays.stream(d).map(v -> 1 - v).toArray()).as(Role.MODEL);
    }

    private static Plot points(String title, GAN gan) {
        return plane(Plot.of(title, "x1", "x2").equalAspect().xRange(-3, 3).yRange(-3, 3), Ring.draw(SHOWN,
                new SplittableRandom(4)), gan.sample(SHOWN, 99));
    }

    private static Plot plane(Plot plot, float[] data, float[] made) {
        return plot.points("data", axis(data, 0), axis(data, 1)).as(Role.DATA)
                .points("made", axis(made, 0), axis(made, 1)).as(Role.MODEL);
    }

    private static double[] axis(float[] points, int axis) {
        return IntStream.range(0, points.length / 2).mapToDouble(i -> Math.clamp(points[2 * i + axis], -3, 3)).toArray();
    }
}
