package scratch.classic.foundation.featureengineering;

/// A solution of exercise 307.
final class Solution307 {
    private Solution307() {
    }

    static double[][] hinges(double[] x, double... knots) {
        double[][] columns = new double[x.length][1 + knots.length];
        for (int i = 0; i < x.length; i++) {
            columns[i][0] = x[i];
            for (int k = 0; k < knots.length; k++) {
                columns[i][1 + k] = Math.max(0, x[i] - knots[k]);
            }
        }
        return columns;
    }
}
