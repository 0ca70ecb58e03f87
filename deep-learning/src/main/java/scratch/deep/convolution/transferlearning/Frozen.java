package scratch.deep.convolution.transferlearning;

import java.util.Map;
import scratch.deep.layer.Layer;
import scratch.math.autograd.Variable;
import scratch.math.tensor.Scope;

/// A layer that is used and not changed: no gradient reaches its weights, and it stays in evaluation mode whatever the
/// network around it is told.
///
/// subtle: the second half is easily forgotten. Batch normalisation in training mode moves its running averages without
/// any gradient, and then the weights stand where they stood and the network computes something else.
public record Frozen(Layer inner) implements Layer {

    public Frozen {
        inner.eval();
    }

    @Override
    public Variable forward(Variable x) {
        try (Scope scope = Scope.open()) {
            return Variable.constant(scope.keep(Variable.noGradient(() -> inner.forward(x)).data()));
        }
    }

    @Override
    public void setTraining(boolean training) {
        inner.setTraining(false);
    }

    @Override
    public Map<String, Layer> children() {
        return Map.of("inner", inner);
    }
}
