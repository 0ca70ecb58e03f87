package scratch.deep.convolution.skip;

import java.util.Arrays;

import scratch.deep.convolution.skip.Ex414DegradationAndSkip.Run;
import scratch.example.figure.Diagram;
import scratch.example.figure.Panels;
import scratch.example.figure.Plot;
import scratch.example.figure.Role;

/// The figures of lesson 414: a block with its skip, training losses by depth, gradients by layer, and the identity.
final class Figures414 {
    private static final Role[] ROLES = {Role.DATA, Role.TRUTH, Role.ERROR, Role.MODEL};

    private Figures414() {
    }

    static void draw(Tower.Plan[] plans, Run[][] runs, double[][] norms, double[][][] identity) {
        block().save("skip", "A block: x goes through two layers, which compute a change F of x, and around them, and both are "
                + "added before the last ReLU.");
        losses(plans, runs).save("degradation", "Training loss over epochs, mean over seeds. The shallow networks and the deep "
                + "one with skips fall together; the plain deep one stays far above them.");
        norms(norms).save("norms", "Norm of the gradient of each layer, on a logarithmic scale, before the first step. In the "
                + "plain network it grows from 0.6 at the last layer to 31 at the first; with skips from 4 to 15.");
        Panels.of("Learning the identity", 2, identity("plain", identity[0]), identity("with skips", identity[1])).cell(500,
                360)
                .save("identity", "Two plots of the error over steps, on a logarithmic scale. Plain blocks: one gets to about "
                + "a third of the error of a guess, three and nine stay near it. With skips all three fall below a "
                + "thousandth.");
    }

    private static Diagram block() {
        return Diagram.of("y = relu(F(x) + x)").cell(150, 84)
                .box("x", 0, 0, "x", Role.DATA).box("a", 1, 0, "layer, ReLU", Role.MODEL).box("b", 2, 0, "layer", Role.MODEL)
                .box("s", 3, 0, "+").box("y", 4, 0, "ReLU: y", Role.TRUTH).box("around", 1.5, 1, "the skip: x as it is",
                Role.DATA)
                .arrow("x", "a", "").arrow("a", "b", "").arrow("b", "s", "F(x)").arrow("s", "y", "")
                .arrow("x", "around", "", Role.DATA).arrow("around", "s", "x", Role.DATA);
    }

    private static Plot losses(Tower.Plan[] plans, Run[][] runs) {
        Plot plot = Plot.of("Training loss: deeper is worse, unless there are skips", "epoch", "loss while training");
        for (int p = 0; p < plans.length; p++) {
            double[] mean = new double[runs[p][0].epochs().size()];
            for (Run run : runs[p]) {
                for (int e = 0; e < mean.length; e++) {
                    mean[e] += run.epochs().get(e).trainLoss() / runs[p].length;
                }
            }
            plot = plot.line(plans[p].depth() + " layers, " + (plans[p].skips() ? "skips" : "plain"), mean).as(ROLES[p]);
        }
        return plot;
    }

    private static Plot norms(double[][] norms) {
        return Plot.of("Gradient of each layer before the first step", "layer", "norm").yLog()
                .line("plain", norms[0]).as(Role.ERROR).line("skips", norms[1]).as(Role.MODEL);
    }

    private static Plot identity(String title, double[]... curves) {
        Plot plot = Plot.of(title, "step", "error, of a guess").yLog().yRange(0.0001, 30);
        Role[] roles = {Role.MODEL, Role.DATA, Role.ERROR};
        for (int b = 0; b < curves.length; b++) {
            double[] shown = Arrays.stream(curves[b]).map(v -> Math.clamp(v, 0.0001, 30)).toArray();
            plot = plot.line(Ex414DegradationAndSkip.BLOCKS[b] + (b == 0 ? " block" : " blocks"), shown).as(roles[b]);
        }
        return plot;
    }
}
