package scratch.bench;

import scratch.math.Vectors;

/// One fit of [LinearModelBenchmark], by each contestant on the same numbers.
interface LinearContest {

    /// What is asked for: the intercept, then the coefficients, model after model; or one score for each candidate.
    double[] ours();

    double[] smile();

    /// What the answer of [#ours] misses: the largest entry of the gradient of what is minimised, divided by n, which is 0 at
    /// the minimum. For scores: how far they lie from those of fits one by one, as a share.
    double missed(double[] answer);

    /// The same for Smile's answer, where it solves the problem in other units.
    default double missedBySmile(double[] answer) {
        return missed(answer);
    }

    /// Compares ours with Smile's.
    void check();

    /// @param allowed how far two right answers may lie apart, as a share of the largest number in them
    static void requireClose(String contest, double[] ours, double[] theirs, double allowed) {
        double size = Vectors.maxAbs(theirs);
        for (int i = 0; i < ours.length; i++) {
            if (!(Math.abs(ours[i] - theirs[i]) <= allowed * size)) {
                throw new IllegalStateException(contest + ": value " + i + " is " + ours[i] + " here and " + theirs[i]
                    + " in Smile");
            }
        }
    }

    /// @param model `ols`, `ridgeGrid`, `lassoPath` or `logistic`
    /// @param share of the rows that the question asks for: 1, and less in tests
    static LinearContest of(String model, double share) {
        return switch (model) {
            case "ols" -> new LeastSquaresContest((int) (200_000 * share));
            case "ridgeGrid" -> new RidgeGridContest((int) (20_000 * share));
            case "lassoPath" -> new LassoPathContest((int) (20_000 * share));
            case "logistic" -> new LogisticContest((int) (200_000 * share));
            default -> throw new IllegalArgumentException("model: " + model + ": there is no such contest");
        };
    }
}
