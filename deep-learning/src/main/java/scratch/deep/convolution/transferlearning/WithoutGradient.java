package scratch.deep.convolution.transferlearning;

import java.util.Map;
import scratch.deep.layer.Layer;
import scratch.math.autograd.Variable;

/// Half of [Frozen]: no gradient reaches the weights, but the layer goes into training mode with the network around it. It
/// is here to show what goes wrong.
record WithoutGradient(Layer inner) implements Layer {
    @Override
    public Variable forward(Variable x) {
        return Variable.constant(Variable.noGradient(() -> inner.forward(x)).data());
    }

    @Override
    public Map<String, Layer> children() {
        return Map.of("inner", inner);
    }
}
