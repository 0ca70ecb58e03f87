package scratch.stats.likelihood;

/// A solution of exercise 221.
final class Solution221 {
    private Solution221() {
    }

    static double crossEntropy(double[] p, double[] q) {
        double sum = 0;
        for (int i = 0; i < p.length; i++) {
            sum -= p[i] == 0 ? 0 : p[i] * Math.log(q[i]);
        }
        return sum;
    }

    static double divergence(double[] p, double[] q) {
        return crossEntropy(p, q) - crossEntropy(p, p);
    }
}
