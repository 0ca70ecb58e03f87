package scratch.classic.linearmodel;

import java.util.Arrays;

import scratch.classic.data.RowChunks;
import scratch.math.Matrix;
import scratch.math.kernel.Kernels;

/// What softmax regression makes small: −Σ cᵢ ln p(i, yᵢ) + λ/2·‖W‖², with p(i, ·) = softmax(b + W xᵢ) and cᵢ, how much row i
/// counts, 1 if nothing else is said.
///
/// Its gradient for class k is Σ cᵢ(p(i, k) − [yᵢ = k])·(1, xᵢ) + λ(0, wₖ). The point holds one row (b'ₖ, uₖ) a class:
/// uₖⱼ = wₖⱼsⱼ, b'ₖ = bₖ + Σ wₖⱼmⱼ for columns of mean mⱼ and deviation sⱼ, so that all coordinates are of one size (see
/// [RowChunks]).
final class SoftmaxLoss implements Likelihood {
    private static final Kernels KERNELS = Kernels.active();
    private static final int BLOCK = 2048;

    private final Matrix x;              // (n, d)
    private final int[] y;               // (n)
    private final double[] rowWeights;   // c: (n), null where all are 1
    private final int classes;           // K
    private final double penalty;        // λ
    private final ColumnScales scales;

    private double[] lastPoint;          // value and gradient come out of one pass: remember them
    private double lastValue;
    private double[] lastGradient;

    SoftmaxLoss(Matrix x, int[] y, double[] rowWeights, int classes, double penalty, ColumnScales scales) {
        this.x = x;
        this.y = y;
        this.rowWeights = rowWeights;
        this.classes = classes;
        this.penalty = penalty;
        this.scales = scales;
    }

    @Override
    public double value(double[] point) {
        pass(point);
        return lastValue;
    }

    @Override
    public double[] gradient(double[] point) {
        pass(point);
        return lastGradient.clone();
    }

    /// b and W of a point: (K, d + 1), the intercept first.
    Matrix unscaled(double[] point) {
        int width = x.columns() + 1;
        Matrix w = Matrix.zeros(classes, width);
        for (int k = 0; k < classes; k++) {
            w.set(k, 0, point[k * width]);
            for (int j = 1; j < width; j++) {
                w.set(k, j, point[k * width + j] / scales.deviations()[j - 1]);
                w.set(k, 0, w.get(k, 0) - w.get(k, j) * scales.means()[j - 1]);
            }
        }
        return w;
    }

    private void pass(double[] point) {
        if (Arrays.equals(point, lastPoint)) {
            return;
        }
        int width = x.columns() + 1;
        Matrix w = unscaled(point);
        int length = classes * width + 1;                              // K rows Σ r·(1, x), then the loss
        double[] sums = RowChunks.of(y.length, width - 1).sum(BLOCK * classes, length, (from, to, workspace, partial) -> {
            for (int at = from; at < to; at += BLOCK) {
                addBlock(at, Math.min(BLOCK, to - at), w, workspace, partial);
            }
        });
        double[] gradient = new double[point.length];
        double value = sums[classes * width];
        for (int k = 0; k < classes; k++) {
            double first = sums[k * width];
            gradient[k * width] = first;
            for (int j = 1; j < width; j++) {
                double weight = w.get(k, j);
                gradient[k * width + j] = (sums[k * width + j] - scales.means()[j - 1] * first + penalty * weight)
                        / scales.deviations()[j - 1];
                value += penalty / 2 * weight * weight;
            }
        }
        lastPoint = point.clone();
        lastValue = value;
        lastGradient = gradient;
    }

    private void addBlock(int at, int rows, Matrix w, double[] p, double[] sums) {
        int d = x.columns();
        scores(at, rows, w, p);
        for (int i = 0; i < rows; i++) {
            sums[sums.length - 1] += count(at + i) * (logSumExp(p, i * classes) - p[i * classes + y[at + i]]);
        }
        KERNELS.softmax(rows, classes, p, 0, classes, p, 0, classes);
        for (int i = 0; i < rows; i++) {
            p[i * classes + y[at + i]] -= 1;
            for (int k = 0; k < classes; k++) {
                p[i * classes + k] *= count(at + i);
                sums[k * (d + 1)] += p[i * classes + k];
            }
        }
        KERNELS.gemm(true, false, classes, d, rows, 1, p, 0, classes, x.data(), at * d, d, 1, sums, 1, d + 1);
    }

