package scratch.math.matrices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import scratch.math.Matrix;
import scratch.math.Vectors;

class PlainProductsTest {
    private static final Matrix A = Matrix.of(new double[][]{{1, 2, 3}, {4, 5, 6}});
    private static final Matrix B = Matrix.of(new double[][]{{7, 8}, {9, 10}, {11, 12}});
    private static final Matrix AB = Matrix.of(new double[][]{{58, 64}, {139, 154}});
    private static final List<BinaryOperator<Matrix>> ORDERS = List.of(PlainProducts::byDefinition,
            PlainProducts::rowByRow, PlainProducts::columnByColumn, (a, b) -> PlainProducts.blocked(a, b, 2));

    @Test
    void theProductOfTheReadmeByHand() {
        assertThat(A.data()).containsExactly(1, 2, 3, 4, 5, 6);
        assertThat(A.data()[1 * 3 + 2]).isEqualTo(A.get(1, 2)).isEqualTo(6);
        assertThat(1 * 7 + 2 * 9 + 3 * 11).isEqualTo(58);
        for (BinaryOperator<Matrix> order : ORDERS) {
            assertThat(order.apply(A, B)).isEqualTo(AB);
            assertThat(order.apply(B, A)).isEqualTo(
                    Matrix.of(new double[][]{{39, 54, 69}, {49, 68, 87}, {59, 82, 105}}));
        }
    }

    @Test
    void theThreeOuterProductsAddUpToTheProduct() {
        assertThat(PlainProducts.outerProduct(A, B, 0)).isEqualTo(Matrix.of(new double[][]{{7, 8}, {28, 32}}));
        assertThat(PlainProducts.outerProduct(A, B, 1)).isEqualTo(Matrix.of(new double[][]{{18, 20}, {45, 50}}));
        assertThat(PlainProducts.outerProduct(A, B, 2)).isEqualTo(Matrix.of(new double[][]{{33, 36}, {66, 72}}));
        assertThat(PlainProducts.outerProduct(A, B, 0).plus(PlainProducts.outerProduct(A, B, 1))
                .plus(PlainProducts.outerProduct(A, B, 2))).isEqualTo(AB);
    }

    @Test
    void reshapeKeepsTheArrayAndTransposeKeepsTheMeaning() {
        Matrix a = Matrix.of(new double[][]{{0, 1, 2}, {3, 4, 5}});
        assertThat(PlainProducts.reshape(a, 3, 2)).isEqualTo(Matrix.of(new double[][]{{0, 1}, {2, 3}, {4, 5}}));
        assertThat(a.transpose()).isEqualTo(Matrix.of(new double[][]{{0, 3}, {1, 4}, {2, 5}}));
        Matrix reshaped = PlainProducts.reshape(a, 3, 2);
        reshaped.set(0, 0, 9);
        assertThat(a.get(0, 0)).as("a copy").isZero();
    }

