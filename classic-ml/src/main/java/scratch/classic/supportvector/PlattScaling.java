package scratch.classic.supportvector;

import scratch.math.check.Require;

/// Makes probabilities of answers that are none: p(class 1 | f) = 1 / (1 + e^(A·f + B)).
///
/// A and B minimise the log loss against targets that are drawn in a little, (n₁ + 1)/(n₁ + 2) and 1/(n₀ + 2) instead of 1
/// and 0, so that answers which separate the classes do not drive A to infinity. Newton with a line search; the loss is
/// convex. Fit it on answers to rows that the machine has not learned from: those to its own are too good.
/// Platt 1999; Lin, Lin and Weng 2007, "A note on Platt's probabilistic outputs for support vector machines".
///
/// @param slope     A, below 0 if larger answers speak for class 1
/// @param intercept B
public record PlattScaling(double slope, double intercept) {
    private static final int MOST_STEPS = 100;
    private static final double RIDGE = 1e-12;
    private static final double SMALLEST_STEP = 1e-10;
    private static final double TOLERANCE = 1e-12;

    public PlattScaling {
        Require.finite("PlattScaling", "slope", slope);
        Require.finite("PlattScaling", "intercept", intercept);
    }

    /// @param answers (n), f, finite
    /// @param labels  (n), 0 or 1; one class alone gives a constant answer near it
    public static PlattScaling fit(double[] answers, int[] labels) {
        Require.sameLength("PlattScaling.fit", answers.length, labels.length);
        Require.that(answers.length > 0, "PlattScaling.fit: no answers: needs at least one");
        Require.finite("PlattScaling.fit", "answers", answers);
        double[] targets = targets(labels);
        double ones = 0;
        for (int label : labels) {
            ones += label;
        }
        double a = 0;
        double b = Math.log((labels.length - ones + 1) / (ones + 1));
        double loss = loss(a, b, answers, targets);
        for (int step = 0; step < MOST_STEPS; step++) {
            double[] g = derivatives(a, b, answers, targets);
            if (Math.abs(g[0]) < TOLERANCE * labels.length && Math.abs(g[1]) < TOLERANCE * labels.length) {
                break;
            }
            double determinant = g[2] * g[4] - g[3] * g[3];
            double toA = -(g[4] * g[0] - g[3] * g[1]) / determinant;        // −H⁻¹g
            double toB = -(g[2] * g[1] - g[3] * g[0]) / determinant;
            double down = g[0] * toA + g[1] * toB;
            double length = 1;
            double next = loss(a + toA, b + toB, answers, targets);
            while (!(next <= loss + 1e-4 * length * down) && length >= SMALLEST_STEP) {
                length /= 2;
                next = loss(a + length * toA, b + length * toB, answers, targets);
            }
            if (length < SMALLEST_STEP) {
                break;
            }
            a += length * toA;
            b += length * toB;
            loss = next;
        }
        return new PlattScaling(a, b);
    }

    private static double[] targets(int... labels) {
        int ones = 0;
        for (int i = 0; i < labels.length; i++) {
            if (labels[i] != 0 && labels[i] != 1) {
                throw Require.broken("PlattScaling.fit: label %d of row %d: must be 0 or 1", labels[i], i);
            }
            ones += labels[i];
        }
        double[] targets = new double[labels.length];
        for (int i = 0; i < targets.length; i++) {
            targets[i] = labels[i] == 1 ? (ones + 1.0) / (ones + 2) : 1.0 / (labels.length - ones + 2);
        }
        return targets;
    }

    // −Σ t ln p + (1 − t) ln(1 − p), where z = A·f + B and no exponential may overflow
    private static double loss(double a, double b, double[] answers, double[] targets) {
        double loss = 0;
        for (int i = 0; i < answers.length; i++) {
            double z = a * answers[i] + b;
            loss += z >= 0 ? targets[i] * z + Math.log1p(Math.exp(-z)) : (targets[i] - 1) * z + Math.log1p(Math.exp(z));
        }
        return loss;
    }

    // ∂/∂A, ∂/∂B, ∂²/∂A², ∂²/∂A∂B, ∂²/∂B²
    private static double[] derivatives(double a, double b, double[] answers, double[] targets) {
        double[] g = {0, 0, RIDGE, 0, RIDGE};
        for (int i = 0; i < answers.length; i++) {
            double f = answers[i];
            double p = probability(a * f + b);
            double curvature = p * (1 - p);
            g[0] += f * (targets[i] - p);
            g[1] += targets[i] - p;
            g[2] += f * f * curvature;
            g[3] += f * curvature;
            g[4] += curvature;
        }
        return g;
    }

    private static double probability(double z) {
        return 1 / (1 + Math.exp(z));
    }

    /// p of class 1.
    public double ofOne(double answer) {
        return probability(slope * answer + intercept);
    }

    /// 1 − p: of class 0, with all digits also where it is small.
    public double ofZero(double answer) {
        return probability(-slope * answer - intercept);
    }
}
