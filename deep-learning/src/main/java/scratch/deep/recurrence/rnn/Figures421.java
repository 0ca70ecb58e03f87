package scratch.deep.recurrence.rnn;

import java.util.Arrays;

import scratch.example.figure.Bars;
import scratch.example.figure.Diagram;
import scratch.example.figure.Panels;
import scratch.example.figure.Plot;
import scratch.example.figure.Role;
import scratch.math.Matrix;

/// The figures of lesson 421: the unrolled network, what its state has learned, and what truncation loses.
final class Figures421 {
    private Figures421() {
    }

    static void draw(SequenceLearner model, Ex421RNN.Words test, double entropy, int... solved) {
        unrolled().save("unrolled", "Three steps side by side. In each an input goes through Wx into a state, and the state "
                + "through Wy into an output; arrows with Wh lead from state to state. The gradient comes back along "
                + "the same arrows, from the loss to the first state.");
        Panels.of("A recurrent network reads words of Reber's grammar", 2, states(model, test), losses(model, entropy))
                .cell(500, 400).save("states", "Left, hidden states in the plane of their two main directions: they form a "
                + "clump for each state of the grammar, and few touch. Right, the loss of a letter falls from 1.1 in the first "
                + "epoch to just above the entropy of the grammar.");
        truncated(solved).save("truncated", "Bars: of 20 random starts few learn to recall a bit over twelve steps if the "
                + "gradient goes back one step, more if it goes back four, and nearly all if it goes back twelve.");
    }

    private static Diagram unrolled() {
        Diagram d = Diagram.of("One network, three steps").cell(190, 90).box("h0", 0, 1, "h₀ = 0");
        for (int t = 1; t <= 3; t++) {
            String i = "₀₁₂₃".substring(t, t + 1);
            d = d.box("x" + t, t, 2, "x" + i, Role.DATA).box("h" + t, t, 1, "h" + i, Role.MODEL)
                    .box("y" + t, t, 0, "y" + i, Role.TRUTH);
        }
        for (int t = 1; t <= 3; t++) {
            d = d.arrow("x" + t, "h" + t, "Wx").arrow("h" + t, "y" + t, "Wy").arrow("h" + (t - 1), "h" + t, "Wh");
        }
        return d;
    }

    private static Plot states(SequenceLearner model, Ex421RNN.Words test) {
        HiddenStates states = HiddenStates.of(model, test.x());
        Matrix plane = states.plane();
        return Plot.of("hidden states, in a plane", "first direction", "second direction")
                .points(plane.column(0), plane.column(1), states.labels(),
                        "after B", "state 1", "state 2", "state 3", "state 4", "state 5");
    }

    private static Plot losses(SequenceLearner model, double entropy) {
        return Plot.of("loss of a letter", "epoch", "").yRange(0.5, 1.2).line("training", model.history()).as(Role.MODEL)
                .horizontal("entropy of the grammar", entropy).as(Role.TRUTH);
    }

    private static Bars truncated(int... solved) {
        return Bars.of("How far back must the gradient go?", "steps that the gradient goes back, of 12",
                "starts that learn, of 20", Arrays.stream(Ex421RNN.WINDOWS).mapToObj(Integer::toString).toArray(String[]::new))
                .bars("", Arrays.stream(solved).asDoubleStream().toArray()).as(Role.MODEL).values("%.0f").valueRange(0, 22);
    }
}
