package scratch.classic.bayes;

import java.util.Map;

import scratch.math.Matrix;
import scratch.math.check.Require;

/// Naive Bayes for counts: a class is a die with one side a column, and a row is what its throws showed,
/// log p(x | k) = Σⱼ xⱼ log θₖⱼ + what is the same for all classes.
///
/// θₖⱼ = (Nₖⱼ + α) / (Nₖ + αd), where Nₖⱼ is what column j adds up to in class k and Nₖ what all columns do. α is the
/// smoothing: without it one word that a class has never seen forbids the class. Counts need not be whole, so weights of
/// words can stand in for them. A row of zeros gets the priors.
/// Manning, Raghavan and Schütze 2008, *Introduction to Information Retrieval*, chapter 13.
public final class MultinomialNaiveBayes implements NaiveBayes {
    private static final String KIND = "multinomial-naive-bayes";

    /// @param priors    how probable the classes are
    /// @param smoothing α: what is added to every count, above 0
    public record Options(Priors priors, double smoothing) {
        public Options {
            Require.positive("MultinomialNaiveBayes.Options", "smoothing", smoothing);
        }

        /// Learned priors, and Laplace's smoothing: 1.
        public static Options standard() {
            return new Options(Priors.learned(), 1);
        }
    }

    private final double[] logPriors;     // (K)
    private final Matrix logShares;       // (K, d): log θ

    private MultinomialNaiveBayes(double[] logPriors, Matrix logShares) {
        this.logPriors = logPriors;
        this.logShares = logShares;
    }

    /// Learns what share of each class's counts every column has.
    ///
    /// @param x      (n, d), finite, 0 or more
    /// @param labels (n), 0 to K − 1, K at least 2, each of which occurs
    /// @throws ArithmeticException if the counts of a class add up to more than a double holds
    public static MultinomialNaiveBayes fit(Matrix x, int[] labels, Options options) {
        return fit(x, labels, null, options);
    }

    /// Learns from rows that count more or less: a row of weight 2 counts as two rows.
    ///
    /// @param rowWeights (n), 0 or more, for each class some above 0; null if all are 1
    public static MultinomialNaiveBayes fit(Matrix x, int[] labels, double[] rowWeights, Options options) {
        String where = "MultinomialNaiveBayes.fit";
        TrainingRows rows = TrainingRows.of(where, x, labels, rowWeights);
        requireCounts(where, x);
        Matrix counts = rows.classSums();
        return new MultinomialNaiveBayes(options.priors().logs(where, rows.classSizes()),
                logShares(counts, options.smoothing()));
    }

    // log (N + α) − log Σ (N + α): as a difference, since the quotient of a tiny and a huge number is 0 as a double
    private static Matrix logShares(Matrix counts, double smoothing) {
        int d = counts.columns();
        Matrix logs = Matrix.zeros(counts.rows(), d);
        for (int k = 0; k < counts.rows(); k++) {
            double total = 0;
            for (int j = 0; j < d; j++) {
                total += counts.get(k, j) + smoothing;
            }
            if (total == Double.POSITIVE_INFINITY) {
                throw new ArithmeticException("MultinomialNaiveBayes.fit: the counts of class " + k + " add up to more than a"
                        + " double holds: scale them first");
            }
            for (int j = 0; j < d; j++) {
                logs.set(k, j, Math.log(counts.get(k, j) + smoothing) - Math.log(total));
            }
        }
        return logs;
    }

    private static void requireCounts(String where, Matrix x) {
        double[] counts = x.data();
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] < 0) {
                throw Require.broken("%s: %s in row %d, column %d: a count must be 0 or more", where, counts[i],
                        i / x.columns(), i % x.columns());
            }
        }
    }

    @Override
    public Matrix logJoint(Matrix x) {
        Require.that(x.columns() == logShares.columns(), "MultinomialNaiveBayes.predict: x has %d columns: the model has %d",
                x.columns(), logShares.columns());
        Require.finite("MultinomialNaiveBayes.predict", x.columns(), x.data());
        requireCounts("MultinomialNaiveBayes.predict", x);
        Matrix logs = x.multiply(logShares.transpose());
        for (int i = 0; i < logs.data().length; i++) {
            logs.data()[i] += logPriors[i % logPriors.length];
        }
        return logs;
    }

    @Override
    public double[] logPriors() {
        return logPriors.clone();
    }

    /// log θ: (K, d).
    public Matrix logShares() {
        return logShares.copy();
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Map<String, Object> state() {
        return Map.of("logPriors", StoredMatrix.list(logPriors), "logShares", StoredMatrix.rows(logShares));
    }

    /// The model that a file describes.
    public static MultinomialNaiveBayes fromState(Map<String, Object> state) {
        double[] logPriors = StoredMatrix.logPriors(KIND, state);
        return new MultinomialNaiveBayes(logPriors, StoredMatrix.logs(KIND, state, "logShares", logPriors.length));
    }
}
