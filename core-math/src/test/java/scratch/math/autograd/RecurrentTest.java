package scratch.math.autograd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import scratch.math.autograd.Recurrent.Result;
import scratch.math.autograd.Recurrent.Weights;
import scratch.math.tensor.Tensor;

/// Recurrent layers: the same as their steps written one by one, and their gradients the same as differences.
class RecurrentTest {
    private static final int D = 3;
    private static final int H = 2;

    enum Kind {
        PLAIN(1), LSTM(4), GRU(3);

        private final int gates;

        Kind(int gates) {
            this.gates = gates;
        }

        Result run(Variable x, Weights weights, Variable start, Variable cells, Steps steps) {
            return switch (this) {
                case PLAIN -> Recurrent.plain(x, weights, start, steps);
                case LSTM -> Recurrent.lstm(x, weights, start, cells, steps);
                case GRU -> Recurrent.gru(x, weights, start, steps);
            };
        }
    }

    private final Random random = new Random(8);

    private Variable parameter(int... shape) {
        return Variable.parameter(Tensor.normal(random, 0.3f, shape));
    }

    private Weights weights(Kind kind) {
        int g = kind.gates * H;
        return new Weights(parameter(g, D).named("W"), parameter(g, H).named("U"), parameter(g).named("b"),
                parameter(g).named("c"));
    }

    private static Variable[] parameters(Weights w, Variable... others) {
        return Stream.concat(Stream.of(w.input(), w.state(), w.inputBias(), w.stateBias()), Arrays.stream(others))
                .toArray(Variable[]::new);
    }

    /// Everything that a pass gives out, in one tensor.
    private static Variable everything(Kind kind, Result result) {
        Variable out = result.outputs().reshape(-1, H);
        return kind == Kind.LSTM ? Functions.concat(0, out, result.state().times(2), result.cell())
                : Functions.concat(0, out, result.state().times(2));
    }

    // ---------------------------------------------------------------- the definition, from smaller operations

