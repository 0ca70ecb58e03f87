package scratch.math.optimize;

import scratch.math.Vectors;

/// Gradient descent with a fixed step: x ← x − η ∇f(x), straight downhill.
/// On a quadratic it converges for 0 < η < 2/λ largest, and each step shrinks the error along an eigenvector by
/// |1 − ηλ|, so a stretched valley takes long. One gradient a step.
/// Cauchy 1847; Nocedal and Wright, *Numerical Optimization*, chapter 3.
public final class GradientDescent {
    private GradientDescent() {}

    public static Result minimize(Objective f, double[] start, double learningRate, Options options) {
        if (!(learningRate > 0) || Double.isInfinite(learningRate)) {
            throw new IllegalArgumentException(
                    "GradientDescent: learningRate " + learningRate + ": must be positive and finite");
        }
        double[] x = start.clone();
        double[] gradient = f.gradient(x);
        Trace trace = new Trace("GradientDescent", options, x, f.value(x), Vectors.norm(gradient));
        while (trace.goesOn()) {
            Vectors.axpyInPlace(-learningRate, gradient, x);
            gradient = f.gradient(x);
            trace.add(x, f.value(x), Vectors.norm(gradient));
        }
        return trace.result();
    }
}
