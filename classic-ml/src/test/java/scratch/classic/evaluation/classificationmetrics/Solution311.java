package scratch.classic.evaluation.classificationmetrics;

/// A solution of exercise 311.
final class Solution311 {
    private Solution311() {
    }

    static double[] scores(int[] truth, int[] predicted, double beta) {
        double[][] counts = new double[2][2];           // true, predicted
        for (int i = 0; i < truth.length; i++) {
            counts[truth[i]][predicted[i]]++;
        }
        double tp = counts[1][1];
        double fp = counts[0][1];
        double fn = counts[1][0];
        double tn = counts[0][0];
        double b2 = beta * beta;
        double f = ratio((1 + b2) * tp, (1 + b2) * tp + b2 * fn + fp);
        double spread = Math.sqrt(tp + fp) * Math.sqrt(tp + fn) * Math.sqrt(tn + fp) * Math.sqrt(tn + fn);
        return new double[] {f, ratio(tp * tn - fp * fn, spread)};
    }

    private static double ratio(double part, double whole) {
        return whole == 0 ? 0 : part / whole;
    }
}
