package scratch.classic.principal;

import java.util.Arrays;

import scratch.math.Matrix;
import scratch.math.Vectors;
import scratch.math.check.Require;
import scratch.math.kernel.Kernels;

/// Principal component analysis: the directions in which rows differ most, one after the other at right angles.
/// The first maximises vᵀSv over all v of length 1, where S = Σ (xᵢ − x̄)(xᵢ − x̄)ᵀ/(n − 1); each next one does among the
/// vectors orthogonal to those before. They are the eigenvectors of S, and the eigenvalues are the variances along them.
///
/// A component and its negative are equally good: of each, the entry that is largest in size is positive.
/// Cost: see [Method]. Pearson 1901; Hotelling 1933; Jolliffe, *Principal Component Analysis*, 2002.
public final class PrincipalComponents {
    /// As many components as there can be: min(n, d).
    public static final int ALL = Integer.MAX_VALUE;

    private static final Kernels KERNELS = Kernels.active();
    private static final int BLOCK = 256;

    /// How the directions are found.
    public enum Method {
        /// Eigenvectors of the covariance matrix: n·d² operations for it and a multiple of d³. The fastest where n is much
        /// larger than d. Squaring loses what is small: deviations below 1e-8 of the largest are rounding.
        COVARIANCE,
        /// Right singular vectors of the centred rows, 2·n·d² operations and a multiple of d³. Keeps deviations down to
        /// 1e-15 of the largest.
        SVD,
        /// A few products with the centred rows, about n·d·(k + oversampling)·2·(2·powerIterations + 2) operations: for few
        /// components of many columns. Not exact; see [RandomizedDirections].
        RANDOMIZED
    }

    /// @param components      k, from 1 to min(n, d), or [#ALL]
    /// @param oversampling    RANDOMIZED: how many directions more than k are looked at, at least 0
    /// @param powerIterations RANDOMIZED: how often the rows are passed there and back, at least 0; more make it more exact
    /// @param seed            RANDOMIZED: of the first directions
    public record Options(int components, Method method, int oversampling, int powerIterations, long seed) {
        public Options {
            Require.that(components >= 1, "PrincipalComponents.Options: components = %d: must be at least 1", components);
            Require.notNegative("PrincipalComponents.Options", "oversampling", oversampling);
            Require.notNegative("PrincipalComponents.Options", "powerIterations", powerIterations);
        }

        /// So many components, exactly.
        public static Options of(int components) {
            return new Options(components, Method.SVD, 10, 4, 42);
        }

        /// All components, exactly.
        public static Options all() {
            return of(ALL);
        }

        /// Found in another way.
        public Options withMethod(Method other) {
            return new Options(components, other, oversampling, powerIterations, seed);
        }
    }

    private final double[] means;        // (d)
    private final Matrix components;     // (k, d), rows of length 1
    private final double[] variances;    // (k), falling
    private final double total;
    private final int rank;

    PrincipalComponents(Directions found, int k) {
        means = found.means();
        components = Matrix.wrap(k, means.length, Arrays.copyOf(found.components().data(), k * means.length));
        variances = Arrays.copyOf(found.variances(), k);
        total = found.total();
        rank = Math.min(k, found.rank());
    }

    /// @param x (n, d), n at least 2; columns of different units are to be scaled first
    /// @throws IllegalArgumentException if there are fewer than 2 rows, a number is not finite or too large to be squared,
    ///                                  no column varies, or more than min(n, d) components are asked for
    public static PrincipalComponents fit(Matrix x, Options options) {
        int n = x.rows();
        int d = x.columns();
        Require.that(n >= 2 && d >= 1, "PrincipalComponents.fit: (%d, %d): needs two rows and a column", n, d);
        int k = options.components() == ALL ? Math.min(n, d) : options.components();
        Require.that(k <= Math.min(n, d), "PrincipalComponents.fit: %d components of (%d, %d): there are at most %d", k, n, d,
                Math.min(n, d));
        Directions found = switch (options.method()) {
            case COVARIANCE -> Directions.byCovariance(x);
            case SVD -> Directions.bySvd(x);
            case RANDOMIZED -> RandomizedDirections.of(x, k, options);
        };
        return new PrincipalComponents(found, k);
    }

    /// The scores (x − x̄)ᵀvⱼ of each row: where it lies along each component. (m, d) -> (m, k)
    public Matrix transform(Matrix x) {
        requireColumns("PrincipalComponents.transform", x, means.length);
        int k = components.rows();
        int d = means.length;
        Matrix scores = Matrix.zeros(x.rows(), k);
        double[] block = new double[Math.min(BLOCK, x.rows()) * d];
        for (int from = 0; from < x.rows(); from += BLOCK) {
            int rows = Math.min(BLOCK, x.rows() - from);
            CentredRows.subtract(x.data(), from * d, means, block, rows);
            KERNELS.gemm(false, true, rows, k, d, 1, block, 0, d, components.data(), 0, d, 0, scores.data(), from * k, k);
        }
        requireNoOverflow("PrincipalComponents.transform", k, scores.data());
        return scores;
    }

