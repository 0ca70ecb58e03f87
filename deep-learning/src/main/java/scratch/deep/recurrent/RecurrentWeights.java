package scratch.deep.recurrent;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.random.RandomGenerator;
import scratch.deep.init.Initializer;
import scratch.math.autograd.Recurrent.Weights;
import scratch.math.autograd.Variable;
import scratch.math.check.Require;

/// The parameters of a stack of recurrent layers, under the names of PyTorch: `weight_ih_l0` (g·h, d), `weight_hh_l0`
/// (g·h, h), `bias_ih_l0` and `bias_hh_l0` (g·h), then `…_l0_reverse` where both directions are read, then `…_l1`, whose
/// inputs are the outputs of the layer below.
///
/// All start uniform in ±1/√h: a sum over h states of size 1 then has a spread of about 1/√3, whatever h is.
public final class RecurrentWeights {
    private final String layer;
    private final Architecture architecture;
    private final Map<String, Variable> parameters = new LinkedHashMap<>();
    private final Weights[][] weights;     // [layer][direction]

    RecurrentWeights(String layer, int gates, Architecture architecture, RandomGenerator random) {
        this.layer = layer;
        this.architecture = architecture;
        int h = architecture.hidden();
        double bound = 1 / Math.sqrt(h);
        Initializer uniform = Initializer.uniform(-bound, bound);
        weights = new Weights[architecture.layers()][architecture.directions()];
        for (int l = 0; l < architecture.layers(); l++) {
            int d = l == 0 ? architecture.inputs() : h * architecture.directions();
            for (int direction = 0; direction < architecture.directions(); direction++) {
                String name = "_l" + l + (direction == 0 ? "" : "_reverse");
                weights[l][direction] = new Weights(create("weight_ih" + name, uniform, random, gates * h, d),
                        create("weight_hh" + name, uniform, random, gates * h, h),
                        create("bias_ih" + name, uniform, random, gates * h),
                        create("bias_hh" + name, uniform, random, gates * h));
            }
        }
    }

    private Variable create(String name, Initializer initializer, RandomGenerator random, int... shape) {
        Variable parameter = Variable.parameter(initializer.create(random, shape[0], shape[0], shape)).named(name);
        parameters.put(name, parameter);
        return parameter;
    }

    Weights of(int l, int direction) {
        return weights[l][direction];
    }

    Map<String, Variable> parameters() {
        return Collections.unmodifiableMap(parameters);
    }

    /// A batch (n, t, d) with at least one step.
    void requireSequences(Variable x) {
        Require.that(x.rank() == 3 && x.length(2) == architecture.inputs(), "%s: %s: must be (rows, steps, %d)", layer,
                x.shape(), architecture.inputs());
        Require.that(x.length(1) > 0, "%s: %s: a sequence must have at least one step", layer, x.shape());
    }

    /// The part of a start state (layers·directions, n, h) that belongs to one layer and direction; null stays null.
    Variable start(String what, Variable state, int n, int l, int direction) {
        if (state == null) {
            return null;
        }
        int[] expected = {architecture.layers() * architecture.directions(), n, architecture.hidden()};
        Require.that(Arrays.equals(state.shape(), expected), "%s: %s %s: must be %s", layer, what, state.shape(),
                expected);
        return state.select(0, l * architecture.directions() + direction);
    }
}
