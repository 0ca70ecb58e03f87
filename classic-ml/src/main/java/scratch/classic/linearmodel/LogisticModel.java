package scratch.classic.linearmodel;

import java.util.Arrays;
import java.util.Map;

import scratch.classic.model.Classifier;
import scratch.classic.model.Storable;
import scratch.math.Matrix;
import scratch.math.check.Require;

/// p = 1 / (1 + e^−(b + wᵀx)): what a logistic regression ends in, however the weights were found.
public final class LogisticModel implements Classifier, Storable {
    private static final String KIND = "logistic-model";

    private final double intercept;
    private final double[] weights;      // (d)

    /// @param weights w, at least one; copied
    public LogisticModel(double intercept, double[] weights) {
        Require.that(weights.length > 0, "LogisticModel: no weights: at least one is needed");
        Require.finite("LogisticModel", "intercept", intercept);
        Require.finite("LogisticModel", "weights", weights);
        this.intercept = intercept;
        this.weights = weights.clone();
    }

    /// b: the log-odds where every x is 0.
    public double intercept() {
        return intercept;
    }

    /// w: (d).
    public double[] weights() {
        return weights.clone();
    }

    /// b + wᵀx: the log-odds of class 1, row by row; (n).
    public double[] logOdds(Matrix x) {
        Require.that(x.columns() == weights.length, "LogisticModel.predict: x has %d columns: the model has %d weights",
                x.columns(), weights.length);
        double[] z = x.multiply(weights);
        for (int i = 0; i < z.length; i++) {
            z[i] += intercept;
        }
        LinearModel.requireFinite("LogisticModel.predict", 1, z);
        return z;
    }

    /// The probability of class 1, row by row; (n).
    public double[] probabilities(Matrix x) {
        double[] z = logOdds(x);
        for (int i = 0; i < z.length; i++) {
            z[i] = 1 / (1 + Math.exp(-z[i]));
        }
        return z;
    }

    @Override
    public Matrix predictProbabilities(Matrix x) {
        double[] z = logOdds(x);
        Matrix probabilities = Matrix.zeros(z.length, 2);
        for (int i = 0; i < z.length; i++) {
            probabilities.set(i, 0, 1 / (1 + Math.exp(z[i])));    // subtle: 1 − p would lose the digits of a small one
            probabilities.set(i, 1, 1 / (1 + Math.exp(-z[i])));
        }
        return probabilities;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Map<String, Object> state() {
        return Map.of("intercept", intercept, "weights", Arrays.stream(weights).boxed().toList());
    }

    /// The model that a file describes.
    public static LogisticModel fromState(Map<String, Object> state) {
        return new LogisticModel(Storable.number(KIND, state, "intercept"), Storable.numbers(KIND, state, "weights"));
    }
}