    /// The rows that have these scores and lie in the space of the components: x̄ + Σⱼ zⱼvⱼ. (m, k) -> (m, d)
    public Matrix inverseTransform(Matrix scores) {
        requireColumns("PrincipalComponents.inverseTransform", scores, components.rows());
        Matrix x = scores.multiply(components);
        for (int i = 0; i < x.rows(); i++) {
            KERNELS.add(x.data(), i * means.length, means, 0, x.data(), i * means.length, means.length);
        }
        return x;
    }

    /// What is left of each row if only its scores are kept: the nearest row in the space of the components. (m, d)
    public Matrix reconstruct(Matrix x) {
        return inverseTransform(transform(x));
    }

    /// ‖x − x̂‖², how far each row lies from its reconstruction: (m).
    public double[] squaredErrors(Matrix x) {
        Matrix kept = reconstruct(x);
        double[] errors = new double[x.rows()];
        int d = means.length;
        for (int i = 0; i < errors.length; i++) {
            errors[i] = KERNELS.squaredDistance(x.data(), i * d, kept.data(), i * d, d);
        }
        requireNoOverflow("PrincipalComponents.squaredErrors", 1, errors);
        return errors;
    }

    /// The mean of [#squaredErrors]. For the training rows it is (n − 1)/n times the variance of the components left out.
    public double reconstructionError(Matrix x) {
        return Vectors.mean(squaredErrors(x));
    }

    /// Scores in units of their deviation, zⱼ/√λⱼ: uncorrelated, and of variance 1 on the training rows. Components from
    /// [#rank] on, along which nothing varies but rounding, become 0. (m, d) -> (m, k)
    public Matrix whiten(Matrix x) {
        return scaled(transform(x), false);
    }

    /// The rows that have these whitened scores. (m, k) -> (m, d)
    public Matrix unwhiten(Matrix whitened) {
        requireColumns("PrincipalComponents.unwhiten", whitened, components.rows());
        return inverseTransform(scaled(whitened.copy(), true));
    }

    private Matrix scaled(Matrix scores, boolean back) {
        for (int j = 0; j < variances.length; j++) {
            double deviation = Math.sqrt(variances[j]);
            double factor = j >= rank ? 0 : back ? deviation : 1 / deviation;
            for (int i = 0; i < scores.rows(); i++) {
                scores.data()[i * variances.length + j] *= factor;
            }
        }
        return scores;
    }

    /// The model with the first k components only. Nothing is learned anew.
    public PrincipalComponents first(int k) {
        Require.that(k >= 1 && k <= components.rows(), "PrincipalComponents.first: %d of %d components: must be from 1 up", k,
                components.rows());
        return new PrincipalComponents(new Directions(means, components, variances, total, rank), k);
    }

    /// The smallest number of components that keep this share of the variance.
    ///
    /// @param share above 0, at most 1
    public int componentsFor(double share) {
        Require.that(share > 0 && share <= 1, "PrincipalComponents.componentsFor: share %s: must be above 0, and at most 1",
                share);
        double kept = 0;
        for (int j = 0; j < rank; j++) {
            kept += variances[j];
            // subtle: all there is may add up to a little less than the total, by rounding
            if (kept >= share * total * (1 - 1e-12)) {
                return j + 1;
            }
        }
        throw Require.broken("PrincipalComponents.componentsFor: share %s: the %d components that were kept have %s", share,
                variances.length, kept / total);
    }

    /// vⱼ in row j: (k, d), orthonormal; the largest entry of each, in size, is positive.
    public Matrix components() {
        return components;
    }

    /// λⱼ, the variance of the scores along component j, divided by n − 1; falling: (k).
    public double[] variances() {
        return variances.clone();
    }

    /// λⱼ over the total variance: (k).
    public double[] ratios() {
        return Vectors.times(variances, 1 / total);
    }

    /// The variance of all columns together, with the components left out.
    public double totalVariance() {
        return total;
    }

    /// x̄: (d).
    public double[] means() {
        return means.clone();
    }

    /// How many of the components are more than rounding.
    public int rank() {
        return rank;
    }

    private static void requireNoOverflow(String operation, int columns, double[] results) {
        for (int i = 0; i < results.length; i++) {
            if (!Double.isFinite(results[i])) {
                throw Require.broken("%s: row %d gives %s: its values are too large: take larger units", operation, i / columns,
                        results[i]);
            }
        }
    }

    private static void requireColumns(String operation, Matrix x, int columns) {
        Require.that(x.columns() == columns, "%s: (%d, %d): must have %d columns", operation, x.rows(), x.columns(), columns);
        Require.finite(operation, x.columns(), x.data());
    }
}
