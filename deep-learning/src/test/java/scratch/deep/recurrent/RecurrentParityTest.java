package scratch.deep.recurrent;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import scratch.deep.init.SeedStream;
import scratch.math.autograd.Variable;
import scratch.math.tensor.Tensor;

/// Outputs, last states and all gradients of PyTorch 1.13, number by number: one and two layers, one way and both, sequences
/// of different length, with and without a start.
class RecurrentParityTest {
    private static final double TOLERANCE = 2e-6;              // of the largest number of each tensor

    static RecurrentLayer layer(String kind, Architecture architecture) {
        var random = SeedStream.generator(1);
        return switch (kind) {
            case "RNN" -> new RNN(architecture, random);
            case "LSTM" -> new LSTM(architecture, random);
            default -> new GRU(architecture, random);
        };
    }

    @ParameterizedTest(name = "{0}-{1}")
    @CsvSource({"RNN,one", "RNN,two", "RNN,lengths", "RNN,both", "RNN,long", "LSTM,one", "LSTM,two", "LSTM,lengths",
        "LSTM,both", "LSTM,long", "GRU,one", "GRU,two", "GRU,lengths", "GRU,both", "GRU,long"})
    void outputsStatesAndGradientsAreThoseOfPyTorch(String kind, String name) {
        String at = kind + "-" + name + "/";
        int hidden = Golden.tensor(at + "weight_hh_l0").length(1);
        Architecture architecture = new Architecture(Golden.tensor(at + "x").length(2), hidden,
                Golden.has(at + "weight_ih_l1") ? 2 : 1, Golden.has(at + "weight_ih_l0_reverse"));
        RecurrentLayer layer = layer(kind, architecture);
        for (Map.Entry<String, Variable> parameter : layer.parameters().entrySet()) {
            parameter.getValue().data().copyInPlace(Golden.tensor(at + parameter.getKey()));
        }
        Variable x = Variable.parameter(Golden.tensor(at + "x"));
        State start = Golden.has(at + "h0") ? new State(Variable.parameter(Golden.tensor(at + "h0")),
                kind.equals("LSTM") ? Variable.parameter(Golden.tensor(at + "c0")) : null) : null;
        int[] lengths = switch (name) {
            case "lengths" -> new int[] {3, 7, 1, 5};
            case "both" -> new int[] {4, 2, 3};
            default -> new int[0];
        };
        Output out = layer.run(x, start, lengths);
        Variable outputs = out.outputs().keep();
        State last = out.state();
        Tensor weight = Golden.tensor(at + "outputs.weight");
        Variable loss = weighted(outputs, weight).plus(weighted(last.h().keep(), Golden.tensor(at + "h.weight")));
        if (last.c() != null) {
            loss = loss.plus(weighted(last.c().keep(), Golden.tensor(at + "c.weight")));
        }
        loss.backward();
        Tensor counted = Tensor.ones(weight.shape());          // PyTorch writes zeros behind the end of a sequence
        for (int i = 0; i < lengths.length; i++) {
            counted.select(0, i).slice(0, lengths[i], weight.length(1)).fillInPlace(0);
        }
        close("outputs", outputs.data().times(counted), Golden.values(at + "outputs"));
        close("h", last.h().data(), Golden.values(at + "h"));
        close("x.gradient", x.gradient(), Golden.values(at + "x.gradient"));
        if (start != null) {
            close("h0.gradient", start.h().gradient(), Golden.values(at + "h0.gradient"));
        }
        if (last.c() != null) {
            close("c", last.c().data(), Golden.values(at + "c"));
            if (start != null) {
                close("c0.gradient", start.c().gradient(), Golden.values(at + "c0.gradient"));
            }
        }
        layer.parameters().forEach((key, parameter) ->
                close(key, parameter.gradient(), Golden.values(at + key + ".gradient")));
    }

    private static Variable weighted(Variable y, Tensor weight) {
        return y.times(Variable.constant(weight)).sum();
    }

    static void close(String name, Tensor actual, float... expected) {
        float[] values = actual.toArray();
        assertThat(values).as(name).hasSameSizeAs(expected);
        double scale = 1e-3;
        for (float e : expected) {
            scale = Math.max(scale, Math.abs(e));
        }
        for (int i = 0; i < values.length; i++) {
            assertThat(Math.abs(values[i] - expected[i]) / scale).as("%s, number %d: %s against %s", name, i, values[i],
                    expected[i]).isLessThan(TOLERANCE);
        }
    }
}
