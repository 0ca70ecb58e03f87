package scratch.classic.nearest;

import java.util.Arrays;
import java.util.Map;

import scratch.classic.model.Regressor;
import scratch.classic.model.Storable;
import scratch.math.Matrix;
import scratch.math.check.Require;

/// Predicts the weighted mean of the k nearest training rows: ŷ(q) = Σ_{i ∈ N(q)} wᵢyᵢ / Σ_{i ∈ N(q)} wᵢ. With k = n and
/// equal weights that is the mean of all.
///
/// Distances add up columns, so put a scaler before. It never predicts beyond the answers that it has seen.
public final class KNearestRegressor implements Regressor, Storable {
    private static final String KIND = "k-nearest-regressor";

    private final NeighborSearch search;
    private final double[] y;       // (n)
    private final KNearest.Options options;

    private KNearestRegressor(NeighborSearch search, double[] y, KNearest.Options options) {
        this.search = search;
        this.y = y;
        this.options = options;
    }

    /// @param x (n, d), finite
    /// @param y (n), finite
    /// @throws IllegalArgumentException if k is more than n, or x or y holds NaN or infinity
    public static KNearestRegressor fit(Matrix x, double[] y, KNearest.Options options) {
        NeighborSearch search = KNearest.search("KNearestRegressor.fit", x, y.length, options);
        Require.finite("KNearestRegressor.fit", "y", y);
        return new KNearestRegressor(search, y.clone(), options);
    }

    @Override
    public double[] predict(Matrix x) {                             // (m, d) → (m)
        Neighbors found = search.nearest(x, options.k());
        double[] predictions = new double[x.rows()];
        for (int q = 0; q < predictions.length; q++) {
            double sum = 0;
            double all = 0;
            for (int rank = 0; rank < found.k(); rank++) {
                double weight = KNearest.weight(options.weighting(), found, q, rank);
                sum += weight * y[found.row(q, rank)];
                all += weight;
            }
            if (!Double.isFinite(sum)) {
                throw new ArithmeticException("KNearestRegressor.predict: row " + q + ": its " + found.k() + " neighbours'"
                        + " answers add up to " + sum + ": must be finite: take a larger unit");
            }
            predictions[q] = sum / all;
        }
        return predictions;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Map<String, Object> state() {
        Map<String, Object> state = KNearest.state(search, options);
        state.put("answers", Arrays.stream(y).boxed().toList());
        return state;
    }

    /// The model that a file describes.
    public static KNearestRegressor fromState(Map<String, Object> state) {
        return fit(KNearest.rows(KIND, state), Storable.numbers(KIND, state, "answers"), KNearest.options(KIND, state));
    }
}
