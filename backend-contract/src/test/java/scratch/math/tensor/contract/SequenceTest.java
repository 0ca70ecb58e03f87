package scratch.math.tensor.contract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import scratch.math.autograd.Recurrent;
import scratch.math.autograd.Steps;
import scratch.math.autograd.Variable;
import scratch.math.tensor.Tensor;

/// What it costs to take a sequence apart step by step.
class SequenceTest {

    @Test
    void theGradientOfASequenceCostsAsManyNumbersAsItHas() {
        double ratio = (double) numbers(800) / numbers(100);
        assertThat(ratio).isBetween(7.0, 9.0);                 // a gradient of the whole for each step would be 64
    }

    private static long numbers(int steps) {
        CountingBackend backend = new CountingBackend();
        Variable sequence = Variable.parameter(Tensor.full(backend, 1, steps, 4));
        Variable state = Variable.constant(Tensor.full(backend, 0, 4));
        for (Variable step : sequence.unbind(0)) {
            state = state.plus(step).tanh();
        }
        state.sum().backward();
        assertThat(sequence.gradient().get(steps - 1, 0)).isPositive();
        return backend.numbers();
    }

    /// After a step live: x, four weights and their gradients, and the loss.
    @Test
    void aPassThroughTimeReleasesWhatItMade() {
        CountingBackend backend = new CountingBackend();
        Variable x = Variable.constant(Tensor.full(backend, 1, 2, 5, 3).transpose(0, 1));
        for (int gates : new int[] {1, 3, 4}) {
            int before = backend.alive();
            Recurrent.Weights weights = new Recurrent.Weights(parameter(backend, gates * 4, 3),
                    parameter(backend, gates * 4, 4), parameter(backend, gates * 4), parameter(backend, gates * 4));
            for (Steps steps : new Steps[] {Steps.of(5), Steps.of(5, 5, 2)}) {
                Recurrent.Result result = switch (gates) {
                    case 1 -> Recurrent.plain(x, weights, null, steps);
                    case 3 -> Recurrent.gru(x, weights, null, steps);
                    default -> Recurrent.lstm(x, weights, null, null, steps);
                };
                Variable loss = result.outputs().sum();
                loss.backward();
                assertThat(loss.item()).isFinite();
                loss.data().release();
                assertThat(backend.alive() - before).isEqualTo(8);
            }
        }
    }

    private static Variable parameter(CountingBackend backend, int... shape) {
        return Variable.parameter(Tensor.full(backend, 0.1f, shape));
    }
}
