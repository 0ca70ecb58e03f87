package scratch.stats.moredistributions;

import java.util.Arrays;
import java.util.Locale;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;

import scratch.example.figure.Panels;
import scratch.example.figure.Plot;
import scratch.example.figure.Role;
import scratch.stats.distribution.ChiSquare;
import scratch.stats.distribution.Gamma;
import scratch.stats.distribution.Normal;
import scratch.stats.distribution.Poisson;
import scratch.stats.distribution.StudentT;

/// The figures of lesson 207: one area under three distributions, a fraction that settles, and tails that are powers.
final class Figures207 {
    private Figures207() {
    }

    static void draw(double[] cuts) {
        Panels.of("Q(2, 3) = 0.199148, three times", 3,
                area("gamma, shape 2: beyond 3", Gamma.of(2, 1)::pdf, 3, 10),
                area("chi-square, 4 df: beyond 6", ChiSquare.of(4)::pdf, 6, 20), poisson()).cell(330, 300).save("one-area",
                "Three panels with one and the same shaded share. Left, the gamma density of shape 2 beyond 3. Middle, the "
                + "chi-square density with 4 degrees of freedom beyond 6, the same curve stretched by two. Right, the bars of "
                + "a Poisson distribution with mean 3, of which those at 0 and 1 are shaded.");
        double[] levels = IntStream.rangeClosed(1, cuts.length).asDoubleStream().toArray();
        Plot.of("A fraction that settles", "levels kept", "Q(1/2, 2)")
                .line("continued fraction, cut off", levels, cuts).as(Role.MODEL)
                .points("continued fraction, cut off", levels, cuts).as(Role.MODEL)
                .horizontal("P(|Z| > 2)", TwoFunctions.normalOutside(2)).as(Role.TRUTH).yRange(0.043, 0.0458).size(560, 340)
                .save("fraction", "The continued fraction of Q(1/2, 2) rises within five levels to the line of P(|Z| > 2).");
        tails().save("t-tails", "Upper tails on logarithmic axes: those of t with 1, 2, 5 and 30 degrees of freedom end as "
                + "straight lines, the normal one plunges.");
    }

    private static Plot area(String title, DoubleUnaryOperator density, double from, double to) {
        double[] x = IntStream.rangeClosed(0, 200).mapToDouble(i -> to * i / 200).toArray();
        double[] tail = Arrays.stream(x).filter(v -> v >= from).toArray();
        return Plot.of(title, "x", "density").band(share(), tail, new double[tail.length], values(tail, density))
                .as(Role.ERROR).line("density", x, values(x, density)).as(Role.MODEL);
    }

    private static Plot poisson() {
        Poisson poisson = Poisson.of(3);
        Plot atMostOne = bars(Plot.of("Poisson, mean 3: at most 1", "k", "probability"), poisson, share(), Role.ERROR, 0, 1);
        return bars(atMostOne, poisson, "probability", Role.MODEL, 2, 10).xRange(-0.7, 10.7).yRange(0, 0.25);
    }

    private static Plot bars(Plot plot, Poisson poisson, String name, Role role, int from, int to) {
        int[] k = IntStream.rangeClosed(from, to).toArray();
        return plot.rectangles(name, Arrays.stream(k).mapToDouble(i -> i - 0.4).toArray(), new double[k.length],
                Arrays.stream(k).mapToDouble(i -> i + 0.4).toArray(), Arrays.stream(k).mapToDouble(poisson::pmf).toArray())
                .as(role);
    }

    private static String share() {
        return String.format(Locale.ROOT, "%.4f", TwoFunctions.gammaTail(2, 1, 3));
    }

    private static double[] values(double[] x, DoubleUnaryOperator f) {
        return Arrays.stream(x).map(f).toArray();
    }

    private static Plot tails() {
        double[] x = IntStream.rangeClosed(0, 120).mapToDouble(i -> Math.pow(10, -0.5 + i / 48.0)).toArray();
        Plot plot = Plot.of("t tails are straight lines, the normal falls", "t", "P(T > t)");
        for (int df : new int[]{1, 2, 5, 30}) {
            plot = tail(plot, "t, " + df + " df", x, StudentT.of(df)::survival);
        }
        return tail(plot, "normal", x, Normal.STANDARD::survival).as(Role.NEUTRAL).xLog().yLog().xRange(0.3, 100)
                .yRange(1e-12, 1).size(620, 400);
    }

    private static Plot tail(Plot plot, String name, double[] x, DoubleUnaryOperator tail) {
        double[] kept = Arrays.stream(x).filter(v -> tail.applyAsDouble(v) > 1e-12).toArray();
        return plot.line(name, kept, values(kept, tail));
    }
}
