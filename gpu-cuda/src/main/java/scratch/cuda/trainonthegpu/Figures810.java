package scratch.cuda.trainonthegpu;

import scratch.example.figure.Diagram;
import scratch.example.figure.Panels;
import scratch.example.figure.Plot;
import scratch.example.figure.Role;

/// The figures of lesson 810: where the numbers live, and what a step waits for.
final class Figures810 {
    private static final int FEWEST = 4;                       // 2⁴ rows or units
    private static final int MOST = 15;

    private Figures810() {
    }

    static void draw(TrafficFormula formula, StepTime.Machine machine) {
        residence().save("residence", "Two columns, host and device. From the host two arrows lead to the device, the batch "
                + "and its labels, and one leads back, the loss. On the device forward pass, backward pass and step follow "
                + "each other, around weights, gradients and intermediate values that never leave it.");
        Plot narrow = limits("32 hidden units: a step waits for launches", "rows a step", formula, machine, 0, 32);
        Plot wide = limits("as many hidden units as rows", "rows a step, and hidden units", formula, machine, 1, 0);
        Panels.of("", 2, narrow, wide).cell(520, 400).save("limits", "The least time of a step against its size, both axes "
                + "logarithmic, one line each for launches, bus, memory and arithmetic. Left, with 32 hidden units, the flat "
                + "line of launches is highest up to 10,000 rows, where that of the bus crosses it. Right, where the width "
                + "grows with the batch, memory and arithmetic overtake it between 2,000 and 3,000.");
    }

    private static Diagram residence() {
        return Diagram.of("What crosses the bus in a step, and what stays").cell(210, 92)
                .box("batch", 0, 0, "batch\n32 x 64 numbers", Role.DATA).box("labels", 0, 1, "labels\n32 numbers", Role.DATA)
                .box("loss", 0, 2, "loss\none number", Role.DATA)
                .box("forward", 2, 0, "forward pass", Role.MODEL).box("backward", 2, 1, "loss, backward pass", Role.MODEL)
                .box("step", 2, 2, "step", Role.MODEL).box("values", 3.2, 0.5, "intermediate values", Role.NEUTRAL)
                .box("gradients", 3.2, 1.5, "gradients", Role.NEUTRAL).box("weights", 3.2, 2.5, "weights", Role.NEUTRAL)
                .arrow("batch", "forward", "8192 bytes").arrow("labels", "backward", "128 bytes")
                .arrow("backward", "loss", "4 bytes")
                .arrow("forward", "values", "").arrow("values", "backward", "").arrow("backward", "gradients", "")
                .arrow("gradients", "step", "").arrow("step", "weights", "");
    }

    /// @param square   1 if the hidden units grow with the rows, else 0
    /// @param hidden   their number else
    private static Plot limits(String title, String x, TrafficFormula formula, StepTime.Machine machine, int square,
            int hidden) {
        int n = MOST - FEWEST + 1;
        double[] rows = new double[n];
        double[][] times = new double[4][n];
        for (int i = 0; i < n; i++) {
            long size = 1L << FEWEST + i;
            rows[i] = size;
            StepTime time = StepTime.of(formula.at(size, square == 1 ? size : hidden), machine);
            times[0][i] = time.launches();
            times[1][i] = time.bus();
            times[2][i] = time.memory();
            times[3][i] = time.arithmetic();
        }
        return Plot.of(title, x, "microseconds").xLog().yLog()
                .line("launches", rows, times[0]).as(Role.ERROR)
                .line("bus", rows, times[1]).as(Role.ALTERNATIVE)
                .line("memory", rows, times[2]).as(Role.DATA)
                .line("arithmetic", rows, times[3]).as(Role.MODEL);
    }
}
