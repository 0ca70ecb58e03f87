package scratch.classic.linear.methodrunner;

import scratch.math.optimize.Result;

/// Where a method ended, and its loss after 0, 1, 2, … passes over the training rows.
///
/// @param point  b, then w
/// @param losses at least one; for a method without passes, the loss at its end alone
record Course(double[] point, double... losses) {
    static Course of(Result result) {
        return new Course(result.point(), result.values());
    }

    int passes() {
        return losses.length - 1;
    }

    double loss() {
        return losses[losses.length - 1];
    }
}
