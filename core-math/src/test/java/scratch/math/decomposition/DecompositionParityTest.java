package scratch.math.decomposition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import scratch.math.Matrix;
import scratch.math.RandomMatrices;
import scratch.math.Vectors;
import scratch.math.decomposition.SmileMatrices.Data;
import smile.math.matrix.Matrix.EVD;

/// Rung a: every decomposition gives Smile's (LAPACK's) numbers, over data sets × shapes × seeds.
///
/// Two right programs differ by rounding, and the tolerances say by how much. Both are backward stable: each result is
/// exact for a matrix within a few n·ε of the given one (ε = 2⁻⁵², size in the norm of A; `ROUNDING` counts the few).
/// What that does to the numbers asked for:
/// - singular values, and eigenvalues of a symmetric matrix: no more than it does to the matrix (Weyl);
/// - solutions, factors, determinants, inverses: times the condition number κ;
/// - least squares: times κ² where the residual is large;
/// - eigenvalues of a general matrix: times the condition number of its eigenvectors (Bauer and Fike);
/// - eigenvectors: divided by the gap to the next eigenvalue. Those of a cluster are compared as one subspace.
class DecompositionParityTest {
    private static final int[] SIZES = {1, 2, 3, 9, 33, 64};
    private static final int SEEDS = 3;
    private static final double EPSILON = 0x1p-52;

    /// The bounds of the books hold with constants of this size; what is measured is mostly a tenth of them.
    private static final int ROUNDING = 10;