    private static Variable[] step(Kind kind, Weights w, Variable x, Variable h, Variable c) {
        Variable a = x.matmul(w.input().transpose(), w.inputBias());
        Variable b = h.matmul(w.state().transpose(), w.stateBias());
        if (kind == Kind.PLAIN) {
            return new Variable[] {a.plus(b).tanh(), c};
        }
        Variable[] sum = Functions.split(a.plus(b), 1, kind == Kind.LSTM ? new int[] {H, H, H, H} : new int[] {H, H, H});
        if (kind == Kind.LSTM) {
            Variable cell = sum[1].sigmoid().times(c).plus(sum[0].sigmoid().times(sum[2].tanh()));
            return new Variable[] {sum[3].sigmoid().times(cell.tanh()), cell};
        }
        Variable candidate = a.slice(1, 2 * H, 3 * H).plus(sum[0].sigmoid().times(b.slice(1, 2 * H, 3 * H))).tanh();
        Variable z = sum[1].sigmoid();
        return new Variable[] {candidate.minus(z.times(candidate)).plus(z.times(h)), c};
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void aPassIsItsStepsOneAfterTheOther(Kind kind) {
        Weights w = weights(kind);
        Variable x = parameter(4, 2, D);
        Variable h = parameter(2, H);
        Variable c = parameter(2, H);
        Variable[] all = parameters(w, x, h, c);
        Supplier<Variable> steps = () -> {
            Variable[] state = {h, c};
            Variable[] outputs = new Variable[4];
            for (int s = 0; s < 4; s++) {
                state = step(kind, w, x.select(0, s), state[0], state[1]);
                outputs[s] = state[0];
            }
            Variable out = Functions.concat(0, Functions.stack(0, outputs).reshape(-1, H), state[0].times(2));
            return kind == Kind.LSTM ? Functions.concat(0, out, state[1]) : out;
        };
        close(gradients(steps, all), gradients(() -> everything(kind, kind.run(x, w, h, c, Steps.of(4))), all));
    }

    /// The result, and the gradient at each parameter of a weighted sum of its numbers.
    private static float[][] gradients(Supplier<Variable> computation, Variable... parameters) {
        Arrays.stream(parameters).forEach(Variable::clearGradient);
        Variable y = computation.get().keep();
        Variable weight = Variable.constant(Tensor.normal(new Random(9), 1, y.shape()));
        y.times(weight).sum().backward();
        return Stream.concat(Stream.of(y.data()), Arrays.stream(parameters).filter(Variable::hasGradient)
                .map(Variable::gradient)).map(Tensor::toArray).toArray(float[][]::new);
    }

    private static void close(float[][] expected, float[]... actual) {
        assertThat(actual.length).isEqualTo(expected.length);
        for (int i = 0; i < expected.length; i++) {
            assertThat(actual[i]).as("tensor " + i).containsExactly(expected[i], within(2e-6f));
        }
    }

    // ---------------------------------------------------------------- gradients

    @ParameterizedTest
    @EnumSource(Kind.class)
    void gradientsAgreeWithDifferences(Kind kind) {
        Weights w = weights(kind);
        Variable x = parameter(3, 2, D);
        Variable h = parameter(2, H).named("start");
        Variable c = parameter(2, H).named("cells");
        GradCheck.of(() -> everything(kind, kind.run(x, w, h, c, Steps.of(3))), parameters(w, x, h, c))
                .require(GradCheck.FLOAT_TOLERANCE);
        GradCheck.of(() -> everything(kind, kind.run(x, w, null, null, Steps.of(3).backwards())), parameters(w, x))
                .require(GradCheck.FLOAT_TOLERANCE);
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void gradientsOfSequencesOfDifferentLengthAgreeWithDifferences(Kind kind) {
        Weights w = weights(kind);
        Variable x = parameter(4, 3, D);
        Variable h = parameter(3, H).named("start");
        Variable c = parameter(3, H).named("cells");
        Steps steps = Steps.of(4, 2, 4, 1);
        GradCheck.of(() -> everything(kind, kind.run(x, w, h, c, steps)), parameters(w, x, h, c))
                .require(GradCheck.FLOAT_TOLERANCE);
        GradCheck.of(() -> everything(kind, kind.run(x, w, h, c, steps.backwards())), parameters(w, x, h, c))
                .require(GradCheck.FLOAT_TOLERANCE);
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void gradientsWithoutBiasesAgreeWithDifferences(Kind kind) {
        Weights w = new Weights(parameter(kind.gates * H, D), parameter(kind.gates * H, H), null, null);
        Variable x = parameter(3, 2, D);
        GradCheck.of(() -> everything(kind, kind.run(x, w, null, null, Steps.of(3))), w.input(), w.state(), x)
                .require(GradCheck.FLOAT_TOLERANCE);
    }

    /// A gradient through time that forgets what later steps ask of a state.
    @Test
    void aPassBackThatStopsAtEachStepIsCaught() {
        Weights w = weights(Kind.PLAIN);
        Variable x = parameter(3, 2, D);
        Variable right = Recurrent.plain(x, w, null, Steps.of(3)).outputs();
        float[] states = right.data().toArray();
        GradCheck check = GradCheck.of(() -> Variable.node("rnn",
                Recurrent.plain(x, w, null, Steps.of(3)).outputs().data(),
                Variable.to(x, g -> g.combine(scratch.math.tensor.Binary.TANH_GRADIENT, Tensor.of(states, 3, 2, H))
                        .matmul(w.input().data()))), x);
        assertThat(check.error()).isGreaterThan(0.1);
        assertThat(Arrays.stream(check.errors(0)).skip(2 * 2 * D).max().orElseThrow()).isLessThan(1e-3);    // the last step
    }

    // ---------------------------------------------------------------- sequences of different length

    @ParameterizedTest
    @EnumSource(Kind.class)
    void aShortSequenceIsTheSameAloneAndPadded(Kind kind) {
        Weights w = weights(kind);
        Variable x = parameter(5, 2, D);
        for (boolean backwards : new boolean[] {false, true}) {
            Steps both = backwards ? Steps.of(5, 3, 5).backwards() : Steps.of(5, 3, 5);
            Steps one = backwards ? Steps.of(3).backwards() : Steps.of(3);
            Result padded = kind.run(x, w, null, null, both);
            Result alone = kind.run(x.slice(0, 0, 3).slice(1, 0, 1), w, null, null, one);
            assertThat(padded.state().select(0, 0).data().toArray()).containsExactly(alone.state().data().toArray());
            assertThat(padded.outputs().slice(0, 0, 3).slice(1, 0, 1).data().toArray())
                    .containsExactly(alone.outputs().data().toArray());
        }
    }

    @Test
    void behindItsEndASequenceKeepsItsState() {
        Result result = Recurrent.lstm(parameter(4, 2, D), weights(Kind.LSTM), null, null, Steps.of(4, 2, 4));
        float[] end = result.outputs().data().select(0, 1).select(0, 0).toArray();
        assertThat(result.outputs().data().select(0, 3).select(0, 0).toArray()).containsExactly(end);
        assertThat(result.state().data().select(0, 0).toArray()).containsExactly(end);
    }

    // ---------------------------------------------------------------- memory, and what is refused

    @Test
    void nothingIsKeptWithoutGradients() {
        Weights w = weights(Kind.LSTM);
        Variable x = parameter(4, 2, D);
        Result result = Variable.noGradient(() -> Recurrent.lstm(x, w, null, null, Steps.of(4)));
        assertThat(result.all().needsGradient()).isFalse();
        assertThat(result.outputs().data().storage().shared()).isFalse();
    }

    @Test
    void aConstantInputGetsNoGradientAndTheWeightsGetTheirs() {
        Weights w = weights(Kind.GRU);
        Variable x = Variable.constant(Tensor.normal(random, 1, 4, 2, D));
        Recurrent.gru(x, w, null, Steps.of(4)).outputs().sum().backward();
        assertThat(x.hasGradient()).isFalse();
        assertThat(w.state().hasGradient()).isTrue();
    }

    @Test
    void badInputIsRefused() {
        Weights w = weights(Kind.LSTM);
        Variable x = parameter(4, 2, D);
        refused(() -> Steps.of(0), "Steps: a sequence of 0 steps: must be at least 1");
        refused(() -> Steps.of(4, 2, 0), "Steps: length 0 of sequence 1: must be from 1 to 4");
        refused(() -> Steps.of(4, 5, 1), "Steps: length 5 of sequence 0: must be from 1 to 4");
        refused(() -> lstm(x, w, null, Steps.of(3)), "Recurrent.lstm: (4, 2, 3) with 3 steps: must be equally many");
        refused(() -> lstm(x, w, null, Steps.of(4, 1, 2, 3)),
                "Recurrent.lstm: (4, 2, 3) with 3 lengths: needs one for each row");
        refused(() -> lstm(x.select(0, 0), w, null, Steps.of(2)),
                "Recurrent.lstm: (2, 3): must be (steps, rows, features)");
        refused(() -> lstm(x.slice(2, 0, 2), w, null, Steps.of(4)),
                "Recurrent.lstm: weights of the input (8, 3): must be (8, 2)");
        refused(() -> lstm(x, w, parameter(1, H), Steps.of(4)), "Recurrent.lstm: start (1, 2): must be (2, 2)");
        refused(() -> Recurrent.lstm(x, w, null, parameter(2, 3), Steps.of(4)),
                "Recurrent.lstm: cells (2, 3): must be (2, 2)");
        refused(() -> Recurrent.gru(x, w, null, Steps.of(4)),
                "Recurrent.gru: weights of the state (8, 2): must be (3·h, h)");
        refused(() -> lstm(x, new Weights(w.input(), w.state(), w.inputBias(), null), null, Steps.of(4)),
                "Recurrent.lstm: one bias and not the other: must be both or none");
        refused(() -> lstm(x, new Weights(w.input(), w.state(), parameter(3), parameter(8)), null, Steps.of(4)),
                "Recurrent.lstm: bias of the input (3): must be (8)");
        refused(() -> Recurrent.plain(x, weights(Kind.PLAIN), null, Steps.of(4)).cell(),
                "Recurrent.Result: (4, 2, 2): has no cells: only an LSTM has");
    }

    private static Result lstm(Variable x, Weights w, Variable start, Steps steps) {
        return Recurrent.lstm(x, w, start, null, steps);
    }

    private static void refused(org.assertj.core.api.ThrowableAssert.ThrowingCallable call, String message) {
        assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
    }
}
