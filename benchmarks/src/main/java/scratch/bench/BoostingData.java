package scratch.bench;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;
import scratch.classic.histogram.BoosterOptions;
import scratch.classic.histogram.HistogramClassifier;
import scratch.math.Matrix;

/// Two classes on 20 columns, the same numbers as in `benchmarks/python/histogram_boosting.py`: class 1 where
/// `2 x₀x₁ + x₂² − 1 + x₃ − x₄|x₅| / 2 + 0.3 x₆` is positive, and one label in ten turned. Nobody gets below a loss of 0.325.
record BoostingData(Matrix x, int[] labels) {
    static final int COLUMNS = 20;

    static BoostingData of(int rows, long seed) {
        Matrix x = Matrix.wrap(rows, COLUMNS, new Draws(seed).n4(rows * COLUMNS));
        Draws turned = new Draws(seed + 1);
        int[] labels = new int[rows];
        for (int i = 0; i < rows; i++) {
            double score = 2 * x.get(i, 0) * x.get(i, 1) + x.get(i, 2) * x.get(i, 2) - 1 + x.get(i, 3)
                - 0.5 * x.get(i, 4) * Math.abs(x.get(i, 5)) + 0.3 * x.get(i, 6);
            int label = score > 0 ? 1 : 0;
            labels[i] = turned.u01() < 0.1 ? 1 - label : label;
        }
        return new BoostingData(x, labels);
    }

    /// 100 trees of 31 leaves on 255 bins, learning rate 0.1, λ = 1.
    HistogramClassifier ours() {
        return HistogramClassifier.fit(x, labels, BoosterOptions.standard());
    }

    /// The same by XGBoost, from its matrix on, which ours makes, too.
    Booster xgboost(int threads) {
        try {
            DMatrix matrix = matrix();
            matrix.setLabel(labelsAsFloats());
            Map<String, Object> parameters = new LinkedHashMap<>();
            parameters.put("objective", "binary:logistic");
            parameters.put("base_score", Arrays.stream(labels).average().orElseThrow());
            parameters.put("tree_method", "hist");
            parameters.put("grow_policy", "lossguide");
            parameters.put("max_leaves", 31);
            parameters.put("max_depth", 0);
            parameters.put("max_bin", 255);
            parameters.put("eta", 0.1);
            parameters.put("lambda", 1);
            parameters.put("min_child_weight", 1);
            parameters.put("nthread", threads);
            Booster booster = XGBoost.train(matrix, parameters, 100, new LinkedHashMap<>(), null, null);
            matrix.dispose();
            return booster;
        } catch (XGBoostError e) {
            throw new IllegalStateException("xgboost: " + e.getMessage(), e);
        }
    }

    private DMatrix matrix() throws XGBoostError {
        float[] values = new float[x.data().length];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) x.data()[i];
        }
        return new DMatrix(values, x.rows(), COLUMNS, Float.NaN);
    }

    private float[] labelsAsFloats() {
        float[] floats = new float[labels.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = labels[i];
        }
        return floats;
    }

    /// The mean of −ln p of what is true, on these rows.
    double loss(HistogramClassifier model) {
        double[] probabilities = model.predictProbabilities(x).column(1);
        return loss(i -> probabilities[i]);
    }

    double loss(Booster booster) {
        try {
            float[][] probabilities = booster.predict(matrix());
            return loss(i -> probabilities[i][0]);
        } catch (XGBoostError e) {
            throw new IllegalStateException("xgboost: " + e.getMessage(), e);
        }
    }

    private double loss(IntToDoubleFunction probability) {
        double sum = 0;
        for (int i = 0; i < labels.length; i++) {
            double p = probability.applyAsDouble(i);
            sum -= Math.log(labels[i] == 1 ? p : 1 - p);
        }
        return sum / labels.length;
    }
}
