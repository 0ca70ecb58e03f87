package scratch.classic.linear.gradientdescent;

import java.util.function.UnaryOperator;

/// A solution of exercise 331.
final class Solution331 {
    private Solution331() {
    }

    static double[] descend(UnaryOperator<double[]> gradient, double[] start, double rate, double momentum, int steps) {
        double[] w = start.clone();
        double[] velocity = new double[w.length];
        for (int step = 0; step < steps; step++) {
            double[] g = gradient.apply(w.clone());
            for (int j = 0; j < w.length; j++) {
                velocity[j] = momentum * velocity[j] + g[j];
                w[j] -= rate * velocity[j];
            }
        }
        return w;
    }
}
