package scratch.classic.histogram;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;
import org.json.JSONObject;
import scratch.classic.decisiontree.Feature;
import scratch.math.Matrix;

/// XGBoost with what we set, and nothing left to its defaults.
final class XGBoostPeer {
    private XGBoostPeer() {
    }

    /// Whether its native code runs on this machine.
    static boolean isThere() {
        try {
            new DMatrix(new float[] {1}, 1, 1, Float.NaN).dispose();
            return true;
        } catch (XGBoostError | LinkageError | RuntimeException e) {
            return false;
        }
    }

    /// Its parameters for ours.
    static Map<String, Object> parameters(String objective, double base, BoosterOptions options) {
        GrowthOptions growth = options.growth();
        Map<String, Object> parameters = new LinkedHashMap<>();
        parameters.put("objective", objective);
        parameters.put("base_score", base);
        parameters.put("tree_method", "hist");
        parameters.put("max_bin", 256);
        parameters.put("max_cat_to_onehot", 1);
        parameters.put("grow_policy", growth.order() == GrowthOptions.Order.LEAF_WISE ? "lossguide" : "depthwise");
        parameters.put("max_leaves", growth.maxLeaves() == GrowthOptions.UNLIMITED ? 0 : growth.maxLeaves());
        parameters.put("max_depth", growth.maxDepth() == GrowthOptions.UNLIMITED ? 0 : growth.maxDepth());
        parameters.put("eta", options.learningRate());
        parameters.put("lambda", growth.lambda());
        parameters.put("gamma", growth.gamma());
        parameters.put("min_child_weight", growth.minChildWeight());
        parameters.put("nthread", 1);
        if (growth.monotone().length > 0) {
            StringBuilder directions = new StringBuilder();
            for (int each : growth.monotone()) {
                directions.append(directions.isEmpty() ? "(" : ",").append(each);
            }
            parameters.put("monotone_constraints", directions.append(")").toString());
        }
        return parameters;
    }

    static DMatrix matrix(Matrix x, List<Feature> features, double[] y, double[] weights) throws XGBoostError {
        float[] values = new float[x.data().length];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) x.data()[i];
        }
        DMatrix matrix = new DMatrix(values, x.rows(), x.columns(), Float.NaN);
        float[] labels = new float[y.length];
        float[] rowWeights = new float[y.length];
        for (int i = 0; i < y.length; i++) {
            labels[i] = (float) y[i];
            rowWeights[i] = (float) weights[i];
        }
        matrix.setLabel(labels);
        matrix.setWeight(rowWeights);
        matrix.setFeatureTypes(features.stream().map(f -> f.numeric() ? "q" : "c").toArray(String[]::new));
        return matrix;
    }

    static Booster train(DMatrix matrix, Map<String, Object> parameters, int rounds) throws XGBoostError {
        return XGBoost.train(matrix, parameters, rounds, new LinkedHashMap<>(), null, null);
    }

    /// Its trees with gains and hessians.
    static List<JSONObject> trees(Booster booster) throws XGBoostError {
        return Arrays.stream(booster.getModelDump("", true, "json")).map(JSONObject::new).toList();
    }
}
