package scratch.classic.tree.histogramboosting;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;
import scratch.classic.decisiontree.Feature;
import scratch.classic.histogram.BoostedTree;
import scratch.classic.histogram.BoosterOptions;
import scratch.classic.histogram.GrowthOptions;
import scratch.classic.histogram.HistogramRegressor;
import scratch.classic.histogram.Sample;
import scratch.classic.metrics.RegressionScores;
import scratch.example.CheckTable;
import scratch.math.Matrix;

/// The booster of lesson 348 beside XGBoost.
final class Peers348 {
    private static final int ROUNDS = 50;
    private static final List<Feature> NUMBER = List.of(new Feature("x", List.of()));

    private Peers348() {
    }

    static CheckTable checks(Sample learned, Sample unseen, BoosterOptions options) {
        CheckTable checks = CheckTable.against("XGBoost 3.4.0");
        try {
            var gains = checks.groupRelative("gains", 1e-6);
            var answers = checks.groupRelative("their answers", 1e-6);
            for (SixRows.Question q : SixRows.questions()) {
                double[] theirs = asked(q);
                String name = q.threshold() + (q.missingLeft() ? " left" : " right");
                gains.same(name, q.gain(), theirs[0]);
                answers.same(name + ", yes", q.leftAnswer(), theirs[1]).same(name + ", no", q.rightAnswer(), theirs[2]);
            }
            root(checks);
            flats(checks, learned, unseen, options);
        } catch (XGBoostError e) {
            throw new IllegalStateException("Peers348: XGBoost: " + e.getMessage(), e);
        }
        return checks.whyDifferent("XGBoost adds up floats: 1e-6 of a number. Its gain, like ours and LightGBM's, leaves out "
                + "the half that its paper has. Between two values that a node has seen it cuts at the upper one, ours "
                + "half-way: unseen flats may take another way.");
    }

    // the root of our tree from the six rows, and of theirs
    private static void root(CheckTable checks) throws XGBoostError {
        Matrix x = Matrix.wrap(6, 1, SixRows.X.clone());
        BoosterOptions one = BoosterOptions.standard().withRounds(1, 1).withGrowth(GrowthOptions.leaves(2));
        List<BoostedTree.Node> ours = HistogramRegressor.fit(x, SixRows.Y, one).trees().rounds().getFirst().getFirst().nodes();
        double[] theirs = tree(SixRows.X, one);
        checks.sameRelative("first gain", ours.getFirst().gain(), theirs[0], 1e-6);
        checks.group("first answers", 1e-6).same("left", ours.get(1).value(), theirs[1])
                .same("right", ours.get(2).value(), theirs[2]);
    }

    // one question is one column of zeros and ones
    private static double[] asked(SixRows.Question q) throws XGBoostError {
        double[] x = new double[6];
        for (int i = 0; i < 6; i++) {
            x[i] = SixRows.left(SixRows.X[i], q.threshold(), q.missingLeft()) ? 0 : 1;
        }
        return tree(x, BoosterOptions.standard().withRounds(1, 1).withGrowth(GrowthOptions.leaves(2)));
    }

    /// Gain, answer on the left and on the right of XGBoost's first question about one column.
    static double[] tree(double[] x, BoosterOptions options) throws XGBoostError {
        Sample sample = Sample.of(Matrix.wrap(x.length, 1, x.clone()), SixRows.Y);
        Booster booster = train(sample, NUMBER, options, 4);
        // one line a node: "0:[f0<4] yes=1,no=2,missing=1,gain=26.1,cover=6" and "1:leaf=-1.4,cover=4"
        String[] lines = booster.getModelDump("", true)[0].strip().split("\\s+");
        double[] found = new double[3];
        for (String line : lines) {
            if (line.contains("gain=")) {
                found[0] = Double.parseDouble(line.replaceAll(".*gain=([^,]*),.*", "$1"));
            } else if (line.contains("leaf=")) {
                found[line.startsWith("1:") ? 1 : 2] = Double.parseDouble(line.replaceAll(".*leaf=([^,]*),.*", "$1"));
            }
        }
        return found;
    }

    // every column of the flats has fewer than 255 values: both see the same bins
    private static void flats(CheckTable checks, Sample learned, Sample unseen, BoosterOptions options) throws XGBoostError {
        BoosterOptions these = options.withRounds(ROUNDS, options.learningRate()).withPatience(0);
        HistogramRegressor ours = HistogramRegressor.fit(learned, null, Flats.FEATURES, these);
        Booster theirs = train(learned, Flats.FEATURES, these, ours.trees().start()[0]);
        checks.sameRelative("50 rounds, learned", rmse(ours, learned), rmse(theirs, learned), 1e-4);
        // a value that no row of the node had: ours is cut half-way between two that occur, theirs just below the upper one
        checks.sameRelative("50 rounds, unseen", rmse(ours, unseen), rmse(theirs, unseen), 1e-2);
    }

    private static double rmse(HistogramRegressor model, Sample sample) {
        return RegressionScores.of(sample.y(), model.predict(sample.x())).rmse();
    }

    private static double rmse(Booster booster, Sample sample) throws XGBoostError {
        float[][] answers = booster.predict(matrix(sample, Flats.FEATURES));
        double[] predicted = new double[answers.length];
        for (int i = 0; i < predicted.length; i++) {
            predicted[i] = answers[i][0];
        }
        return RegressionScores.of(sample.y(), predicted).rmse();
    }

    private static DMatrix matrix(Sample sample, List<Feature> features) throws XGBoostError {
        DMatrix matrix = new DMatrix(floats(sample.x().data()), sample.y().length, features.size(), Float.NaN);
        matrix.setLabel(floats(sample.y()));
        List<String> types = new ArrayList<>();
        features.forEach(feature -> types.add(feature.numeric() ? "q" : "c"));
        matrix.setFeatureTypes(types.toArray(String[]::new));
        return matrix;
    }

    private static float[] floats(double... values) {
        float[] floats = new float[values.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) values[i];
        }
        return floats;
    }

    private static Booster train(Sample sample, List<Feature> features, BoosterOptions options, double base)
            throws XGBoostError {
        Map<String, Object> parameters = new LinkedHashMap<>();
        parameters.put("objective", "reg:squarederror");
        parameters.put("base_score", base);
        parameters.put("tree_method", "hist");
        parameters.put("max_bin", 256);
        parameters.put("max_cat_to_onehot", 1);
        parameters.put("grow_policy", "lossguide");
        parameters.put("max_leaves", options.growth().maxLeaves());
        parameters.put("max_depth", 0);
        parameters.put("eta", options.learningRate());
        parameters.put("lambda", options.growth().lambda());
        parameters.put("min_child_weight", options.growth().minChildWeight());
        parameters.put("nthread", 1);
        return XGBoost.train(matrix(sample, features), parameters, options.rounds(), new LinkedHashMap<>(), null, null);
    }
}
