package scratch.classic.linearmodel;

import scratch.math.Matrix;
import scratch.math.optimize.TwiceDifferentiable;

/// A negative log likelihood of labels, which may fall for ever as the weights grow.
interface Likelihood extends TwiceDifferentiable {
    /// By how much each row's own class beats each other one, in log-odds; (n·(K − 1)).
    double[] margins(double[] point);

    /// The Hessian, with something on top for the directions along which no probability changes, whatever the data.
    Matrix identifiedHessian(double[] point);
}
