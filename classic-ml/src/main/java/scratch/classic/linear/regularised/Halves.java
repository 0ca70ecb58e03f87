package scratch.classic.linear.regularised;

import java.util.Arrays;

import scratch.classic.data.Shuffle;
import scratch.classic.linearmodel.ElasticNet;

/// Would other patients have chosen the same columns? The lasso on random halves of them.
/// Meinshausen and Bühlmann 2010, "Stability selection", J. Royal Statistical Society B 72.
final class Halves {
    private static final int HALVES = 200;

    private Halves() {
    }

    /// The share of halves in which each column has a coefficient that is not 0: (d).
    static double[] selected(Patients patients, double penalty, long seed) {
        double[] shares = new double[patients.names().size()];
        int[] rows = patients.split().train();
        for (int h = 0; h < HALVES; h++) {
            int[] half = Arrays.copyOf(Shuffle.of(rows, seed + h), rows.length / 2);
            ElasticNet fit = ElasticNet.fit(patients.x().selectRows(half), PathCurve.pick(patients.y(), half),
                    ElasticNet.Options.lasso(penalty));
            for (int j : fit.selected()) {
                shares[j] += 1.0 / HALVES;
            }
        }
        return shares;
    }
}
