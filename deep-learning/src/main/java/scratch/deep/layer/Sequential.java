package scratch.deep.layer;

import java.util.LinkedHashMap;
import java.util.Map;
import scratch.math.autograd.Variable;

/// Layers one after the other: the output of each is the input of the next. Children are named by position: the weight
/// of the first is `0.weight`.
///
/// It also writes names on what it computes (`2 ReLU`) and on what is learned (`0.weight`): errors and drawings of the
/// graph show them.
public final class Sequential implements Layer {
    private final Map<String, Layer> children = new LinkedHashMap<>();
    private String path = "";

    public Sequential(Layer... layers) {
        if (layers.length == 0) {
            throw new IllegalArgumentException("Sequential: no layers: needs at least one");
        }
        for (int i = 0; i < layers.length; i++) {
            if (layers[i] == null) {
                throw new IllegalArgumentException("Sequential: layer " + i + " of " + layers.length
                        + " is null: every position needs a layer");
            }
            children.put(String.valueOf(i), layers[i]);
        }
        parameters().forEach((name, parameter) -> parameter.named(name));
        place("");
    }

    private void place(String newPath) {
        path = newPath;
        children.forEach((name, child) -> {
            if (child instanceof Sequential inner) {
                inner.place(path + name + ".");
            }
        });
    }

    @Override
    public Variable forward(Variable x) {
        Variable y = x;
        for (Map.Entry<String, Layer> child : children.entrySet()) {
            y = child.getValue().forward(y);
            if (!y.isGiven() && y.name().isEmpty()) {          // an inner layer may have named it already
                y.named(path + child.getKey() + " " + child.getValue());
            }
        }
        return y;
    }

    @Override
    public Map<String, Layer> children() {
        return children;
    }

    /// The layer at a position.
    public Layer get(int position) {
        if (position < 0 || position >= children.size()) {
            throw new IllegalArgumentException("Sequential.get: layer " + position + ": must be from 0 to "
                    + (children.size() - 1));
        }
        return children.get(String.valueOf(position));
    }

    @Override
    public String toString() {
        return "Sequential of " + children.size();
    }
}
