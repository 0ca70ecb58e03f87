package scratch.deep.convolution.skip;

/// A solution of exercise 414.
final class Solution414 {
    private Solution414() {
    }

    static double[] toInput(double[][] w1, double[][] w2, double[] x, double[] toOutput) {
        double[] hidden = new double[w2.length];
        for (int j = 0; j < hidden.length; j++) {
            for (int i = 0; i < x.length; i++) {
                hidden[j] += x[i] * w1[i][j];
            }
            hidden[j] = Math.max(0, hidden[j]);
        }
        double[] toSum = new double[x.length];
        for (int k = 0; k < x.length; k++) {
            double sum = x[k];
            for (int j = 0; j < hidden.length; j++) {
                sum += hidden[j] * w2[j][k];
            }
            toSum[k] = sum > 0 ? toOutput[k] : 0;
        }
        double[] toX = toSum.clone();                          // over the skip, as it is
        for (int j = 0; j < hidden.length; j++) {
            double toHidden = 0;
            for (int k = 0; k < x.length && hidden[j] > 0; k++) {
                toHidden += toSum[k] * w2[j][k];
            }
            for (int i = 0; i < x.length; i++) {
                toX[i] += toHidden * w1[i][j];
            }
        }
        return toX;
    }
}
