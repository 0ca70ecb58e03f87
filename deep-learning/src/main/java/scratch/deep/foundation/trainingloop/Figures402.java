package scratch.deep.foundation.trainingloop;

import java.util.Arrays;

import scratch.example.figure.Diagram;
import scratch.example.figure.Panels;
import scratch.example.figure.Plot;
import scratch.example.figure.Role;

/// The figures of lesson 402: the five lines as a ring, and what happens when one of them is missing.
final class Figures402 {
    private Figures402() {
    }

    /// @param paths  w after each step towards 1, gradients cleared and not cleared
    /// @param curves the loss of each epoch: the five lines, not cleared, not shuffled
    static void draw(double[][] paths, double[][] curves) {
        ring().save("training-loop", "The training loop as a ring of five stations: clear, forward, loss, backward, step, each "
                + "with what it reads and writes. Only the last one, in another colour, changes a weight.");
        Panels.of("", 2, path(paths), losses(curves)).cell(500, 380).save("curves", "Left, a weight on its way to 1: with "
                + "cleared gradients it comes nearer at each step, without clearing it runs past 1, turns around and is below "
                + "0 after eight steps. Right, the loss of three loops on a logarithmic axis: the right one falls steadily to "
                + "0.1, the unshuffled one stays at twice that, the one that does not clear rises above ln 10.");
    }

    private static Diagram ring() {
        return Diagram.of("Once per batch: five lines, and only the fifth changes a weight").cell(150, 84)
                .box("clear", 1.9, 0, "1 clear\nwrites: gradients ← 0", Role.DATA)
                .box("forward", 3.8, 1.1, "2 forward\nreads: batch, weights\nwrites: output, graph", Role.DATA)
                .box("loss", 3.1, 2.9, "3 loss\nreads: output, labels\nwrites: one number", Role.DATA)
                .box("backward", 0.7, 2.9, "4 backward\nreads: graph\nadds to: gradients", Role.DATA)
                .box("step", 0, 1.1, "5 step\nreads: gradients\nwrites: weights", Role.MODEL)
                .arrow("clear", "forward", "").arrow("forward", "loss", "").arrow("loss", "backward", "")
                .arrow("backward", "step", "").arrow("step", "clear", "next batch");
    }

    private static Plot path(double[]... paths) {
        double[] steps = new double[paths[0].length];
        Arrays.setAll(steps, i -> i);
        return Plot.of("(w − 1)² from w = 0, rate 0.25", "step", "w")
                .line("gradients cleared", steps, paths[0]).as(Role.MODEL)
                .line("gradients not cleared", steps, paths[1]).as(Role.ERROR)
                .horizontal("the minimum, w = 1", 1).as(Role.TRUTH);
    }

    private static Plot losses(double[]... curves) {
        return Plot.of("Three loops on the same digits", "epoch", "loss of the epoch")
                .line("the five lines", curves[0]).as(Role.MODEL)
                .line("not cleared", curves[1]).as(Role.ERROR)
                .line("not shuffled", curves[2]).as(Role.ALTERNATIVE)
                .horizontal("guessing, ln 10", Math.log(10)).as(Role.NEUTRAL).yLog();
    }
}
