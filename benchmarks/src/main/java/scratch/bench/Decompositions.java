package scratch.bench;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.blas.Lapack;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import scratch.math.Matrix;
import scratch.math.decomposition.Cholesky;
import scratch.math.decomposition.LU;
import scratch.math.decomposition.QR;
import scratch.math.decomposition.SVD;
import scratch.math.decomposition.SymmetricEigen;
import smile.math.blas.UPLO;

/// The contestants of [DecompositionBenchmark] on one matrix: symmetric and positive definite where the method asks
/// for it, else plain random.
final class Decompositions {
    private final String method;
    private final int n;
    private final Matrix matrix;
    private smile.math.matrix.Matrix smileMatrix;
    private INDArray nd4jMatrix;

    Decompositions(String method, int n) {
        this.method = method;
        this.n = n;
        Matrix random = Matrix.wrap(n, n, new Draws(1).n4(n * n));
        matrix = switch (method) {
            case "lu", "qr", "svd" -> random;
            case "cholesky", "symmetricEigen" -> random.gram().times(1.0 / n).plus(Matrix.identity(n));
            default -> throw new IllegalArgumentException("decomposition: " + method + ": there is no such contest");
        };
    }

    void startSmile() {
        smileMatrix = SmileLibrary.matrix(n, n, matrix.data());
        if (method.equals("cholesky") || method.equals("symmetricEigen")) {
            smileMatrix.uplo(UPLO.LOWER);                      // says that it is symmetric
        }
    }

    void startNd4j() {
        nd4jMatrix = Nd4jLibrary.matrix(n, n, matrix.data()).dup('f');
    }

    Object ours() {
        return switch (method) {
            case "cholesky" -> Cholesky.of(matrix);
            case "lu" -> LU.of(matrix);
            case "qr" -> QR.of(matrix);
            case "symmetricEigen" -> SymmetricEigen.of(matrix);
            default -> SVD.of(matrix);
        };
    }

    Object smile() {
        return switch (method) {
            case "cholesky" -> smileMatrix.cholesky(false);
            case "lu" -> smileMatrix.lu(false);
            case "qr" -> smileMatrix.qr(false);
            case "symmetricEigen" -> smileMatrix.eigen(false, true, false);
            default -> smileMatrix.svd(true, false);
        };
    }

    /// ND4J's door to LAPACK, which works in place, on a copy. Its QR always forms Q as well.
    /// Returns what [#signature] looks at.
    Object nd4j() {
        Lapack lapack = Nd4j.getBlasWrapper().lapack();
        INDArray a = nd4jMatrix.dup('f');
        return switch (method) {
            case "cholesky" -> {
                lapack.potrf(a, true);
                yield a;
            }
            case "lu" -> {
                lapack.getrf(a).close();
                yield a;
            }
            case "qr" -> {
                INDArray r = Nd4j.create(a.dataType(), new long[] {n, n}, 'f');
                lapack.geqrf(a, r);
                a.close();
                yield r;
            }
            case "symmetricEigen" -> {
                INDArray values = Nd4j.create(a.dataType(), n);
                lapack.syev('V', 'L', a, values);
                a.close();
                yield values;
            }
            default -> {
                INDArray values = Nd4j.create(a.dataType(), n);
                INDArray u = Nd4j.create(a.dataType(), new long[] {n, n}, 'f');
                INDArray vt = Nd4j.create(a.dataType(), new long[] {n, n}, 'f');
                lapack.gesvd(a, values, u, vt);
                a.close();
                u.close();
                vt.close();
                yield values;
            }
        };
    }

    /// Compares a contestant with ours, and ours with Smile's.
    void check(String name) {
        double[] ours = signature(ours());
        Object other;
        if (name.startsWith("nd4j")) {
            other = nd4j();
        } else {
            if (smileMatrix == null) {
                startSmile();
            }
            other = smile();
        }
        double[] theirs = signature(other);
        for (int i = 0; i < n; i++) {
            if (!(Math.abs(ours[i] - theirs[i]) <= 1e-9 * (1 + Math.abs(theirs[i])))) {
                throw new IllegalStateException(method + ", " + n + " x " + n + ": value " + i + " is " + ours[i]
                    + " here and " + theirs[i] + " in " + name);
            }
        }
    }

    /// What the method determines uniquely: the sizes of a triangular factor's diagonal, or the sorted eigen- or
    /// singular values.
    double[] signature(Object result) {
        IntToDoubleFunction value = switch (result) {
            case Cholesky c -> diagonal(c.lower());
            case LU lu -> diagonal(lu.upper());
            case QR qr -> diagonal(qr.r());
            case SymmetricEigen eigen -> at(eigen.values());
            case SVD svd -> at(svd.singularValues());
            case smile.math.matrix.Matrix.Cholesky c -> i -> c.lu.get(i, i);
            case smile.math.matrix.Matrix.LU lu -> i -> lu.lu.get(i, i);
            case smile.math.matrix.Matrix.QR qr -> i -> qr.qr.get(i, i);
            case smile.math.matrix.Matrix.EVD evd -> at(evd.wr);
            case smile.math.matrix.Matrix.SVD svd -> at(svd.s);
            case INDArray array when array.rank() == 2 && array.rows() == n -> i -> array.getDouble(i, i);
            case INDArray array -> array::getDouble;
            default -> throw new IllegalArgumentException("signature: " + result.getClass());
        };
        double[] values = IntStream.range(0, n).mapToDouble(i -> Math.abs(value.applyAsDouble(i))).toArray();
        if (method.equals("symmetricEigen") || method.equals("svd")) {
            Arrays.sort(values);
        }
        return values;
    }

    private static IntToDoubleFunction diagonal(Matrix triangle) {
        return i -> triangle.get(i, i);
    }

    private static IntToDoubleFunction at(double... values) {
        return i -> values[i];
    }
}
