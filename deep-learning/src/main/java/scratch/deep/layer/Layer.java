package scratch.deep.layer;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import scratch.deep.init.SeedStream;
import scratch.math.autograd.Variable;
import scratch.math.tensor.Tensor;

/// A piece of a network: something in, something out, and the numbers in between that are learned.
///
/// A layer of its own implements `forward` and `parameters`. A layer made of layers implements `forward` and
/// `children`; names, counts, modes and states then come by themselves. Names are paths: `0.weight` is the weight of
/// child `0`, as in PyTorch.
@FunctionalInterface
public interface Layer {

    /// The output for a batch. The first axis counts the rows.
    Variable forward(Variable x);

    /// The layers this one is made of, by name, in the order in which they are used.
    default Map<String, Layer> children() {
        return Map.of();
    }

    /// What is learned, by path.
    default Map<String, Variable> parameters() {
        return collect(Layer::parameters);
    }

    /// What is kept but not learned by gradients, such as the running averages of batch normalisation.
    default Map<String, Tensor> buffers() {
        return collect(Layer::buffers);
    }

    /// Where this layer takes its random seeds from: a part of the state of a training run.
    default Map<String, SeedStream> seeds() {
        return collect(Layer::seeds);
    }

    /// Switches dropout and batch normalisation between training and evaluation. Gradients are another switch:
    /// [Variable#noGradient].
    default void setTraining(boolean training) {
        children().values().forEach(child -> child.setTraining(training));
    }

    default void train() {
        setTraining(true);
    }

    default void eval() {
        setTraining(false);
    }

    /// How many numbers are learned; a parameter that stands under two names counts once.
    default long parameterCount() {
        return parameters().values().stream().distinct().mapToLong(p -> p.data().size()).sum();
    }

    private <T> Map<String, T> collect(Function<Layer, Map<String, T>> part) {
        Map<String, T> all = new LinkedHashMap<>();
        children().forEach((name, child) ->
                part.apply(child).forEach((inner, value) -> all.put(name + "." + inner, value)));
        return all;
    }
}
