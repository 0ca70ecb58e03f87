package scratch.classic.principal;

import scratch.math.Matrix;
import scratch.math.Vectors;
import scratch.math.decomposition.SVD;
import scratch.math.decomposition.SymmetricEigen;

/// What is found about some rows, here by the two exact ways. They differ by rounding: the covariance matrix has the squares
/// of the singular values, and half of the digits of the small ones are lost in it.
///
/// @param means      (d)
/// @param components (k or more, d), in rows
/// @param variances  as many, falling
/// @param total      of all columns
/// @param rank       how many of the variances are more than rounding
record Directions(double[] means, Matrix components, double[] variances, double total, int rank) {

    /// S/(n − 1) = VΛVᵀ.
    static Directions byCovariance(Matrix x) {
        CentredRows centred = CentredRows.of(x);
        Matrix covariance = centred.products().times(1.0 / (x.rows() - 1));
        SymmetricEigen eigen = SymmetricEigen.of(covariance);
        double[] variances = eigen.values();
        double rounding = Math.max(x.rows(), x.columns()) * Math.ulp(1.0) * variances[0];
        int rank = 0;
        double total = 0;
        for (int j = 0; j < variances.length; j++) {
            variances[j] = Math.max(0, variances[j]);      // subtle: rounding may push a 0 below it
            rank += variances[j] > rounding ? 1 : 0;
            total += covariance.get(j, j);
        }
        return new Directions(centred.means(), eigen.vectors().transpose(), variances, total, rank);
    }

    /// The centred rows are UΣVᵀ, so S/(n − 1) = VΣ²Vᵀ/(n − 1). U is not needed, and R of a QR decomposition has Σ and V.
    static Directions bySvd(Matrix x) {
        CentredRows centred = CentredRows.of(x).refined();
        Matrix r = centred.triangle();
        return ofSingular(centred.means(), x.rows(), SVD.of(r), Vectors.dot(r.data(), r.data()) / (x.rows() - 1));
    }

    /// From a matrix that has the singular values and right singular vectors of the n centred rows.
    static Directions ofSingular(double[] means, int n, SVD svd, double total) {
        double[] variances = svd.singularValues();
        for (int j = 0; j < variances.length; j++) {
            variances[j] *= variances[j] / (n - 1);
        }
        return new Directions(means, svd.v().transpose(), variances, total, svd.rank());
    }
}
