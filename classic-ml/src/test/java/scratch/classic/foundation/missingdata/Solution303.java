package scratch.classic.foundation.missingdata;

/// A solution of exercise 303.
final class Solution303 {
    private Solution303() {
    }

    static double[] fill(double[] x, double[] y) {
        int known = 0;
        double meanX = 0;
        double meanY = 0;
        for (int i = 0; i < y.length; i++) {
            if (!Double.isNaN(y[i])) {
                known++;
                meanX += (x[i] - meanX) / known;
                meanY += (y[i] - meanY) / known;
            }
        }
        double sxy = 0;
        double sxx = 0;
        for (int i = 0; i < y.length; i++) {
            if (!Double.isNaN(y[i])) {
                sxy += (x[i] - meanX) * (y[i] - meanY);
                sxx += (x[i] - meanX) * (x[i] - meanX);
            }
        }
        double slope = sxx == 0 ? 0 : sxy / sxx;
        double[] filled = y.clone();
        for (int i = 0; i < y.length; i++) {
            filled[i] = Double.isNaN(y[i]) ? meanY + slope * (x[i] - meanX) : y[i];
        }
        return filled;
    }
}
