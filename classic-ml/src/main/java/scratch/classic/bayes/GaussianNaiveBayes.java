package scratch.classic.bayes;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.IntStream;

import scratch.math.Matrix;
import scratch.math.check.Require;

/// Naive Bayes for measurements: within a class each column is a bell curve,
/// log p(xⱼ | k) = −½ log(2πσ²ₖⱼ) − (xⱼ − μₖⱼ)² / 2σ²ₖⱼ.
///
/// μ and σ² are mean and variance of the class's rows, divided by their number. No σ² is smaller than a share of the
/// column's variance over all rows: a column that is constant within a class would otherwise forbid every other value. The
/// floor is the column's own, so that no probability depends on the unit of a column. A column that is constant over all
/// rows, or varies by less than 1e-162, keeps the variance 0, and is left out of every sum.
public final class GaussianNaiveBayes implements NaiveBayes {
    private static final String KIND = "gaussian-naive-bayes";
    private static final int ROWS_IN_A_BLOCK = 256;

    /// @param priors     how probable the classes are
    /// @param floorShare the smallest variance within a class, as a share of the column's over all rows: from 0 (no floor)
    ///                   to below 1
    public record Options(Priors priors, double floorShare) {
        public Options {
            Require.that(floorShare >= 0 && floorShare < 1, "GaussianNaiveBayes.Options: floorShare = %s: must be at least 0"
                    + " and below 1", floorShare);
        }

        /// Learned priors, and a floor of a billionth.
        public static Options standard() {
            return new Options(Priors.learned(), 1e-9);
        }
    }

    private final double[] logPriors;     // (K)
    private final Matrix means;           // (K, d)
    private final Matrix variances;       // (K, d)
    private final double[] constants;     // (K): log p(k) − ½ Σ log 2πσ²
    private final double[] inverseDeviations;     // (K, d): 1 / σ, 0 where σ = 0

    private GaussianNaiveBayes(double[] logPriors, Matrix means, Matrix variances) {
        this.logPriors = logPriors;
        this.means = means;
        this.variances = variances;
        int d = means.columns();
        this.constants = logPriors.clone();
        this.inverseDeviations = new double[variances.data().length];
        for (int i = 0; i < inverseDeviations.length; i++) {
            if (variances.data()[i] > 0) {
                constants[i / d] -= 0.5 * (Math.log(2 * Math.PI) + Math.log(variances.data()[i]));
                inverseDeviations[i] = 1 / Math.sqrt(variances.data()[i]);
            }
        }
    }

    /// Learns mean and variance of each column in each class.
    ///
    /// @param x      (n, d), finite
    /// @param labels (n), 0 to K − 1, K at least 2, each of which occurs
    /// @throws ArithmeticException if a column's variance within a class is 0 and there is no floor, or a mean or variance
    ///                             is beyond a double
    public static GaussianNaiveBayes fit(Matrix x, int[] labels, Options options) {
        return fit(x, labels, null, options);
    }

    /// Learns from rows that count more or less: a row of weight 2 counts as two rows.
    ///
    /// @param rowWeights (n), 0 or more, for each class some above 0; null if all are 1
    public static GaussianNaiveBayes fit(Matrix x, int[] labels, double[] rowWeights, Options options) {
        String where = "GaussianNaiveBayes.fit";
        TrainingRows rows = TrainingRows.of(where, x, labels, rowWeights);
        Matrix means = means(rows);
        Matrix variances = perRow(rows.classSquares(means), rows.classSizes());
        raise(variances, columnVariances(rows, means, variances), options.floorShare());
        return new GaussianNaiveBayes(options.priors().logs(where, rows.classSizes()), means, variances);
    }

    // subtle: differences from a row are averaged, not the values: those of a constant column are exactly 0
    private static Matrix means(TrainingRows rows) {
        int first = 0;
        while (rows.weights()[first] == 0) {
            first++;
        }
        double[] origin = rows.x().row(first);
        Matrix means = perRow(rows.classSums(origin), rows.classSizes());
        for (int i = 0; i < means.data().length; i++) {
            means.data()[i] += origin[i % origin.length];
        }
        return means;
    }

    private static Matrix perRow(Matrix sums, double[] classSizes) {
        for (int i = 0; i < sums.data().length; i++) {
            sums.data()[i] /= classSizes[i / sums.columns()];
        }
        return sums;
    }

