package scratch.math.svd;

import scratch.math.Matrix;
import scratch.math.Vectors;
import scratch.math.decomposition.SVD;

/// A solution of exercise 105.
final class Solution105 {
    private Solution105() {
    }

    static Matrix truncate(SVD svd, int k) {
        Matrix sum = Matrix.zeros(svd.u().rows(), svd.v().rows());
        for (int j = 0; j < k; j++) {
            double[] stretched = Vectors.times(svd.u().column(j), svd.singularValues()[j]);
            sum = sum.plus(Vectors.outer(stretched, svd.v().column(j)));
        }
        return sum;
    }
}
