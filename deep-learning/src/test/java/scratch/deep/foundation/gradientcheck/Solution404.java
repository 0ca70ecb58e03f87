package scratch.deep.foundation.gradientcheck;

import java.util.function.ToDoubleFunction;

/// A solution of exercise 404.
final class Solution404 {
    private Solution404() {
    }

    static double worstError(ToDoubleFunction<double[]> loss, double[] at, double[] gradient) {
        double[] w = at.clone();
        double worst = 0;
        for (int i = 0; i < w.length; i++) {
            w[i] = at[i] + 1e-5;
            double high = loss.applyAsDouble(w);
            w[i] = at[i] - 1e-5;
            double low = loss.applyAsDouble(w);
            w[i] = at[i];
            double difference = (high - low) / 2e-5;
            double size = Math.max(Math.abs(gradient[i]), Math.abs(difference));
            worst = Math.max(worst, Math.abs(gradient[i] - difference) / (size + 1e-8));
        }
        return worst;
    }
}
