package scratch.classic.linearmodel;

import scratch.math.Matrix;
import scratch.math.Vectors;
import scratch.math.decomposition.QR;
import scratch.math.decomposition.SVD;

/// Columns that are made up by others, but for rounding.
final class Dependence {
    private Dependence() {
    }

    /// How many columns are independent, when each has been centred and scaled to length 1.
    ///
    /// A mean x̄ is rounded, so a centred column is wrong by some √n·ulp(x̄). What is left of it when the others are
    /// taken off must be more than that. And taking the mean off costs one of n ranks.
    static int rank(QR pivoted, CentredMoments moments, double[] deviations) {
        int n = moments.rows();
        double dust = Math.max(n, deviations.length) * Math.ulp(1.0);
        for (int j = 0; j < deviations.length; j++) {
            if (deviations[j] > 0) {
                dust = Math.max(dust, 4 * Math.sqrt(n) * Math.ulp(moments.mean(j)) / deviations[j]);
            }
        }
        Matrix r = pivoted.r();
        int most = Math.min(n - 1, pivoted.rank());
        int rank = 0;
        while (rank < most && Math.abs(r.get(rank, rank)) > dust * Math.abs(r.get(0, 0))) {
            rank++;
        }
        return rank;
    }

    /// The shortest of all b that minimise ‖X b − y‖, if X has this rank: b = Σ (uⱼᵀy/σⱼ) vⱼ over the largest σ.
    static double[] shortest(Matrix x, double[] y, int rank) {
        SVD svd = SVD.of(x);
        double[] sigma = svd.singularValues();
        double[] b = new double[x.columns()];
        for (int j = 0; j < rank && sigma[j] > 0; j++) {
            Vectors.axpyInPlace(Vectors.dot(svd.u().column(j), y) / sigma[j], svd.v().column(j), b);
        }
        return b;
    }
}
