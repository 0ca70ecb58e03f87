package scratch.deep.recurrence.gru;

import java.util.Arrays;

import scratch.deep.recurrent.Adding;
import scratch.deep.recurrent.AddingRuns;
import scratch.example.figure.Bars;
import scratch.example.figure.Diagram;
import scratch.example.figure.Plot;
import scratch.example.figure.Role;

/// The figures of lesson 424: the gates, how three networks learn to add, and the errors of forecasts.
final class Figures424 {
    private static final Role[] ROLES = {Role.ERROR, Role.ALTERNATIVE, Role.MODEL};
    private static final int WINDOW = 20;

    private Figures424() {
    }

    static void draw(double[][] forecasts, AddingRuns... runs) {
        gates().save("gates", "The state before goes through the reset gate into the candidate. The update gate mixes the "
                + "candidate and the state before into the new state.");
        learning(runs).save("learning", "Error during training on sequences of 60: the plain network and "
                + "the LSTM stay at that of saying 1, the GRU falls to almost nothing after step 120.");
        errors(forecasts).save("forecasts", "Bars of errors for two series: saying that nothing changes is worst by far, "
                + "the linear model is best on both, the networks come close.");
    }

    private static Diagram gates() {
        return Diagram.of("One step of a GRU").cell(190, 84).box("h0", 0, 0, "state before", Role.DATA)
                .box("in", 0, 2, "input, state", Role.DATA).box("r", 1, 1, "reset r", Role.MODEL)
                .box("z", 1, 3, "update z", Role.MODEL).box("n", 2, 2, "candidate n", Role.MODEL)
                .box("h", 3, 0, "h = (1 - z)·n + z·h", Role.TRUTH).arrow("h0", "h", "times z").arrow("in", "r", "")
                .arrow("in", "z", "").arrow("in", "n", "").arrow("r", "n", "").arrow("n", "h", "").arrow("z", "h", "");
    }

    private static Plot learning(AddingRuns... runs) {
        Plot plot = Plot.of("Learning to add over " + Ex424GRU.LENGTH + " steps", "step of training",
                "error, mean of " + WINDOW + " steps").yRange(0, 0.25);
        for (int kind = 0; kind < ROLES.length; kind++) {
            plot = plot.line(Ex424GRU.NAMES[kind], runs[kind].firstSmoothed(WINDOW)).as(ROLES[kind]);
        }
        return plot.horizontal("saying 1", Adding.BLIND).as(Role.NEUTRAL);
    }

    private static Bars errors(double[]... forecasts) {
        String[] names = Arrays.stream(Series.values()).map(Series::toString).toArray(String[]::new);
        Bars bars = Bars.of("Six steps ahead", "series", "root of the mean squared error", names);
        String[] methods = {"no change", "linear", "plain", "LSTM", "GRU"};
        Role[] roles = {Role.NEUTRAL, Role.DATA, Role.ERROR, Role.ALTERNATIVE, Role.MODEL};
        for (int m = 0; m < methods.length; m++) {
            int method = m;
            bars = bars.bars(methods[m], Arrays.stream(forecasts).mapToDouble(f -> f[method]).toArray()).as(roles[m]);
        }
        return bars;
    }
}
