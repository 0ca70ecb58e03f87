package scratch.stats.bayes;

import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;

/// A solution of exercise 222.
final class Solution222 {
    private Solution222() {
    }

    static double[] metropolis(DoubleUnaryOperator logDensity, double start, double step, int n, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] positions = new double[n];
        double x = start;
        for (int t = 0; t < n; t++) {
            double proposal = x + step * random.nextGaussian();
            if (Math.log(random.nextDouble()) < logDensity.applyAsDouble(proposal) - logDensity.applyAsDouble(x)) {
                x = proposal;
            }
            positions[t] = x;
        }
        return positions;
    }
}
