package scratch.classic.linearmodel;

import scratch.math.Matrix;

/// The mean and the standard deviation (divided by n) of each column, in two passes that allocate next to nothing: what a
/// descent needs to have all its coordinates of one size. A column whose values differ by no more than rounding has
/// deviation 1.
record ColumnScales(double[] means, double[] deviations) {
    static ColumnScales of(Matrix x) {                       // (n, d), n at least 1
        int n = x.rows();
        int d = x.columns();
        double[] means = RowChunks.means(x, null);
        double[] left = RowChunks.sum(n, d, 0, 2 * d, (from, to, workspace, sums) -> {     // Σ (x − m), then Σ (x − m)²
            for (int i = from; i < to; i++) {
                for (int j = 0; j < d; j++) {
                    double centred = x.data()[i * d + j] - means[j];
                    sums[j] += centred;
                    sums[d + j] += centred * centred;
                }
            }
        });
        double[] deviations = new double[d];
        for (int j = 0; j < d; j++) {
            double correction = left[j] / n;                 // by which rounding had put the mean beside its place
            means[j] += correction;
            double deviation = Math.sqrt(Math.max(0, left[d + j] / n - correction * correction));
            deviations[j] = deviation <= 4 * Math.ulp(means[j]) ? 1 : deviation;
        }
        return new ColumnScales(means, deviations);
    }

    /// (x − m)/s: a copy.
    Matrix standardised(Matrix x) {
        Matrix standardised = x.copy();
        double[] data = standardised.data();
        int d = x.columns();
        for (int i = 0; i < data.length; i++) {
            data[i] = (data[i] - means[i % d]) / deviations[i % d];
        }
        return standardised;
    }
}
