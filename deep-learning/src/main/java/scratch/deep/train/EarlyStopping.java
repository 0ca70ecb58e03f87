package scratch.deep.train;

import java.util.LinkedHashMap;
import java.util.Map;
import scratch.deep.layer.Layer;
import scratch.math.tensor.Tensor;

/// Remembers the best epoch and its weights, and says when to give up. Prechelt 1998.
///
/// At the end the weights of the best epoch come back, not those of the last: Keras needs `restore_best_weights` for
/// that.
final class EarlyStopping {
    private final Layer model;
    private final int patience;
    private double bestLoss = Double.POSITIVE_INFINITY;
    private int bestEpoch;
    private Map<String, float[]> bestWeights = Map.of();

    EarlyStopping(Layer model, int patience) {
        this.model = model;
        this.patience = patience;
    }

    /// Looks at one more epoch; true if it is time to stop.
    boolean add(int epoch, double validationLoss) {
        if (validationLoss < bestLoss) {
            bestLoss = validationLoss;
            bestEpoch = epoch;
            bestWeights = snapshot(model);
        }
        return patience > 0 && epoch - bestEpoch >= patience;
    }

    void restoreBest() {
        Map<String, Tensor> tensors = tensors(model);
        bestWeights.forEach((name, values) -> tensors.get(name).write(values));
    }

    void resume(int epoch, double loss, Map<String, float[]> weights) {
        bestEpoch = epoch;
        bestLoss = loss;
        bestWeights = weights;
    }

    int bestEpoch() {
        return bestEpoch;
    }

    double bestLoss() {
        return bestLoss;
    }

    Map<String, float[]> bestWeights() {
        return bestWeights;
    }

    /// Everything a model consists of: what it learned and what it keeps.
    static Map<String, Tensor> tensors(Layer model) {
        Map<String, Tensor> all = new LinkedHashMap<>();
        model.parameters().forEach((name, p) -> all.put(name, p.data()));
        all.putAll(model.buffers());
        return all;
    }

    private static Map<String, float[]> snapshot(Layer model) {
        Map<String, float[]> copy = new LinkedHashMap<>();
        tensors(model).forEach((name, tensor) -> copy.put(name, tensor.toArray()));
        return copy;
    }
}
