package scratch.math.derivatives;

import java.util.function.UnaryOperator;

import scratch.math.Matrix;

/// The Jacobian of a function from d numbers to m: Jᵢⱼ = ∂fᵢ/∂xⱼ, (m, d), by central differences.
///
/// The chain rule multiplies Jacobians: J of g∘f at x is J_g(f(x)) · J_f(x).   Cost 2d evaluations of f.
/// Nocedal and Wright, *Numerical Optimization*, chapter 8.
public final class Jacobian {
    private Jacobian() {
    }

    /// The whole matrix.
    ///
    /// @param f from (d) to (m)
    /// @param x where; (d)
    /// @return (m, d)
    /// @throws IllegalArgumentException if x is empty or not finite, or f changes the length of its answer
    public static Matrix of(UnaryOperator<double[]> f, double[] x) {
        if (x.length == 0) {
            throw new IllegalArgumentException("Jacobian.of: x is empty: needs at least one number");
        }
        int m = f.apply(x.clone()).length;
        Matrix jacobian = Matrix.zeros(m, x.length);
        for (int j = 0; j < x.length; j++) {
            if (!Double.isFinite(x[j])) {
                throw new IllegalArgumentException("Jacobian.of: x[" + j + "] = " + x[j] + ": must be finite");
            }
            double h = FiniteDifference.CENTRAL_STEP * Math.max(Math.abs(x[j]), 1);
            double[] above = x.clone();
            double[] below = x.clone();
            above[j] += h;
            below[j] -= h;
            double step = above[j] - below[j];
            double[] high = f.apply(above);
            double[] low = f.apply(below);
            if (high.length != m || low.length != m) {
                throw new IllegalArgumentException("Jacobian.of: f gave " + m + ", then " + high.length + " and " + low.length
                        + " numbers: the length must not depend on x");
            }
            for (int i = 0; i < m; i++) {
                jacobian.set(i, j, (high[i] - low[i]) / step);
            }
        }
        return jacobian;
    }

    /// J·v, how f changes when x moves along v: one column's work, whatever d is. Forward mode does this exactly.
    ///
    /// @param x where; (d)
    /// @param v the direction; (d)
    /// @return (m)
    public static double[] timesVector(UnaryOperator<double[]> f, double[] x, double[] v) {
        if (x.length != v.length) {
            throw new IllegalArgumentException("Jacobian.timesVector: x has " + x.length + " numbers, v has " + v.length
                    + ": a direction needs one per coordinate");
        }
        double size = 1;
        double length = 0;
        for (int j = 0; j < x.length; j++) {
            size = Math.max(size, Math.abs(x[j]));
            length = Math.max(length, Math.abs(v[j]));
        }
        if (length == 0) {
            return new double[f.apply(x.clone()).length];
        }
        double h = FiniteDifference.CENTRAL_STEP * size / length;
        double[] above = x.clone();
        double[] below = x.clone();
        for (int j = 0; j < x.length; j++) {
            above[j] += h * v[j];
            below[j] -= h * v[j];
        }
        double[] high = f.apply(above);
        double[] low = f.apply(below);
        double[] change = new double[high.length];
        for (int i = 0; i < change.length; i++) {
            change[i] = (high[i] - low[i]) / (2 * h);
        }
        return change;
    }
}
