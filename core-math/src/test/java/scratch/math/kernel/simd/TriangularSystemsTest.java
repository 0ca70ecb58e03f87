package scratch.math.kernel.simd;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import scratch.math.kernel.Kernels;
import scratch.math.kernel.ScalarKernels;

/// trsv and trsm against the definition, x_i = (b_i − Σ a_ij x_j) / a_ii one after the other, in all cases: both sides,
/// both triangles, transposed or not, unit diagonal or not, around the blocks of 32.
///
/// The matrices have a diagonal of 2 to 4 and beside it no more than 1 in a row, so that errors do not grow: what is
/// left is the rounding of n products, n·2⁻⁵² or n·2⁻²³.
class TriangularSystemsTest {
    private static final int[] SIZES = {0, 1, 3, 7, 8, 15, 16, 17, 31, 33, 63, 64, 65, 127, 130};
    private static final double GAP = 777;   // between rows, before the first and behind the last: nobody's numbers

    /// Which solver, and which of the kernels on which type of number.
    enum Solver {
        SCALAR_DOUBLE, SCALAR_FLOAT, SIMD_DOUBLE, SIMD_FLOAT;

        boolean isFloat() {
            return this == SCALAR_FLOAT || this == SIMD_FLOAT;
        }

        Kernels kernels() {
            return this == SCALAR_DOUBLE || this == SCALAR_FLOAT ? new ScalarKernels() : KernelChoice.fastest();
        }

        void trsm(Case c, int m, int n, double alpha, double[] a, int lda, double[] b, int ldb) {
            if (!isFloat()) {
                kernels().trsm(c.left, c.lower, c.trans, c.unit, m, n, alpha, a, 2, lda, b, 3, ldb);
                return;
            }
            float[] x = KernelChoice.floats(b);
            kernels().trsm(c.left, c.lower, c.trans, c.unit, m, n, (float) alpha, KernelChoice.floats(a), 2, lda, x, 3,
                    ldb);
            KernelChoice.copy(x, b);
        }

        void trsv(Case c, int n, double[] a, int lda, double[] b) {
            if (!isFloat()) {
                kernels().trsv(c.lower, c.trans, c.unit, n, a, 2, lda, b, 3);
                return;
            }
            float[] x = KernelChoice.floats(b);
            kernels().trsv(c.lower, c.trans, c.unit, n, KernelChoice.floats(a), 2, lda, x, 3);
            KernelChoice.copy(x, b);
        }
    }

    private record Case(boolean left, boolean lower, boolean trans, boolean unit) {
        static Case[] all() {
            Case[] cases = new Case[16];
            Arrays.setAll(cases, i -> new Case((i & 1) != 0, (i & 2) != 0, (i & 4) != 0, (i & 8) != 0));
            return cases;
        }
    }

