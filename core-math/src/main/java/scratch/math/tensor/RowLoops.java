package scratch.math.tensor;

import scratch.math.kernel.Kernels;

/// The fused primitives on contiguous (rows, columns) arrays.
final class RowLoops {

    private RowLoops() {
    }

    static void logSoftmax(Kernels kernels, int rows, int columns, float[] x, int xo, float[] z, int zo) {
        for (int i = 0; i < rows && columns > 0; i++) {
            int row = xo + i * columns;
            int out = zo + i * columns;
            float max = kernels.max(x, row, columns);
            for (int j = 0; j < columns; j++) {
                z[out + j] = x[row + j] - max;
            }
            double sum = 0;
            kernels.exp(z, out, z, out, columns);
            for (int j = 0; j < columns; j++) {
                sum += z[out + j];
            }
            float logSum = (float) Math.log(sum);
            for (int j = 0; j < columns; j++) {
                z[out + j] = x[row + j] - max - logSum;
            }
        }
    }

    static void softmaxGradient(Kernels kernels, boolean log, int rows, int columns, float[] y, int yo,
                                float[] g, int go, float[] z, int zo) {
        for (int i = 0; i < rows; i++) {
            int row = yo + i * columns;
            int slope = go + i * columns;
            int out = zo + i * columns;
            if (log) {                                         // z = g − eʸ·Σ g
                float sum = kernels.sum(g, slope, columns);
                kernels.exp(y, row, z, out, columns);
                for (int j = 0; j < columns; j++) {
                    z[out + j] = g[slope + j] - z[out + j] * sum;
                }
            } else {                                           // z = y ⊙ (g − Σ g⊙y)
                float sum = kernels.dot(g, slope, y, row, columns);
                for (int j = 0; j < columns; j++) {
                    z[out + j] = y[row + j] * (g[slope + j] - sum);
                }
            }
        }
    }

    static void standardize(float epsilon, int rows, int columns, float[] x, int xo, float[] z, int zo,
                            float[] s, int so) {
        for (int i = 0; i < rows; i++) {
            int row = xo + i * columns;
            int out = zo + i * columns;
            double sum = 0;
            for (int j = 0; j < columns; j++) {
                sum += x[row + j];
            }
            float mean = (float) (sum / columns);
            double squares = 0;
            for (int j = 0; j < columns; j++) {                // second pass: Σx² − n·mean² would cancel
                z[out + j] = x[row + j] - mean;
                squares += (double) z[out + j] * z[out + j];
            }
            float factor = (float) (1 / Math.sqrt(squares / columns + epsilon));
            s[so + i] = factor;
            for (int j = 0; j < columns; j++) {
                z[out + j] *= factor;
            }
        }
    }

    static void standardizeGradient(int rows, int columns, float[] y, int yo, float[] s, int so,
                                    float[] g, int go, float[] z, int zo) {
        for (int i = 0; i < rows; i++) {
            int row = yo + i * columns;
            int slope = go + i * columns;
            int out = zo + i * columns;
            double sum = 0;
            double product = 0;
            for (int j = 0; j < columns; j++) {
                sum += g[slope + j];
                product += (double) g[slope + j] * y[row + j];
            }
            float mean = (float) (sum / columns);
            float along = (float) (product / columns);
            float factor = s[so + i];
            for (int j = 0; j < columns; j++) {
                z[out + j] = factor * (g[slope + j] - mean - y[row + j] * along);
            }
        }
    }

    /// `slopes` is (rows, columns) if `keep`, else room for one row.
    static void crossEntropy(Kernels kernels, int rows, int columns, float[] x, int xo, float[] labels, int lo,
                             float[] losses, int out, float[] slopes, int so, boolean keep) {
        for (int i = 0; i < rows; i++) {
            int row = xo + i * columns;
            int slope = keep ? so + i * columns : so;
            int label = (int) labels[lo + i];
            if (label < 0) {
                losses[out + i] = 0;
                java.util.Arrays.fill(slopes, slope, slope + columns, 0);
                continue;
            }
            float max = kernels.max(x, row, columns);
            for (int j = 0; j < columns; j++) {
                slopes[slope + j] = x[row + j] - max;
            }
            float correct = slopes[slope + label];
            kernels.exp(slopes, slope, slopes, slope, columns);
            double sum = 0;
            for (int j = 0; j < columns; j++) {
                sum += slopes[slope + j];
            }
            losses[out + i] = (float) (Math.log(sum) - correct);
            if (keep) {
                float scale = (float) (1 / sum);
                for (int j = 0; j < columns; j++) {
                    slopes[slope + j] *= scale;
                }
                slopes[slope + label] -= 1;
            }
        }
    }

    static void adam(AdamStep step, int n, float[] w, int wo, float[] g, int go, float[] m, int mo, float[] v, int vo) {
        float beta1 = step.beta1();
        float beta2 = step.beta2();
        float rate = step.rate() * step.correction1();
        float correction2 = step.correction2();
        float epsilon = step.epsilon();
        float keep = 1 - step.rate() * step.decay();
        for (int i = 0; i < n; i++) {
            float gi = g[go + i];
            float mi = beta1 * m[mo + i] + (1 - beta1) * gi;
            float vi = beta2 * v[vo + i] + (1 - beta2) * gi * gi;
            m[mo + i] = mi;
            v[vo + i] = vi;
            w[wo + i] = keep * w[wo + i] - rate * mi / ((float) Math.sqrt(correction2 * vi) + epsilon);
        }
    }
}
