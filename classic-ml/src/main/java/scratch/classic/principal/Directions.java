package scratch.classic.principal;

import java.util.Comparator;
import java.util.stream.IntStream;

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
        // subtle: reflections that meet the largest variances first keep more digits of the small ones
        int[] order = byVariance(covariance);
        SymmetricEigen eigen = SymmetricEigen.of(covariance.selectRows(order).selectColumns(order));
        double[] variances = eigen.values();
        double rounding = Math.max(x.rows(), x.columns()) * Math.ulp(1.0) * variances[0];
        int rank = 0;
        double total = 0;
        for (int j = 0; j < variances.length; j++) {
            variances[j] = Math.max(0, variances[j]);      // subtle: rounding may push a 0 below it
            rank += variances[j] > rounding ? 1 : 0;
            total += covariance.get(j, j);
        }
        Matrix components = largestPositive(eigen.vectors().transpose().selectColumns(inverse(order)));
        return new Directions(centred.means(), components, variances, total, rank);
    }

    private static int[] byVariance(Matrix covariance) {
        return IntStream.range(0, covariance.rows()).boxed()
                .sorted(Comparator.comparingDouble(j -> -covariance.get(j, j))).mapToInt(j -> j).toArray();
    }

    private static int[] inverse(int[] order) {
        int[] inverse = new int[order.length];
        for (int j = 0; j < order.length; j++) {
            inverse[order[j]] = j;
        }
        return inverse;
    }

    /// Turns rows round whose largest entry in size is negative; of equals, up to rounding, the first one decides.
    private static Matrix largestPositive(Matrix components) {
        int d = components.columns();
        double[] data = components.data();
        for (int row = 0; row < data.length; row += d) {
            int largest = row;
            for (int i = row; i < row + d; i++) {
                largest = Math.abs(data[i]) > Math.abs(data[largest]) * (1 + 1e-10) ? i : largest;
            }
            double sign = data[largest] < 0 ? -1 : 1;
            for (int i = row; i < row + d; i++) {
                data[i] *= sign;
            }
        }
        return components;
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
        return new Directions(means, largestPositive(svd.v().transpose()), variances, total, svd.rank());
    }
}