    @ParameterizedTest
    @EnumSource(names = {"NORMAL", "POSITIVE", "INTEGERS", "CLUSTERED", "HILBERT", "HUGE", "TINY"})
    void eliminationAgrees(Data data) {
        for (int n : SIZES) {
            for (long seed = 1; seed <= SEEDS; seed++) {
                Matrix a = data.square(n, seed);
                double[] b = RandomMatrices.normal(n, 1, seed + 50).data();
                LU ours = LU.of(a);
                var theirs = SmileMatrices.of(a).lu();
                double allowed = ROUNDING * n * EPSILON * ours.condition();
                if (!(allowed < 0.01)) {
                    continue;   // Hilbert from 9 on: neither side has a right digit, and there is nothing to compare
                }
                close(ours.solve(b), theirs.solve(b), allowed);
                close(ours.inverse(), theirs.inverse(), allowed);
                relative(ours.determinant(), theirs.det(), allowed);
                Matrix u = SmileMatrices.ours(theirs.lu);
                Matrix upper = ours.upper();
                for (int j = 0; j < n; j++) {
                    // a product of pivots could hide two errors; the pivots themselves cannot. Ties (integers!) are
                    // broken alike: the first of the largest
                    assertThat(upper.get(j, j)).isEqualTo(u.get(j, j),
                            within(allowed * Vectors.maxAbs(u.data())));
                }
                double condition = SmileMatrices.of(a).norm1() * theirs.inverse().norm1();
                relative(ours.condition(), condition, allowed);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"NORMAL", "POSITIVE", "INTEGERS", "CLUSTERED", "HILBERT", "HUGE", "TINY"})
    void choleskyAgrees(Data data) {
        for (int n : SIZES) {
            for (long seed = 1; seed <= SEEDS; seed++) {
                Matrix a = data.definite(n, seed);
                double[] b = RandomMatrices.normal(n, 1, seed + 50).data();
                double allowed = ROUNDING * n * EPSILON * SVD.of(a).condition();
                if (!(allowed < 0.01)) {
                    continue;
                }
                Cholesky ours = Cholesky.of(a);
                var theirs = SmileMatrices.symmetric(a).cholesky();
                close(ours.solve(b), theirs.solve(b), allowed);
                close(ours.inverse(), theirs.inverse(), allowed);
                relative(ours.determinant(), theirs.det(), allowed);
                double condition = SmileMatrices.of(a).norm1() * theirs.inverse().norm1();
                relative(ours.condition(), condition, allowed);
                assertThat(ours.logDeterminant()).isEqualTo(theirs.logdet(),
                        within(allowed + 4 * Math.ulp(theirs.logdet())));
                Matrix lower = SmileMatrices.ours(theirs.lu);
                for (int i = 0; i < n; i++) {
                    for (int j = i + 1; j < n; j++) {
                        lower.set(i, j, 0);   // LAPACK leaves there what was there
                    }
                }
                Close.assertClose(ours.lower(), lower, allowed);
            }
        }
    }

    /// Smile's Q and R are LAPACK's, so the signs agree too: both reflect away from the head of the column.
    @ParameterizedTest
    @CsvSource({"1, 1", "2, 1", "2, 2", "5, 3", "9, 9", "20, 1", "33, 17", "64, 33", "64, 64", "100, 8", "300, 33"})
    void orthogonalFactorsAndLeastSquaresAgree(int m, int n) {
        for (Data data : new Data[] {Data.NORMAL, Data.POSITIVE, Data.CLUSTERED, Data.HUGE, Data.TINY}) {
            for (long seed = 1; seed <= SEEDS; seed++) {
                Matrix a = data.tall(m, n, seed);
                double[] b = RandomMatrices.normal(m, 1, seed + 50).data();
                QR ours = QR.of(a);
                var theirs = SmileMatrices.of(a).qr();
                double condition = SVD.of(a).condition();
                double allowed = ROUNDING * m * EPSILON * condition;
                close(ours.r(), theirs.R(), allowed);
                close(ours.q(), theirs.Q(), allowed);
                double[] x = Arrays.copyOf(theirs.solve(b.clone()), n);
                close(ours.solve(b), x, allowed * condition);
                close(QR.pivoted(a).solve(b), x, allowed * condition);
                close(LeastSquares.fit(a, b).coefficients(), x, allowed * condition);
                if (m == n) {
                    relative(ours.determinant(), SmileMatrices.of(a).lu().det(), allowed);
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"NORMAL", "POSITIVE", "INTEGERS", "CLUSTERED", "HILBERT", "DEFICIENT", "HUGE", "TINY"})
    void symmetricEigenvaluesAndSubspacesAgree(Data data) {
        for (int n : SIZES) {
            for (long seed = 1; seed <= SEEDS; seed++) {
                for (Matrix a : new Matrix[] {data.symmetric(n, seed), data.definite(n, seed)}) {
                    SymmetricEigen ours = SymmetricEigen.of(a);
                    EVD theirs = SmileMatrices.symmetric(a).eigen(false, true, false);   // rising, not falling
                    double[] values = new double[n];
                    Matrix vectors = SmileMatrices.ours(theirs.Vr).selectColumns(falling(n));
                    Arrays.setAll(values, j -> theirs.wr[n - 1 - j]);
                    double size = Vectors.maxAbs(values);
                    assertThat(ours.values()).containsExactly(values, within(ROUNDING * n * EPSILON * size));
                    sameSubspaces(values, ours.vectors(), vectors, n);
                    assertThat(ours.rank()).isEqualTo(rank(values, n * EPSILON * size));
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"NORMAL", "POSITIVE", "INTEGERS", "CLUSTERED", "HILBERT", "DEFICIENT", "HUGE", "TINY"})
    void singularValuesAndSubspacesAgreeTallWideAndSquare(Data data) {
        int[][] shapes = {{1, 1}, {1, 7}, {7, 1}, {2, 2}, {9, 9}, {17, 33}, {33, 17}, {40, 39}, {64, 64}, {100, 8},
            {8, 100}};
        for (int[] shape : shapes) {
            int m = shape[0];
            int n = shape[1];
            int k = Math.min(m, n);
            for (long seed = 1; seed <= SEEDS; seed++) {
                Matrix a = m >= n ? data.tall(m, n, seed) : data.tall(n, m, seed).transpose();
                SVD ours = SVD.of(a);
                var theirs = SmileMatrices.of(a).svd(true, false);
                double rounding = ROUNDING * Math.max(m, n) * EPSILON;
                assertThat(ours.singularValues()).containsExactly(theirs.s, within(rounding * theirs.s[0]));
                Matrix u = SmileMatrices.ours(theirs.U).selectColumns(first(k));
                Matrix v = SmileMatrices.ours(theirs.V).selectColumns(first(k));
                sameSubspaces(theirs.s, ours.u(), u, Math.max(m, n));
                sameSubspaces(theirs.s, ours.v(), v, Math.max(m, n));
                // one rule for both: Smile's own is ½√(m + n + 1) ε σ₀, which counts rounding of products as rank
                int rank = rank(theirs.s, Math.max(m, n) * EPSILON * theirs.s[0]);
                assertThat(ours.rank()).isEqualTo(rank);
                if (data == Data.DEFICIENT) {
                    assertThat(rank).isEqualTo((k + 1) / 2);
                    assertThat(QR.pivoted(a).rank()).isEqualTo(rank);
                }
                double allowed = rounding * theirs.condition();
                if (allowed < 0.01) {
                    relative(ours.condition(), theirs.condition(), allowed);
                    double[] b = RandomMatrices.normal(m, 1, seed + 50).data();
                    close(ours.solve(b), Arrays.copyOf(theirs.solve(b), n), allowed * theirs.condition());
                }
            }
        }
    }

    /// Not for whole numbers, whose eigenvalues can be double, and then good to half of the digits only. Nor for huge
    /// and tiny matrices: from 1.5e138 on, and below 6.7e-139, the LAPACK under Smile scales the matrix and then
    /// forgets to scale the eigenvalues back. Ours must be the scaled ones of the usual matrix.
    @ParameterizedTest
    @EnumSource(names = {"NORMAL", "POSITIVE", "CLUSTERED"})
    void generalEigenvaluesAgree(Data data) {
        for (int n : SIZES) {
            for (long seed = 1; seed <= SEEDS; seed++) {
                Matrix a = data.square(n, seed);
                Eigen ours = Eigen.of(a);
                EVD theirs = SmileMatrices.of(a).eigen(false, true, false);
                double size = Vectors.norm(a.data());
                // random eigenvectors of this size are less than 10⁴ away from dependent
                double allowed = ROUNDING * n * EPSILON * 1e4 * size;
                boolean[] taken = new boolean[n];
                for (int j = 0; j < n; j++) {
                    int near = nearest(ours.real()[j], ours.imaginary()[j], theirs, taken);
                    taken[near] = true;
                    double distance = Math.hypot(ours.real()[j] - theirs.wr[near],
                            ours.imaginary()[j] - theirs.wi[near]);
                    assertThat(distance).as("%s %d: eigenvalue %d", data, n, j).isLessThanOrEqualTo(allowed);
                    if (ours.isReal(j) && gap(theirs, near) > 1e-3 * size) {
                        double[] v = SmileMatrices.ours(theirs.Vr).column(near);
                        assertThat(Math.abs(Vectors.cosine(ours.vector(j), v))).isEqualTo(1, within(1e-12));
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"HUGE, 1e150", "TINY, 1e-150"})
    void generalEigenvaluesGrowWithTheMatrix(Data data, double factor) {
        for (int n : SIZES) {
            Eigen ours = Eigen.of(data.square(n, 1));
            Eigen usual = Eigen.of(Data.NORMAL.square(n, 1));
            close(ours.real(), Vectors.times(usual.real(), factor), ROUNDING * n * EPSILON * 1e4);
            assertThat(ours.spectralRadius()).isEqualTo(usual.spectralRadius() * factor, within(1e-10 * factor));
        }
    }

    private static int nearest(double real, double imaginary, EVD theirs, boolean[] taken) {
        int best = -1;
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < taken.length; i++) {
            double distance = Math.hypot(real - theirs.wr[i], imaginary - theirs.wi[i]);
            if (!taken[i] && distance < least) {
                best = i;
                least = distance;
            }
        }
        return best;
    }

    private static double gap(EVD theirs, int j) {
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < theirs.wr.length; i++) {
            if (i != j) {
                least = Math.min(least, Math.hypot(theirs.wr[i] - theirs.wr[j], theirs.wi[i] - theirs.wi[j]));
            }
        }
        return least;
    }

    /// Values that fall, in groups divided by gaps of more than a thousandth: the vectors of a group span the same
    /// subspace if ‖VᵀV'‖² is their number. An angle θ between the subspaces takes θ² from it, and by Davis and Kahan
    /// θ is at most n ε over the gap, so what is missing is far below the rounding of the sum itself.
    private static void sameSubspaces(double[] values, Matrix ours, Matrix theirs, int n) {
        double size = Math.max(Math.abs(values[0]), Math.abs(values[values.length - 1]));
        Matrix products = ours.transposeMultiply(theirs);
        int from = 0;
        for (int j = 1; j <= values.length; j++) {
            if (j < values.length && values[j - 1] - values[j] <= 1e-3 * size) {
                continue;
            }
            boolean complete = j == values.length && values[j - 1] <= 1e-12 * size && ours.rows() > values.length;
            double sum = 0;
            for (int r = from; r < j; r++) {
                for (int c = from; c < j; c++) {
                    sum += products.get(r, c) * products.get(r, c);
                }
            }
            if (!complete) {   // vectors to a value of 0 may lie anywhere in what is left of the larger space
                assertThat(sum).isEqualTo(j - from, within(2 * ROUNDING * n * EPSILON * (j - from)));
            }
            from = j;
        }
    }

    private static int rank(double[] values, double tolerance) {
        return (int) Arrays.stream(values).filter(value -> Math.abs(value) > tolerance).count();
    }

    private static int[] falling(int n) {
        int[] order = new int[n];
        Arrays.setAll(order, j -> n - 1 - j);
        return order;
    }

    private static int[] first(int n) {
        return Permutations.identity(n);
    }

    private static void relative(double ours, double theirs, double allowed) {
        if (Double.isInfinite(theirs) || theirs == 0) {
            assertThat(ours).isEqualTo(theirs);   // determinants of huge and tiny matrices
        } else {
            assertThat(ours).isEqualTo(theirs, within(allowed * Math.abs(theirs)));
        }
    }

    private static void close(Matrix ours, smile.math.matrix.Matrix theirs, double allowed) {
        Close.assertClose(ours, SmileMatrices.ours(theirs), allowed);
    }

    private static void close(double[] ours, double[] theirs, double allowed) {
        Close.assertClose(ours, theirs, allowed);
    }
}
