package scratch.classic.linear.gradientdescent;

import java.util.List;

import scratch.classic.data.Table;
import scratch.classic.data.Target;
import scratch.classic.preprocess.Scaler;
import scratch.math.Matrix;
import scratch.math.Vectors;
import scratch.math.check.Require;
import scratch.stats.descriptive.Descriptive;

/// The squared loss of two standardised columns: a bowl over two weights that can be drawn, and all that is known of it.
///
/// @param columns     (n, 2), standardised
/// @param y           (n), centred, so that no intercept is needed
/// @param loss        f(w₁, w₂)
/// @param spectrum    of its Hessian
/// @param minimum     w*
/// @param correlation ρ of the two columns; the curvatures are 2(1 + |ρ|) and 2(1 − |ρ|)
record Valley(Matrix columns, double[] y, SquaredLoss loss, Spectrum spectrum, double[] minimum, double correlation) {

    static Valley of(Table rows, String first, String second, double[] y) {
        Require.that(!first.equals(second), "Valley.of: '%s' twice: must be two columns", first);
        Table pair = rows.select(first, second);
        Matrix columns = Scaler.standard().fit(pair, new Target.Nothing()).transform(pair).toMatrix();
        double[] centred = y.clone();
        double mean = Descriptive.mean(y);
        for (int i = 0; i < y.length; i++) {
            centred[i] -= mean;
        }
        SquaredLoss loss = SquaredLoss.of(columns, centred);
        double correlation = Descriptive.correlation(columns.column(0), columns.column(1));
        return new Valley(columns, centred, loss, Spectrum.of(loss.hessian()), loss.minimum(), correlation);
    }

    /// w − w*: (2).
    double[] error(double... w) {
        return Vectors.minus(w, minimum);
    }

    /// f(w) − f(w*).
    double gap(double... w) {
        return spectrum.gap(error(w));
    }

    /// The step from which on all gaps of a path are at most this share of the first one; −1 if the last is not. A momentum
    /// may pass by the minimum long before.
    int stepsTo(double share, List<double[]> path) {
        double goal = share * gap(path.getFirst());
        int step = path.size();
        while (step > 0 && gap(path.get(step - 1)) <= goal) {
            step--;
        }
        return step == path.size() ? -1 : step;
    }

    /// The mean gap over blocks of a long noisy path, after the first block; (blocks − 1).
    double[] blockMeans(List<double[]> path, int blocks) {
        int length = (path.size() - 1) / blocks;
        double[] means = new double[blocks - 1];
        for (int block = 1; block < blocks; block++) {
            for (int step = 0; step < length; step++) {
                means[block - 1] += gap(path.get(block * length + step)) / length;
            }
        }
        return means;
    }
}
