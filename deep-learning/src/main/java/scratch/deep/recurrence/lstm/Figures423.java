package scratch.deep.recurrence.lstm;

import java.util.Arrays;

import scratch.deep.recurrent.Adding;
import scratch.deep.recurrent.AddingRuns;
import scratch.example.figure.Bars;
import scratch.example.figure.Diagram;
import scratch.example.figure.Plot;
import scratch.example.figure.Role;

/// The figures of lesson 423: the cell and its gates, the errors by length, and how three networks learn.
final class Figures423 {
    private static final Role[] ROLES = {Role.ERROR, Role.MODEL, Role.ALTERNATIVE};
    private static final int WINDOW = 20;

    private Figures423() {
    }

    static void draw(AddingRuns[]... runs) {
        gates().save("gates", "The cell before goes through the forget gate into the new cell, the candidate through the input "
                + "gate; the new cell goes through tanh and the output gate into the state. All four are made from the "
                + "input and the state before.");
        adding(runs).save("adding", "Bars: the plain network has an error between 0.14 and 0.18 at every length, near that "
                + "of saying 1; both LSTMs are near zero.");
        learning(runs).save("learning", "Error during training at length 30: the plain network stays "
                + "near 0.16, the LSTM falls to almost nothing between step 100 and step 200.");
    }

    private static Diagram gates() {
        return Diagram.of("One step of an LSTM").cell(190, 80).box("c0", 0, 0, "cell before", Role.DATA)
                .box("in", 0, 2.5, "input, state", Role.DATA).box("f", 1, 1, "forget f", Role.MODEL)
                .box("i", 1, 2, "input i", Role.MODEL).box("g", 1, 3, "candidate g", Role.MODEL)
                .box("o", 1, 4, "output o", Role.MODEL).box("c", 2, 0, "c = f·c + i·g", Role.TRUTH)
                .box("h", 3, 2, "h = o·tanh(c)", Role.TRUTH).arrow("in", "f", "").arrow("in", "i", "").arrow("in", "g", "")
                .arrow("in", "o", "").arrow("c0", "c", "times f").arrow("f", "c", "").arrow("i", "c", "").arrow("g", "c", "")
                .arrow("c", "h", "").arrow("o", "h", "");
    }

    private static Bars adding(AddingRuns[]... runs) {
        Bars bars = Bars.of("Adding two marked numbers", "length of the sequence", "mean squared error, median of the seeds",
                Arrays.stream(Ex423LSTM.LENGTHS).mapToObj(Integer::toString).toArray(String[]::new));
        for (int kind = 0; kind < runs.length; kind++) {
            bars = bars.bars(Ex423LSTM.NAMES[kind], Arrays.stream(runs[kind]).mapToDouble(AddingRuns::medianError).toArray())
                    .as(ROLES[kind]);
        }
        return bars.valueRange(0, 0.2);
    }

    private static Plot learning(AddingRuns[]... runs) {
        Plot plot = Plot.of("Learning to add over 30 steps", "step of training", "error, mean of " + WINDOW + " steps")
                .yRange(0, 0.25);
        for (int kind = 0; kind < ROLES.length; kind++) {
            plot = plot.line(Ex423LSTM.NAMES[kind], runs[kind][1].firstSmoothed(WINDOW)).as(ROLES[kind]);
        }
        return plot.horizontal("saying 1", Adding.BLIND).as(Role.NEUTRAL);
    }
}
