package scratch.math.matrices;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import scratch.math.Matrix;
import scratch.math.Vectors;

/// Rung a: the same numbers as Smile's OpenBLAS, relative to the size of the terms that were added.
class PlainProductsParityTest {
    @ParameterizedTest
    @CsvSource({"1, 1, 1", "2, 3, 2", "7, 1, 5", "16, 16, 16", "17, 33, 9", "64, 65, 63", "1, 300, 1", "40, 128, 50"})
    void everyOrderAgreesWithSmile(int m, int k, int n) {
        for (long seed = 1; seed <= 5; seed++) {
            RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
            Matrix a = normal(m, k, random);
            Matrix b = normal(k, n, random);
            Matrix smile = Matrix.of(smile(a).mm(smile(b)).toArray());
            double allowed = k * 0x1p-52 * largestSumOfSizes(a, b);
            assertClose(PlainProducts.byDefinition(a, b), smile, allowed);
            assertClose(PlainProducts.rowByRow(a, b), smile, allowed);
            assertClose(PlainProducts.columnByColumn(a, b), smile, allowed);
            assertClose(PlainProducts.blocked(a, b, 16), smile, allowed);
            assertClose(a.multiply(b), smile, allowed);
            assertThat(a.transpose()).isEqualTo(Matrix.of(smile(a).transpose().toArray()));
        }
    }

    private static void assertClose(Matrix ours, Matrix smile, double allowed) {
        assertThat(Vectors.maxAbs(ours.minus(smile).data())).isLessThanOrEqualTo(allowed);
    }

    // The largest Σ |aᵢₖ||bₖⱼ|: the textbook bound of the rounding of a sum is k · 2⁻⁵³ times this, on either side.
    private static double largestSumOfSizes(Matrix a, Matrix b) {
        Matrix sizesA = a.copy();
        Matrix sizesB = b.copy();
        Arrays.setAll(sizesA.data(), i -> Math.abs(a.data()[i]));
        Arrays.setAll(sizesB.data(), i -> Math.abs(b.data()[i]));
        return Vectors.maxAbs(PlainProducts.byDefinition(sizesA, sizesB).data());
    }

    private static Matrix normal(int rows, int columns, RandomGenerator random) {
        Matrix matrix = Matrix.zeros(rows, columns);
        Arrays.setAll(matrix.data(), i -> random.nextGaussian());
        return matrix;
    }

    private static smile.math.matrix.Matrix smile(Matrix a) {
        double[][] rows = new double[a.rows()][];
        Arrays.setAll(rows, a::row);
        return smile.math.matrix.Matrix.of(rows);
    }
}
