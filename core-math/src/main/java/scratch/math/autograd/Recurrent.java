package scratch.math.autograd;

import java.util.Arrays;
import scratch.math.check.Require;
import scratch.math.tensor.Tensor;

/// Recurrent layers over whole sequences x (t, n, d), step by step in time: t steps, n rows, d features, h units.
///
/// The weights stand as in PyTorch: a row for every unit of every gate, gate after gate.
/// Elman 1990; Hochreiter and Schmidhuber 1997; Cho et al. 2014.
public final class Recurrent {

    private Recurrent() {
    }

    /// Weights of the input (g·h, d) and of the state (g·h, h), and a bias (g·h) for each or null for both; g gates:
    /// 1 in a plain layer, 4 in an LSTM (input, forget, candidate, output), 3 in a GRU (reset, update, candidate).
    public record Weights(Variable input, Variable state, Variable inputBias, Variable stateBias) {
        int units() {
            return state.length(1);
        }
    }

    /// What a pass has made: the states after all steps and, in an LSTM, the cells after the last. Each of the methods makes
    /// its view when it is asked, so that nothing hangs on the graph that nobody uses.
    public record Result(Variable all, Steps steps) {
        /// The states after each step, (t, n, h). Behind the end of a sequence its last state is repeated.
        public Variable outputs() {
            return all.length(0) == steps.count() ? all : all.slice(0, 0, steps.count());
        }

        /// The state after the step that was visited last, (n, h): of every sequence the one after its own last step.
        public Variable state() {
            return all.select(0, steps.last());
        }

        /// The cells of an LSTM after its last step, (n, h).
        public Variable cell() {
            Require.that(all.length(0) > steps.count(), "Recurrent.Result: %s: has no cells: only an LSTM has", all.shape());
            return all.select(0, steps.count());
        }
    }

    /// `h_s = tanh(W x_s + b + U h_(s−1) + c)`; `start` is h before the first step, null for zeros.
    public static Result plain(Variable x, Weights weights, Variable start, Steps steps) {
        requireShapes("Recurrent.plain", 1, x, weights, start, steps);
        return run("rnn", new PlainCell(), x, weights, start, null, steps);
    }

    /// Long short-term memory, with start states and start cells, or null for zeros.
    public static Result lstm(Variable x, Weights weights, Variable start, Variable cells, Steps steps) {
        requireShapes("Recurrent.lstm", 4, x, weights, start, steps);
        requireState("Recurrent.lstm", "cells", cells, x.length(1), weights.units());
        Tensor first = first(x, weights, cells);
        boolean own = cells == null || first.storage() != cells.data().storage();
        return run("lstm", new LongShortTermCell(steps, first, own), x, weights, start, cells, steps);
    }

    /// Gated recurrent unit: `h_s = (1 − z)⊙tanh(W x_s + b + r⊙(U h_(s−1) + c)) + z⊙h_(s−1)`.
    public static Result gru(Variable x, Weights weights, Variable start, Steps steps) {
        requireShapes("Recurrent.gru", 3, x, weights, start, steps);
        return run("gru", new GatedCell(), x, weights, start, null, steps);
    }

    private static Result run(String operation, Cell cell, Variable x, Weights weights, Variable start, Variable memory,
                              Steps steps) {
        RecurrentPass pass = new RecurrentPass(cell, x, weights, start, memory, first(x, weights, start), steps);
        return new Result(pass.run(operation), steps);
    }

    private static Tensor first(Variable x, Weights weights, Variable start) {
        return start == null ? Tensor.full(x.data().backend(), 0, x.length(1), weights.units()) : start.data().contiguous();
    }

    // ---------------------------------------------------------------- what is refused

    private static void requireShapes(String operation, int gates, Variable x, Weights weights, Variable start,
                                      Steps steps) {
        Require.that(x.rank() == 3, "%s: %s: must be (steps, rows, features)", operation, x.shape());
        Require.that(x.length(0) == steps.count(), "%s: %s with %d steps: must be equally many", operation, x.shape(),
                steps.count());
        int[] lengths = steps.lengths();
        Require.that(lengths.length == 0 || lengths.length == x.length(1), "%s: %s with %d lengths: needs one for each row",
                operation, x.shape(), lengths.length);
        Require.that(weights.state().rank() == 2 && weights.state().length(0) == gates * weights.state().length(1),
                "%s: weights of the state %s: must be (%d·h, h)", operation, weights.state().shape(), gates);
        int h = weights.units();
        requireShape(operation, "weights of the input", weights.input(), gates * h, x.length(2));
        Require.that((weights.inputBias() == null) == (weights.stateBias() == null),
                "%s: one bias and not the other: must be both or none", operation);
        if (weights.inputBias() != null) {
            requireShape(operation, "bias of the input", weights.inputBias(), gates * h);
            requireShape(operation, "bias of the state", weights.stateBias(), gates * h);
        }
        requireState(operation, "start", start, x.length(1), h);
    }

    private static void requireState(String operation, String name, Variable state, int n, int h) {
        if (state != null) {
            requireShape(operation, name, state, n, h);
        }
    }

    private static void requireShape(String operation, String name, Variable v, int... shape) {
        Require.that(Arrays.equals(v.shape(), shape), "%s: %s %s: must be %s", operation, name, v.shape(), shape);
    }
}
