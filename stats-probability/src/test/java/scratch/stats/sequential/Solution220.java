package scratch.stats.sequential;

/// A solution of exercise 220.
final class Solution220 {
    private Solution220() {
    }

    static double[] alwaysValidP(double[] stream, double sigma, double tau) {
        double[] p = new double[stream.length];
        double sum = 0;
        double smallest = 0;                                // log of 1/Λ, at most log 1
        for (int n = 1; n <= stream.length; n++) {
            sum += stream[n - 1];
            double total = sigma * sigma + n * tau * tau;
            double logLambda = Math.log(sigma * sigma / total) / 2 + sum * sum * tau * tau / (2 * sigma * sigma * total);
            smallest = Math.min(smallest, -logLambda);
            p[n - 1] = Math.exp(smallest);
        }
        return p;
    }
}
