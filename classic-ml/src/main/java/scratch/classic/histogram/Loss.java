package scratch.classic.histogram;

import java.util.Arrays;

import scratch.math.kernel.Kernels;

/// What a booster lowers: for each row a loss of its answer y and the scores f, and the loss's first and second derivative
/// by each score, `g = ∂l/∂f` and `h = ∂²l/∂f²`.
sealed interface Loss {
    /// A second derivative counts as at least that: where the model is sure, it is next to nothing, and is divided by.
    double LEAST = 1e-16;

    /// How many scores a row has: trees in each round.
    int outputs();

    /// The scores with which the first round begins: the best that are the same for all rows.
    double[] start(double[] y, double... weights);

    /// Derivatives of rows from one index to another.
    ///
    /// @param scores (K)(n)
    /// @param into   (K)(2n): g and h of each row behind each other
    void derivatives(double[] y, double[] weights, double[][] scores, int from, int to, float[]... into);

    /// The loss of one row, without its weight.
    double of(double y, double[][] scores, int row);

    /// The mean of all rows by their weights.
    static double mean(Loss loss, double[] y, double[] weights, double[]... scores) {
        double sum = 0;
        double weight = 0;
        for (int i = 0; i < y.length; i++) {
            sum += weights[i] * loss.of(y[i], scores, i);
            weight += weights[i];
        }
        return sum / weight;
    }

    private static double weightedMean(double[] y, double... weights) {
        double sum = 0;
        double weight = 0;
        for (int i = 0; i < y.length; i++) {
            sum += weights[i] * y[i];
            weight += weights[i];
        }
        return sum / weight;
    }

    private static void put(float[] into, int row, double weight, double gradient, double hessian) {
        into[2 * row] = (float) (weight * gradient);
        into[2 * row + 1] = (float) (weight * Math.max(LEAST, hessian));
    }

    /// l = (f − y)² / 2: g = f − y, h = 1.
    record Squared() implements Loss {
        @Override
        public int outputs() {
            return 1;
        }

        @Override
        public double[] start(double[] y, double... weights) {
            return new double[] {weightedMean(y, weights)};
        }

        @Override
        public void derivatives(double[] y, double[] weights, double[][] scores, int from, int to, float[]... into) {
            for (int i = from; i < to; i++) {
                put(into[0], i, weights[i], scores[0][i] - y[i], 1);
            }
        }

        @Override
        public double of(double y, double[][] scores, int row) {
            return (scores[0][row] - y) * (scores[0][row] - y) / 2;
        }
    }

    /// l = −ln p of what came true, p = 1 / (1 + e^−f) the probability of class 1: g = p − y, h = p (1 − p).
    record Logistic() implements Loss {
        @Override
        public int outputs() {
            return 1;
        }

        @Override
        public double[] start(double[] y, double... weights) {
            double share = weightedMean(y, weights);
            return new double[] {Math.log(share / (1 - share))};
        }

        @Override
        public void derivatives(double[] y, double[] weights, double[][] scores, int from, int to, float[]... into) {
            double[] p = new double[to - from];
            Kernels.active().sigmoid(scores[0], from, p, 0, p.length);
            for (int i = from; i < to; i++) {
                put(into[0], i, weights[i], p[i - from] - y[i], p[i - from] * (1 - p[i - from]));
            }
        }

        @Override
        public double of(double y, double[][] scores, int row) {
            double against = y == 1 ? -scores[0][row] : scores[0][row];
            return Math.max(0, against) + Math.log1p(Math.exp(-Math.abs(against)));        // ln(1 + e^against)
        }
    }

    /// l = −ln p_y with p = softmax(f): g = p − [y = k], h = 2 p (1 − p). The scores of a row move together, which the second
    /// derivatives by each alone do not see: twice as much is the bound that Friedman, Hastie and Tibshirani divide by.
    ///
    /// @param outputs K, the number of classes
    record Softmax(int outputs) implements Loss {
        @Override
        public double[] start(double[] y, double... weights) {
            double[] shares = new double[outputs];
            for (int i = 0; i < y.length; i++) {
                shares[(int) y[i]] += weights[i];
            }
            double all = Arrays.stream(shares).sum();
            return Arrays.stream(shares).map(share -> Math.log(share / all)).toArray();
        }

        @Override
        public void derivatives(double[] y, double[] weights, double[][] scores, int from, int to, float[]... into) {
            double[] p = new double[outputs];
            for (int i = from; i < to; i++) {
                probabilities(scores, i, p);
                for (int k = 0; k < outputs; k++) {
                    put(into[k], i, weights[i], p[k] - (y[i] == k ? 1 : 0), 2 * p[k] * (1 - p[k]));
                }
            }
        }

        @Override
        public double of(double y, double[][] scores, int row) {
            double most = Double.NEGATIVE_INFINITY;
            for (double[] score : scores) {
                most = Math.max(most, score[row]);
            }
            double sum = 0;
            for (double[] score : scores) {
                sum += Math.exp(score[row] - most);
            }
            return Math.log(sum) + most - scores[(int) y][row];
        }

        /// Softmax of the scores of a row; (K).
        static void probabilities(double[][] scores, int row, double... into) {
            double most = Double.NEGATIVE_INFINITY;
            for (double[] score : scores) {
                most = Math.max(most, score[row]);
            }
            double sum = 0;
            for (int k = 0; k < into.length; k++) {
                into[k] = Math.exp(scores[k][row] - most);
                sum += into[k];
            }
            for (int k = 0; k < into.length; k++) {
                into[k] /= sum;
            }
        }
    }
}
