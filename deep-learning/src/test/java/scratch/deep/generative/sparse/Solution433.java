package scratch.deep.generative.sparse;

/// A solution of exercise 433.
final class Solution433 {
    private Solution433() {
    }

    static double[][] divergenceGradient(double[][] hidden, double rho) {
        int n = hidden.length;
        int m = hidden[0].length;
        double[][] gradient = new double[n][m];
        for (int j = 0; j < m; j++) {
            double mean = 0;
            for (double[] row : hidden) {
                mean += row[j] / n;
            }
            for (int i = 0; i < n; i++) {
                gradient[i][j] = (-rho / mean + (1 - rho) / (1 - mean)) / n;
            }
        }
        return gradient;
    }
}
