package scratch.classic.linear.perceptron;

/// A solution of exercise 327.
final class Solution327 {
    private Solution327() {
    }

    static double[] fit(double[][] x, int[] labels, int maxPasses) {
        double[] w = new double[1 + x[0].length];
        boolean mistaken = true;
        for (int pass = 0; mistaken && pass < maxPasses; pass++) {
            mistaken = false;
            for (int i = 0; i < x.length; i++) {
                int y = labels[i] == 1 ? 1 : -1;
                double sum = w[0];
                for (int j = 0; j < x[i].length; j++) {
                    sum += w[1 + j] * x[i][j];
                }
                if (y * sum <= 0) {
                    mistaken = true;
                    w[0] += y;
                    for (int j = 0; j < x[i].length; j++) {
                        w[1 + j] += y * x[i][j];
                    }
                }
            }
        }
        return w;
    }
}
