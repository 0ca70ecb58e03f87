package scratch.math.strassen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Random;

import org.junit.jupiter.api.Test;
import scratch.math.Matrix;
import scratch.math.matrices.PlainProducts;

class SevenProductsTest {
    private static final Matrix A = Matrix.of(new double[][]{{1, 2}, {3, 4}});
    private static final Matrix B = Matrix.of(new double[][]{{5, 6}, {7, 8}});

    private static Matrix wholeNumbers(int rows, int columns, long seed) {
        Random random = new Random(seed);
        Matrix matrix = Matrix.zeros(rows, columns);
        Arrays.setAll(matrix.data(), i -> random.nextInt(-9, 10));
        return matrix;
    }

    private static double factor(int r, int from, Matrix matrix) {
        double sum = 0;
        for (int i = 0; i < 4; i++) {
            sum += SevenProducts.factors()[r][from + i] * matrix.data()[i];
        }
        return sum;
    }

    /// The table *By hand*: both factors of each product, and the four sums.
    @Test
    void theSevenProductsOfTheReadmeByHand() {
        double[] left = {1, 2, -4, 4, 7, 6, -2};
        double[] right = {5, 7, 8, 0, 1, 7, 2};
        double[] products = new double[7];
        for (int r = 0; r < 7; r++) {
            assertThat(factor(r, 0, A)).isEqualTo(left[r]);
            assertThat(factor(r, 4, B)).isEqualTo(right[r]);
            products[r] = left[r] * right[r];
        }
        assertThat(products).containsExactly(5, 14, -32, 0, 7, 42, -4);
        double u2 = products[0] + products[5];
        double u3 = u2 + products[6];
        assertThat(u2).isEqualTo(47);
        assertThat(u3).isEqualTo(43);
        assertThat(new double[]{products[0] + products[1], u2 + products[4] + products[2], u3 - products[3], u3 + products[4]})
            .containsExactly(19, 22, 43, 50);
        assertThat(SevenProducts.multiply(A, B, 1).data()).containsExactly(19, 22, 43, 50);
    }

    /// Brent's equations: of the sixteen terms a·b, weighted and added up, each c keeps its two and no other.
    @Test
    void allOtherTermsCancel() {
        for (int q = 0; q < 4; q++) {
            for (int i = 0; i < 4; i++) {
                for (int j = 0; j < 4; j++) {
                    int sum = 0;
                    for (int r = 0; r < 7; r++) {
                        int[] factors = SevenProducts.factors()[r];
                        sum += SevenProducts.weights()[q][r] * factors[i] * factors[4 + j];
                    }
                    boolean wanted = i / 2 == q / 2 && j % 2 == q % 2 && i % 2 == j / 2;
                    assertThat(sum).as("a%d b%d in c%d", i, j, q).isEqualTo(wanted ? 1 : 0);
                }
            }
        }
    }

    @Test
    void everyShapeOfWholeNumbersIsExactAtEveryLevel() {
        for (int m = 1; m <= 9; m++) {
            for (int k = 1; k <= 9; k++) {
                for (int n = 1; n <= 9; n += 2) {
                    Matrix a = wholeNumbers(m, k, 10L * m + k);
                    Matrix b = wholeNumbers(k, n, 10L * k + n);
                    for (int levels = 0; levels <= 4; levels++) {
                        assertThat(SevenProducts.multiply(a, b, levels)).as("(%d, %d, %d), %d", m, k, n, levels)
                            .isEqualTo(PlainProducts.byDefinition(a, b));
                    }
                }
            }
        }
    }

    /// The predict exercise: 4 x 4 with two levels.
    @Test
    void twoLevelsTakeFortyNineMultiplicationsOfNumbers() {
        assertThat(Math.pow(7, 2)).isEqualTo(49);
        assertThat(Math.pow(4, 3)).isEqualTo(64);
        Matrix a = wholeNumbers(4, 4, 1);
        assertThat(SevenProducts.multiply(a, a, 2)).isEqualTo(PlainProducts.byDefinition(a, a));
    }

    /// Sums that keep what they round away, beside BigDecimal, which rounds nothing away.
    @Test
    void theDistanceToTheExactProductIsRight() {
        Matrix a = Ex113Strassen.uniform(5, 40, 1);
        Matrix b = Ex113Strassen.uniform(40, 3, 2);
        Matrix c = SevenProducts.multiply(a, b, 2);
        double largest = 0;
        for (int i = 0; i < 5; i++) {
            for (int j = 0; j < 3; j++) {
                BigDecimal exact = new BigDecimal(c.get(i, j));
                for (int k = 0; k < 40; k++) {
                    exact = exact.subtract(new BigDecimal(a.get(i, k)).multiply(new BigDecimal(b.get(k, j))));
                }
                double wanted = exact.doubleValue();
                assertThat(ProductError.distance(a, b, c, i, j)).isCloseTo(wanted, within(1e-12 * Math.abs(wanted) + 1e-30));
                largest = Math.max(largest, Math.abs(wanted));
            }
        }
        assertThat(ProductError.largest(a, b, c)).isCloseTo(largest, within(1e-12 * largest)).isPositive();
    }

