package scratch.deep.convolution.convbackward;

import java.util.Arrays;
import java.util.Map;

import scratch.example.figure.HeatMap;
import scratch.example.figure.Panels;
import scratch.example.figure.Plot;
import scratch.example.figure.Role;

/// The figures of lesson 412: the gradient at an image as a correlation, and what training says about wrong gradients.
final class Figures412 {
    /// The case of the "by hand" section.
    static final double[][] IMAGE = {{1, 2, 0}, {0, 1, 3}, {2, 1, 1}};
    static final double[][] KERNEL = {{1, 2}, {3, -1}};
    static final double[][] G = {{1, 0}, {-1, 2}};

    private Figures412() {
    }

    static void draw(Map<Fault, double[]> losses) {
        double[][] framed = FullCorrelation.spread(G, 1, 1, 4, 4);
        double[][] out = new double[3][3];
        FullCorrelation.addCorrelation(framed, FullCorrelation.turned(KERNEL), out);
        Panels.of("", 3, map("gradient at the map, in a frame", framed), map("kernel, turned by half",
                FullCorrelation.turned(KERNEL)), map("gradient at the image", out)).cell(330, 290).save("full", "Three tables. "
                + "The gradient at the map, 1 0 above minus 1 2, in a frame of zeros; the kernel turned by half, minus 1 3 "
                + "above 2 1; and the gradient at the image that comes out when the second slides over the first, three by "
                + "three.");
        training(losses).save("training", "Loss over steps of gradient descent for a correct backward pass and five wrong "
                + "ones, on a logarithmic axis. All curves fall at first. That of the forgotten frame rises again and leaves "
                + "the picture; those with a wrong gradient at the input flatten out above the correct one; an averaged bias "
                + "is not to be told from it.");
    }

    private static HeatMap map(String title, double[][] values) {
        return HeatMap.of(title, "", "", values).values("%.0f").range(-7, 7);
    }

    private static Plot training(Map<Fault, double[]> losses) {
        Plot plot = Plot.of("Learning with a wrong gradient", "step", "loss, of that at the start").yLog();
        Role[] roles = {Role.TRUTH, Role.DATA, Role.UNCERTAINTY, Role.MODEL, Role.ERROR, Role.ALTERNATIVE};
        for (Map.Entry<Fault, double[]> entry : losses.entrySet()) {
            double[] steps = new double[entry.getValue().length];
            Arrays.setAll(steps, i -> i);
            double[] shown = Arrays.stream(entry.getValue()).map(loss -> loss < 3 ? loss : Double.NaN).toArray();
            plot = plot.line(entry.getKey() == Fault.NONE ? "correct" : entry.getKey().toString(), steps, shown)
                    .as(roles[entry.getKey().ordinal()]);
        }
        return plot.size(720, 440);
    }
}