    /// Over all rows, by the law of total variance: the mean of the classes' variances and the variance of their means; (d).
    private static double[] columnVariances(TrainingRows rows, Matrix means, Matrix variances) {
        double total = Arrays.stream(rows.classSizes()).sum();
        double[] result = new double[means.columns()];
        for (int j = 0; j < result.length; j++) {
            double mean = 0;
            for (int k = 0; k < rows.classes(); k++) {
                mean += rows.classSizes()[k] / total * (means.get(k, j) - means.get(0, j));
            }
            for (int k = 0; k < rows.classes(); k++) {
                double off = means.get(k, j) - means.get(0, j) - mean;
                result[j] += rows.classSizes()[k] / total * (variances.get(k, j) + off * off);
            }
            if (!Double.isFinite(result[j])) {
                throw new ArithmeticException("GaussianNaiveBayes.fit: column " + j + ": its variance is beyond a double:"
                        + " scale it first");
            }
        }
        return result;
    }

    private static void raise(Matrix variances, double[] columnVariances, double floorShare) {
        for (int k = 0; k < variances.rows(); k++) {
            for (int j = 0; j < variances.columns(); j++) {
                double variance = Math.max(variances.get(k, j), floorShare * columnVariances[j]);
                if (columnVariances[j] > 0 && variance < Double.MIN_NORMAL) {
                    throw new ArithmeticException("GaussianNaiveBayes.fit: column " + j + " has variance " + variance
                            + " in class " + k + ": needs a floorShare above 0, or a larger scale");
                }
                variances.set(k, j, variance);
            }
        }
    }

    /// Blocks of rows run side by side; each row is added up alone, so that the result is the same on any number of threads.
    @Override
    public Matrix logJoint(Matrix x) {
        Require.that(x.columns() == means.columns(), "GaussianNaiveBayes.predict: x has %d columns: the model has %d",
                x.columns(), means.columns());
        Require.finite("GaussianNaiveBayes.predict", x.columns(), x.data());
        Matrix logs = Matrix.zeros(x.rows(), logPriors.length);
        int blocks = (x.rows() + ROWS_IN_A_BLOCK - 1) / ROWS_IN_A_BLOCK;
        IntStream.range(0, blocks).parallel().forEach(block -> {
            int end = Math.min(x.rows(), (block + 1) * ROWS_IN_A_BLOCK);
            for (int i = block * ROWS_IN_A_BLOCK; i < end; i++) {
                for (int k = 0; k < logPriors.length; k++) {
                    logs.set(i, k, constants[k] - 0.5 * squaredDistance(x.data(), i * x.columns(), k));
                }
            }
        });
        return logs;
    }

    // Σ ((x − μ) / σ)²
    private double squaredDistance(double[] x, int at, int k) {
        int d = means.columns();
        double sum = 0;
        for (int j = 0; j < d; j++) {
            double z = (x[at + j] - means.data()[k * d + j]) * inverseDeviations[k * d + j];
            sum += z * z;
        }
        return sum;
    }

    @Override
    public double[] logPriors() {
        return logPriors.clone();
    }

    /// μ: (K, d).
    public Matrix means() {
        return means.copy();
    }

    /// σ², with the floor, and 0 for columns that are left out: (K, d).
    public Matrix variances() {
        return variances.copy();
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Map<String, Object> state() {
        return Map.of("logPriors", StoredMatrix.list(logPriors), "means", StoredMatrix.rows(means),
                "variances", StoredMatrix.rows(variances));
    }

    /// The model that a file describes.
    public static GaussianNaiveBayes fromState(Map<String, Object> state) {
        double[] logPriors = StoredMatrix.logPriors(KIND, state);
        Matrix means = StoredMatrix.read(KIND, state, "means", logPriors.length);
        Matrix variances = StoredMatrix.read(KIND, state, "variances", logPriors.length);
        Require.that(means.columns() == variances.columns(), KIND + ": %d columns of means, %d of variances: must be the same",
                means.columns(), variances.columns());
        for (double variance : variances.data()) {
            Require.notNegative(KIND, "variance", variance);
        }
        return new GaussianNaiveBayes(logPriors, means, variances);
    }
}
