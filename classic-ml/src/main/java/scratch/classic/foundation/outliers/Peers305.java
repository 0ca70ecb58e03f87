package scratch.classic.foundation.outliers;

import smile.math.MathEx;
import smile.math.distance.MahalanobisDistance;

import scratch.classic.data.Table;
import scratch.classic.preprocess.Mahalanobis;
import scratch.classic.preprocess.OutlierRule;
import scratch.example.CheckTable;
import scratch.math.Matrix;

/// Distances and fences beside Smile's.
final class Peers305 {
    private Peers305() {
    }

    static CheckTable checks(Table wines, double probability) {
        var checks = CheckTable.against("Smile 4.4.2");
        Matrix x = wines.toMatrix();
        Mahalanobis distance = Mahalanobis.fit(x);
        double[] ours = distance.squaredDistances(x);
        double[] theirs = new double[ours.length];
        MahalanobisDistance metric = new MahalanobisDistance(rows(distance.covariance()));
        for (int i = 0; i < theirs.length; i++) {
            double d = metric.d(x.row(i), distance.centre());
            theirs[i] = d * d;
        }
        checks.group("distances of 178 wines", 1e-9).same("d2", ours, theirs);
        var fences = checks.groupRelative("upper fences", 1e-12);
        for (String name : wines.names()) {
            double[] values = wines.numeric(name).values();
            fences.same("z " + name, OutlierRule.Z.fences(values, 3).upper(), MathEx.mean(values)
                    + 3 * MathEx.stdev(values) * Math.sqrt((values.length - 1.0) / values.length));
        }
        return checks;
    }

    private static double[][] rows(Matrix x) {
        double[][] rows = new double[x.rows()][];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = x.row(i);
        }
        return rows;
    }
}
