package scratch.deep.generative.autoencoder;

import java.util.Arrays;
import java.util.stream.IntStream;

import scratch.math.Matrix;
import scratch.math.Vectors;
import scratch.math.check.Require;
import scratch.math.decomposition.QR;
import scratch.math.decomposition.SVD;

/// The plane through the mean that loses least: the first k right singular vectors of the centred rows. `x̂ = m + B·Bᵀ(x − m)`.
/// No other plane of k dimensions has a smaller sum of squared distances. Pearson 1901; Eckart and Young 1936.
///
/// @param mean  (d)
/// @param basis B, orthonormal columns: (d, k)
public record PrincipalSubspace(double[] mean, Matrix basis) {

    public static PrincipalSubspace of(Matrix x, int k) {
        Require.that(x.rows() >= 1 && k >= 1 && k <= Math.min(x.rows(), x.columns()),
                "PrincipalSubspace.of: (%d, %d) with k = %d: must be from 1 to the smaller of rows and columns", x.rows(),
                x.columns(), k);
        double[] mean = mean(x);
        return new PrincipalSubspace(mean, SVD.of(minus(x, mean)).v().selectColumns(IntStream.range(0, k).toArray()));
    }

    /// The coordinates in the plane: (n, k).
    public Matrix encode(Matrix x) {
        return minus(x, mean).multiply(basis);
    }

    /// The nearest points of the plane: (n, d).
    public Matrix reconstruct(Matrix x) {
        return plus(encode(x).multiply(basis.transpose()), mean);
    }

    /// The principal angles between the spaces that the columns of two matrices span, in radians, the largest first: all 0
    /// if the spaces are the same. Their sines are the singular values of `Q₂ − Q₁·Q₁ᵀ·Q₂`.
    ///
    /// subtle: by cosines an angle of 1e-9 would be lost, because cos 1e-9 is 1.   Björck and Golub 1973
    public static double[] angles(Matrix a, Matrix b) {
        Require.that(a.rows() == b.rows() && a.columns() == b.columns(),
                "PrincipalSubspace.angles: (%d, %d) and (%d, %d): must be equal", a.rows(), a.columns(), b.rows(), b.columns());
        Matrix q1 = basisOf(a);
        Matrix q2 = basisOf(b);
        Matrix outside = q2.minus(q1.multiply(q1.transposeMultiply(q2)));              // (d, k)
        return Arrays.stream(SVD.of(outside).singularValues()).map(sine -> Math.asin(Math.min(1, sine))).toArray();
    }

    private static Matrix basisOf(Matrix a) {
        return QR.of(a).q();
    }

    static double[] mean(Matrix x) {
        double[] mean = new double[x.columns()];
        Arrays.setAll(mean, j -> Vectors.mean(x.column(j)));
        return mean;
    }

    static Matrix minus(Matrix x, double... mean) {
        return moved(x, -1, mean);
    }

    static Matrix plus(Matrix x, double... mean) {
        return moved(x, 1, mean);
    }

    private static Matrix moved(Matrix x, double sign, double... mean) {
        Matrix moved = x.copy();
        for (int i = 0; i < moved.data().length; i++) {
            moved.data()[i] += sign * mean[i % mean.length];
        }
        return moved;
    }
}
