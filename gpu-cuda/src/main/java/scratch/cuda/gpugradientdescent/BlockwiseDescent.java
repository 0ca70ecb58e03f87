package scratch.cuda.gpugradientdescent;

import scratch.math.check.Require;

/// Gradient descent for least squares as a GPU does it, in plain Java and double: blocks leave shares of the gradient, and the
/// next launch begins by adding them up.
///
/// w ← w − (2·rate/n)·Xᵀ(X·w + b − y), b likewise. An iteration costs 4·n·d operations and reads X once.
/// Cauchy 1847; Nesterov, *Lectures on convex optimization* (2018), chapter 2.
public final class BlockwiseDescent {
    private final double[] x;          // (n, d)
    private final double[] y;          // (n)
    private final int d;
    private final double[][] shares;   // (blocks, d + 2): gradient of the weights, of the intercept, squared residuals

    private BlockwiseDescent(double[] x, double[] y, int blocks) {
        this.x = x;
        this.y = y;
        this.d = x.length / y.length;
        shares = new double[blocks][d + 2];
    }

    /// What came out.
    ///
    /// @param weights d of them, and the intercept last
    /// @param losses  mean squared residual before each iteration
    public record Result(double[] weights, double[] losses) {
    }

    /// So many iterations from weights 0. Row i belongs to block i mod `blocks`.
    ///
    /// @param x rows one after the other; (n, d)
    /// @param y what is to be predicted; (n)
    /// @throws IllegalArgumentException if the sizes do not fit together, or a number is not positive
    public static Result fit(double[] x, double[] y, int blocks, int iterations, double rate) {
        Require.that(y.length >= 1 && x.length >= y.length && x.length % y.length == 0,
                "BlockwiseDescent.fit: %d numbers for %d rows: must be the same number of columns for each", x.length,
                y.length);
        Require.that(blocks >= 1 && iterations >= 1, "BlockwiseDescent.fit: %d blocks, %d iterations: must be at least 1",
                blocks, iterations);
        Require.that(rate > 0 && Double.isFinite(rate), "BlockwiseDescent.fit: rate %s: must be positive", rate);
        var descent = new BlockwiseDescent(x, y, blocks);
        double[] weights = new double[descent.d + 1];
        double[] losses = new double[iterations];
        for (int t = 0; t < iterations; t++) {
            descent.launch(weights);
            losses[t] = descent.sum(descent.d + 1) / y.length;
            for (int j = 0; j <= descent.d; j++) {
                weights[j] -= 2 * rate / y.length * descent.sum(j);
            }
        }
        return new Result(weights, losses);
    }

    /// Every block finds its share: residual and gradient in one pass over its rows.
    private void launch(double[] weights) {
        for (int block = 0; block < shares.length; block++) {
            double[] share = new double[d + 2];
            for (int i = block; i < y.length; i += shares.length) {
                double residual = weights[d] - y[i];
                for (int j = 0; j < d; j++) {
                    residual += x[i * d + j] * weights[j];
                }
                for (int j = 0; j < d; j++) {
                    share[j] += residual * x[i * d + j];
                }
                share[d] += residual;
                share[d + 1] += residual * residual;
            }
            shares[block] = share;
        }
    }

    /// The shares of one number, added in the order of the blocks.
    private double sum(int j) {
        double sum = 0;
        for (double[] share : shares) {
            sum += share[j];
        }
        return sum;
    }
}