    @Test
    void theErrorStaysBelowTheBound() {
        for (long seed = 1; seed <= 3; seed++) {
            Matrix a = Ex113Strassen.uniform(64, 64, seed);
            Matrix b = Ex113Strassen.uniform(64, 64, -seed);
            for (int levels = 0; levels <= 6; levels++) {
                double error = ProductError.largest(a, b, SevenProducts.multiply(a, b, levels));
                assertThat(error).isPositive().isLessThan(ProductError.bound(64, levels));
            }
        }
    }

    @Test
    void theBoundsOfTheReadme() {
        double u = ProductError.UNIT_ROUNDOFF;
        assertThat(ProductError.bound(2048, 0)).isEqualTo(2048.0 * 2048 * u);
        assertThat(ProductError.bound(2048, 1) / ProductError.bound(2048, 0)).isCloseTo(4.52, within(0.01));
        assertThat(ProductError.bound(2048, 2) / ProductError.bound(2048, 0)).isCloseTo(20.5, within(0.05));
    }

    /// The pitfall: no digit of c22 is left at e = 1e-8, although the whole matrix is as exact as ever.
    @Test
    void aSmallElementBesideLargeOnesLosesItsDigits() {
        double e = 1e-8;
        Matrix a = Matrix.of(new double[][]{{1, e}, {e, e * e}});
        Matrix c = SevenProducts.multiply(a, a, 1);
        double exact = 1e-16;                                  // and 1e-32
        assertThat(Math.abs(c.get(1, 1) - exact) / exact).isBetween(0.1, 1.0);
        assertThat(ProductError.largest(a, a, c)).isLessThan(ProductError.UNIT_ROUNDOFF);
        double plain = PlainProducts.byDefinition(a, a).get(1, 1);
        assertThat(Math.abs(plain - exact) / exact).isLessThan(1e-15);
    }

    /// 5(7ᴸ − 4ᴸ) additions of numbers for 2ᴸ x 2ᴸ, by the recurrence of the page.
    @Test
    void additionsToTheBottomByTheirRecurrence() {
        long additions = 0;
        for (int levels = 1; levels <= 10; levels++) {
            long quarter = 1L << 2 * (levels - 1);
            additions = 7 * additions + 15 * quarter;
            assertThat(additions).isEqualTo(5 * (Math.round(Math.pow(7, levels)) - Math.round(Math.pow(4, levels))));
        }
    }

    /// All operations: 2n³ − n² as it is defined, against seven such products of half the size and 15 additions.
    @Test
    void countedInOperationsOneLevelPaysFromFourteenOn() {
        for (int n = 2; n <= 40; n += 2) {
            long half = n / 2;
            long plain = 2L * n * n * n - (long) n * n;
            long oneLevel = 7 * (2 * half * half * half - half * half) + 15 * half * half;
            assertThat(oneLevel < plain).as("n = %d", n).isEqualTo(n >= 14);
        }
    }

    @Test
    void theCrossoverIsWhereOneLevelTakesAsLongAsNone() {
        CostModel model = new CostModel(60e9, 20e9);
        assertThat(model.crossover()).isEqualTo(1080);
        assertThat(model.seconds(1080, 1)).isCloseTo(model.seconds(1080, 0), within(1e-12));
        assertThat(model.seconds(2000, 1)).isLessThan(model.seconds(2000, 0));
        assertThat(model.seconds(500, 1)).isGreaterThan(model.seconds(500, 0));
    }

    @Test
    void badInputIsNamed() {
        Matrix wide = Matrix.zeros(2, 3);
        assertThatThrownBy(() -> SevenProducts.multiply(wide, wide, 1)).isInstanceOf(IllegalArgumentException.class)
            .hasMessage("SevenProducts.multiply: (2, 3) x (2, 3): inner dimensions differ");
        assertThatThrownBy(() -> SevenProducts.multiply(A, B, -1)).isInstanceOf(IllegalArgumentException.class)
            .hasMessage("SevenProducts.multiply: -1 levels: must be at least 0");
        assertThatThrownBy(() -> ProductError.bound(0, 1)).hasMessage("ProductError.bound: n = 0: must be at least 1");
        assertThatThrownBy(() -> ProductError.bound(8, -1)).hasMessage("ProductError.bound: -1 levels: must be at least 0");
    }
}
