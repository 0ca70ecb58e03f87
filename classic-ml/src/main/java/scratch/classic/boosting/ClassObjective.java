package scratch.classic.boosting;

/// The log loss of classes. With two classes a row has one score, the log-odds of class 1; with more each class has one, and
/// their softmax are the probabilities.
final class ClassObjective implements Objective {
    private static final double NOTHING = 1e-150;
    private final int[] labels;     // (n)
    private final int classes;
    private final double[] row;     // (K)

    ClassObjective(int[] labels, int classes) {
        this.labels = labels;
        this.classes = classes;
        this.row = new double[classes];
    }

    @Override
    public int scores() {
        return classes == 2 ? 1 : classes;
    }

    @Override
    public double[] start(int... rows) {
        double[] logs = new double[classes];
        for (int i : rows) {
            logs[labels[i]]++;
        }
        for (int k = 0; k < classes; k++) {
            logs[k] = Math.log(logs[k] / rows.length);
        }
        return classes == 2 ? new double[] {logs[1] - logs[0]} : logs;
    }

    /// What came true minus its probability.
    @Override
    public void residuals(double[][] scores, int[] learn, double[][] residuals) {
        for (int i = 0; i < labels.length; i++) {
            probabilities(scores, i);
            for (int k = 0; k < scores.length; k++) {
                int label = classes == 2 ? 1 : k;
                residuals[k][i] = (labels[i] == label ? 1 : 0) - row[label];
            }
        }
    }

    private void probabilities(double[][] scores, int i) {
        if (classes == 2) {
            row[0] = 0;
            row[1] = scores[0][i];
        } else {
            for (int k = 0; k < classes; k++) {
                row[k] = scores[k][i];
            }
        }
        Softmax.inPlace(row, 0, classes);
    }

    /// One Newton step: the gradient divided by the curvature, Σr / Σp(1 − p); and as p = y − r, p(1 − p) is |r|(1 − |r|). With
    /// more than two classes the scores share the step, (K − 1) / K for each (Friedman 2001).
    @Override
    public double leaf(double[] scores, double[] residuals, int[] rows, int from, int to) {
        double gradient = 0;
        double curvature = 0;
        for (int p = from; p < to; p++) {
            double residual = residuals[rows[p]];
            gradient += residual;
            curvature += Math.abs(residual) * (1 - Math.abs(residual));
        }
        double step = classes == 2 ? gradient : gradient * (classes - 1) / classes;
        return curvature < NOTHING ? 0 : step / curvature;
    }

    @Override
    public double loss(double[][] scores, int... rows) {
        double sum = 0;
        for (int i : rows) {
            sum -= logProbability(scores, i);
        }
        return sum / rows.length;
    }

    private double logProbability(double[][] scores, int i) {
        double own = classes == 2 ? labels[i] * scores[0][i] : scores[labels[i]][i];
        double most = classes == 2 ? Math.max(0, scores[0][i]) : Double.NEGATIVE_INFINITY;
        for (int k = 0; k < scores.length; k++) {
            most = Math.max(most, scores[k][i]);
        }
        double sum = classes == 2 ? Math.exp(-most) : 0;
        for (int k = 0; k < scores.length; k++) {
            sum += Math.exp(scores[k][i] - most);
        }
        return own - most - Math.log(sum);
    }
}
