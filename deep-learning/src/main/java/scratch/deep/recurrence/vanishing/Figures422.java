package scratch.deep.recurrence.vanishing;

import java.util.Arrays;

import scratch.example.figure.Panels;
import scratch.example.figure.Plot;
import scratch.example.figure.Role;

/// The figures of lesson 422: norms over distance, what four layers feel of the past, and the wall.
final class Figures422 {
    private Figures422() {
    }

    static void draw(double[][][] stretches, double[][] felt) {
        norms(stretches).save("norms", "Six curves over the distance, on a scale of powers of ten. With radius 0.5 the "
                + "stretch falls to 10 to the -17 after 50 steps, with 0.9 to about 10 to the -6, a rotation ends near 10 to "
                + "the -3; with radius 3 it stays near 1. The bound for radius 0.9 rises steeply although "
                + "the stretch itself falls.");
        felt(felt).save("felt", "Derivative of the loss by an input over its distance from the end, in powers of ten: the "
                + "plain layer and the LSTM as they come fall in straight lines below 10 to the -11, the rotation and the "
                + "LSTM with an open forget gate stay above 10 to the -4.");
        cliff().save("cliff", "Left, the loss over b: two gentle slopes and a wall between them at 0. Right, two descents from "
                + "0.1: one meets the wall and is thrown far to the left, where nothing moves any more, the clipped one walks "
                + "over it and stops at the foot.");
    }

    private static Plot norms(double[][]... stretches) {
        double[] at = Arrays.stream(Ex422VanishingGradients.DISTANCES).asDoubleStream().toArray();
        Role[] roles = {Role.DATA, Role.MODEL, Role.ALTERNATIVE, Role.NEUTRAL, Role.ERROR};
        Plot plot = Plot.of("Largest stretch of a small change", "steps between", "power of ten").yRange(-18, 10);
        for (int i = 0; i < roles.length; i++) {
            plot = plot.line("radius " + Ex422VanishingGradients.RADII[i], at, stretches[i][0]).as(roles[i]);
        }
        return plot.line("rotation", at, stretches[roles.length][0]).as(Role.TRUTH)
                .line("bound for radius 0.9", at, stretches[1][1]).as(Role.UNCERTAINTY);
    }

    private static Plot felt(double[]... felt) {
        Role[] roles = {Role.ERROR, Role.ALTERNATIVE, Role.DATA, Role.MODEL};
        double[] at = new double[felt[0].length];
        Arrays.setAll(at, i -> i);
        Plot plot = Plot.of("What the loss feels of an input", "steps before the end", "power of ten");
        for (Memory memory : Memory.values()) {
            plot = plot.line(memory.toString(), at, felt[memory.ordinal()]).as(roles[memory.ordinal()]);
        }
        return plot;
    }

    private static Panels cliff() {
        double[] b = new double[401];
        Arrays.setAll(b, i -> -0.2 + i / 1000.0);
        double[] loss = Arrays.stream(b).map(Ex422VanishingGradients.CLIFF::loss).toArray();
        double[] free = Ex422VanishingGradients.CLIFF.descend(0.1, 0.05, Double.POSITIVE_INFINITY, 60);
        double[] clipped = Ex422VanishingGradients.CLIFF.descend(0.1, 0.05, 0.3, 60);
        Plot wall = Plot.of("the loss of one unit after 50 steps", "b", "").line("loss", b, loss).as(Role.MODEL);
        Plot paths = Plot.of("b during two descents", "step", "b").line("as it is", free).as(Role.ERROR)
                .line("clipped", clipped).as(Role.MODEL);
        return Panels.of("A wall in the loss", 2, wall, paths).cell(480, 360);
    }
}
