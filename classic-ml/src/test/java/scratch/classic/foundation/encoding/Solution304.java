package scratch.classic.foundation.encoding;

/// A solution of exercise 304.
final class Solution304 {
    private Solution304() {
    }

    static double[] crossFitted(int[] category, double[] y, int[] fold, double smoothing) {
        double[] encoded = new double[y.length];
        for (int i = 0; i < y.length; i++) {
            double all = 0;
            int rows = 0;
            double sum = 0;
            int count = 0;
            for (int other = 0; other < y.length; other++) {
                if (fold[other] == fold[i]) {
                    continue;
                }
                all += y[other];
                rows++;
                if (category[other] == category[i]) {
                    sum += y[other];
                    count++;
                }
            }
            double overall = all / rows;
            encoded[i] = count == 0 ? overall : (sum + smoothing * overall) / (count + smoothing);
        }
        return encoded;
    }
}
