package scratch.math.optimize;

import scratch.math.Matrix;

/// An objective that also knows its curvature, as [Newton] needs it.
public interface TwiceDifferentiable extends Objective {
    /// ∇²f(x): (n, n), symmetric.
    Matrix hessian(double[] x);
}
