package scratch.math.autogradtensor;

import java.util.Arrays;

import scratch.example.figure.Diagram;
import scratch.example.figure.HeatMap;
import scratch.example.figure.Panels;
import scratch.example.figure.Plot;
import scratch.example.figure.Role;
import scratch.math.autograd.GradCheck;

/// The figures of lesson 109: shapes and rules of one layer, a gradient check that fails, and differences in float32.
final class Figures109 {
    private static final int POINTS = 71;

    private Figures109() {
    }

    static void draw(GradientReport right, GradientReport wrong) {
        layer().save("shapes", "The layer as a graph: X, W and b lead to Y, Y and T to R, R to L. In each box the gradient "
                + "has the shape of the value; on each arrow stands what the rule does with the gradient G.");
        Panels.of("Error of every derivative by W1, as a power of ten (-3: a thousandth or less)", 2,
                map("the engine as it is", right), map("one hidden unit cut from the graph", wrong))
                .cell(480, 330).save("gradientcheck",
                "Two heat maps of the 5 by 6 weights W1. Left all cells are pale: every derivative agrees with its difference. "
                        + "Right one column is dark: its derivatives are all wrong.");
        differences().save("differences", "The error of a difference in float32 against the number c that is added to "
                + "the loss: it grows with c, passes the thousandth that the check allows, and ends at 1.");
    }

    private static Diagram layer() {
        return Diagram.of("Shapes in the boxes; on the arrows, what comes back for a gradient G").cell(190, 92)
                .box("X", 0, 0, "X (2, 3)\ndX (2, 3)", Role.DATA).box("W", 0, 1, "W (3, 2)\ndW (3, 2)", Role.MODEL)
                .box("b", 0, 2, "b (2)\ndb (2)", Role.MODEL).box("Y", 1.2, 1, "Y = X W + b\nY (2, 2), dY (2, 2)")
                .box("T", 1.2, 2, "T (2, 2)\nno gradient", Role.DATA).box("R", 2.4, 1, "R = Y - T\nR (2, 2), dR (2, 2)")
                .box("L", 3.4, 1, "L = ½ Σ R²\nL (), dL = 1", Role.TRUTH)
                .arrow("X", "Y", "G Wᵀ").arrow("W", "Y", "Xᵀ G").arrow("b", "Y", "rows of G, added").arrow("Y", "R", "G")
                .arrow("T", "R", "").arrow("R", "L", "G R");
    }

    private static HeatMap map(String title, GradientReport report) {
        GradientReport.Reading reading = report.readings().getFirst();
        int columns = reading.shape()[1];
        double[][] cells = new double[reading.shape()[0]][columns];
        for (int i = 0; i < reading.errors().length; i++) {
            cells[i / columns][i % columns] = Math.max(Math.log10(Math.max(reading.errors()[i], 1e-9)), -3);
        }
        return HeatMap.of(title, "hidden unit", "input", cells).range(-3, 0).values("%.0f");
    }

    private static Plot differences() {
        double[] c = new double[POINTS];
        double[] error = new double[POINTS];
        Arrays.setAll(c, i -> Math.pow(10, i / 10.0));         // from 1 to 10⁷
        Arrays.setAll(error, i -> Math.max(Math.abs(Ex109AutogradTensor.difference((float) c[i]) - 3) / 3, 1e-6));
        return Plot.of("Beside a large number the difference drowns", "c, for the loss c + x² at x = 1.5",
                "relative error of the derivative").xLog().yLog()
                .points("difference in float32, h = 0.01", c, error).as(Role.ERROR)
                .horizontal("what the gradient check allows", GradCheck.FLOAT_TOLERANCE).as(Role.NEUTRAL).size(640, 360);
    }
}