    private double count(int row) {
        return rowWeights == null ? 1 : rowWeights[row];
    }

    // Writes b + W x, row by row: (rows, K).
    private void scores(int from, int rows, Matrix w, double[] z) {
        int d = x.columns();
        for (int i = 0; i < rows; i++) {
            for (int k = 0; k < classes; k++) {
                z[i * classes + k] = w.get(k, 0);
            }
        }
        KERNELS.gemm(false, true, rows, classes, d, 1, x.data(), from * d, d, w.data(), 1, d + 1, 1, z, 0, classes);
    }

    @Override
    public double[] margins(double[] point) {
        double[] z = new double[y.length * classes];
        scores(0, y.length, unscaled(point), z);
        double[] margins = new double[y.length * (classes - 1)];
        int at = 0;
        for (int i = 0; i < y.length; i++) {
            for (int k = 0; k < classes; k++) {
                if (k != y[i] && count(i) > 0) {
                    margins[at++] = z[i * classes + y[i]] - z[i * classes + k];
                }
            }
        }
        return margins;
    }

    private double logSumExp(double[] z, int at) {
        double max = KERNELS.max(z, at, classes);
        double sum = 0;
        for (int k = 0; k < classes; k++) {
            sum += Math.exp(z[at + k] - max);
        }
        return max + Math.log(sum);
    }

    /// Block (k, l) is Σ cᵢ·p(i, k)([k = l] − p(i, l))·x̃ᵢx̃ᵢᵀ with x̃ = (1, (x − m)/s).
    @Override
    public Matrix hessian(double[] point) {
        int width = x.columns() + 1;
        double[] p = new double[y.length * classes];
        scores(0, y.length, unscaled(point), p);
        KERNELS.softmax(y.length, classes, p, 0, classes, p, 0, classes);
        Matrix scaled = scales.standardised(x).withOnesColumn();      // ones in front
        Matrix hessian = Matrix.zeros(classes * width, classes * width);
        Matrix weighted = Matrix.zeros(y.length, width);
        for (int k = 0; k < classes; k++) {
            for (int l = k; l < classes; l++) {
                for (int i = 0; i < y.length; i++) {
                    double factor = count(i) * p[i * classes + k] * ((k == l ? 1 : 0) - p[i * classes + l]);
                    for (int j = 0; j < width; j++) {
                        weighted.data()[i * width + j] = factor * scaled.data()[i * width + j];
                    }
                }
                Matrix block = scaled.transposeMultiply(weighted);
                for (int a = 0; a < width; a++) {
                    for (int b = 0; b < width; b++) {
                        hessian.set(k * width + a, l * width + b, block.get(a, b));
                        hessian.set(l * width + b, k * width + a, block.get(a, b));
                    }
                }
            }
            for (int j = 1; j < width; j++) {
                int at = k * width + j;
                double deviation = scales.deviations()[j - 1];
                hessian.set(at, at, hessian.get(at, at) + penalty / deviation / deviation);
            }
        }
        return hessian;
    }

    /// One vector added to all rows of W changes no probability: those directions get the mean curvature of the others.
    @Override
    public Matrix identifiedHessian(double[] point) {
        int width = x.columns() + 1;
        Matrix hessian = hessian(point);
        for (int j = 0; j < width; j++) {
            double mean = 0;
            for (int k = 0; k < classes; k++) {
                mean += hessian.get(k * width + j, k * width + j) / classes;
            }
            for (int k = 0; k < classes; k++) {
                for (int l = 0; l < classes; l++) {
                    int a = k * width + j;
                    int b = l * width + j;
                    hessian.set(a, b, hessian.get(a, b) + mean / classes);
                }
            }
        }
        return hessian;
    }
}
