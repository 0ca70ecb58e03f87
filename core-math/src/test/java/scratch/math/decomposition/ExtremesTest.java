package scratch.math.decomposition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static scratch.math.decomposition.Close.assertClose;

import java.math.BigDecimal;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import scratch.math.Matrix;
import scratch.math.RandomMatrices;
import scratch.math.Vectors;

/// Matrices at the ends of the number range: multiplied by a power of two, a matrix has the same decomposition.
class ExtremesTest {
    private static Matrix diagonal(double... values) {
        Matrix a = Matrix.zeros(values.length, values.length);
        for (int i = 0; i < values.length; i++) {
            a.set(i, i, values[i]);
        }
        return a;
    }

    private static Matrix of(double[]... rows) {
        return Matrix.of(rows);
    }

    // ---------------------------------------------------------------- determinants

    /// 1e200 · 1e200 · 1e-300 = 1e100, though the first two have no product.
    @Test
    void aDeterminantDoesNotOverflowOnTheWay() {
        Matrix a = diagonal(1e200, 1e200, 1e-300);
        double log = 100 * Math.log(10);
        assertThat(LU.of(a).determinant()).isEqualTo(1e100, within(1e86));
        assertThat(QR.of(a).determinant()).isEqualTo(1e100, within(1e86));
        assertThat(QR.pivoted(a).determinant()).isEqualTo(1e100, within(1e86));
        assertThat(Cholesky.of(a).determinant()).isEqualTo(1e100, within(1e86));
        assertThat(SymmetricEigen.of(a).determinant()).isEqualTo(1e100, within(1e86));
        assertThat(LU.of(a).logAbsDeterminant()).isEqualTo(log, within(1e-12));
        assertThat(QR.of(a).logAbsDeterminant()).isEqualTo(log, within(1e-12));
        assertThat(Cholesky.of(a).logAbsDeterminant()).isEqualTo(log, within(1e-12));
        assertThat(SymmetricEigen.of(a).logAbsDeterminant()).isEqualTo(log, within(1e-12));
        assertThat(LU.of(diagonal(1e-200, 1e-200, 1e300, 1e300)).determinant()).isEqualTo(1e200, within(1e186));
    }

