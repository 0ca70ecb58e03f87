package scratch.stats.normal;

import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;

import scratch.example.figure.Panels;
import scratch.example.figure.Plot;
import scratch.example.figure.Role;
import scratch.stats.distribution.Normal;

/// The figures of lesson 204: areas under the bell, and the ways to compute a tail that fail.
final class Figures204 {
    private static final Normal Z = Normal.STANDARD;
    private static final double SMALLEST = -320;            // no double lies below 1e-320 by much

    private Figures204() {
    }

    static void draw() {
        Panels.of("A probability is an area under the bell", 2, areas(), tail()).cell(500, 380).save("normal",
                "Left, the bell curve with the areas within one, two and three standard deviations. Right, the same curve "
                + "from z = 1 to 3.5: the area beyond z = 2, and above it the curve that bounds it.");
        Panels.of("The upper tail, and who can compute it", 2, sizes(), errors()).cell(500, 380).save("tail",
                "Left, the upper tail on a logarithmic scale: by the error function it falls to 1e-316 at z = 38; as 1 minus "
                + "the distribution function it ends at z = 8.3; by the Taylor series it turns and rises above 1. Right, "
                + "the relative errors: the fraction is wrong near 0 only, the other two are wrong from 8 on.");
    }

    private static Plot areas() {
        Role[] roles = {Role.MODEL, Role.ALTERNATIVE, Role.UNCERTAINTY};
        String[] names = {"68.27 % within 1", "95.45 % within 2", "99.73 % within 3"};
        Plot bell = Plot.of("The rule: 68.27, 95.45, 99.73 %", "z, in standard deviations", "density");
        for (int k = 3; k >= 1; k--) {
            double[] x = grid(-k, k, 121);
            bell = bell.band(names[k - 1], x, new double[121], at(x, Z::pdf)).as(roles[k - 1]);
        }
        double[] x = grid(-4, 4, 161);
        return bell.line("density", x, at(x, Z::pdf)).as(Role.TRUTH).yRange(0, 0.42);
    }

    // For t > z the curve t/z · φ(t) lies above φ(t), and the area below it is φ(z)/z.
    private static Plot tail() {
        double[] x = grid(1, 3.5, 121);
        double[] beyond = grid(2, 3.5, 81);
        double[] bound = at(beyond, t -> t / 2 * Z.pdf(t));
        return Plot.of("Beyond 2: area 0.0228, bound 0.0270", "t, in standard deviations", "density")
                .band("area beyond z = 2", beyond, new double[81], at(beyond, Z::pdf)).as(Role.MODEL)
                .line("density", x, at(x, Z::pdf)).as(Role.TRUTH)
                .line("density times t/z", beyond, bound).as(Role.ALTERNATIVE).xRange(1, 3.5).yRange(0, 0.25);
    }

    private static Plot sizes() {
        double[] z = grid(0, 38, 381);
        double[] lost = grid(0, 8.2, 400);
        double[] series = grid(0, 37.5, 376);
        return Plot.of("1 - cdf ends at 8.3, the series turns upward", "z", "log10 of P(Z > z)")
                .line("error function", z, at(z, x -> Math.log10(UpperTail.errorFunction(x)))).as(Role.TRUTH)
                .line("1 - cdf", lost, at(lost, x -> Math.log10(UpperTail.oneMinusCdf(x)))).as(Role.MODEL)
                .line("Taylor series", series, at(series, x -> Math.log10(Math.abs(UpperTail.taylor(x))))).as(Role.ERROR)
                .segments("", new double[]{8.29}, new double[]{-16}, new double[]{8.29}, new double[]{SMALLEST})
                .textBeside(8.6, -285, "1 - cdf is 0 from here on").xRange(0, 38).yRange(SMALLEST, 300);
    }

    private static Plot errors() {
        double[] z = grid(0.1, 20, 200);
        return Plot.of("Relative error of each way", "z", "log10 of the error")
                .line("1 - cdf", z, at(z, x -> error(UpperTail.oneMinusCdf(x), x))).as(Role.MODEL)
                .line("Taylor series", z, at(z, x -> error(UpperTail.taylor(x), x))).as(Role.ERROR)
                .line("fraction, 40 deep", z, at(z, x -> error(UpperTail.continuedFraction(x, 40), x))).as(Role.ALTERNATIVE)
                .horizontal("", 0).text(16, 0.3, "all digits wrong").xRange(0, 20).yRange(-17, 5);
    }

    private static double error(double value, double z) {
        double exact = UpperTail.errorFunction(z);
        return Math.log10(Math.max(1e-16, Math.abs(value / exact - 1)));
    }

    private static double[] at(double[] x, DoubleUnaryOperator f) {
        return IntStream.range(0, x.length).mapToDouble(i -> f.applyAsDouble(x[i])).toArray();
    }

    private static double[] grid(double from, double to, int points) {
        return IntStream.range(0, points).mapToDouble(i -> from + (to - from) * i / (points - 1)).toArray();
    }
}