    /// n rows of A with lda numbers each. What is not to be read is NaN: the other triangle, a diagonal known to be 1.
    private static double[] triangle(Case c, int n, int lda) {
        double[] a = KernelParityTest.doubles(2 + n * lda, n);
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < lda; j++) {
                boolean read = j < n && (i == j ? !c.unit : c.lower == j < i);
                int at = 2 + i * lda + j;
                a[at] = !read ? Double.NaN : i == j ? 2 + i % 3 : (float) Math.clamp(a[at] / n, -1.0 / n, 1.0 / n);
            }
        }
        return a;
    }

    private static double[] rightSides(int m, int n, int ldb) {
        double[] b = new double[3 + m * ldb + 1];
        Arrays.fill(b, GAP);
        double[] values = KernelParityTest.doubles(m * n, m + n);
        for (int i = 0; i < m * n; i++) {
            b[3 + i / n * ldb + i % n] = (float) values[i];
        }
        return b;
    }

    /// X by the definition, one vector at a time; with A on the right, op(A)ᵀ xᵀ = bᵀ for each row.
    private static double[] definition(Case c, int m, int n, double alpha, double[] a, int lda, double[] b, int ldb) {
        double[] x = b.clone();
        int order = c.left ? m : n;
        boolean trans = c.left == c.trans;
        for (int v = 0; v < (c.left ? n : m); v++) {
            for (int s = 0; s < order; s++) {
                boolean forward = c.lower != trans;
                int i = forward ? s : order - 1 - s;
                double sum = alpha * b[at(c, i, v, ldb)];
                for (int j = forward ? 0 : i + 1; j < (forward ? i : order); j++) {
                    sum -= a[2 + (trans ? j * lda + i : i * lda + j)] * x[at(c, j, v, ldb)];
                }
                x[at(c, i, v, ldb)] = c.unit ? sum : sum / a[2 + i * lda + i];
            }
        }
        return x;
    }

    /// Unknown i of vector v: a column of B if A is on the left, a row if it is on the right.
    private static int at(Case c, int i, int v, int ldb) {
        return 3 + (c.left ? i * ldb + v : v * ldb + i);
    }

    @ParameterizedTest
    @EnumSource
    void solutionsAreThoseOfTheDefinition(Solver solver) {
        for (int size : SIZES) {
            for (int vectors : new int[] {0, 1, 5, 17}) {
                for (Case c : Case.all()) {
                    int m = c.left ? size : vectors;
                    int n = c.left ? vectors : size;
                    int lda = size + 2;
                    int ldb = n + 3;
                    double[] a = triangle(c, size, lda);
                    double[] b = rightSides(m, n, ldb);
                    double[] expected = definition(c, m, n, -0.5, a, lda, b, ldb);
                    double[] kept = a.clone();
                    solver.trsm(c, m, n, -0.5, a, lda, b, ldb);
                    close(b, expected, rounding(solver, size), solver + " trsm " + c + " " + m + " x " + n);
                    assertThat(Arrays.equals(a, kept)).as("A is kept").isTrue();
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void oneVectorIsSolvedAsTheDefinitionSays(Solver solver) {
        for (int size : SIZES) {
            for (Case c : Case.all()) {
                if (c.left) {
                    double[] a = triangle(c, size, size + 2);
                    double[] b = rightSides(size, 1, 1);
                    double[] expected = definition(c, size, 1, 1, a, size + 2, b, 1);
                    solver.trsv(c, size, a, size + 2, b);
                    close(b, expected, rounding(solver, size), solver + " trsv " + c + " " + size);
                }
            }
        }
    }

    /// A special value goes where arithmetic takes it: into its own vector, from its own place on. The others get
    /// the same bits as without it.
    @ParameterizedTest
    @EnumSource
    void specialValuesGoWhereTheDefinitionTakesThem(Solver solver) {
        int size = 70;
        int vectors = 9;
        for (double special : new double[] {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, -0.0,
            Float.MIN_VALUE, 1e30}) {
            for (Case c : Case.all()) {
                int m = c.left ? size : vectors;
                int n = c.left ? vectors : size;
                int lda = size + 2;
                double[] a = triangle(c, size, lda);
                double[] usual = rightSides(m, n, n);
                double[] b = usual.clone();
                b[at(c, 66, 4, n)] = special;
                double[] expected = definition(c, m, n, 1, a, lda, b, n);
                solver.trsm(c, m, n, 1, a, lda, b, n);
                solver.trsm(c, m, n, 1, a, lda, usual, n);
                close(b, expected, rounding(solver, size), solver + " trsm with " + special + " " + c);
                boolean forward = c.lower != (c.left == c.trans);
                for (int i = 0; i < size; i++) {
                    for (int v = 0; v < vectors; v++) {
                        boolean before = v != 4 || (forward ? i < 66 : i > 66);
                        double actual = b[at(c, i, v, n)];
                        if (before && actual != usual[at(c, i, v, n)]) {
                            assertThat(actual).as(solver + " " + c).isEqualTo(usual[at(c, i, v, n)]);
                        }
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void aZeroOnTheDiagonalDividesAsIeeeSays(Solver solver) {
        Case lower = new Case(true, true, false, false);
        double[] a = {0, 0, 2, 0, 1, 0};                       // (2 0; 1 0) from offset 2
        double[] b = {0, 0, 0, 4, 5};
        solver.trsv(lower, 2, a, 2, b);
        assertThat(b).endsWith(2, Double.POSITIVE_INFINITY);
        double[] x = {0, 0, 0, 4, -4, 5, 2 - 4.0, 0};          // second equation: (5 - 2) / 0 and (-2 + 2) / 0
        solver.trsm(lower, 2, 2, 1, a, 2, x, 2);
        assertThat(x[3]).isEqualTo(2);
        assertThat(x[5]).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(x[6]).isNaN();
    }

    private static double rounding(Solver solver, int n) {
        return (n + 2) * (solver.isFloat() ? 0x1p-23 : 0x1p-52);
    }

    private static void close(double[] actual, double[] expected, double tolerance, String what) {
        KernelChoice.close(actual, expected, tolerance, what);
    }
}
