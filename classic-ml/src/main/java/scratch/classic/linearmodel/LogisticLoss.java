package scratch.classic.linearmodel;

import java.util.Arrays;

import scratch.math.Matrix;
import scratch.math.kernel.Kernels;
import scratch.math.kernel.Threads;
import scratch.math.optimize.TwiceDifferentiable;

/// What logistic regression makes small: Σ cᵢ(ln(1 + e^zᵢ) − yᵢzᵢ) + λ/2·‖w‖², with zᵢ = b + wᵀxᵢ and cᵢ, how much row i
/// counts, 1 if nothing else is said.
///
/// Its gradient is Σ cᵢ(pᵢ − yᵢ)xᵢ + λw with pᵢ = 1/(1 + e^−zᵢ), its Hessian Σ cᵢpᵢ(1 − pᵢ) xᵢxᵢᵀ + λI.
/// The point is (b', u): uⱼ = wⱼsⱼ, b' = b + Σ wⱼmⱼ for columns of mean mⱼ and deviation sⱼ. So all coordinates are of one
/// size, whatever the units of the columns, and steps are few; value and penalty are those of w and b.
///
/// One pass over the rows gives value and gradient, in blocks that stay in the cache: z, p and what goes back into the
/// gradient while they are there. Rows are cut into chunks whose sums are added in order: the same bits on any number of
/// threads.
final class LogisticLoss implements TwiceDifferentiable {
    private static final Kernels KERNELS = Kernels.active();
    private static final int BLOCK = 256;
    private static final int CHUNK = 8192;

    private final Matrix x;              // (n, d)
    private final int[] y;               // (n), 0 or 1
    private final double[] rowWeights;   // c: (n), null where all are 1
    private final double penalty;        // λ
    private final double[] means;        // (d)
    private final double[] deviations;   // (d)

    private double[] lastPoint;          // value and gradient come out of one pass: remember them
    private double lastValue;
    private double[] lastGradient;
    private boolean separated;