    /// |0 1; 1 0| = -1; the logarithm of 1000 numbers of size 1e300 is 300000 ln 10.
    @Test
    void logDeterminantsKeepTheSignAndHaveNoLimit() {
        Matrix swap = of(new double[] {0, 1}, new double[] {1, 0});
        assertThat(LU.of(swap).determinantSign()).isEqualTo(-1);
        assertThat(QR.of(swap).determinantSign()).isEqualTo(-1);
        assertThat(SymmetricEigen.of(swap).determinantSign()).isEqualTo(-1);
        assertThat(Cholesky.of(diagonal(4)).determinantSign()).isEqualTo(1);
        double[] huge = new double[100];
        Arrays.fill(huge, 1e300);
        huge[7] = -1e300;
        assertThat(LU.of(diagonal(huge)).logAbsDeterminant()).isEqualTo(30000 * Math.log(10), within(1e-9));
        assertThat(LU.of(diagonal(huge)).determinant()).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(LU.of(diagonal(huge)).determinantSign()).isEqualTo(-1);
        Matrix singular = of(new double[] {1, 2}, new double[] {2, 4});
        assertThat(LU.of(singular).logAbsDeterminant()).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(LU.of(singular).determinantSign()).isZero();
        assertThat(LU.of(diagonal(0, 1e300, 1e300, 1e300)).determinant()).isZero();
        assertThat(LU.of(diagonal(1 + 1e-10, 1 - 3e-10)).logAbsDeterminant())
                .isEqualTo(Math.log1p(1e-10) + Math.log1p(-3e-10), within(1e-25 + 2.3e-16));
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 8, 20})
    void logDeterminantsOfAllDecompositionsAgree(int n) {
        Matrix a = RandomMatrices.normal(n, n, n);
        Matrix spd = a.transpose().multiply(a);
        assertThat(QR.of(a).logAbsDeterminant()).isEqualTo(LU.of(a).logAbsDeterminant(), within(1e-11));
        assertThat(QR.of(a).determinantSign()).isEqualTo(LU.of(a).determinantSign());
        assertThat(Cholesky.of(spd).logAbsDeterminant()).isEqualTo(2 * LU.of(a).logAbsDeterminant(), within(1e-10));
        assertThat(SymmetricEigen.of(spd).logAbsDeterminant()).isEqualTo(2 * LU.of(a).logAbsDeterminant(), within(1e-8));
    }

    /// Against exact decimal arithmetic, subnormal factors included.
    @Test
    void aScaledProductIsTheProduct() {
        double[] factors = {1e300, 3e-320, -1e250, 7e-300, Double.MIN_VALUE, 1e308, -1e40, 1e9};
        BigDecimal exact = BigDecimal.ONE;
        for (double factor : factors) {
            exact = exact.multiply(new BigDecimal(factor));
        }
        ScaledProduct product = ScaledProduct.of(0, factors);
        assertThat(product.value()).isEqualTo(exact.doubleValue(), within(1e-15 * Math.abs(exact.doubleValue())));
        assertThat(product.sign()).isEqualTo(exact.signum());
        assertThat(ScaledProduct.of(3, 2, 5).value()).isEqualTo(80);
        assertThat(ScaledProduct.of(0, 0.5, 1.999).log()).isEqualTo(Math.log(0.9995), within(1e-18));
    }

    // ---------------------------------------------------------------- scaled matrices

    @ParameterizedTest
    @ValueSource(ints = {-1060, -1030, -900, -500, 500, 900, 1015})
    void aMatrixTimesAPowerOfTwoHasTheSameSolution(int power) {
        int n = 6;
        Matrix a = whole(RandomMatrices.normal(n, n, 3));
        Matrix spd = whole(a.transpose().multiply(a).plus(Matrix.identity(n).times(n)));
        double[] x = {1, -2, 3, 0.5, 4, -1};
        for (Matrix m : new Matrix[] {a, spd}) {
            Matrix scaled = m.copy();
            Scale.scale(scaled.data(), power);
            double[] b = m.multiply(x);
            Scale.scale(b, power);
            assertClose(LU.of(scaled).solve(b), x, 1e-12);
            assertClose(QR.of(scaled).solve(b), x, 1e-12);
            assertClose(QR.pivoted(scaled).solve(b), x, 1e-12);
            assertClose(SVD.of(scaled).solve(b), x, 1e-12);
            assertClose(LeastSquares.fit(scaled, b).coefficients(), x, 1e-14);
            assertThat(LU.of(scaled).condition()).isEqualTo(LU.of(m).condition(), within(1e-9 * LU.of(m).condition()));
            assertThat(QR.of(scaled).condition()).isEqualTo(QR.of(m).condition(), within(1e-9 * QR.of(m).condition()));
            assertThat(LU.of(scaled).logAbsDeterminant())
                    .isEqualTo(LU.of(m).logAbsDeterminant() + n * power * Math.log(2), within(1e-9));
            double lost = 1e-13 + Math.scalb(1.0, -1074 - power);      // by writing a result as a subnormal number
            assertClose(Scale.scaled(QR.of(scaled).r().data(), -power), QR.of(m).r().data(), lost);
            assertClose(Scale.scaled(LU.of(scaled).upper().data(), -power), LU.of(m).upper().data(), lost);
            assertClose(Scale.scaled(SVD.of(scaled).singularValues(), -power), SVD.of(m).singularValues(), lost);
            assertClose(Scale.scaled(Eigen.of(scaled).real(), -power), Eigen.of(m).real(), lost);
        }
        Matrix scaled = spd.copy();
        Scale.scale(scaled.data(), power);
        double[] b = spd.multiply(x);
        Scale.scale(b, power);
        assertClose(Cholesky.of(scaled).solve(b), x, 1e-12);
        assertClose(Cholesky.of(scaled).solve(Matrix.wrap(n, 1, b)).data(), x, 1e-12);
        assertThat(Cholesky.of(scaled).condition()).isEqualTo(Cholesky.of(spd).condition(), within(1e-9));
        assertThat(Cholesky.of(scaled).logDeterminant())
                .isEqualTo(Cholesky.of(spd).logDeterminant() + n * power * Math.log(2), within(1e-9));
    }

    /// Few digits, so that a subnormal number holds them all.
    private static Matrix whole(Matrix a) {
        Matrix result = a.copy();
        double[] data = result.data();
        for (int i = 0; i < data.length; i++) {
            data[i] = Math.rint(8 * data[i]) / 8;
        }
        return result;
    }

    /// y = 1e-200 · 2 + 1e150 · 3 on columns of such units.
    @Test
    void columnsOfFarApartUnitsAreFitted() {
        Matrix a = of(new double[] {1e-200, 1e150}, new double[] {2e-200, 5e150}, new double[] {-3e-200, 1e150});
        double[] x = {2e200, 3e-150};
        LeastSquares fit = LeastSquares.fit(a, new double[] {5, 19, -3});
        assertThat(fit.coefficients()[0] / x[0]).isEqualTo(1, within(1e-15));
        assertThat(fit.coefficients()[1] / x[1]).isEqualTo(1, within(1e-15));
    }

    // ---------------------------------------------------------------- eigenvalues

    /// Trace 2 and determinant 0.
    @Test
    void anUnbalancedMatrixHasTheEigenvaluesOfItsBalancedOne() {
        Eigen eigen = Eigen.of(of(new double[] {1, 1e200}, new double[] {1e-200, 1}));
        assertThat(eigen.real()[0]).isEqualTo(2, within(1e-15));
        assertThat(eigen.real()[1]).isEqualTo(0, within(1e-15));
        Eigen pair = Eigen.of(of(new double[] {0, 1e300}, new double[] {-1e-300, 0}));
        assertThat(pair.imaginary()[0]).isEqualTo(1, within(1e-15));
        // A (1e200, 1) = (2e200, 2)
        assertThat(eigen.vector(0)[0]).isEqualTo(1);
        assertThat(eigen.vector(0)[1]).isEqualTo(1e-200, within(1e-214));
    }

    @Test
    void eigenvaluesFarApartAreAllKept() {
        assertThat(Eigen.of(diagonal(1e-200, 1e200, 1)).real()).containsExactly(1e200, 1, 1e-200);
        assertThat(SymmetricEigen.of(diagonal(1e-200, 1e200, 1)).values()).containsExactly(1e200, 1, 1e-200);
        assertThat(Eigen.of(diagonal(1e-200, 1e200, 1)).vector(2)).containsExactly(1, 0, 0);
    }

    /// A block of ones (eigenvalues 2, 0) beside a tiny number, rows interleaved.
    @Test
    void blocksOfASymmetricMatrixDoNotDisturbEachOther() {
        Matrix a = of(new double[] {1e180, 0, 1e180}, new double[] {0, 1e-250, 0}, new double[] {1e180, 0, 1e180});
        SymmetricEigen eigen = SymmetricEigen.of(a);
        assertThat(eigen.values()[0]).isEqualTo(2e180, within(1e165));
        assertThat(eigen.values()[1]).isEqualTo(1e-250);
        assertClose(eigen.vectors().column(1), new double[] {0, 1, 0}, 1e-15);
        assertClose(eigen.vectors().column(0), new double[] {Math.sqrt(0.5), 0, Math.sqrt(0.5)}, 1e-15);
    }

    // ---------------------------------------------------------------- repeated eigenvalues

    /// S diag(3, 3, 3, −1, 5) S⁻¹ for a random S of whole numbers: three independent eigenvectors of 3. S is a lower times
    /// an upper triangle with ones on the diagonal, so its inverse is whole too, and no element of the product is rounded.
    /// On the way rounding may turn a repeated eigenvalue into a pair of complex ones; with these seeds it does not.
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4, 6, 7})
    void aRepeatedEigenvalueOfADiagonalisableMatrixHasIndependentVectors(int seed) {
        Matrix lower = Matrix.identity(5);
        Matrix upper = Matrix.identity(5);
        Matrix random = RandomMatrices.normal(5, 5, seed);
        for (int i = 0; i < 5; i++) {
            for (int j = 0; j < 5; j++) {
                if (i != j) {
                    (j < i ? lower : upper).set(i, j, Math.signum(random.get(i, j)));
                }
            }
        }
        Matrix a = lower.multiply(upper).multiply(diagonal(3, 3, 3, -1, 5)).multiply(LU.of(upper).inverse())
                .multiply(LU.of(lower).inverse());
        Eigen eigen = Eigen.of(a);
        Matrix v = Matrix.zeros(5, 5);
        for (int j = 0; j < 5; j++) {
            double[] vector = eigen.vector(j);
            double[] image = a.multiply(vector);
            for (int i = 0; i < 5; i++) {
                assertThat(image[i]).isEqualTo(eigen.real()[j] * vector[i], within(1e-11 * Vectors.norm(a.data())));
                v.set(i, j, vector[i]);
            }
        }
        assertThat(SVD.of(v).singularValues()[4]).isGreaterThan(1e-3);
    }

    @Test
    void theIdentityHasAllAxesAsEigenvectors() {
        Eigen eigen = Eigen.of(Matrix.identity(4).times(1e300));
        Matrix v = Matrix.zeros(4, 4);
        for (int j = 0; j < 4; j++) {
            for (int i = 0; i < 4; i++) {
                v.set(i, j, eigen.vector(j)[i]);
            }
        }
        assertThat(Math.abs(LU.of(v).determinant())).isEqualTo(1, within(1e-14));
    }

    /// |2 1; 0 2| has the eigenvalue 2 twice and one eigenvector, (1, 0).
    @Test
    void aDefectiveMatrixGivesItsOneVectorTwice() {
        Eigen eigen = Eigen.of(of(new double[] {2, 1}, new double[] {0, 2}));
        assertClose(eigen.vector(0), new double[] {1, 0}, 1e-15);
        assertClose(eigen.vector(1), new double[] {1, 0}, 1e-15);
        assertThatThrownBy(() -> eigen.vector(2)).hasMessage("Eigen.vector: 2 of 2: no such eigenvalue");
    }
}
