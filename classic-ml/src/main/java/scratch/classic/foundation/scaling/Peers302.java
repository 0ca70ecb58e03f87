package scratch.classic.foundation.scaling;

import smile.classification.KNN;
import smile.data.DataFrame;
import smile.data.transform.InvertibleColumnTransform;

import scratch.classic.data.Table;
import scratch.example.CheckGroup;
import scratch.example.CheckTable;
import scratch.math.Matrix;

/// The scaled wines beside Smile's, and the vote of the nearest rows on them.
final class Peers302 {
    private Peers302() {
    }

    static CheckTable checks(Wines wines, int k) {
        DataFrame train = frame(wines.train());
        double n = wines.train().rows();
        var checks = CheckTable.against("Smile 4.4.2");
        same(checks.group("test rows, standard", 1e-12), wines, "standard",
                smile.feature.transform.Standardizer.fit(train), Math.sqrt(n / (n - 1)));
        same(checks.group("test rows, min-max", 1e-12), wines, "min-max", smile.feature.transform.Scaler.fit(train), 1);
        for (String way : new String[] {"as they are", "standard", "robust"}) {
            checks.same("nearest rows, " + way, NearestRows.agreeing(wines.answers(Wines.fitted(way, wines.train()),
                    wines.train(), wines.test(), k), wines.testLabels()), theirVote(wines, way, k));
        }
        return checks.whyDifferent("Smile's Standardizer divides by the deviation with n - 1, ours and scikit-learn's by the "
                + "one with n: theirs is multiplied by sqrt(n/(n - 1)) here. Its Scaler cuts off what lies outside 0 and 1, so "
                + "ours is cut off as well before it is compared.");
    }

    private static void same(CheckGroup group, Wines wines, String way, InvertibleColumnTransform theirs, double factor) {
        Table ours = Wines.fitted(way, wines.train()).apply(wines.test());
        DataFrame scaled = theirs.apply(frame(wines.test()));
        for (String name : ours.names()) {
            double[] values = ours.numeric(name).values();
            double[] others = scaled.column(name).toDoubleArray();
            for (int i = 0; i < values.length; i++) {
                values[i] = way.equals("min-max") ? Math.clamp(values[i], 0, 1) : values[i];
                others[i] *= factor;
            }
            group.same(name, values, others);
        }
    }

    private static int theirVote(Wines wines, String way, int k) {
        var scaling = Wines.fitted(way, wines.train());
        KNN<double[]> model = KNN.fit(rows(scaling.apply(wines.train()).toMatrix()), wines.trainLabels(), k);
        return NearestRows.agreeing(model.predict(rows(scaling.apply(wines.test()).toMatrix())), wines.testLabels());
    }

    private static DataFrame frame(Table table) {
        return DataFrame.of(rows(table.toMatrix()), table.names().toArray(String[]::new));
    }

    private static double[][] rows(Matrix x) {
        double[][] rows = new double[x.rows()][];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = x.row(i);
        }
        return rows;
    }
}