    @Test
    void elementOneZeroOfATwoByThreeStandsAtThree() {
        assertThat(A.get(1, 0)).isEqualTo(A.data()[3]).isEqualTo(4);
        assertThat(A.transpose().data()[1]).isEqualTo(A.get(1, 0));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 16, 17, 1000, Integer.MAX_VALUE})
    void everyTileGivesTheBitsOfRowByRow(int tile) {
        Matrix a = normal(18, 37, 1);
        Matrix b = normal(37, 21, 2);
        // along k, every order adds the terms of one sum in the same order
        assertThat(PlainProducts.blocked(a, b, tile)).isEqualTo(PlainProducts.rowByRow(a, b))
                .isEqualTo(PlainProducts.byDefinition(a, b)).isEqualTo(PlainProducts.columnByColumn(a, b));
    }

    @Test
    void transposeOfAProductIsTheProductOfTransposesReversed() {
        Matrix a = normal(5, 8, 3);
        Matrix b = normal(8, 3, 4);
        for (BinaryOperator<Matrix> order : ORDERS) {
            assertThat(order.apply(a, b).transpose()).isEqualTo(order.apply(b.transpose(), a.transpose()));
            assertThat(order.apply(a, b)).as("again").isEqualTo(order.apply(a, b));
        }
    }

    @Test
    void whereTheBracketsStandChangesTheCostFiveHundredTimes() {
        long n = 1000;
        long matrixFirst = 2 * n * n * n + 2 * n * n;
        long vectorFirst = 2 * n * n + 2 * n * n;
        assertThat(matrixFirst).isEqualTo(2_002_000_000L);
        assertThat(vectorFirst).isEqualTo(4_000_000);
        assertThat(matrixFirst / (double) vectorFirst).isEqualTo(500.5);
    }

    @Test
    void whereTheBracketsStandChangesTheLastBits() {
        Matrix p = normal(50, 50, 1);
        Matrix q = normal(50, 50, 2);
        Matrix r = normal(50, 50, 3);
        Matrix left = PlainProducts.rowByRow(PlainProducts.rowByRow(p, q), r);
        Matrix right = PlainProducts.rowByRow(p, PlainProducts.rowByRow(q, r));
        assertThat(Vectors.maxAbs(left.minus(right).data())).isBetween(1e-14, 1e-12);
    }

    @Test
    void sizesOverflowAnInt() {
        int rows = 50_000;
        assertThat(rows * rows).isEqualTo(-1_794_967_296);
        assertThatThrownBy(() -> Matrix.zeros(rows, rows)).hasMessageContaining("2500000000 numbers");
    }

    @Test
    void aNaNIsNotLostWhereItMeetsAZero() {
        Matrix zero = Matrix.zeros(2, 2);
        Matrix nan = Matrix.of(new double[][]{{Double.NaN, 1}, {1, Double.POSITIVE_INFINITY}});
        for (BinaryOperator<Matrix> order : ORDERS) {
            assertThat(order.apply(zero, nan).data()).containsOnly(Double.NaN);
        }
    }

    @Test
    void emptySumsAreZeroAndEmptyMatricesHaveEmptyProducts() {
        for (BinaryOperator<Matrix> order : ORDERS) {
            assertThat(order.apply(Matrix.zeros(2, 0), Matrix.zeros(0, 3))).isEqualTo(Matrix.zeros(2, 3));
            assertThat(order.apply(Matrix.zeros(0, 3), B).rows()).isZero();
        }
    }

    @Test
    void wrongShapesAreNamed() {
        assertThatThrownBy(() -> PlainProducts.byDefinition(A, A)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("byDefinition: (2, 3) x (2, 3): inner dimensions differ");
        assertThatThrownBy(() -> PlainProducts.rowByRow(A, A)).hasMessageStartingWith("rowByRow: (2, 3) x (2, 3)");
        assertThatThrownBy(() -> PlainProducts.columnByColumn(A, A)).hasMessageStartingWith("columnByColumn: (2, 3)");
        assertThatThrownBy(() -> PlainProducts.blocked(A, A, 4)).hasMessageStartingWith("blocked: (2, 3) x (2, 3)");
        assertThatThrownBy(() -> PlainProducts.blocked(A, B, 0)).hasMessage("PlainProducts.blocked: tile = 0: must be"
                + " at least 1");
        assertThatThrownBy(() -> PlainProducts.outerProduct(A, B, 3))
                .hasMessage("PlainProducts.outerProduct: k = 3 of (2, 3) x (3, 2): no such column of A");
        assertThatThrownBy(() -> PlainProducts.reshape(A, 4, 2))
                .hasMessage("PlainProducts.reshape: (2, 3) to (4, 2): the number of elements must stay 6");
        assertThatThrownBy(() -> PlainProducts.reshape(A, -2, -3)).hasMessageContaining("must stay 6");
        // 65536 * 65536 + 6 would be 6 as an int
        assertThatThrownBy(() -> PlainProducts.reshape(Matrix.zeros(0, 1), 65_536, 65_536))
                .hasMessageContaining("must stay 0");
    }

    private static Matrix normal(int rows, int columns, long seed) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        Matrix matrix = Matrix.zeros(rows, columns);
        Arrays.setAll(matrix.data(), i -> random.nextGaussian());
        return matrix;
    }
}
