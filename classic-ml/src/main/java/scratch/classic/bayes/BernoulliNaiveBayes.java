package scratch.classic.bayes;

import java.util.Arrays;
import java.util.Map;

import scratch.classic.model.Storable;
import scratch.math.Matrix;
import scratch.math.check.Require;

/// Naive Bayes for yes and no: within a class each column is a coin,
/// log p(xⱼ | k) = log pₖⱼ if the row has it, log(1 − pₖⱼ) if not.
///
/// pₖⱼ = (Nₖⱼ + α) / (Nₖ + 2α), where Nₖ counts the rows of class k and Nₖⱼ those of them that have column j. What a row
/// lacks counts as much as what it has: that is the difference to [MultinomialNaiveBayes].
/// Manning, Raghavan and Schütze 2008, *Introduction to Information Retrieval*, chapter 13.3.
public final class BernoulliNaiveBayes implements NaiveBayes {
    private static final String KIND = "bernoulli-naive-bayes";

    /// @param priors    how probable the classes are
    /// @param smoothing α: what is added to the rows that have a column, and to those that lack it, above 0
    /// @param threshold a row has a column if its value is larger than this
    public record Options(Priors priors, double smoothing, double threshold) {
        public Options {
            Require.positive("BernoulliNaiveBayes.Options", "smoothing", smoothing);
            Require.finite("BernoulliNaiveBayes.Options", "threshold", threshold);
        }

        /// Learned priors, Laplace's smoothing 1, and the threshold 0.
        public static Options standard() {
            return new Options(Priors.learned(), 1, 0);
        }
    }

    private final double[] logPriors;     // (K)
    private final Matrix logPresent;      // (K, d): log p
    private final Matrix logAbsent;       // (K, d): log(1 − p)
    private final double threshold;

    private BernoulliNaiveBayes(double[] logPriors, Matrix logPresent, Matrix logAbsent, double threshold) {
        this.logPriors = logPriors;
        this.logPresent = logPresent;
        this.logAbsent = logAbsent;
        this.threshold = threshold;
    }

    /// Learns in what share of each class's rows every column is present.
    ///
    /// @param x      (n, d), finite
    /// @param labels (n), 0 to K − 1, K at least 2, each of which occurs
    public static BernoulliNaiveBayes fit(Matrix x, int[] labels, Options options) {
        return fit(x, labels, null, options);
    }

    /// Learns from rows that count more or less: a row of weight 2 counts as two rows.
    ///
    /// @param rowWeights (n), 0 or more, for each class some above 0; null if all are 1
    public static BernoulliNaiveBayes fit(Matrix x, int[] labels, double[] rowWeights, Options options) {
        String where = "BernoulliNaiveBayes.fit";
        TrainingRows rows = TrainingRows.of(where, x, labels, rowWeights);
        Matrix present = present(x, options.threshold());
        Matrix absent = Matrix.zeros(x.rows(), x.columns());
        for (int i = 0; i < absent.data().length; i++) {
            absent.data()[i] = 1 - present.data()[i];
        }
        Matrix with = rows.with(present).classSums();
        Matrix without = rows.with(absent).classSums();
        return new BernoulliNaiveBayes(options.priors().logs(where, rows.classSizes()),
                logShares(with, without, options.smoothing()), logShares(without, with, options.smoothing()),
                options.threshold());
    }

    private static Matrix present(Matrix x, double threshold) {
        Matrix present = Matrix.zeros(x.rows(), x.columns());
        for (int i = 0; i < present.data().length; i++) {
            present.data()[i] = x.data()[i] > threshold ? 1 : 0;
        }
        return present;
    }

    // subtle: rows without a column are counted, not taken as 1 − p, which loses the digits of a small one
    private static Matrix logShares(Matrix counts, Matrix others, double smoothing) {
        Matrix logs = counts.copy();
        for (int i = 0; i < logs.data().length; i++) {
            double some = counts.data()[i] + smoothing;
            logs.data()[i] = Math.log(some) - Math.log(some + others.data()[i] + smoothing);
        }
        return logs;
    }

    /// Σ log(1 − p) over all columns, and log p − log(1 − p) more for each that the row has.
    @Override
    public Matrix logJoint(Matrix x) {
        Require.that(x.columns() == logPresent.columns(), "BernoulliNaiveBayes.predict: x has %d columns: the model has %d",
                x.columns(), logPresent.columns());
        Require.finite("BernoulliNaiveBayes.predict", x.columns(), x.data());
        Matrix logs = present(x, threshold).multiply(logPresent.minus(logAbsent).transpose());
        double[] none = logJointOfNothing();
        for (int i = 0; i < logs.data().length; i++) {
            logs.data()[i] += none[i % none.length];
        }
        return logs;
    }

    // log p(k) + Σ log(1 − p)
    private double[] logJointOfNothing() {
        double[] none = logPriors.clone();
        for (int k = 0; k < none.length; k++) {
            none[k] += Arrays.stream(logAbsent.row(k)).sum();
        }
        return none;
    }

    @Override
    public double[] logPriors() {
        return logPriors.clone();
    }

    /// log p: (K, d).
    public Matrix logPresent() {
        return logPresent.copy();
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Map<String, Object> state() {
        return Map.of("logPriors", StoredMatrix.list(logPriors), "logPresent", StoredMatrix.rows(logPresent), "logAbsent",
                StoredMatrix.rows(logAbsent), "threshold", threshold);
    }

    /// The model that a file describes.
    public static BernoulliNaiveBayes fromState(Map<String, Object> state) {
        double[] logPriors = StoredMatrix.logPriors(KIND, state);
        Matrix present = StoredMatrix.logs(KIND, state, "logPresent", logPriors.length);
        Matrix absent = StoredMatrix.logs(KIND, state, "logAbsent", logPriors.length);
        Require.that(present.columns() == absent.columns(), KIND + ": %d columns present, %d absent: must be the same",
                present.columns(), absent.columns());
        return new BernoulliNaiveBayes(logPriors, present, absent, Storable.number(KIND, state, "threshold"));
    }
}
