package scratch.classic.principal;

import java.util.SplittableRandom;

import scratch.classic.principal.PrincipalComponents.Options;
import scratch.math.Matrix;
import scratch.math.Vectors;
import scratch.math.check.Require;
import scratch.math.decomposition.QR;
import scratch.math.decomposition.SVD;

/// The first directions of many columns, from random ones.
///
/// A random matrix Ω (d, l), l a little more than k, is sent through the centred rows A: the columns of AΩ lie mostly along
/// the large left singular vectors. Each power iteration, A(Aᵀ·), multiplies a part of singular value σ by σ² more. With Q
/// an orthonormal basis of the result, the small matrix QᵀA (l, d) has nearly A's first singular values and right vectors.
/// Between the products the columns are made orthonormal again, or all of them would become the first.
/// Halko, Martinsson and Tropp 2011, "Finding Structure with Randomness", algorithms 4.4 and 5.1.
final class RandomizedDirections {
    private RandomizedDirections() {
    }

    static Directions of(Matrix x, int k, Options options) {
        CentredRows centred = CentredRows.of(x).refined();
        Matrix a = centred.rows();
        double square = Vectors.dot(a.data(), a.data());
        Require.that(Double.isFinite(square), "PrincipalComponents.fit: values too large to be squared and added: take larger"
                + " units");
        Require.that(square > 0, "PrincipalComponents.fit: (%d, %d): no column varies: there is no direction to be found",
                x.rows(), x.columns());
        int width = (int) Math.min(Math.min(x.rows(), x.columns()), (long) k + options.oversampling());
        Matrix q = basis(a.multiply(gaussian(x.columns(), width, options.seed())));
        for (int i = 0; i < options.powerIterations(); i++) {
            q = basis(a.multiply(basis(a.transposeMultiply(q))));
        }
        return Directions.ofSingular(centred.means(), x.rows(), SVD.of(q.transposeMultiply(a)), square / (x.rows() - 1));
    }

    private static Matrix gaussian(int rows, int columns, long seed) {
        var random = new SplittableRandom(seed);
        Matrix omega = Matrix.zeros(rows, columns);
        for (int i = 0; i < omega.data().length; i++) {
            omega.data()[i] = random.nextGaussian();
        }
        return omega;
    }

    /// Orthonormal columns that span those of y.
    private static Matrix basis(Matrix y) {
        return QR.of(y).q();
    }
}
