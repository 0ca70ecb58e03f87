package scratch.math.decomposition;

import scratch.math.Matrix;
import scratch.math.RandomMatrices;
import smile.math.blas.UPLO;

/// Matrices for [DecompositionParityTest], ours and Smile's.
final class SmileMatrices {
    private SmileMatrices() {}

    /// Ways in which a matrix can be easy or hard. Each gives all shapes, from a seed.
    enum Data {
        /// Nothing special.
        NORMAL,
        /// All elements from 0 to 1: one large singular value, the others small and close together.
        POSITIVE,
        /// Whole numbers from -3 to 3: ties among the pivots, zeros, equal values. Not singular: 10 on the diagonal.
        INTEGERS,
        /// Singular values (eigenvalues, if symmetric) 1, 2 and 3 only, each many times.
        CLUSTERED,
        /// 1 / (i + j + 1), whatever the seed.
        HILBERT,
        /// Of half the full rank.
        DEFICIENT,
        /// Normal, times 1e150: the square of an element is near the end of the range.
        HUGE,
        /// Normal, times 1e-150.
        TINY;

        /// (m, n), m >= n
        Matrix tall(int m, int n, long seed) {
            Matrix normal = RandomMatrices.normal(m, n, 1000 * m + 31 * n + seed);
            return switch (this) {
                case NORMAL -> normal;
                case HUGE -> normal.times(1e150);
                case TINY -> normal.times(1e-150);
                case POSITIVE -> each(normal, (i, j, value) -> value - Math.floor(value));
                case INTEGERS -> each(normal, (i, j, value) -> Math.rint(Math.clamp(2 * value, -3, 3))
                        + (i == j ? 10 : 0));
                case HILBERT -> each(normal, (i, j, value) -> 1.0 / (i + j + 1));
                case DEFICIENT -> {
                    int rank = (n + 1) / 2;
                    yield RandomMatrices.normal(m, rank, seed).multiply(RandomMatrices.normal(rank, n, seed + 7));
                }
                case CLUSTERED -> {
                    Matrix right = QR.of(RandomMatrices.normal(n, n, seed + 9)).q();
                    yield stretched(QR.of(normal).q()).multiply(right.transpose());
                }
            };
        }

        Matrix square(int n, long seed) {
            return tall(n, n, seed);
        }

        Matrix symmetric(int n, long seed) {
            Matrix a = switch (this) {
                case CLUSTERED -> {
                    Matrix q = QR.of(RandomMatrices.normal(n, n, seed)).q();
                    yield stretched(q).multiply(q.transpose());
                }
                case DEFICIENT -> tall(n, n, seed).gram();
                default -> square(n, seed);
            };
            return a.plus(a.transpose());   // equal to its transpose in every bit
        }

        /// Symmetric and, but for `DEFICIENT`, positive definite.
        Matrix definite(int n, long seed) {
            return switch (this) {
                case CLUSTERED, DEFICIENT, HILBERT -> symmetric(n, seed);
                case HUGE -> NORMAL.definite(n, seed).times(1e150);
                case TINY -> NORMAL.definite(n, seed).times(1e-150);
                default -> square(n, seed).gram().plus(Matrix.identity(n));
            };
        }
    }

    private interface Element {
        double of(int i, int j, double value);
    }

    private static Matrix each(Matrix a, Element element) {
        for (int i = 0; i < a.rows(); i++) {
            for (int j = 0; j < a.columns(); j++) {
                a.set(i, j, element.of(i, j, a.get(i, j)));
            }
        }
        return a;
    }

    /// Column j times 1, 2 or 3.
    private static Matrix stretched(Matrix q) {
        return each(q.copy(), (i, j, value) -> value * (1 + j % 3));
    }

    static smile.math.matrix.Matrix of(Matrix a) {
        var result = new smile.math.matrix.Matrix(a.rows(), a.columns());
        for (int i = 0; i < a.rows(); i++) {
            for (int j = 0; j < a.columns(); j++) {
                result.set(i, j, a.get(i, j));
            }
        }
        return result;
    }

    static smile.math.matrix.Matrix symmetric(Matrix a) {
        var result = of(a);
        result.uplo(UPLO.LOWER);
        return result;
    }

    static Matrix ours(smile.math.matrix.Matrix a) {
        Matrix result = Matrix.zeros(a.nrow(), a.ncol());
        for (int i = 0; i < a.nrow(); i++) {
            for (int j = 0; j < a.ncol(); j++) {
                result.set(i, j, a.get(i, j));
            }
        }
        return result;
    }
}
