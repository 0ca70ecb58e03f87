package scratch.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MatrixTest {
    private static final Matrix A = Matrix.of(new double[][] {{1, 2, 3}, {4, 5, 6}});
    private static final Matrix B = Matrix.of(new double[][] {{7, 8}, {9, 10}, {11, 12}});

    @Test
    void elementsStandRowAfterRow() {
        assertThat(A.data()).containsExactly(1, 2, 3, 4, 5, 6);
        assertThat(A.get(1, 2)).isEqualTo(A.data()[5]);
        assertThat(A.row(1)).containsExactly(4, 5, 6);
        assertThat(A.column(1)).containsExactly(2, 5);
        assertThat(A.rows()).isEqualTo(2);
        assertThat(A.columns()).isEqualTo(3);
    }

    @Test
    void productsAreThoseOfTheTextbook() {
        assertThat(A.multiply(B)).isEqualTo(Matrix.of(new double[][] {{58, 64}, {139, 154}}));
        assertThat(B.multiply(A).row(0)).containsExactly(39, 54, 69);
        assertThat(A.multiply(new double[] {1, 0, -1})).containsExactly(-2, -2);
        assertThat(A.transposeMultiply(new double[] {1, -1})).containsExactly(-3, -3, -3);
        assertThat(A.transposeMultiply(A)).isEqualTo(A.transpose().multiply(A));
        assertThat(A.gram()).isEqualTo(Matrix.of(new double[][] {{17, 22, 27}, {22, 29, 36}, {27, 36, 45}}));
    }

    @Test
    void transposeOfAProductIsTheProductOfTransposesReversed() {
        assertThat(A.multiply(B).transpose()).isEqualTo(B.transpose().multiply(A.transpose()));
        assertThat(A.transpose()).isEqualTo(Matrix.of(new double[][] {{1, 4}, {2, 5}, {3, 6}}));
    }

    @ParameterizedTest
    @CsvSource({"1,1,1", "3,1,2", "1,7,1", "16,16,16", "17,33,5", "64,65,63", "130,9,257", "5,300,4"})
    void fastProductsAgreeWithTheDefinition(int m, int k, int n) {
        Matrix a = RandomMatrices.normal(m, k, 1);
        Matrix b = RandomMatrices.normal(k, n, 2);
        Matrix expected = definition(a, b);
        assertClose(a.multiply(b), expected, k);
        assertClose(a.transpose().transposeMultiply(b), expected, k);
        Matrix firstColumn = expected.selectColumns(0);
        assertClose(Matrix.wrap(m, 1, a.multiply(b.column(0))), firstColumn, k);
        assertClose(Matrix.wrap(m, 1, a.transpose().transposeMultiply(b.column(0))), firstColumn, k);
        assertClose(b.gram(), definition(b.transpose(), b), k);
        assertThat(b.gram()).isEqualTo(b.gram().transpose());
        assertThat(a.multiply(b)).as("twice the same bits").isEqualTo(a.multiply(b));
    }

    @Test
    void sumsAndMultiplesAreElementByElement() {
        assertThat(A.plus(A)).isEqualTo(A.times(2));
        assertThat(A.minus(A)).isEqualTo(Matrix.zeros(2, 3));
        assertThat(Matrix.identity(2).multiply(A)).isEqualTo(A);
        assertThat(A.multiply(Matrix.identity(3))).isEqualTo(A);
    }

    /// What does not fit in 25 has to earn its place from something that is there.
    @ParameterizedTest
    @ValueSource(classes = {Matrix.class, Vectors.class})
    void atMostTwentyFivePublicMethodsBesideThoseOfObject(Class<?> type) {
        long methods = Arrays.stream(type.getDeclaredMethods()).filter(method -> Modifier.isPublic(method.getModifiers()))
                .filter(method -> !List.of("equals", "hashCode", "toString").contains(method.getName())).count();
        assertThat(methods).isLessThanOrEqualTo(25);
    }

    @Test
    void rowsAndColumnsCanBeSelectedAndAppended() {
        assertThat(B.selectRows(2, 0, 2)).isEqualTo(Matrix.of(new double[][] {{11, 12}, {7, 8}, {11, 12}}));
        assertThat(A.selectColumns(2, 0)).isEqualTo(Matrix.of(new double[][] {{3, 1}, {6, 4}}));
        assertThat(B.withOnesColumn().row(1)).containsExactly(1, 9, 10);
        assertThat(A.appendColumns(Matrix.wrap(2, 1, new double[] {8, 9})).row(1)).containsExactly(4, 5, 6, 9);
    }

    @Test
    void wrapSharesTheArrayAndOfCopiesIt() {
        double[] shared = {1, 2};
        Matrix wrapped = Matrix.wrap(1, 2, shared);
        shared[0] = 9;
        assertThat(wrapped.get(0, 0)).isEqualTo(9);
        double[][] table = {{1, 2}};
        Matrix copied = Matrix.of(table);
        table[0][0] = 9;
        assertThat(copied.get(0, 0)).isEqualTo(1);
        Matrix copy = wrapped.copy();
        copy.set(0, 1, 7);
        assertThat(wrapped.get(0, 1)).isEqualTo(2);
    }

    @Test
    void matricesWithoutRowsOrColumnsWork() {
        assertThat(Matrix.zeros(2, 0).multiply(Matrix.zeros(0, 3))).isEqualTo(Matrix.zeros(2, 3));
        assertThat(Matrix.zeros(0, 3).gram()).isEqualTo(Matrix.zeros(3, 3));
        assertThat(Matrix.zeros(0, 3).transpose().rows()).isEqualTo(3);
        assertThat(Matrix.zeros(0, 3).multiply(new double[3])).isEmpty();
        assertThat(Matrix.zeros(0, 3).transposeMultiply(new double[0])).containsExactly(0, 0, 0);
    }

    @Test
    void equalityIsShapeAndBits() {
        assertThat(Matrix.zeros(2, 3)).isNotEqualTo(Matrix.zeros(3, 2)).isNotEqualTo("text");
        assertThat(Matrix.zeros(2, 3)).hasSameHashCodeAs(Matrix.zeros(2, 3));
        assertThat(Matrix.of(new double[][] {{Double.NaN}})).isEqualTo(Matrix.of(new double[][] {{Double.NaN}}));
        assertThat(Matrix.of(new double[][] {{-0.0}})).isNotEqualTo(Matrix.zeros(1, 1));
    }

    @Test
    void textShowsTheShapeAndAlignedRows() {
        assertThat(A).hasToString("""
                (2, 3)
                [     1.00000     2.00000     3.00000]
                [     4.00000     5.00000     6.00000]""");
        assertThat(Matrix.zeros(20, 20).toString().lines()).hasSize(10).last().isEqualTo("...");
        assertThat(Matrix.zeros(0, 3)).hasToString("(0, 3)");
    }

    @Test
    void wrongShapesAreNamed() {
        assertThatThrownBy(() -> A.multiply(Matrix.zeros(4, 5))).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Matrix.multiply: (2, 3) x (4, 5): inner dimensions differ");
        assertThatThrownBy(() -> A.multiply(new double[2]))
                .hasMessage("Matrix.multiply: (2, 3) x (2): inner dimensions differ");
        assertThatThrownBy(() -> A.transposeMultiply(new double[3]))
                .hasMessage("Matrix.transposeMultiply: (2, 3) transposed x (3): inner dimensions differ");
        assertThatThrownBy(() -> A.transposeMultiply(B))
                .hasMessage("Matrix.transposeMultiply: (2, 3) transposed x (3, 2): inner dimensions differ");
        assertThatThrownBy(() -> A.plus(B)).hasMessage("Matrix.plus: (2, 3) + (3, 2): shapes differ");
        assertThatThrownBy(() -> A.minus(B)).hasMessage("Matrix.minus: (2, 3) - (3, 2): shapes differ");
        assertThatThrownBy(() -> A.appendColumns(B))
                .hasMessage("Matrix.appendColumns: (2, 3) beside (3, 2): numbers of rows differ");
        assertThatThrownBy(() -> Matrix.wrap(2, 2, new double[3]))
                .hasMessage("Matrix.wrap: (2, 2) around 3 numbers: must be 4");
    }

    @Test
    void tablesWithHolesAreRefused() {
        assertThatThrownBy(() -> Matrix.of(new double[][] {{1, 2}, {3}}))
                .hasMessage("Matrix.of: row 1 has 1 numbers, row 0 has 2: rows must be equally long");
        assertThatThrownBy(() -> Matrix.of(new double[0][])).hasMessageStartingWith("Matrix.of: no rows");
        assertThatThrownBy(() -> Matrix.of(new double[][] {{}})).hasMessageStartingWith("Matrix.of: row 0 is empty");
    }

    @Test
    void sizesBeyondAnArrayAreRefusedAndNotWrappedAround() {
        assertThatThrownBy(() -> Matrix.zeros(50_000, 50_000)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Matrix.zeros: (50000, 50000): 2500000000 numbers do not fit into one array");
        assertThatThrownBy(() -> Matrix.zeros(65_536, 65_536)).hasMessageContaining("4294967296 numbers");
        assertThatThrownBy(() -> Matrix.zeros(-1, 2)).hasMessageContaining("must not be negative");
    }

    @Test
    void elementsOutsideAreRefusedWithTheirPlace() {
        // column 3 of row 0 would be inside the array: the first number of row 1
        assertThatThrownBy(() -> A.get(0, 3)).isInstanceOf(IndexOutOfBoundsException.class)
                .hasMessage("Matrix: element (0, 3) of (2, 3): no such element");
        assertThatThrownBy(() -> A.set(-1, 0, 1)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> A.row(2)).hasMessage("Matrix.row: 2 of (2, 3): no such row");
        assertThatThrownBy(() -> A.column(-1)).hasMessage("Matrix.column: -1 of (2, 3): no such column");
        assertThatThrownBy(() -> A.selectRows(0, 5)).hasMessage("Matrix.selectRows: 5 of (2, 3): no such row");
        assertThatThrownBy(() -> A.selectColumns(3)).hasMessage("Matrix.selectColumns: 3 of (2, 3): no such column");
    }

    private static Matrix definition(Matrix a, Matrix b) {
        Matrix result = Matrix.zeros(a.rows(), b.columns());
        for (int i = 0; i < a.rows(); i++) {
            for (int j = 0; j < b.columns(); j++) {
                result.set(i, j, Vectors.dot(a.row(i), b.column(j)));
            }
        }
        return result;
    }

    private static void assertClose(Matrix actual, Matrix expected, int terms) {
        assertThat(actual.rows()).isEqualTo(expected.rows());
        assertThat(actual.columns()).isEqualTo(expected.columns());
        assertThat(Vectors.maxAbs(actual.minus(expected).data())).isEqualTo(0, within(1e-14 * Math.max(10, terms)));
    }
}
