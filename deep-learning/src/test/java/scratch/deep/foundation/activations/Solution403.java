package scratch.deep.foundation.activations;

/// A solution of exercise 403.
final class Solution403 {
    private Solution403() {
    }

    static double crossEntropy(double[] logits, int label, double[] gradient) {
        double max = Double.NEGATIVE_INFINITY;
        for (double z : logits) {
            max = Math.max(max, z);
        }
        double sum = 0;
        for (double z : logits) {
            sum += Math.exp(z - max);
        }
        for (int j = 0; j < logits.length; j++) {
            gradient[j] = Math.exp(logits[j] - max) / sum - (j == label ? 1 : 0);
        }
        return Math.log(sum) + max - logits[label];
    }
}
