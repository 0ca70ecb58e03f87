package scratch.deep.foundation.regularisation;

import java.util.Arrays;

import scratch.example.figure.Histogram;
import scratch.example.figure.Panels;
import scratch.example.figure.Plot;
import scratch.example.figure.Role;

/// The figures of lesson 406: why L1 makes zeros, what becomes of the weights, and how the losses go on.
final class Figures406 {
    /// One colour each: nothing, L2, L1, dropout.
    private static final Role[] ROLES = {Role.ERROR, Role.MODEL, Role.DATA, Role.ALTERNATIVE};

    private Figures406() {
    }

    static void draw(String[] names, Regularised[] runs, Patience patience) {
        Panels.of("The loss wants (3, 0.5); the budget of the weights says no", 2,
                budget("L2: met at (1.5, 0.25)", 2, 1.5, 0.25), budget("L1: met at the corner, (2, 0)", 1, 2, 0))
                .cell(500, 440).save("penalties", "Two planes of two weights with rings of equal loss around (3, 0.5). On "
                + "the left the smallest ring that touches a circle meets it where both weights are positive; on the right it "
                + "meets a diamond at its corner, where the second weight is 0.");
        weights(names, runs).save("weights", "Four histograms of weights between -0.8 and 0.8. Without regularisation and with "
                + "dropout a wide bell; with L2 a narrow one; with L1 a single spike at exactly 0 and a few weights far from "
                + "it.");
        curves(names, runs, patience).save("curves", "On the left the validation loss of four runs over 300 epochs: without "
                + "regularisation it turns at the marked epoch and rises, with L1 it rises more slowly, with L2 it stays at "
                + "0.8 and with dropout near 0.5. On the right the losses of the run with dropout: the training loss with "
                + "units missing is a noisy line far above the one with all units.");
    }

    /// Rings of ½‖w − (3, 0.5)‖² and the budget that is touched at one point.
    private static Plot budget(String title, int norm, double w1, double w2) {
        double size = norm == 2 ? Math.hypot(w1, w2) : Math.abs(w1) + Math.abs(w2);
        double[][] corners = new double[2][norm == 2 ? 120 : 4];
        for (int i = 0; i < corners[0].length; i++) {
            double angle = 2 * Math.PI * i / corners[0].length;
            corners[0][i] = size * Math.cos(angle);
            corners[1][i] = size * Math.sin(angle);
        }
        Plot plot = Plot.of(title, "w1", "w2").equalAspect().xRange(-2.5, 5).yRange(-2.5, 3.5)
                .polygons("allowed", new double[][]{corners[0]}, new double[][]{corners[1]}).as(Role.UNCERTAINTY);
        double touching = Math.hypot(w1 - 3, w2 - 0.5);
        for (double radius : new double[]{0.4, 0.8, touching, 2.2}) {
            plot = plot.contour(radius == touching ? "the loss that is reached" : "", (x, y) -> Math.hypot(x - 3, y - 0.5),
                    radius, 0, 6, -3, 4).as(radius == touching ? Role.MODEL : Role.NEUTRAL);
        }
        return plot.focus("the weights", new double[]{w1}, new double[]{w2})
                .points("without a budget", new double[]{3}, new double[]{0.5}).as(Role.DATA);
    }

    private static Panels weights(String[] names, Regularised... runs) {
        Plot[] histograms = new Plot[4];
        for (int i = 0; i < 4; i++) {
            histograms[i] = Histogram.of(names[i], "weight").bins(40).values("weights of the first layer",
                    clipped(runs[i].weights())).plot().as(ROLES[i]).xRange(-0.85, 0.85);
        }
        return Panels.of("What becomes of 4096 weights", 2, histograms).cell(500, 300);
    }

    private static double[] clipped(float... weights) {
        double[] wide = new double[weights.length];
        Arrays.setAll(wide, i -> Math.clamp(weights[i], -0.8, 0.8));
        return wide;
    }

    private static Panels curves(String[] names, Regularised[] runs, Patience patience) {
        Plot losses = Plot.of("validation loss", "epoch", "").yRange(0.4, 1.4);
        for (int i = 0; i < 4; i++) {
            losses = losses.line(names[i], runs[i].validationLoss()).as(ROLES[i]);
        }
        losses = losses.vertical("early stopping goes back to here", patience.best()).as(Role.NEUTRAL);
        Plot seen = Plot.of("dropout: three losses", "epoch", "").yRange(0, 2.4)
                .line("training, units missing", runs[3].noisyLoss()).as(Role.UNCERTAINTY)
                .line("training, all units", runs[3].trainingLoss()).as(Role.DATA)
                .line("validation", runs[3].validationLoss()).as(Role.ALTERNATIVE);
        return Panels.of("150 digits, some with wrong labels", 2, losses, seen).cell(500, 400);
    }
}
