package scratch.math.optimize;

import scratch.math.Vectors;

/// Line search: a step a along direction p that lowers f enough and flattens its slope,
/// f(x + ap) <= f(x) + c₁ a φ'(0) and |φ'(a)| <= c₂ |φ'(0)|, where φ(a) = f(x + ap).
/// First a bracket is widened until it must contain such a step, then it is narrowed by cubic interpolation.
/// Nocedal and Wright, *Numerical Optimization*, algorithms 3.5 and 3.6.
final class StrongWolfe {
    private static final double SUFFICIENT = 1e-4;   // c₁
    private static final int MOST_TRIALS = 60;

    /// A trial step with all that was computed there.
    record Step(double length, double[] point, double value, double[] gradient, double slope) {
        boolean isFinite() {
            return Double.isFinite(value) && Double.isFinite(slope);
        }
    }

    private final Objective f;
    private final double[] direction;
    private final double curvature;   // c₂
    private final Step start;

    private StrongWolfe(Objective f, Step start, double[] direction, double curvature) {
        this.f = f;
        this.start = start;
        this.direction = direction;
        this.curvature = curvature;
    }

    /// The step found, or null if there is none (p does not lead downhill, or f can no longer be told apart).
    static Step search(Objective f, double[] x, double value, double[] gradient, double[] direction, double firstLength,
            double curvature) {
        double slope = Vectors.dot(gradient, direction);
        if (!(slope < 0)) {
            return null;
        }
        Step start = new Step(0, x, value, gradient, slope);
        return new StrongWolfe(f, start, direction, curvature).bracket(firstLength);
    }

    private Step bracket(double firstLength) {
        Step previous = start;
        double length = firstLength;
        for (int trial = 0; trial < MOST_TRIALS; trial++) {
            Step step = at(length);
            if (!step.isFinite()) {
                // subtle: an infinite value tells nothing about the slope; come back half of the way
                length = (previous.length + length) / 2;
                continue;
            }
            if (isTooHigh(step) || trial > 0 && isAbove(step, previous)) {
                return zoom(previous, step);
            }
            if (isFlat(step)) {
                return step;
            }
            if (step.slope >= 0) {
                return zoom(step, previous);
            }
            previous = step;
            length *= 2;
        }
        return previous.value < start.value ? previous : null;
    }

    /// `low` is the best step so far that lowers f enough; a good one lies between it and `high`.
    private Step zoom(Step low, Step high) {
        for (int trial = 0; trial < MOST_TRIALS; trial++) {
            Step step = at(cubicMinimum(low, high));
            if (!step.isFinite() || isTooHigh(step) || isAbove(step, low)) {
                high = step;
            } else {
                if (isFlat(step)) {
                    return step;
                }
                if (step.slope * (high.length - low.length) >= 0) {
                    high = low;
                }
                low = step;
            }
            if (Math.abs(high.length - low.length) <= Math.ulp(high.length)) {
                break;
            }
        }
        return low.value < start.value ? low : null;
    }

    /// The lowest point of the cubic through both values and slopes, kept off the ends of the interval.
    private static double cubicMinimum(Step low, Step high) {
        double width = high.length - low.length;
        double d1 = low.slope + high.slope - 3 * (low.value - high.value) / (low.length - high.length);
        double root = Math.sqrt(d1 * d1 - low.slope * high.slope);
        double d2 = Math.copySign(root, width);
        double cubic = high.length - width * (high.slope + d2 - d1) / (high.slope - low.slope + 2 * d2);
        double share = (cubic - low.length) / width;
        return share > 0.1 && share < 0.9 ? cubic : low.length + width / 2;   // also where it is NaN
    }

    private boolean isTooHigh(Step step) {
        return step.value > start.value + SUFFICIENT * step.length * start.slope + rounding();
    }

    private boolean isAbove(Step step, Step other) {
        return step.value >= other.value + rounding();
    }

    /// subtle: within √ε of the minimum f is flat to the last bit while the gradient is not; differences of this size
    /// are noise, and only the slope is to be believed (the "approximate Wolfe conditions" of Hager and Zhang 2005)
    private double rounding() {
        return 64 * Math.ulp(start.value);
    }

    private boolean isFlat(Step step) {
        return Math.abs(step.slope) <= -curvature * start.slope;
    }

    private Step at(double length) {
        double[] point = start.point.clone();
        Vectors.axpyInPlace(length, direction, point);
        double[] gradient = f.gradient(point);
        return new Step(length, point, f.value(point), gradient, Vectors.dot(gradient, direction));
    }
}
