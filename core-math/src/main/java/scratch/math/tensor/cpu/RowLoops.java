package scratch.math.tensor.cpu;

import java.util.Arrays;
import scratch.math.kernel.Kernels;
import scratch.math.tensor.AdamStep;

/// The fused primitives on (rows, columns) arrays that begin at position 0, so that all loops have one index in common
/// (see [UnaryLoops]).
final class RowLoops {

    private RowLoops() {
    }

    static void logSoftmax(Kernels kernels, int rows, int columns, float[] x, float[] z) {
        for (int i = 0; i < rows && columns > 0; i++) {
            int from = i * columns;
            int to = from + columns;
            float max = Math.max(kernels.max(x, from, columns), -Float.MAX_VALUE);
            for (int j = from; j < to; j++) {
                z[j] = x[j] - max;
            }
            kernels.exp(z, from, z, from, columns);
            double sum = 0;
            for (int j = from; j < to; j++) {
                sum += z[j];
            }
            float logSum = sum == 0 ? 0 : (float) Math.log(sum);           // a row masked everywhere stays −∞
            for (int j = from; j < to; j++) {
                z[j] = x[j] - max - logSum;
            }
        }
    }

    static void softmaxGradient(Kernels kernels, boolean log, int rows, int columns, float[] y, float[] g, float[] z) {
        for (int i = 0; i < rows; i++) {
            int from = i * columns;
            int to = from + columns;
            if (log) {                                         // z = g − eʸ·Σ g
                float sum = kernels.sum(g, from, columns);
                kernels.exp(y, from, z, from, columns);
                for (int j = from; j < to; j++) {
                    z[j] = g[j] - z[j] * sum;
                }
            } else {                                           // z = y ⊙ (g − Σ g⊙y)
                float sum = kernels.dot(g, from, y, from, columns);
                for (int j = from; j < to; j++) {
                    z[j] = y[j] * (g[j] - sum);
                }
            }
        }
    }

    static void standardize(float epsilon, int rows, int columns, float[] x, float[] z, float[] factors) {
        for (int i = 0; i < rows; i++) {
            int from = i * columns;
            int to = from + columns;
            double sum = 0;
            for (int j = from; j < to; j++) {
                sum += x[j];
            }
            float mean = (float) (sum / columns);
            float rest = (float) (sum / columns - mean);       // what float32 cannot hold of a mean far from 0
            double squares = 0;
            for (int j = from; j < to; j++) {                  // second pass: Σx² − n·mean² would cancel
                float difference = x[j] - mean - rest;
                squares += (double) difference * difference;
            }
            float factor = (float) (1 / Math.sqrt(squares / columns + epsilon));
            factors[i] = factor;
            for (int j = from; j < to; j++) {
                z[j] = (x[j] - mean - rest) * factor;
            }
        }
    }

    static void standardizeGradient(int rows, int columns, float[] y, float[] factors, float[] g, float[] z) {
        for (int i = 0; i < rows; i++) {
            int from = i * columns;
            int to = from + columns;
            double sum = 0;
            double product = 0;
            for (int j = from; j < to; j++) {
                sum += g[j];
                product += (double) g[j] * y[j];
            }
            float mean = (float) (sum / columns);
            float along = (float) (product / columns);
            float factor = factors[i];
            for (int j = from; j < to; j++) {
                z[j] = factor * (g[j] - mean - y[j] * along);
            }
        }
    }

    static void crossEntropy(Kernels kernels, int rows, int columns, float[] x, float[] labels, float[] losses,
                             float[] slopes) {
        for (int i = 0; i < rows; i++) {
            int from = i * columns;
            int to = from + columns;
            int label = (int) labels[i];
            if (label < 0) {
                losses[i] = 0;
                Arrays.fill(slopes, from, to, 0);
                continue;
            }
            float max = Math.max(kernels.max(x, from, columns), -Float.MAX_VALUE);
            for (int j = from; j < to; j++) {
                slopes[j] = x[j] - max;
            }
            float correct = slopes[from + label];
            kernels.exp(slopes, from, slopes, from, columns);
            double sum = 0;
            for (int j = from; j < to; j++) {
                sum += slopes[j];
            }
            // A row masked everywhere gives its label the probability 0: an infinite loss, not a NaN.
            losses[i] = sum == 0 ? Float.POSITIVE_INFINITY : (float) (Math.log(sum) - correct);
            float scale = sum == 0 ? 1 : (float) (1 / sum);
            for (int j = from; j < to; j++) {
                slopes[j] *= scale;
            }
            slopes[from + label] -= 1;
        }
    }

    static void adam(AdamStep step, int n, float[] w, float[] g, float[] m, float[] v) {
        float beta1 = step.beta1();
        float beta2 = step.beta2();
        float rate = step.rate() * step.correction1();
        float correction2 = step.correction2();
        float epsilon = step.epsilon();
        float keep = 1 - step.rate() * step.decay();
        for (int i = 0; i < n; i++) {
            float mi = beta1 * m[i] + (1 - beta1) * g[i];
            float vi = beta2 * v[i] + (1 - beta2) * g[i] * g[i];
            m[i] = mi;
            v[i] = vi;
            w[i] = keep * w[i] - rate * mi / ((float) Math.sqrt(correction2 * vi) + epsilon);
        }
    }
}
