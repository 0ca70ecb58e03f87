package scratch.classic.boosting;

import java.util.Arrays;

/// The loss of numbers: one score a row, the prediction.
final class NumberObjective implements Objective {
    private final double[] y;     // (n)
    private final RegressionLoss loss;
    private double limit = Double.POSITIVE_INFINITY;

    NumberObjective(double[] y, RegressionLoss loss) {
        this.y = y;
        this.loss = loss;
    }

    @Override
    public int scores() {
        return 1;
    }

    @Override
    public double[] start(int... rows) {
        double[] values = Arrays.stream(rows).mapToDouble(row -> y[row]).toArray();
        return new double[] {loss instanceof RegressionLoss.Huber ? new RegressionLoss.Absolute().best(values, 0)
                : loss.best(values, 0)};
    }

    @Override
    public void residuals(double[][] scores, int[] learn, double[][] residuals) {
        limit = loss.limit(Arrays.stream(learn).mapToDouble(row -> y[row] - scores[0][row]).toArray());
        for (int i = 0; i < y.length; i++) {
            residuals[0][i] = loss.slope(y[i] - scores[0][i], limit);
        }
    }

    @Override
    public double leaf(double[] scores, double[] residuals, int[] rows, int from, int to) {
        double[] left = new double[to - from];
        for (int p = from; p < to; p++) {
            left[p - from] = y[rows[p]] - scores[rows[p]];
        }
        return loss.best(left, limit);
    }

    @Override
    public double loss(double[][] scores, int... rows) {
        double sum = 0;
        for (int row : rows) {
            sum += loss.of(y[row] - scores[0][row], limit);
        }
        return sum / rows.length;
    }
}
