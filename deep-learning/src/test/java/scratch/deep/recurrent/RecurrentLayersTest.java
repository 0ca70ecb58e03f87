package scratch.deep.recurrent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import scratch.deep.init.SeedStream;
import scratch.math.autograd.Functions;
import scratch.math.autograd.Variable;
import scratch.math.tensor.Tensor;

class RecurrentLayersTest {
    private final RandomGenerator random = SeedStream.generator(3);

    private Variable input(int... shape) {
        return Variable.constant(Tensor.normal(random, 1, shape));
    }

    private RecurrentLayer layer(String kind, Architecture architecture) {
        return RecurrentParityTest.layer(kind, architecture);
    }

    @Test
    void parametersHaveTheNamesShapesAndOrderOfPyTorch() {
        List<String> names = new ArrayList<>();
        layer("LSTM", Architecture.of(3, 5).withLayers(2).bothWays()).parameters()
                .forEach((name, p) -> names.add(name + " " + List.of(p.length(0), p.length(-1))));
        assertThat(names).containsExactly("weight_ih_l0 [20, 3]", "weight_hh_l0 [20, 5]", "bias_ih_l0 [20, 20]",
                "bias_hh_l0 [20, 20]", "weight_ih_l0_reverse [20, 3]", "weight_hh_l0_reverse [20, 5]",
                "bias_ih_l0_reverse [20, 20]", "bias_hh_l0_reverse [20, 20]", "weight_ih_l1 [20, 10]",
                "weight_hh_l1 [20, 5]", "bias_ih_l1 [20, 20]", "bias_hh_l1 [20, 20]", "weight_ih_l1_reverse [20, 10]",
                "weight_hh_l1_reverse [20, 5]", "bias_ih_l1_reverse [20, 20]", "bias_hh_l1_reverse [20, 20]");
    }

    /// g·h·(d + h + 2): 4·5·10, 3·5·10 and 5·10 for d = 3, h = 5.
    @Test
    void parameterCountsAreThoseOfTheFormula() {
        assertThat(layer("LSTM", Architecture.of(3, 5)).parameterCount()).isEqualTo(200);
        assertThat(layer("GRU", Architecture.of(3, 5)).parameterCount()).isEqualTo(150);
        assertThat(layer("RNN", Architecture.of(3, 5)).parameterCount()).isEqualTo(50);
    }

    @Test
    void weightsStartUniformWithinOneOverTheRootOfTheUnits() {
        layer("GRU", Architecture.of(30, 25)).parameters().values().forEach(p -> {
            float[] values = p.data().toArray();
            float largest = 0;
            for (float v : values) {
                largest = Math.max(largest, Math.abs(v));
            }
            assertThat(largest).isBetween(0.18f, 0.2f);
        });
    }

    @Test
    void theForgetBiasIsSetInOneOfTheTwoBiases() {
        LSTM lstm = new LSTM(Architecture.of(2, 3).withLayers(2), random).withForgetBias(1);
        for (String l : new String[] {"_l0", "_l1"}) {
            assertThat(lstm.parameters().get("bias_ih" + l).data().slice(0, 3, 6).toArray()).containsOnly(1);
            assertThat(lstm.parameters().get("bias_hh" + l).data().slice(0, 3, 6).toArray()).containsOnly(0);
            assertThat(lstm.parameters().get("bias_ih" + l).data().slice(0, 6, 12).toArray()).doesNotContain(0, 1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"RNN", "LSTM", "GRU"})
    void aSequenceInTwoPiecesEndsAsInOne(String kind) {
        RecurrentLayer layer = layer(kind, Architecture.of(3, 4).withLayers(2));
        Variable x = input(2, 5, 3);
        Output whole = layer.run(x, null);
        State half = layer.run(x.slice(1, 0, 3), null).state();
        Output rest = layer.run(x.slice(1, 3, 5), half);
        assertThat(rest.state().h().data().toArray()).containsExactly(whole.state().h().data().toArray());
        assertThat(rest.last().data().toArray()).containsExactly(whole.outputs().data().select(1, 4).toArray());
        State state = null;
        Output step = null;
        for (int s = 0; s < 5; s++) {
            step = layer.step(x.select(1, s), state);
            state = step.state().detach();
        }
        assertThat(step.last().data().toArray()).containsExactly(whole.last().data().toArray());
    }

    @ParameterizedTest
    @ValueSource(strings = {"RNN", "LSTM", "GRU"})
    void bothWaysIsTheWayBackOnTheReversedSequence(String kind) {
        RecurrentLayer both = layer(kind, Architecture.of(2, 3).bothWays());
        RecurrentLayer back = layer(kind, Architecture.of(2, 3));
        back.parameters().forEach((name, p) -> p.data().copyInPlace(both.parameters().get(name + "_reverse").data()));
        Variable x = input(2, 4, 2);
        Variable[] reversed = new Variable[4];
        for (int s = 0; s < 4; s++) {
            reversed[s] = x.select(1, 3 - s);
        }
        float[] expected = back.run(Functions.stack(1, reversed), null).last().data().toArray();
        assertThat(both.run(x, null).last().slice(1, 3, 6).data().toArray()).containsExactly(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"RNN", "LSTM", "GRU"})
    void rowsDoNotSeeEachOther(String kind) {
        RecurrentLayer layer = layer(kind, Architecture.of(3, 4).bothWays());
        Variable x = input(3, 5, 3);
        float[] one = layer.forward(x.slice(0, 1, 2)).data().toArray();
        assertThat(layer.forward(x).data().slice(0, 1, 2).toArray())
                .containsExactly(one, org.assertj.core.api.Assertions.within(1e-6f));
    }

    @Test
    void badInputIsRefused() {
        LSTM lstm = new LSTM(Architecture.of(3, 4).withLayers(2), random);
        refused(() -> lstm.forward(input(2, 0, 3)),
                "LSTM 3 -> 4, 2 layers: (2, 0, 3): a sequence must have at least one step");
        refused(() -> lstm.forward(input(2, 5, 2)), "LSTM 3 -> 4, 2 layers: (2, 5, 2): must be (rows, steps, 3)");
        refused(() -> lstm.forward(input(2, 3)), "LSTM 3 -> 4, 2 layers: (2, 3): must be (rows, steps, 3)");
        refused(() -> lstm.step(input(2, 1, 3), null), "LSTM 3 -> 4, 2 layers: one step (2, 1, 3): must be (rows, 3)");
        refused(() -> lstm.run(input(2, 5, 3), null, 5, 0), "Steps: length 0 of sequence 1: must be from 1 to 5");
        refused(() -> lstm.run(input(2, 5, 3), State.of(input(2, 2, 4))),
                "LSTM 3 -> 4, 2 layers: a start without cells: needs them");
        refused(() -> lstm.run(input(2, 5, 3), new State(input(1, 2, 4), input(2, 2, 4))),
                "LSTM 3 -> 4, 2 layers: start state (1, 2, 4): must be (2, 2, 4)");
        refused(() -> new GRU(3, 4, random).run(input(2, 5, 3), new State(input(1, 2, 4), input(1, 2, 4))),
                "GRU 3 -> 4: a start with cells: has none");
        refused(() -> Architecture.of(0, 4), "Architecture: inputs = 0: must be at least 1");
        refused(() -> Architecture.of(3, 0), "Architecture: hidden = 0: must be at least 1");
        refused(() -> Architecture.of(3, 4).withLayers(0), "Architecture: layers = 0: must be at least 1");
    }

    private static void refused(org.assertj.core.api.ThrowableAssert.ThrowingCallable call, String message) {
        assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
    }
}