    LogisticLoss(Matrix x, int[] y, double[] rowWeights, double penalty, ColumnScales scales) {
        this.x = x;
        this.y = y;
        this.rowWeights = rowWeights;
        this.penalty = penalty;
        means = scales.means();
        deviations = scales.deviations();
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

    /// Whether each row of class 1 lies above 0 and each of class 0 below, for the point last asked for.
    boolean separated(double[] point) {
        pass(point);
        return separated;
    }

    /// b and w of a point: (d + 1), the intercept first.
    double[] unscaled(double[] point) {
        double[] w = new double[point.length];
        w[0] = point[0];
        for (int j = 1; j < w.length; j++) {
            w[j] = point[j] / deviations[j - 1];
            w[0] -= w[j] * means[j - 1];
        }
        return w;
    }

    /// The gradient at a point with respect to b and w themselves.
    double[] unscaledGradient(double[] point) {
        pass(point);
        double[] g = new double[point.length];
        g[0] = lastGradient[0];
        for (int j = 1; j < g.length; j++) {                       // ∂/∂wⱼ = sⱼ·∂/∂uⱼ + mⱼ·∂/∂b'
            g[j] = lastGradient[j] * deviations[j - 1] + lastGradient[0] * means[j - 1];
        }
        return g;
    }

    private void pass(double[] point) {
        if (Arrays.equals(point, lastPoint)) {
            return;
        }
        int d = x.columns();
        double[] w = unscaled(point);
        double[][] partial = new double[Math.ceilDiv(y.length, CHUNK)][];
        Threads.run(Threads.count(), partial.length, (chunk, worker) -> partial[chunk] = chunk(chunk * CHUNK, w));
        double[] sums = partial[0];                                // value, Σ r, Σ r·x, rows on the wrong side
        for (int chunk = 1; chunk < partial.length; chunk++) {
            KERNELS.axpy(1, partial[chunk], 0, sums, 0, sums.length);
        }
        double[] gradient = new double[d + 1];
        double value = sums[0];
        gradient[0] = sums[1];
        for (int j = 1; j <= d; j++) {
            gradient[j] = (sums[j + 1] - means[j - 1] * sums[1] + penalty * w[j]) / deviations[j - 1];
            value += penalty / 2 * w[j] * w[j];
        }
        lastPoint = point.clone();
        lastValue = value;
        lastGradient = gradient;
        separated = sums[d + 2] == 0;
    }

    private double[] chunk(int from, double[] w) {
        int d = x.columns();
        int end = Math.min(y.length, from + CHUNK);
        double[] sums = new double[d + 3];
        double[] z = new double[BLOCK];
        double[] e = new double[BLOCK];                            // e^−|z|, which never overflows
        double[] log = new double[BLOCK];                          // ln(1 + e^−|z|)
        for (int at = from; at < end; at += BLOCK) {
            int rows = Math.min(BLOCK, end - at);
            KERNELS.gemv(false, rows, d, 1, x.data(), at * d, d, w, 1, 0, z, 0);
            for (int i = 0; i < rows; i++) {
                z[i] += w[0];
                e[i] = -Math.abs(z[i]);
            }
            KERNELS.exp(e, 0, e, 0, rows);
            for (int i = 0; i < rows; i++) {
                log[i] = 1 + e[i];
            }
            KERNELS.log(log, 0, log, 0, rows);
            for (int i = 0; i < rows; i++) {
                double towards = y[at + i] == 1 ? z[i] : -z[i];    // the log-odds of the class that came true
                double missed = (towards > 0 ? e[i] : 1) / (1 + e[i]);                 // 1 − its probability
                double count = rowWeights == null ? 1 : rowWeights[at + i];
                sums[0] += count * (log[i] - Math.min(towards, 0));                    // − ln of its probability
                sums[d + 2] += towards > 0 ? 0 : 1;
                z[i] = count * (y[at + i] == 1 ? -missed : missed);                    // c(p − y)
                sums[1] += z[i];
            }
            KERNELS.gemv(true, rows, d, 1, x.data(), at * d, d, z, 0, 1, sums, 2);
        }
        return sums;
    }

    @Override
    public Matrix hessian(double[] point) {
        int d = x.columns();
        double[] w = unscaled(point);
        double[][] partial = new double[Math.ceilDiv(y.length, CHUNK)][];
        Threads.run(Threads.count(), partial.length, (chunk, worker) -> partial[chunk] = curvature(chunk * CHUNK, w));
        double[] sum = partial[0];
        for (int chunk = 1; chunk < partial.length; chunk++) {
            KERNELS.axpy(1, partial[chunk], 0, sum, 0, sum.length);
        }
        Matrix hessian = Matrix.wrap(d + 1, d + 1, sum);
        for (int j = 1; j <= d; j++) {
            hessian.set(j, j, hessian.get(j, j) + penalty / deviations[j - 1] / deviations[j - 1]);
        }
        return hessian;
    }

    // Σ c·p(1 − p) x̃x̃ᵀ over a chunk, with x̃ = (1, (x − m)/s): each row times √(c·p(1 − p)), then its square.
    private double[] curvature(int from, double[] w) {
        int d = x.columns();
        int end = Math.min(y.length, from + CHUNK);
        double[] sum = new double[(d + 1) * (d + 1)];
        double[] block = new double[BLOCK * (d + 1)];
        double[] z = new double[BLOCK];
        for (int at = from; at < end; at += BLOCK) {
            int rows = Math.min(BLOCK, end - at);
            KERNELS.gemv(false, rows, d, 1, x.data(), at * d, d, w, 1, 0, z, 0);
            for (int i = 0; i < rows; i++) {
                double half = Math.exp(-Math.abs(z[i] + w[0]) / 2);        // √(p(1 − p)) = e^(−|z|/2) / (1 + e^−|z|)
                double root = half / (1 + half * half) * (rowWeights == null ? 1 : Math.sqrt(rowWeights[at + i]));
                int row = i * (d + 1);
                block[row] = root;
                for (int j = 0; j < d; j++) {
                    block[row + j + 1] = root * (x.data()[(at + i) * d + j] - means[j]) / deviations[j];
                }
            }
            KERNELS.syrk(true, d + 1, rows, 1, block, 0, d + 1, 1, sum, 0, d + 1);
        }
        return sum;
    }
}
