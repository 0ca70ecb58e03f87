package scratch.deep.recurrent;

import java.util.random.RandomGenerator;
import scratch.math.autograd.Recurrent;
import scratch.math.autograd.Recurrent.Result;
import scratch.math.autograd.Recurrent.Weights;
import scratch.math.autograd.Steps;
import scratch.math.autograd.Variable;

/// Long short-term memory: the cell c is added to, not multiplied by a matrix, so its gradient can live as long as the forget
/// gate is open:
/// `i, f, o = σ(W x + b + U h + c)`, `g = tanh(…)`, `c ← f⊙c + i⊙g`, `h ← o⊙tanh(c)`. Gates stand in the order i, f, g, o.
/// Hochreiter and Schmidhuber 1997; the forget gate is of Gers, Schmidhuber and Cummins 2000.
public final class LSTM implements RecurrentLayer {
    private final Architecture architecture;
    private final RecurrentWeights weights;

    public LSTM(int inputs, int hidden, RandomGenerator random) {
        this(Architecture.of(inputs, hidden), random);
    }

    public LSTM(Architecture architecture, RandomGenerator random) {
        this.architecture = architecture;
        this.weights = new RecurrentWeights("LSTM " + architecture, 4, architecture, random);
    }

    @Override
    public Architecture architecture() {
        return architecture;
    }

    @Override
    public RecurrentWeights weights() {
        return weights;
    }

    @Override
    public boolean hasCells() {
        return true;
    }

    /// Opens the forget gates at the start: their bias (of the two that there are, the one of the input; the other becomes 0)
    /// gets this value in all layers. With 1 a gate forgets about a quarter a step, not half.
    /// Jozefowicz, Zaremba and Sutskever 2015.
    public LSTM withForgetBias(float bias) {
        int h = architecture.hidden();
        parameters().forEach((name, parameter) -> {
            if (name.startsWith("bias")) {
                parameter.data().slice(0, h, 2 * h).fillInPlace(name.startsWith("bias_ih") ? bias : 0);
            }
        });
        return this;
    }

    @Override
    public Result pass(Variable x, Weights w, Variable start, Variable cells, Steps steps) {
        return Recurrent.lstm(x, w, start, cells, steps);
    }

    @Override
    public String toString() {
        return "LSTM " + architecture;
    }
}
