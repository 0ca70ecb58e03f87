package scratch.math.optimize;

import scratch.math.Matrix;
import scratch.math.Vectors;

/// Conjugate gradients: each direction is the gradient, freed of what earlier directions already settled.
/// p ← −g + β p. For A x = b with A symmetric positive definite this ends after at most n steps, and long before if
/// the eigenvalues of A are few or clustered: the error falls like ((√κ − 1)/(√κ + 1))ᵏ. One product A p a step.
/// Hestenes and Stiefel 1952; nonlinear after Polak and Ribière 1969; Nocedal and Wright, algorithms 5.2 and 5.4.
public final class ConjugateGradient {
    private ConjugateGradient() {}

    /// Solves A x = b from x = 0, which minimises ½ xᵀA x − bᵀx; the gradient is the residual A x − b.
    ///
    /// @throws ArithmeticException if a direction shows that A is not positive definite
    public static Result solve(Matrix a, double[] b, Options options) {
        if (a.rows() != a.columns() || a.rows() != b.length) {
            throw new IllegalArgumentException("ConjugateGradient: (" + a.rows() + ", " + a.columns()
                    + ") with a right side of " + b.length + " rows: must be square and as long");
        }
        double[] x = new double[b.length];
        double[] r = Vectors.times(b, -1);   // A x − b
        double[] p = b.clone();
        double squares = Vectors.dot(r, r);
        Trace trace = new Trace("ConjugateGradient", options, x, 0, Math.sqrt(squares));
        for (int k = 0; trace.goesOn(); k++) {
            double[] ap = a.multiply(p);
            double curvature = Vectors.dot(p, ap);
            if (squares == 0) {
                trace.noProgress();
                break;
            }
            if (!(curvature > 0)) {
                throw new ArithmeticException("ConjugateGradient: iteration " + (k + 1) + ": pᵀAp is " + curvature
                        + ": the matrix is not positive definite");
            }
            double length = squares / curvature;
            Vectors.axpyInPlace(length, p, x);
            Vectors.axpyInPlace(length, ap, r);
            double next = Vectors.dot(r, r);
            double beta = next / squares;
            for (int j = 0; j < p.length; j++) {
                p[j] = beta * p[j] - r[j];
            }
            squares = next;
            trace.add(x, (Vectors.dot(x, r) - Vectors.dot(x, b)) / 2, Math.sqrt(squares));
        }
        return trace.result();
    }

    /// Minimises any smooth f: the same directions, with a line search for the step and Polak and Ribière's β, which
    /// falls back to steepest descent (β = 0) where it would be negative or the direction would lead uphill.
    public static Result minimize(Objective f, double[] start, Options options) {
        double[] x = start.clone();
        double value = f.value(x);
        double[] gradient = f.gradient(x);
        Trace trace = new Trace("ConjugateGradient", options, x, value, Vectors.norm(gradient));
        double[] p = Vectors.times(gradient, -1);
        double length = Math.min(1, 1 / Vectors.norm(gradient));
        while (trace.goesOn()) {
            double slope = Vectors.dot(gradient, p);
            StrongWolfe.Step step = StrongWolfe.search(f, x, value, gradient, p, length, 0.1);
            if (step == null) {
                trace.noProgress();
                break;
            }
            double beta = Math.max(0, (Vectors.dot(step.gradient(), step.gradient())
                    - Vectors.dot(step.gradient(), gradient)) / Vectors.dot(gradient, gradient));
            x = step.point();
            value = step.value();
            gradient = step.gradient();
            trace.add(x, value, Vectors.norm(gradient));

            Vectors.scaleInPlace(p, beta);
            Vectors.axpyInPlace(-1, gradient, p);
            if (Vectors.dot(gradient, p) >= 0) {
                p = Vectors.times(gradient, -1);
            }
            length = step.length() * slope / Vectors.dot(gradient, p);   // the same decrease as last time
            if (!(length > 0) || Double.isInfinite(length)) {
                length = 1;
            }
        }
        return trace.result();
    }
}
