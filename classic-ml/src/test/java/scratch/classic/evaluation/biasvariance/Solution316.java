package scratch.classic.evaluation.biasvariance;

/// A solution of exercise 316.
final class Solution316 {
    private Solution316() {
    }

    static double[] decompose(double[][] predictions, double[] truth) {
        double biasSquared = 0;
        double variance = 0;
        for (int j = 0; j < truth.length; j++) {
            double bias = 0;
            for (double[] model : predictions) {
                bias += (model[j] - truth[j]) / predictions.length;
            }
            biasSquared += bias * bias / truth.length;
            for (double[] model : predictions) {
                double away = model[j] - truth[j] - bias;                    // from the average model
                variance += away * away / predictions.length / truth.length;
            }
        }
        return new double[] {biasSquared, variance};
    }
}
