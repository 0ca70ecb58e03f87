package scratch.classic.linearmodel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;

import scratch.classic.model.Classifier;
import scratch.classic.model.Storable;
import scratch.math.Matrix;
import scratch.math.check.Require;
import scratch.math.kernel.Kernels;

/// p = softmax(b + W x): what a softmax regression ends in.
public final class SoftmaxModel implements Classifier, Storable {
    private static final String KIND = "softmax-model";

    private final double[] intercepts;   // (K)
    private final Matrix weights;        // (K, d)

    /// @param intercepts b: (K), K at least 2
    /// @param weights    W: (K, d), d at least 1
    public SoftmaxModel(double[] intercepts, Matrix weights) {
        Require.that(intercepts.length >= 2 && intercepts.length == weights.rows() && weights.columns() >= 1,
                "SoftmaxModel: %d intercepts, weights (%d, %d): needs one row a class, at least 2, and a column",
                intercepts.length, weights.rows(), weights.columns());
        Require.finite("SoftmaxModel", "intercepts", intercepts);
        Require.finite("SoftmaxModel", "weights", weights.data());
        this.intercepts = intercepts.clone();
        this.weights = weights.copy();
    }

    /// b: (K).
    public double[] intercepts() {
        return intercepts.clone();
    }

    /// W: (K, d), one row a class.
    public Matrix weights() {
        return weights.copy();
    }

    @Override
    public Matrix predictProbabilities(Matrix x) {
        Require.that(x.columns() == weights.columns(), "SoftmaxModel.predict: x has %d columns: the model has %d", x.columns(),
                weights.columns());
        int k = intercepts.length;
        Matrix p = x.multiply(weights.transpose());
        for (int i = 0; i < p.data().length; i++) {
            p.data()[i] += intercepts[i % k];
        }
        LinearModel.requireFinite("SoftmaxModel.predict", k, p.data());
        Kernels.active().softmax(p.rows(), k, p.data(), 0, k, p.data(), 0, k);
        return p;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Map<String, Object> state() {
        List<List<Double>> rows = new ArrayList<>();
        for (int k = 0; k < weights.rows(); k++) {
            rows.add(Arrays.stream(weights.row(k)).boxed().toList());
        }
        return Map.of("intercepts", Arrays.stream(intercepts).boxed().toList(), "weights", rows);
    }

    /// The model that a file describes.
    public static SoftmaxModel fromState(Map<String, Object> state) {
        List<?> rows = Storable.get(KIND, state, "weights", List.class);
        double[][] weights = new double[rows.size()][];
        for (int k = 0; k < weights.length; k++) {
            String name = "weights of class " + k;
            weights[k] = Storable.numbers(KIND, Collections.singletonMap(name, rows.get(k)), name);     // which may be null
        }
        return new SoftmaxModel(Storable.numbers(KIND, state, "intercepts"), Matrix.of(weights));
    }
}
