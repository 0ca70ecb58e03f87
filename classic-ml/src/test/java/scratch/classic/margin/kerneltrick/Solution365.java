package scratch.classic.margin.kerneltrick;

/// A solution of exercise 365.
final class Solution365 {
    private Solution365() {
    }

    static double amount(double[][] kernel, double[] gradient, double[] beta, double[] lower, double[] upper, int i, int j) {
        double curvature = kernel[i][i] + kernel[j][j] - 2 * kernel[i][j];
        double top = (gradient[i] - gradient[j]) / curvature;
        return Math.min(top, Math.min(upper[i] - beta[i], beta[j] - lower[j]));
    }
}
