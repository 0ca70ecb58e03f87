package scratch.math.autogradtensor;

/// A layer Y = XW + b under the loss ½ Σ (Y − T)², forward and backward pass in plain loops: what the engine is held to.
///
/// With R = Y − T:  dW = XᵀR,  db = the sum of the rows of R,  dX = RWᵀ.   Cost three products of matrices.
/// Giles 2008, *Collected matrix derivative results*.
///
/// @param output         Y; (n, k)
/// @param loss           ½ Σ (Y − T)²
/// @param weightGradient dL/dW; (d, k)
/// @param biasGradient   dL/db; (k)
/// @param inputGradient  dL/dX; (n, d)
public record LinearByHand(double[][] output, double loss, double[][] weightGradient, double[] biasGradient,
                           double[][] inputGradient) {
    /// Everything at once.
    ///
    /// @param x inputs; (n, d)
    /// @param w weights; (d, k)
    /// @param b bias; (k)
    /// @param t targets; (n, k)
    /// @throws IllegalArgumentException if the shapes do not fit
    public static LinearByHand of(double[][] x, double[][] w, double[] b, double[][] t) {
        int n = x.length;
        int d = w.length;
        int k = b.length;
        if (n == 0 || d == 0 || x[0].length != d || w[0].length != k || t.length != n || t[0].length != k) {
            throw new IllegalArgumentException("LinearByHand.of: x has " + n + " rows, w " + d + ", t " + t.length + ", b " + k
                    + " numbers: shapes must be (n, d), (d, k), (n, k), (k), none of them empty");
        }
        double[][] y = new double[n][k];
        double[][] r = new double[n][k];
        double loss = 0;
        for (int row = 0; row < n; row++) {
            for (int out = 0; out < k; out++) {
                y[row][out] = b[out];
                for (int in = 0; in < d; in++) {
                    y[row][out] += x[row][in] * w[in][out];
                }
                r[row][out] = y[row][out] - t[row][out];
                loss += 0.5 * r[row][out] * r[row][out];
            }
        }
        double[][] dw = new double[d][k];
        double[] db = new double[k];
        double[][] dx = new double[n][d];
        for (int row = 0; row < n; row++) {
            for (int out = 0; out < k; out++) {
                db[out] += r[row][out];                        // b was used once in each row: uses add
                for (int in = 0; in < d; in++) {
                    dw[in][out] += x[row][in] * r[row][out];
                    dx[row][in] += r[row][out] * w[in][out];
                }
            }
        }
        return new LinearByHand(y, loss, dw, db, dx);
    }
}
