package scratch.deep.recurrent;

import java.util.Map;
import scratch.deep.layer.Layer;
import scratch.math.autograd.Recurrent.Result;
import scratch.math.autograd.Recurrent.Weights;
import scratch.math.autograd.Steps;
import scratch.math.autograd.Variable;
import scratch.math.check.Require;
import scratch.math.tensor.Shape;

/// A stack of recurrent layers on batches of sequences (n, t, d): a step reads d numbers and changes the state.
///
/// Every layer reads the outputs of the one below. Inside, a step is one matrix (n, d): time comes first there, and the
/// batch comes first outside, as with all other layers.
public sealed interface RecurrentLayer extends Layer permits RNN, LSTM, GRU {

    /// How large it is.
    Architecture architecture();

    /// The parameters, as the layers read them.
    RecurrentWeights weights();

    /// Whether it remembers cells beside its states.
    default boolean hasCells() {
        return false;
    }

    /// One layer in one direction: x (t, n, d).
    Result pass(Variable x, Weights weights, Variable start, Variable cells, Steps steps);

    /// The outputs at all steps, from a state of zeros.
    @Override
    default Variable forward(Variable x) {
        return run(x, null).outputs();
    }

    @Override
    default Map<String, Variable> parameters() {
        return weights().parameters();
    }

    /// All steps of x (n, t, d), from a start state, or null for zeros. `lengths`, one for each row, say how many steps of
    /// it count; none: all. What stands behind the end of a sequence must be finite, and changes nothing.
    default Output run(Variable x, State start, int... lengths) {
        weights().requireSequences(x);
        Require.that(start == null || hasCells() == (start.c() != null),
                hasCells() ? "%s: a start without cells: needs them" : "%s: a start with cells: has none", this);
        int directions = architecture().directions();
        Steps steps = Steps.of(x.length(1), lengths);
        Result[] passes = new Result[architecture().layers() * directions];
        Variable below = x.permute(1, 0, 2);                   // (t, n, d)
        for (int l = 0; l < architecture().layers(); l++) {
            Result[] ways = new Result[directions];
            for (int way = 0; way < directions; way++) {
                Variable h = start == null ? null : weights().start("start state", start.h(), x.length(0), l, way);
                Variable c = start == null ? null : weights().start("start cells", start.c(), x.length(0), l, way);
                ways[way] = pass(below, weights().of(l, way), h, c, way == 0 ? steps : steps.backwards());
                passes[l * directions + way] = ways[way];
            }
            if (l + 1 < architecture().layers()) {
                below = Output.outputs(ways);
            }
        }
        return new Output(passes, directions, hasCells());
    }

    /// One step x (n, d) from a state, or null for zeros: for what is generated step by step.
    default Output step(Variable x, State start) {
        if (x.rank() != 2) {
            throw new IllegalArgumentException(this + ": one step " + Shape.text(x.shape()) + ": must be (rows, "
                    + architecture().inputs() + ")");
        }
        return run(x.reshape(x.length(0), 1, x.length(1)), start);
    }
}
