package scratch.deep.generative.ganvariants;

/// The critic of [Critic] in plain loops and in double: the slope ∂s/∂x of a score by the chain rule, and the penalty for it.
///
/// @param w1 (d, h)
/// @param b1 (h)
/// @param w2 (h, h)
/// @param b2 (h)
/// @param w3 (h)
record PlainCritic(int d, int hidden, double[] w1, double[] b1, double[] w2, double[] b2, double[] w3) {

    /// ∂s/∂x at one point.
    double[] slope(double... point) {
        double[] first = sums(point, w1, b1);
        double[] second = sums(leaky(first), w2, b2);
        double[] slope = new double[d];
        for (int j = 0; j < hidden; j++) {
            double atFirst = 0;
            for (int k = 0; k < hidden; k++) {
                atFirst += w2[j * hidden + k] * derivative(second[k]) * w3[k];
            }
            for (int axis = 0; axis < d; axis++) {
                slope[axis] += w1[axis * hidden + j] * derivative(first[j]) * atFirst;
            }
        }
        return slope;
    }

    /// The mean of `(‖∂s/∂x‖ − 1)²` over points (n, d).
    double penalty(double... points) {
        int n = points.length / d;
        double sum = 0;
        for (int i = 0; i < n; i++) {
            double squares = 0;
            for (double s : slope(java.util.Arrays.copyOfRange(points, i * d, (i + 1) * d))) {
                squares += s * s;
            }
            sum += (Math.sqrt(squares) - 1) * (Math.sqrt(squares) - 1) / n;
        }
        return sum;
    }

    private double[] sums(double[] x, double[] w, double[] b) {
        double[] sums = b.clone();
        for (int i = 0; i < x.length; i++) {
            for (int j = 0; j < hidden; j++) {
                sums[j] += x[i] * w[i * hidden + j];
            }
        }
        return sums;
    }

    private static double[] leaky(double... x) {
        return java.util.Arrays.stream(x).map(v -> v * derivative(v)).toArray();
    }

    private static double derivative(double x) {
        return x > 0 ? 1 : 0.2;
    }
}
