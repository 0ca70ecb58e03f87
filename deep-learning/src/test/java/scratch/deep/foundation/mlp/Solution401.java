package scratch.deep.foundation.mlp;

/// A solution of exercise 401.
final class Solution401 {
    private Solution401() {
    }

    static void step(double[][] w1, double[] b1, double[] w2, double[] b2, double[] x, double y, double rate) {
        double[] hidden = b1.clone();
        double logit = b2[0];
        for (int j = 0; j < hidden.length; j++) {
            for (int i = 0; i < x.length; i++) {
                hidden[j] += x[i] * w1[i][j];
            }
            hidden[j] = Math.max(0, hidden[j]);
            logit += hidden[j] * w2[j];
        }
        double delta = 1 / (1 + Math.exp(-logit)) - y;
        b2[0] -= rate * delta;
        for (int j = 0; j < hidden.length; j++) {
            double back = hidden[j] > 0 ? delta * w2[j] : 0;                           // before w2 moves
            w2[j] -= rate * delta * hidden[j];
            b1[j] -= rate * back;
            for (int i = 0; i < x.length; i++) {
                w1[i][j] -= rate * back * x[i];
            }
        }
    }
}
