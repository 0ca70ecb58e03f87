package scratch.deep.recurrence.vanishing;

import scratch.math.Matrix;
import scratch.math.check.Require;
import scratch.math.decomposition.SVD;

/// How much the last state of a recurrent network feels a small change of an earlier one.
///
/// For `h_t = f(u_t + h_{t−1}·W)` the derivative of `h_T` by `h_t` is the product of `W·diag(f′)` over the steps between. Its
/// norm, the largest singular value, says by how much the best direction is stretched on the way; a gradient that comes
/// back is multiplied by at most this. The bound puts the product of the norms in place of the norm of the product.
/// Cost O(T·h³).   Bengio, Simard and Frasconi 1994; Pascanu, Mikolov and Bengio 2013.
///
/// @param products ∂h_T/∂h_{T−k} at position k, from k = 0, the identity
/// @param bounds   (T + 1): `∏ σ_max(W)·max f′` over the last k steps
public record StateJacobian(Matrix[] products, double[] bounds) {
    /// With tanh between the steps.
    ///
    /// @param w      (h, h)
    /// @param drives (T, h): what the inputs add to the sum at each step
    public static StateJacobian of(Matrix w, double[][] drives) {
        return of(w, drives, true);
    }

    /// With or without tanh; without it, the state is a sum of powers of W.
    public static StateJacobian of(Matrix w, double[][] drives, boolean tanh) {
        Require.square("StateJacobian.of", w.rows(), w.columns());
        Require.that(drives.length > 0, "StateJacobian.of: a sequence of length 0: needs at least one step");
        double[][] slopes = slopes(w, drives, tanh);           // (T, h): f′ at each step
        double stretch = SVD.of(w).singularValues()[0];
        Matrix[] products = new Matrix[drives.length + 1];
        double[] bounds = new double[drives.length + 1];
        products[0] = Matrix.identity(w.rows());
        bounds[0] = 1;
        for (int k = 1; k < products.length; k++) {
            double[] slope = slopes[drives.length - k];
            products[k] = columnsTimes(w, slope).multiply(products[k - 1]);
            double steepest = 0;
            for (double s : slope) {
                steepest = Math.max(steepest, s);
            }
            bounds[k] = bounds[k - 1] * stretch * steepest;
        }
        return new StateJacobian(products, bounds);
    }

    /// The forward pass, of which only the derivatives are kept.
    private static double[][] slopes(Matrix w, double[][] drives, boolean tanh) {
        double[][] slopes = new double[drives.length][w.rows()];
        double[] state = new double[w.rows()];
        for (int t = 0; t < drives.length; t++) {
            Require.that(drives[t].length == state.length, "StateJacobian.of: step %d has %d numbers: must have %d", t,
                    drives[t].length, state.length);
            double[] next = drives[t].clone();
            for (int i = 0; i < next.length; i++) {
                for (int j = 0; j < next.length; j++) {
                    next[j] += state[i] * w.get(i, j);
                }
            }
            for (int j = 0; j < next.length; j++) {
                next[j] = tanh ? StrictMath.tanh(next[j]) : next[j];
                slopes[t][j] = tanh ? 1 - next[j] * next[j] : 1;
            }
            state = next;
        }
        return slopes;
    }

    private static Matrix columnsTimes(Matrix w, double... factors) {
        Matrix scaled = w.copy();
        for (int i = 0; i < w.rows(); i++) {
            for (int j = 0; j < factors.length; j++) {
                scaled.set(i, j, w.get(i, j) * factors[j]);
            }
        }
        return scaled;
    }

    /// The largest singular value of the derivative over so many steps.
    public double norm(int distance) {
        return SVD.of(products[distance]).singularValues()[0];
    }

    /// The norms from distance 0 on; (T + 1).
    public double[] norms() {
        double[] norms = new double[products.length];
        for (int k = 0; k < norms.length; k++) {
            norms[k] = norm(k);
        }
        return norms;
    }
}
