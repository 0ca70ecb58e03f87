package scratch.math.optimize;

import java.util.ArrayList;
import java.util.List;
import scratch.math.Vectors;

/// BFGS with a short memory: the inverse Hessian is never stored, its product with the gradient is replayed from the
/// last m pairs of step s and gradient change y ("two loops"). Cost O(m n) a step and O(m n) memory, so n may be huge.
/// Liu and Nocedal 1989; Nocedal and Wright, *Numerical Optimization*, algorithms 7.4 and 7.5.
public final class LBFGS {
    private record Pair(double[] s, double[] y, double curvature) {}

    private LBFGS() {}

    public static Result minimize(Objective f, double[] start, int memory, Options options) {
        if (memory < 1) {
            throw new IllegalArgumentException("LBFGS: memory " + memory + ": must be at least 1");
        }
        double[] x = start.clone();
        double value = f.value(x);
        double[] gradient = f.gradient(x);
        Trace trace = new Trace("LBFGS", options, x, value, Vectors.norm(gradient));
        List<Pair> pairs = new ArrayList<>();   // oldest first
        double firstLength = Math.min(1, 1 / Vectors.norm(gradient));
        while (trace.goesOn()) {
            double[] direction = Vectors.times(inverseHessianTimes(pairs, gradient), -1);
            double length = pairs.isEmpty() ? firstLength : 1;
            StrongWolfe.Step step = StrongWolfe.search(f, x, value, gradient, direction, length, 0.9);
            if (step == null) {
                trace.noProgress();
                break;
            }
            double[] s = Vectors.minus(step.point(), x);
            double[] y = Vectors.minus(step.gradient(), gradient);
            double curvature = Vectors.dot(y, s);
            if (curvature > 0) {
                pairs.add(new Pair(s, y, curvature));
                if (pairs.size() > memory) {
                    pairs.removeFirst();
                }
            }
            x = step.point();
            value = step.value();
            gradient = step.gradient();
            trace.add(x, value, Vectors.norm(gradient));
        }
        return trace.result();
    }

    /// H g, from the newest pair back to the oldest and forward again.
    private static double[] inverseHessianTimes(List<Pair> pairs, double[] gradient) {
        double[] q = gradient.clone();
        double[] alpha = new double[pairs.size()];
        for (int i = pairs.size() - 1; i >= 0; i--) {
            Pair pair = pairs.get(i);
            alpha[i] = Vectors.dot(pair.s, q) / pair.curvature;
            Vectors.axpyInPlace(-alpha[i], pair.y, q);
        }
        if (!pairs.isEmpty()) {
            Pair newest = pairs.getLast();
            Vectors.scaleInPlace(q, newest.curvature / Vectors.dot(newest.y, newest.y));
        }
        for (int i = 0; i < pairs.size(); i++) {
            Pair pair = pairs.get(i);
            double beta = Vectors.dot(pair.y, q) / pair.curvature;
            Vectors.axpyInPlace(alpha[i] - beta, pair.s, q);
        }
        return q;
    }
}
