package scratch.math.optimize;

import scratch.math.Matrix;
import scratch.math.Vectors;

/// BFGS: Newton's method with a guess of the inverse Hessian H, mended after each step so that H y = s, where s is the
/// step and y the change of the gradient.
/// H ← (I − ρ s yᵀ) H (I − ρ y sᵀ) + ρ s sᵀ, ρ = 1 / yᵀs.   Cost O(n²) a step, no second derivatives.
/// Broyden, Fletcher, Goldfarb and Shanno 1970; Nocedal and Wright, *Numerical Optimization*, algorithm 6.1.
public final class BFGS {
    private BFGS() {}

    public static Result minimize(Objective f, double[] start, Options options) {
        double[] x = start.clone();
        double value = f.value(x);
        double[] gradient = f.gradient(x);
        Trace trace = new Trace("BFGS", options, x, value, Vectors.norm(gradient));
        Matrix h = Matrix.identity(x.length);
        boolean scaled = false;
        double firstLength = Math.min(1, 1 / Vectors.norm(gradient));   // H = I knows nothing about size
        while (trace.goesOn()) {
            double[] direction = Vectors.times(h.multiply(gradient), -1);
            StrongWolfe.Step step = StrongWolfe.search(f, x, value, gradient, direction, scaled ? 1 : firstLength, 0.9);
            if (step == null) {
                trace.noProgress();
                break;
            }
            double[] s = Vectors.minus(step.point(), x);
            double[] y = Vectors.minus(step.gradient(), gradient);
            double curvature = Vectors.dot(y, s);
            if (curvature > 0) {   // rounding can break what the Wolfe conditions promise
                if (!scaled) {
                    h = h.times(curvature / Vectors.dot(y, y));
                    scaled = true;
                }
                update(h, s, y, curvature);
            }
            x = step.point();
            value = step.value();
            gradient = step.gradient();
            trace.add(x, value, Vectors.norm(gradient));
        }
        return trace.result();
    }

    /// The formula above, multiplied out: H + ((sᵀy + yᵀHy) / (sᵀy)²) s sᵀ − (Hy sᵀ + s (Hy)ᵀ) / sᵀy
    private static void update(Matrix h, double[] s, double[] y, double curvature) {
        double[] hy = h.multiply(y);
        double factor = (1 + Vectors.dot(y, hy) / curvature) / curvature;
        int n = s.length;
        double[] data = h.data();
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                data[i * n + j] += factor * s[i] * s[j] - (hy[i] * s[j] + s[i] * hy[j]) / curvature;
            }
        }
    }
}
