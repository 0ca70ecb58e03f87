package scratch.math.tensor.contract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
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
}
