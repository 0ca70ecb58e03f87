package scratch.classic.linearmodel;

import java.util.Arrays;
import java.util.Map;

import scratch.classic.model.Regressor;
import scratch.classic.model.Storable;
import scratch.math.Matrix;
import scratch.math.check.Require;

/// ŷ = b₀ + b₁x₁ + … + b_d x_d: what all linear regressions end in, however the numbers were found.
public final class LinearModel implements Regressor, Storable {
    private static final String KIND = "linear-model";

    private final double intercept;
    private final double[] coefficients;   // (d)

    /// @param coefficients b₁ … b_d, at least one; copied
    public LinearModel(double intercept, double[] coefficients) {
        Require.that(coefficients.length > 0, "LinearModel: no coefficients: at least one is needed");
        Require.finite("LinearModel", "intercept", intercept);
        Require.finite("LinearModel", "coefficients", coefficients);
        this.intercept = intercept;
        this.coefficients = coefficients.clone();
    }

    /// b₀: ŷ where every x is 0.
    public double intercept() {
        return intercept;
    }

    /// b₁ … b_d: how much ŷ changes when one x grows by 1 and the others stay.
    public double[] coefficients() {
        return coefficients.clone();
    }

    @Override
    public double[] predict(Matrix x) {
        Require.that(x.columns() == coefficients.length, "LinearModel.predict: x has %d columns: the model has %d coefficients",
                x.columns(), coefficients.length);
        double[] predictions = x.multiply(coefficients);
        for (int i = 0; i < predictions.length; i++) {
            predictions[i] += intercept;
        }
        requireFinite("LinearModel.predict", 1, predictions);
        return predictions;
    }

    /// Asks of weighted sums what finite columns in sensible units give: without it, a NaN in x would become a prediction,
    /// or silently the first class.
    ///
    /// @param each how many sums a row has
    static void requireFinite(String operation, int each, double[] sums) {
        for (int i = 0; i < sums.length; i++) {
            if (!Double.isFinite(sums[i])) {
                throw Require.broken("%s: row %d: the weighted sum is %s: x must be finite, and not so large that a product"
                        + " leaves the range of a double", operation, i / each, sums[i]);
            }
        }
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Map<String, Object> state() {
        return Map.of("intercept", intercept, "coefficients", Arrays.stream(coefficients).boxed().toList());
    }

    /// The model that a file describes.
    public static LinearModel fromState(Map<String, Object> state) {
        return new LinearModel(Storable.number(KIND, state, "intercept"), Storable.numbers(KIND, state, "coefficients"));
    }
}
