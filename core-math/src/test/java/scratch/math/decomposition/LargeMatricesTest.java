package scratch.math.decomposition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static scratch.math.decomposition.Close.diagonal;

import java.util.function.Function;
import org.junit.jupiter.api.Test;
import scratch.math.Matrix;
import scratch.math.RandomMatrices;
import scratch.math.Vectors;
import scratch.math.kernel.Kernels;

/// Matrices so large that all blocks, chunks and threads take part: what is left over is within a small multiple of
/// n ε, and the bits do not depend on the number of threads.
class LargeMatricesTest {
    private static final int N = 300;
    private static final int N_EIGEN = 516;   // from 512 on the product of matrix and vector is shared as well

    /// The same parts on one thread and on three, bit for bit; returns the result.
    private static <T> T onAnyThreads(Matrix a, Function<Matrix, T> method, Function<T, double[][]> parts) {
        int before = Kernels.threads();
        try {
            Kernels.setThreads(1);
            T result = method.apply(a);
            Kernels.setThreads(3);
            assertThat(parts.apply(method.apply(a))).isDeepEqualTo(parts.apply(result));
            return result;
        } finally {
            Kernels.setThreads(before);
        }
    }

    private static void assertNear(Matrix actual, Matrix expected) {
        double size = Vectors.norm(expected.data());
        double rounding = expected.columns() * Math.ulp(1.0);
        assertThat(Vectors.norm(actual.minus(expected).data())).isLessThan(rounding * size);
    }

    /// ‖VᵀV − I‖ against ‖I‖.
    private static void assertOrthonormal(Matrix v) {
        assertNear(v.gram(), Matrix.identity(v.columns()));
    }

    @Test
    void choleskyGivesTheMatrixBack() {
        Matrix a = RandomMatrices.positiveDefinite(N, 1);
        Matrix lower = onAnyThreads(a, Cholesky::of, c -> new double[][] {c.lower().data()}).lower();
        assertNear(lower.multiply(lower.transpose()), a);
    }

    @Test
    void luGivesTheMatrixBack() {
        Matrix a = RandomMatrices.normal(N, N, 2);
        LU lu = onAnyThreads(a, LU::of, x -> new double[][] {x.lower().data(), x.upper().data()});
        assertNear(lu.lower().multiply(lu.upper()), a.selectRows(lu.pivots()));
        assertThat(Vectors.maxAbs(lu.lower().data())).isEqualTo(1);
    }

    @Test
    void qrGivesTheMatrixBack() {
        Matrix a = RandomMatrices.normal(N + 30, N, 3);
        QR qr = onAnyThreads(a, QR::of, x -> new double[][] {x.q().data(), x.r().data()});
        assertNear(qr.q().multiply(qr.r()), a);
        assertOrthonormal(qr.q());
    }

    @Test
    void symmetricEigenGivesTheMatrixBack() {
        Matrix a = RandomMatrices.symmetric(N_EIGEN, 4);
        SymmetricEigen eigen = onAnyThreads(a, SymmetricEigen::of, x -> new double[][] {x.values(), x.vectors().data()});
        assertNear(eigen.vectors().multiply(diagonal(eigen.values())).multiply(eigen.vectors().transpose()), a);
        assertOrthonormal(eigen.vectors());
    }

    @Test
    void svdGivesTheMatrixBack() {
        Matrix a = RandomMatrices.normal(N + 10, N, 5);
        SVD svd = onAnyThreads(a, SVD::of, x -> new double[][] {x.singularValues(), x.u().data(), x.v().data()});
        assertNear(svd.u().multiply(diagonal(svd.singularValues())).multiply(svd.v().transpose()), a);
        assertOrthonormal(svd.u());
        assertOrthonormal(svd.v());
    }

    /// An element far from the diagonal, in each of the ways the check of symmetry goes through the matrix.
    @Test
    void oneElementThatBreaksTheSymmetryIsFound() {
        for (int[] at : new int[][] {{296, 3}, {297, 3}, {298, 4}, {299, 5}, {299, 298}, {8, 7}}) {
            Matrix a = RandomMatrices.positiveDefinite(N, 6);
            a.set(at[0], at[1], a.get(at[0], at[1]) + 1e-3);
            assertThatThrownBy(() -> Cholesky.of(a))
                    .hasMessageContaining("element (" + at[0] + ", " + at[1] + ")");
        }
    }
}
