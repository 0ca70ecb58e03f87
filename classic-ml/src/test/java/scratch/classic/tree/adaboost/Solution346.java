package scratch.classic.tree.adaboost;

/// A solution of exercise 346.
final class Solution346 {
    private Solution346() {
    }

    static double[] reweigh(double[] weights, boolean[] wrong, int classes) {
        double error = 0;
        for (int i = 0; i < weights.length; i++) {
            error += wrong[i] ? weights[i] : 0;
        }
        double alpha = Math.log((1 - error) / error) + Math.log(classes - 1);
        double[] next = new double[weights.length];
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            next[i] = weights[i] * (wrong[i] ? Math.exp(alpha) : 1);
            sum += next[i];
        }
        for (int i = 0; i < weights.length; i++) {
            next[i] /= sum;
        }
        return next;
    }
}
