package scratch.stats.power;

import java.util.Arrays;
import java.util.Locale;
import java.util.function.DoubleUnaryOperator;

import scratch.example.figure.Panels;
import scratch.example.figure.Plot;
import scratch.example.figure.Role;
import scratch.stats.distribution.Normal;

/// The figures of lesson 219: the two errors, what n does, and the estimates that a small study lets through.
final class Figures219 {
    private Figures219() {
    }

    static void draw(double alpha, double target) {
        Panels.of("More data move the two bells apart", 2, errors(20, alpha), errors(64, alpha)).cell(510, 400).save("power",
                "Two panels, each with a bell curve around 0 and one for an effect of half a standard deviation. With 20 per "
                + "group the bells overlap and most of the second lies below the threshold; with 64 most of it lies above.");
        sampleSizes(alpha, target).save("sample-size", "Power against n per group on a logarithmic axis: three rising curves "
                + "for the effects 0.8, 0.5 and 0.2, which reach 0.8 at 26, 64 and 394.");
        Panels.of("Only large estimates are significant", 2, filter(alpha), exaggeration(alpha)).cell(510, 400).save("filter",
                "Left, estimates scattered around a true effect of one standard error; only those beyond 1.96 are significant, "
                + "and their mean is 2.5. Right, the exaggeration falls from about eight to one as power rises.");
    }

    private static Plot errors(int n, double alpha) {
        double z = Normal.STANDARD.upperQuantile(alpha / 2);
        double delta = 0.5 * Math.sqrt(n / 2.0);
        return Plot.of(String.format(Locale.ROOT, "%d per group, d = 0.5: power %.2f", n,
                        ZTestPower.twoSamples(alpha).power(n, 0.5)), "estimate in standard errors", "density")
                .line("no effect", grid(-4, 6.5), bell(grid(-4, 6.5), 0)).as(Role.NEUTRAL)
                .line("an effect of d = 0.5", grid(-4, 6.5), bell(grid(-4, 6.5), delta)).as(Role.TRUTH)
                .band("α: false alarm", grid(z, 6.5), new double[201], bell(grid(z, 6.5), 0))
                .band("α: false alarm", grid(-4, -z), new double[201], bell(grid(-4, -z), 0)).as(Role.ERROR)
                .band("β: effect missed", grid(-z, z), new double[201], bell(grid(-z, z), delta)).as(Role.ALTERNATIVE)
                .vertical("threshold", z).vertical("threshold", -z).as(Role.MODEL).yRange(0, 0.62);
    }

    private static Plot sampleSizes(double alpha, double target) {
        double[] n = new double[120];
        Arrays.setAll(n, i -> 3 * Math.pow(200, i / 119.0));
        TTestPower t = TTestPower.twoSamples(alpha);
        return Plot.of("Half the effect needs four times the data", "n per group", "power").yRange(0, 1).xLog()
                .line("d = 0.8, large", n, map(n, v -> t.power(v, 0.8))).as(Role.DATA)
                .line("d = 0.5, medium", n, map(n, v -> t.power(v, 0.5))).as(Role.MODEL)
                .line("d = 0.2, small", n, map(n, v -> t.power(v, 0.2))).as(Role.ALTERNATIVE)
                .horizontal("the power you plan for", target).as(Role.TRUTH);
    }

    private static Plot filter(double alpha) {
        double z = Normal.STANDARD.upperQuantile(alpha / 2);
        return Plot.of(String.format(Locale.ROOT, "A study with power %.2f", SignificanceFilter.of(1, alpha).power()),
                        "estimate in standard errors", "density")
                .line("estimates of many such studies", grid(-3.5, 5.5), bell(grid(-3.5, 5.5), 1)).as(Role.DATA)
                .band("significant", grid(z, 5.5), new double[201], bell(grid(z, 5.5), 1))
                .band("significant", grid(-3.5, -z), new double[201], bell(grid(-3.5, -z), 1)).as(Role.ERROR)
                .vertical("true effect", 1).as(Role.TRUTH)
                .vertical("mean size of the significant", SignificanceFilter.of(1, alpha).exaggeration()).as(Role.MODEL)
                .yRange(0, 0.62);
    }

    private static Plot exaggeration(double alpha) {
        double[] delta = new double[120];
        Arrays.setAll(delta, i -> 0.3 + 3.7 * i / 119.0);
        return Plot.of("The weaker the study, the larger its findings", "power", "times too large")
                .line("mean significant estimate / true effect", map(delta, d -> SignificanceFilter.of(d, alpha).power()),
                        map(delta, d -> SignificanceFilter.of(d, alpha).exaggeration())).as(Role.ERROR)
                .horizontal("no exaggeration", 1).as(Role.TRUTH).xRange(0, 1).yRange(0, 9);
    }

    private static double[] grid(double from, double to) {
        double[] x = new double[201];
        Arrays.setAll(x, i -> from + (to - from) * i / 200);
        return x;
    }

    private static double[] bell(double[] x, double mean) {
        return map(x, v -> Normal.STANDARD.pdf(v - mean));
    }

    private static double[] map(double[] x, DoubleUnaryOperator f) {
        return Arrays.stream(x).map(f).toArray();
    }
}
