package scratch.math.optimize;

import scratch.math.Matrix;
import scratch.math.Vectors;

/// f(x) = ½ xᵀA x − bᵀx with A symmetric: the bowl that every smooth function looks like near its minimum.
/// ∇f = A x − b, so the minimum solves A x = b (if A is positive definite).
public final class Quadratic implements TwiceDifferentiable, Coordinatewise {
    private final Matrix a;     // (n, n)
    private final double[] b;   // (n)

    public Quadratic(Matrix a, double[] b) {
        if (a.rows() != a.columns() || a.rows() != b.length) {
            throw new IllegalArgumentException("Quadratic: (" + a.rows() + ", " + a.columns() + ") with " + b.length
                    + " numbers: must be square and as long");
        }
        this.a = a.copy();
        this.b = b.clone();
    }

    @Override
    public double value(double[] x) {
        return Vectors.dot(x, a.multiply(x)) / 2 - Vectors.dot(b, x);
    }

    @Override
    public double[] gradient(double[] x) {
        return Vectors.minus(a.multiply(x), b);
    }

    @Override
    public Matrix hessian(double[] x) {
        return a;
    }

    /// xⱼ − (A x − b)ⱼ / aⱼⱼ: the zero of the slope in xⱼ.
    @Override
    public double best(double[] x, int j) {
        return x[j] - (Vectors.dot(a.row(j), x) - b[j]) / a.get(j, j);
    }
}
