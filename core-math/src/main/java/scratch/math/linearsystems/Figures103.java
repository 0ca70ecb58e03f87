package scratch.math.linearsystems;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

import scratch.example.figure.Panels;
import scratch.example.figure.Plot;
import scratch.example.figure.Role;
import scratch.math.linearsystems.Ex103LinearSystems.Comparison;

/// The figures of lesson 103: what a condition number is, and what it does to a solution.
final class Figures103 {
    private Figures103() {
    }

    static void draw(Comparison[] comparisons) {
        Panels.of("The same nudge of 0.2 moves the crossing a little, or far", 2, wellConditioned(), illConditioned())
                .cell(440, 420).save("crossing", "Left: two lines at a right angle cross at (1, 1); one of them is shifted and "
                + "the crossing moves to (1.1, 0.9). Right: two nearly parallel lines cross at (1, 1); the same shift moves "
                + "the crossing to (0, 2), ten times as far.");
        growth(comparisons).save("hilbert", "Hilbert systems, both axes logarithmic. The error of solving rises with the "
                + "condition number, below the line condition over 2 to the 53. The residual of solving stays near 1e-16. "
                + "The residual of multiplying by the inverse rises with the condition number too.");
    }

    private static Plot wellConditioned() {
        return Plot.of("condition number 1", "x", "y")
                .line("x + y = 2", new double[]{-0.6, 2.1}, new double[]{2.6, -0.1}).as(Role.NEUTRAL)
                .line("x - y = 0", new double[]{-0.1, 2.1}, new double[]{-0.1, 2.1}).as(Role.DATA)
                .line("x - y = 0.2", new double[]{0.1, 2.1}, new double[]{-0.1, 1.9}).as(Role.ALTERNATIVE)
                .focus("crossing", new double[]{1, 1.1}, new double[]{1, 0.9})
                .xRange(-0.6, 2.1).yRange(-0.1, 2.8);
    }

    private static Plot illConditioned() {
        return Plot.of("condition number 22", "x", "y")
                .line("x + y = 2", new double[]{-0.6, 2.1}, new double[]{2.6, -0.1}).as(Role.NEUTRAL)
                .line("x + 1.2 y = 2.2", new double[]{-0.6, 2.1}, new double[]{2.8 / 1.2, 0.1 / 1.2}).as(Role.DATA)
                .line("x + 1.2 y = 2.4", new double[]{-0.6, 2.1}, new double[]{3 / 1.2, 0.3 / 1.2}).as(Role.ALTERNATIVE)
                .focus("crossing", new double[]{1, 0}, new double[]{1, 2})
                .xRange(-0.6, 2.1).yRange(-0.1, 2.8);
    }

    private static Plot growth(Comparison[] all) {
        // The smallest is solved without any error, and 0 has no logarithm.
        List<Comparison> shown = Arrays.stream(all).filter(comparison -> comparison.n() > 2).toList();
        double[] condition = values(shown, comparison -> Hilbert.condition(comparison.n()));
        return Plot.of("Hilbert matrices, n = 3 to " + (all.length + 1), "condition number", "relative size")
                .line("condition / 2^53", condition, Arrays.stream(condition).map(c -> c * 0x1p-53).toArray())
                .as(Role.NEUTRAL)
                .points("error of solve", condition, values(shown, comparison -> comparison.solve().error())).as(Role.ERROR)
                .points("residual of solve", condition, values(shown, comparison -> comparison.solve().residual()))
                .as(Role.MODEL)
                .points("residual by inverse", condition, values(shown, comparison -> comparison.inverse().residual()))
                .as(Role.ALTERNATIVE).xLog().yLog();
    }

    private static double[] values(List<Comparison> comparisons, ToDoubleFunction<Comparison> value) {
        return comparisons.stream().mapToDouble(value).toArray();
    }
}
