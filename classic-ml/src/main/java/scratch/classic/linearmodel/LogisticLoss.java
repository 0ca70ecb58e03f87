package scratch.classic.linearmodel;

import java.util.Arrays;

import scratch.classic.data.RowChunks;
import scratch.math.Matrix;
import scratch.math.kernel.Kernels;

/// What logistic regression makes small: Σ cᵢ(ln(1 + e^zᵢ) − yᵢzᵢ) + λ/2·‖w‖², with zᵢ = b + wᵀxᵢ and cᵢ, how much row i
/// counts, 1 if nothing else is said.
///
/// Its gradient is Σ cᵢ(pᵢ − yᵢ)xᵢ + λw with pᵢ = 1/(1 + e^−zᵢ), its Hessian Σ cᵢpᵢ(1 − pᵢ) xᵢxᵢᵀ + λI.
/// The point is (b', u): uⱼ = wⱼsⱼ, b' = b + Σ wⱼmⱼ for columns of mean mⱼ and deviation sⱼ. So all coordinates are of one
/// size, whatever the units of the columns, and steps are few; value and penalty are those of w and b.
///
/// One pass over the rows gives value and gradient, in blocks that stay in the cache: z, p and what goes back into the
/// gradient while they are there (see [RowChunks]).
final class LogisticLoss implements Likelihood {
    private static final Kernels KERNELS = Kernels.active();
    private static final int BLOCK = 32_768;                       // numbers of x, which stay in the cache
    private static final int LEAST = 64;
    private static final int MOST = 1024;
    private static final double LARGEST = 700;                     // e to it is still finite

    private final Matrix x;              // (n, d)
    private final int[] y;               // (n), 0 or 1
    private final double[] rowWeights;   // c: (n), null where all are 1
    private final double penalty;        // λ
    private final double[] means;        // (d)
    private final double[] deviations;   // (d)
    private final int block;             // rows that are treated together

    private double[] lastPoint;          // value and gradient come out of one pass: remember them
    private double lastValue;
    private double[] lastGradient;

    LogisticLoss(Matrix x, int[] y, double[] rowWeights, double penalty, ColumnScales scales) {
        this.x = x;
        this.y = y;
        this.rowWeights = rowWeights;
        this.penalty = penalty;
        means = scales.means();
        deviations = scales.deviations();
        block = Math.clamp(BLOCK / x.columns(), LEAST, MOST);
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

    @Override
    public double[] margins(double[] point) {
        double[] w = unscaled(point);
        double[] z = x.multiply(Arrays.copyOfRange(w, 1, w.length));
        for (int i = 0; i < z.length; i++) {
            z[i] = rowWeights != null && rowWeights[i] == 0 ? 0 : y[i] == 1 ? z[i] + w[0] : -z[i] - w[0];
        }
        return z;
    }

    private void pass(double[] point) {
        if (Arrays.equals(point, lastPoint)) {
            return;
        }
        int d = x.columns();
        double[] w = unscaled(point);
        double[] sums = RowChunks.of(y.length, d).sum(3 * block, d + 2, (from, to, workspace, partial) -> {
            for (int at = from; at < to; at += block) {
                addBlock(at, Math.min(block, to - at), w, workspace, partial);
            }
        });
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
    }

    // Adds value, Σ r and Σ r·x of a block, r = c(p − y). Workspace: t, the log-odds of the class that came true, and in its
    // place r; then e^t; then ln(1 + e^−|t|). No branch depends on the data: it would be guessed wrong every other time.
    private void addBlock(int at, int rows, double[] w, double[] workspace, double[] sums) {
        int d = x.columns();
        int e = block;
        int log = 2 * block;
        KERNELS.gemv(false, rows, d, 1, x.data(), at * d, d, w, 1, 0, workspace, 0);
        for (int i = 0; i < rows; i++) {
            workspace[i] = (2 * y[at + i] - 1) * (workspace[i] + w[0]);
            workspace[e + i] = Math.min(workspace[i], LARGEST);
        }
        KERNELS.exp(workspace, e, workspace, e, rows);
        for (int i = 0; i < rows; i++) {
            workspace[log + i] = (1 + workspace[e + i]) / Math.max(1, workspace[e + i]);
        }
        KERNELS.log(workspace, log, workspace, log, rows);
        residuals(at, rows, workspace, sums);
        KERNELS.gemv(true, rows, d, 1, x.data(), at * d, d, workspace, 0, 1, sums, 2);
    }

    // r = c(p − y) in the place of t, with the probability 1/(1 + e^−t) of what came true; its −ln is the loss.
    private void residuals(int at, int rows, double[] workspace, double[] sums) {
        double value = 0;
        double sum = 0;
        for (int i = 0; i < rows; i++) {
            double count = rowWeights == null ? 1 : rowWeights[at + i];
            double t = workspace[i];
            value += count * (workspace[2 * block + i] - Math.min(t, 0));          // ln(1 + e^−t) = ln(1 + e^−|t|) − min(t, 0)
            double missed = 1 / (1 + workspace[block + i]);                        // 1 − the probability of what came true
            workspace[i] = (1 - 2 * y[at + i]) * count * missed;                   // p − y: + missed for y = 0, − for y = 1
            sum += workspace[i];
        }
        sums[0] += value;
        sums[1] += sum;
    }

    @Override
    public Matrix hessian(double[] point) {
        int d = x.columns();
        double[] w = unscaled(point);
        double[] sum = RowChunks.of(y.length, d).sum(block * (d + 2), (d + 1) * (d + 1), (from, to, workspace, partial) -> {
            for (int at = from; at < to; at += block) {
                addCurvature(at, Math.min(block, to - at), w, workspace, partial);
            }
        });
        Matrix hessian = Matrix.wrap(d + 1, d + 1, sum);
        for (int j = 1; j <= d; j++) {
            hessian.set(j, j, hessian.get(j, j) + penalty / deviations[j - 1] / deviations[j - 1]);
        }
        return hessian;
    }

    @Override
    public Matrix identifiedHessian(double[] point) {
        return hessian(point);
    }

    // Adds Σ c·p(1 − p) x̃x̃ᵀ of a block, with x̃ = (1, (x − m)/s): each row times √(c·p(1 − p)), then its square.
    // Workspace: the rows, then z.
    private void addCurvature(int at, int rows, double[] w, double[] workspace, double[] sum) {
        int d = x.columns();
        int z = block * (d + 1);
        KERNELS.gemv(false, rows, d, 1, x.data(), at * d, d, w, 1, 0, workspace, z);
        for (int i = 0; i < rows; i++) {
            double half = Math.exp(-Math.abs(workspace[z + i] + w[0]) / 2);    // √(p(1 − p)) = e^(−|z|/2) / (1 + e^−|z|)
            double root = half / (1 + half * half) * (rowWeights == null ? 1 : Math.sqrt(rowWeights[at + i]));
            int row = i * (d + 1);
            workspace[row] = root;
            for (int j = 0; j < d; j++) {
                workspace[row + j + 1] = root * (x.data()[(at + i) * d + j] - means[j]) / deviations[j];
            }
        }
        KERNELS.syrk(true, d + 1, rows, 1, workspace, 0, d + 1, 1, sum, 0, d + 1);
    }
}
