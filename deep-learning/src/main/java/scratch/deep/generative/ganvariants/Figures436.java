package scratch.deep.generative.ganvariants;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

import scratch.deep.data.Data;
import scratch.deep.data.Ring;
import scratch.example.figure.Diagram;
import scratch.example.figure.Images;
import scratch.example.figure.Panels;
import scratch.example.figure.Plot;
import scratch.example.figure.Role;

/// The figures of lesson 436: stamps, a loss that says something, and digits that were asked for.
final class Figures436 {
    private static final int PIXELS = 64;
    private static final int SHOWN = 600;

    private Figures436() {
    }

    static void draw(WassersteinGAN wasserstein, ConditionalGAN asked, ConditionalGAN plain, Data digits) {
        stamps().save("transposed", "A generator as a chain of boxes: 26 numbers of noise and label, 32 channels of 2 by 2, 16 "
                + "of 4 by 4, one picture of 8 by 8. Below it the discriminator as a chain in the other direction: 11 channels "
                + "of 8 by 8, 16 of 4 by 4, 32 of 2 by 2, one logit.");
        double[] distances = wasserstein.distances();
        double[] steps = IntStream.range(0, distances.length).mapToDouble(i -> i + 1).toArray();
        Panels.of("", 2, Plot.of("The critic's estimate falls as the points get better", "steps of the generator", "distance")
                .line("mean score of data less mean score of made points", steps, distances).as(Role.MODEL),
                points(wasserstein)).cell(500, 400).save("wasserstein", "Left, the critic's estimate of the distance over the "
                + "steps: it rises while the critic learns and then falls steadily. Right, eight heaps of data on a ring with "
                + "made points on all of them and on the way between them.");
        Panels.of("", 3, pictures("real digits", real(digits)), pictures("told the label: one row a digit", made(asked)),
                pictures("without labels", made(plain))).cell(340, 380).save("asked", "Three tables of small pictures of "
                + "digits. Left, real ones, a row for each digit. In the middle made ones: each row holds legible versions of "
                + "the digit that was asked for. Right, made ones without labels: digits in no order, some of them no digit "
                + "at all.");
    }

    private static Diagram stamps() {
        return Diagram.of("Up by stamps of stride 2, down by convolutions of stride 2").cell(150, 84)
                .box("z", 0, 0, "noise, label\n16 + 10", Role.DATA).box("g1", 1.6, 0, "linear\n32 x 2 x 2", Role.MODEL)
                .box("g2", 3.2, 0, "transposed\n16 x 4 x 4", Role.MODEL).box("g3", 4.8, 0, "transposed\n1 x 8 x 8", Role.MODEL)
                .box("d0", 4.8, 1.4, "picture, label\n1 + 10 channels", Role.DATA)
                .box("d1", 3.2, 1.4, "convolution\n16 x 4 x 4", Role.ALTERNATIVE)
                .box("d2", 1.6, 1.4, "convolution\n32 x 2 x 2", Role.ALTERNATIVE)
                .box("d3", 0, 1.4, "linear\none logit", Role.ALTERNATIVE)
                .arrow("z", "g1", "").arrow("g1", "g2", "").arrow("g2", "g3", "").arrow("g3", "d0", "").arrow("d0", "d1", "")
                .arrow("d1", "d2", "").arrow("d2", "d3", "");
    }

    private static Plot points(WassersteinGAN gan) {
        float[] data = Ring.draw(SHOWN, new SplittableRandom(4));
        float[] made = gan.sample(SHOWN, 99);
        return Plot.of("What it makes at the end", "x1", "x2").equalAspect().xRange(-3, 3).yRange(-3, 3)
                .points("data", axis(data, 0), axis(data, 1)).as(Role.DATA)
                .points("made", axis(made, 0), axis(made, 1)).as(Role.MODEL);
    }

    private static double[] axis(float[] points, int axis) {
        return IntStream.range(0, points.length / 2).mapToDouble(i -> Math.clamp(points[2 * i + axis], -3, 3)).toArray();
    }

    private static Images pictures(String title, double[]... pictures) {
        return Images.of(title, 8, 8, pictures);
    }

    /// Eight of each digit, the first ones.
    private static double[][] real(Data digits) {
        int[] labels = digits.labels();
        int[] rows = IntStream.range(0, 10).flatMap(digit -> IntStream.range(0, labels.length)
                .filter(i -> labels[i] == digit).limit(8)).toArray();
        return split(digits.batch(rows).inputs().data().toArray());
    }

    private static double[][] made(ConditionalGAN gan) {
        return split(gan.draw(7, IntStream.range(0, 80).map(i -> i / 8).toArray()));
    }

    private static double[][] split(float... all) {
        double[][] pictures = new double[all.length / PIXELS][PIXELS];
        for (int i = 0; i < all.length; i++) {
            pictures[i / PIXELS][i % PIXELS] = all[i];
        }
        return Arrays.copyOf(pictures, pictures.length);
    }
}
