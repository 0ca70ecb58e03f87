package scratch.math.optimize;

import scratch.math.Matrix;
import scratch.math.Vectors;
import scratch.math.decomposition.Cholesky;

/// Newton's method: jump to the minimum of the parabola that fits here, ∇²f p = −∇f, x ← x + a p.
/// Near the minimum the number of correct digits doubles with each step (and a = 1). Where f is not convex, a multiple
/// of the identity is added to the Hessian until it is positive definite, so that p leads downhill.
/// One Hessian and n³/3 operations a step. Nocedal and Wright, *Numerical Optimization*, algorithms 3.2 and 3.3.
public final class Newton {
    private Newton() {}

    public static Result minimize(TwiceDifferentiable f, double[] start, Options options) {
        double[] x = start.clone();
        double value = f.value(x);
        double[] gradient = f.gradient(x);
        Trace trace = new Trace("Newton", options, x, value, Vectors.norm(gradient));
        while (trace.goesOn()) {
            double[] direction = positiveDefinite(f.hessian(x)).solve(Vectors.times(gradient, -1));
            StrongWolfe.Step step = StrongWolfe.search(f, x, value, gradient, direction, 1, 0.9);
            if (step == null) {
                trace.noProgress();
                break;
            }
            x = step.point();
            value = step.value();
            gradient = step.gradient();
            trace.add(x, value, Vectors.norm(gradient));
        }
        return trace.result();
    }

    /// The Cholesky factor of H + τI for the first τ of 0, β, 2β, 4β, … for which there is one.
    private static Cholesky positiveDefinite(Matrix hessian) {
        double size = Vectors.norm(hessian.data());
        double shift = 0;
        while (true) {
            try {
                return Cholesky.of(hessian.plus(Matrix.identity(hessian.rows()).times(shift)));
            } catch (ArithmeticException indefinite) {
                // subtle: ‖H‖ bounds every eigenvalue, so this ends after some ten attempts
                shift = shift == 0 ? (size == 0 ? 1 : 1e-3 * size) : 2 * shift;
            }
        }
    }
}
