package scratch.bench;

import java.util.Arrays;
import scratch.classic.linearmodel.LogisticRegression;
import scratch.math.Matrix;
import scratch.math.Vectors;

/// Logistic regression with penalty 1 (scikit-learn's C = 1) by L-BFGS, 40 columns and an intercept: X from stream 100,
/// weights 101 halved, intercept −0.3, the label of each row drawn with its probability from stream 102.
final class LogisticContest implements LinearContest {
    private static final double PENALTY = 1;

    private final Matrix x;
    private final int[] y;
    private final double[][] rows;

    LogisticContest(int n) {
        x = Matrix.wrap(n, 40, new Draws(100).n4(n * 40));
        double[] z = x.multiply(Vectors.times(new Draws(101).n4(40), 0.5));
        Draws draws = new Draws(102);
        y = new int[n];
        rows = new double[n][];
        for (int i = 0; i < n; i++) {
            y[i] = draws.u01() < 1 / (1 + Math.exp(-(z[i] - 0.3))) ? 1 : 0;
            rows[i] = x.row(i);
        }
    }

    @Override
    public double[] ours() {
        var model = LogisticRegression.fit(x, y, LogisticRegression.Options.of(PENALTY)).model();
        return LinearModelData.answer(model.intercept(), model.weights());
    }

    @Override
    public double[] smile() {
        var options = new smile.classification.LogisticRegression.Options(PENALTY, 1e-8, 1000);
        double[] w = smile.classification.LogisticRegression.binomial(rows, y, options).coefficients();
        return LinearModelData.answer(w[40], Arrays.copyOf(w, 40));
    }

    @Override
    public void check() {
        LinearContest.requireClose("LogisticContest", ours(), smile(), 1e-6);
    }

    @Override
    public double missed(double[] answer) {
        double[] w = Arrays.copyOfRange(answer, 1, answer.length);
        double[] left = x.multiply(w);
        for (int i = 0; i < left.length; i++) {
            left[i] = 1 / (1 + Math.exp(-(left[i] + answer[0]))) - y[i];
        }
        double[] gradient = x.transposeMultiply(left);
        double worst = Math.abs(Vectors.sum(left));
        for (int j = 0; j < w.length; j++) {
            worst = Math.max(worst, Math.abs(gradient[j] + PENALTY * w[j]));
        }
        return worst / y.length;
    }
}
