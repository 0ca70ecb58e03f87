package scratch.classic.preprocess;

import scratch.math.Matrix;
import scratch.math.check.Require;
import scratch.stats.distribution.ChiSquare;

/// Distance from a centre, measured in standard deviations of the direction in which one looks:
/// d² = (x − μ)ᵀ Σ⁻¹ (x − μ). A tall light person is far out although neither is; a tall heavy one is not.
///
/// If rows are normal, d² has a chi-square distribution with as many degrees of freedom as there are columns, which gives
/// the limit. Σ = F Fᵀ is factored once; then d² = ‖F⁻¹(x − μ)‖² costs O(d²) a row, and nothing is inverted.
/// No unit of a column matters. Mahalanobis 1936, "On the generalized distance in statistics".
public final class Mahalanobis {
    // a column of which this part or less is not explained by those before it is their sum, but for rounding
    private static final double UNEXPLAINED = 1e-12;

    private final double[] centre;   // (d)
    private final Matrix factor;     // (d, d), F, lower triangular

    private Mahalanobis(double[] centre, Matrix factor) {
        this.centre = centre;
        this.factor = factor;
    }

    /// From mean and covariance of the rows, the divisor being n − 1. One row far out moves both: see to it that there is
    /// none, or take them from elsewhere, by [#of].
    ///
    /// @param x (n, d), finite, more rows than columns
    /// @throws ArithmeticException if a column is constant, or a combination of others: by its index
    public static Mahalanobis fit(Matrix x) {
        Require.that(x.columns() >= 1 && x.rows() > x.columns(), "Mahalanobis.fit: (%d, %d): must have a column and more rows"
                + " than columns", x.rows(), x.columns());
        Require.finite("Mahalanobis.fit", x.columns(), x.data());
        double[] centre = means(x);
        return of(centre, covariance(x, centre));
    }

    /// From a centre and a covariance that are known.
    ///
    /// @param centre     μ, (d)
    /// @param covariance Σ, (d, d), symmetric, of which the lower triangle is read
    public static Mahalanobis of(double[] centre, Matrix covariance) {
        Require.square("Mahalanobis.of", covariance.rows(), covariance.columns());
        Require.sameLength("Mahalanobis.of", centre.length, covariance.rows());
        Require.finite("Mahalanobis.of", "centre", centre);
        Require.finite("Mahalanobis.of", covariance.columns(), covariance.data());
        return new Mahalanobis(centre.clone(), factored(covariance));
    }

    static Mahalanobis factored(double[] centre, Matrix factor) {
        return new Mahalanobis(centre.clone(), factor);
    }

    /// What d² of a normal row stays below with this probability.
    ///
    /// @param columns     d, at least 1
    /// @param probability strictly between 0 and 1, such as 0.999
    public static double limit(int columns, double probability) {
        Require.atLeast(1, "Mahalanobis.limit", "columns", columns);
        Require.between0And1("Mahalanobis.limit", "probability", probability);
        return ChiSquare.of(columns).quantile(probability);
    }

    /// d² of one row; (d).
    public double squaredDistance(double... row) {
        Require.that(row.length == centre.length, "Mahalanobis.squaredDistance: %d values: must be %d", row.length,
                centre.length);
        return squaredDistance(row, 0, new double[row.length]);
    }

    /// d² of each row; (n, d) → (n).
    public double[] squaredDistances(Matrix rows) {
        Require.that(rows.columns() == centre.length, "Mahalanobis.squaredDistances: %d columns: must be %d", rows.columns(),
                centre.length);
        double[] distances = new double[rows.rows()];
        double[] solved = new double[centre.length];
        for (int i = 0; i < distances.length; i++) {
            distances[i] = squaredDistance(rows.data(), i * centre.length, solved);
        }
        return distances;
    }

    /// Which rows are farther out than a normal row is with this probability; (n).
    public boolean[] marks(Matrix rows, double probability) {
        return beyond(limit(centre.length, probability), squaredDistances(rows));
    }

    static boolean[] beyond(double limit, double... distances) {
        boolean[] marks = new boolean[distances.length];
        for (int i = 0; i < marks.length; i++) {
            marks[i] = distances[i] > limit;
        }
        return marks;
    }

    /// μ, (d).
    public double[] centre() {
        return centre.clone();
    }

    /// Σ, (d, d).
    public Matrix covariance() {
        return factor.multiply(factor.transpose());
    }

    /// log det Σ: twice the logarithm of the volume of the ellipsoid d² = 1, but for a constant.
    public double logDeterminant() {
        double sum = 0;
        for (int j = 0; j < centre.length; j++) {
            sum += 2 * Math.log(factor.get(j, j));
        }
        return sum;
    }

    Matrix factor() {
        return factor;
    }

    // F z = x − μ by forward substitution, d² = zᵀz
    private double squaredDistance(double[] rows, int from, double[] z) {
        double[] f = factor.data();
        int d = z.length;
        double sum = 0;
        for (int j = 0; j < d; j++) {
            double rest = rows[from + j] - centre[j];
            for (int k = 0; k < j; k++) {
                rest -= f[j * d + k] * z[k];
            }
            z[j] = rest / f[j * d + j];
            sum += z[j] * z[j];
        }
        return sum;
    }

    static double[] means(Matrix x) {
        double[] means = new double[x.columns()];
        for (int i = 0; i < x.rows(); i++) {
            for (int j = 0; j < means.length; j++) {
                means[j] += (x.get(i, j) - means[j]) / (i + 1);
            }
        }
        return means;
    }

    // Σ(x − μ)(x − μ)ᵀ / (n − 1)
    static Matrix covariance(Matrix x, double[] centre) {
        Matrix centred = x.copy();
        double[] data = centred.data();
        for (int i = 0; i < data.length; i++) {
            data[i] -= centre[i % centre.length];
        }
        return centred.gram().times(1.0 / (x.rows() - 1));
    }

    // Cholesky, row by row. subtle: a pivot is compared with the variance of its column, so that units do not matter.
    private static Matrix factored(Matrix covariance) {
        int d = covariance.rows();
        Matrix factor = Matrix.zeros(d, d);
        for (int j = 0; j < d; j++) {
            double variance = covariance.get(j, j);
            if (!(variance > 0)) {
                throw new ArithmeticException("Mahalanobis: column " + j + " has variance " + variance + ": must be positive:"
                        + " a constant column has no distances");
            }
            double pivot = variance;
            for (int k = 0; k < j; k++) {
                double dot = covariance.get(j, k);
                for (int l = 0; l < k; l++) {
                    dot -= factor.get(j, l) * factor.get(k, l);
                }
                factor.set(j, k, dot / factor.get(k, k));
                pivot -= factor.get(j, k) * factor.get(j, k);
            }
            if (!(pivot > UNEXPLAINED * variance)) {
                throw new ArithmeticException("Mahalanobis: column " + j + " is a combination of those before it: must add"
                        + " something to them");
            }
            factor.set(j, j, Math.sqrt(pivot));
        }
        return factor;
    }
}
