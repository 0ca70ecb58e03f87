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
        double[] deviations = RowChunks.sum(n, d, 0, d, (from, to, workspace, sums) -> {
            for (int i = from; i < to; i++) {
                for (int j = 0; j < d; j++) {
                    double centred = x.data()[i * d + j] - means[j];
                    sums[j] += centred * centred;
                }
            }
        });
        for (int j = 0; j < d; j++) {
            double deviation = Math.sqrt(deviations[j] / n);
            deviations[j] = deviation <= 4 * Math.ulp(means[j]) ? 1 : deviation;
        }
        return new ColumnScales(means, deviations);
    }
}
