package scratch.deep.foundation.gradientcheck;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;

import scratch.example.figure.Figure;
import scratch.example.figure.HeatMap;
import scratch.example.figure.Panels;
import scratch.example.figure.Plot;
import scratch.example.figure.Role;

/// The figures of lesson 404: what a difference is, what the check sees of each mistake, and where a difference is wrong.
final class Figures404 {
    private Figures404() {
    }

    static void draw(Map<Fault, GradientCheck> checks) {
        difference().save("difference", "The curve x^3 near 1 with three straight lines through it: the tangent, the line "
                + "through the points at 0.4 and 1.6, which is nearly parallel to it, and the line through the points at 1 and "
                + "1.6, which is much steeper.");
        faults(checks).save("faults", "Six heat maps of the errors of the 27 derivatives of a network, one for each mistake, "
                + "parameters from top to bottom. Without a mistake all cells are pale. Halved derivatives and a forgotten 1/n "
                + "colour everything; a forgotten bias only its own row; a wrong transpose and a missing mask the first layer "
                + "and not the second.");
        steps().save("steps", "Relative error of a difference against its step, both axes logarithmic. Each of the three "
                + "curves is a V. In double with both sides the lowest point is near 1e-5, in float32 near 1e-2; from one side "
                + "only it is near 1e-8, and a thousand times higher.");
    }

    private static Plot difference() {
        double[] x = new double[61];
        Arrays.setAll(x, i -> 0.2 + i * 1.6 / 60);
        double h = 0.6;
        double both = (cube(1 + h) - cube(1 - h)) / (2 * h);
        double right = (cube(1 + h) - cube(1)) / h;
        return Plot.of("x³ at 1, h = 0.6: the slopes of three lines", "x", "").xRange(0.2, 1.8).yRange(-1.5, 5)
                .line("x³", x, values(x, Figures404::cube)).as(Role.NEUTRAL)
                .line("tangent: 3", x, values(x, v -> 1 + 3 * (v - 1))).as(Role.TRUTH)
                .line("both sides: 3.36", x, values(x, v -> cube(1 - h) + both * (v - 1 + h))).as(Role.MODEL)
                .line("one side: 5.16", x, values(x, v -> 1 + right * (v - 1))).as(Role.ERROR)
                .points("", new double[]{1 - h, 1, 1 + h}, new double[]{cube(1 - h), 1, cube(1 + h)}).as(Role.NEUTRAL)
                .size(640, 420);
    }

    private static double cube(double x) {
        return x * x * x;
    }

    private static double[] values(double[] x, DoubleUnaryOperator f) {
        return Arrays.stream(x).map(f).toArray();
    }

    private static Panels faults(Map<Fault, GradientCheck> checks) {
        List<Figure> maps = new ArrayList<>();
        checks.forEach((fault, check) -> {
            double[][] cells = new double[9][3];               // W1 (4, 3), b1 (3), W2 (3, 3), b2 (3)
            for (int i = 0; i < 27; i++) {
                cells[i / 3][i % 3] = Math.max(-6, Math.log10(check.errors()[i] + 1e-12));
            }
            maps.add(HeatMap.of(fault.toString(), "", "", cells).range(-6, 0)
                    .rows(List.of("W1", "", "", "", "b1", "W2", "", "", "b2")).columns(List.of("1", "2", "3")));
        });
        return Panels.of("Error of each derivative as a power of ten: −6 is right, 0 is wrong", 3,
                maps.toArray(Figure[]::new)).cell(340, 330);
    }

    private static Plot steps() {
        double[] h = new double[61];
        double[][] error = new double[3][h.length];
        for (int i = 0; i < h.length; i++) {
            h[i] = Math.pow(10, -i / 5.0);
            error[0][i] = Ex404GradientCheck.cubeError(h[i], true, false);
            error[1][i] = Ex404GradientCheck.cubeError(h[i], false, false);
            error[2][i] = h[i] < 2e-7 ? Double.NaN : Ex404GradientCheck.cubeError(h[i], true, true);
        }
        return Plot.of("How wrong is a difference? The derivative of x³", "step h", "relative error").xLog().yLog()
                .line("double, both sides", h, error[0]).as(Role.MODEL)
                .line("double, one side", h, error[1]).as(Role.ERROR)
                .line("float32, both sides", h, error[2]).as(Role.ALTERNATIVE)
                .vertical("h = 0.00001 and 0.01", 1e-5).as(Role.NEUTRAL).vertical("h = 0.00001 and 0.01", 1e-2);
    }
}
