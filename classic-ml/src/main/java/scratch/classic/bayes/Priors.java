package scratch.classic.bayes;

import java.util.Arrays;

import scratch.math.check.Require;

/// How probable each class is before its columns are seen: learned from the rows, the same for all, or given.
///
/// Give them where the rows were not drawn as they occur: if half of the collected mails are spam and one in ten of those
/// to come is, the priors are 0.9 and 0.1.
public final class Priors {
    private static final Priors LEARNED = new Priors(null);
    private static final Priors EQUAL = new Priors(new double[0]);

    private final double[] given;        // (K); null: learned; empty: equal

    private Priors(double[] given) {
        this.given = given;
    }

    /// The share of each class among the rows, by their weights.
    public static Priors learned() {
        return LEARNED;
    }

    /// 1/K for each class.
    public static Priors equal() {
        return EQUAL;
    }

    /// @param probabilities (K), K at least 2, each above 0, adding up to 1 within 1e-9
    public static Priors of(double... probabilities) {
        Require.that(probabilities.length >= 2, "Priors.of: %d probabilities: needs one a class, at least 2",
                probabilities.length);
        for (double p : probabilities) {
            Require.positive("Priors.of", "probability", p);
        }
        double sum = Arrays.stream(probabilities).sum();
        Require.that(Math.abs(sum - 1) <= 1e-9, "Priors.of: the probabilities add up to %s: must be 1", sum);
        return new Priors(probabilities.clone());
    }

    /// log p(k); (K).
    ///
    /// @param classSizes how much the rows of each class count together; (K), each above 0
    double[] logs(String where, double[] classSizes) {
        boolean counted = given != null && given.length > 0;
        Require.that(!counted || given.length == classSizes.length, "%s: %d priors, %d classes: each class needs one", where,
                counted ? given.length : 0, classSizes.length);
        double[] parts = counted ? given : classSizes.clone();
        if (given != null && !counted) {
            Arrays.fill(parts, 1);
        }
        double logTotal = Math.log(Arrays.stream(parts).sum());
        return Arrays.stream(parts).map(part -> Math.log(part) - logTotal).toArray();
    }
}
