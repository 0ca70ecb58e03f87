package scratch.math.autogradscalar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import scratch.math.autograd.GradCheck;
import scratch.math.autograd.Value;

/// Held to central differences, on computations that nobody has chosen.
class AutogradScalarParityTest {
    /// Thirty random operations on four numbers; every result may be used again, any number of times.
    private static Value program(long seed, Value... inputs) {
        RandomGenerator random = new SplittableRandom(seed);
        Value[] tape = new Value[inputs.length + 30];
        System.arraycopy(inputs, 0, tape, 0, inputs.length);
        for (int n = inputs.length; n < tape.length; n++) {
            Value a = tape[random.nextInt(n)];
            Value b = tape[random.nextInt(n)];
            tape[n] = switch (random.nextInt(8)) {
                case 0 -> a.plus(b);
                case 1 -> a.minus(b.times(0.5));
                case 2 -> a.times(b).tanh();
                case 3 -> a.divide(b.power(2).plus(1));
                case 4 -> a.sigmoid();
                case 5 -> a.times(0.3).tanh().exp();
                case 6 -> a.power(2).plus(1).log();
                default -> a.negate();
            };
        }
        Value sum = tape[inputs.length];
        for (int n = inputs.length + 1; n < tape.length; n++) {
            sum = sum.plus(tape[n].tanh());
        }
        return sum;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void randomProgramsHaveTheGradientsOfTheirDifferences(long seed) {
        GradCheck check = GradCheck.ofValues(in -> program(seed, in), 0.3, -1.2, 0.8, 1.7);
        check.require(GradCheck.DOUBLE_TOLERANCE);
        assertThat(check.error()).isBetween(0.0, GradCheck.DOUBLE_TOLERANCE);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void theSeventeenDerivativesOfTheNetworkAgree(long seed) {
        XorNetwork network = XorNetwork.random(new SplittableRandom(seed));
        assertThat(network.gradient()).containsExactly(network.differences(1e-5), within(1e-7));
        network.train(50, 0.1);
        assertThat(network.gradient()).containsExactly(network.differences(1e-5), within(1e-7));
    }
}
