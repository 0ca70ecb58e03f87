package scratch.classic.linear.logistic;

import java.util.Locale;

import scratch.classic.linearmodel.LogisticRegression;
import scratch.classic.linearmodel.LogisticRegression.Options;
import scratch.classic.linearmodel.LogisticRegression.Solver;
import scratch.math.Matrix;
import scratch.math.Vectors;

/// Two kinds of iris by the length and the width of their petals: with setosa, a plane separates them, without it none does.
///
/// @param x      (100, 2), in cm
/// @param labels (100), 1 for the kind with the larger petals
record Separation(Matrix x, int[] labels) {

    LogisticRegression fit(double penalty) {
        return LogisticRegression.fit(x, labels, Options.of(penalty).with(Solver.NEWTON));
    }

    /// How long the weights are at this penalty.
    double size(double penalty) {
        return Vectors.norm(fit(penalty).weights());
    }

    /// What a fit without a penalty answers.
    String withoutPenalty() {
        try {
            return String.format(Locale.ROOT, "weights of length %.2f", size(0));
        } catch (ArithmeticException e) {
            return e.getMessage();
        }
    }
}
