package scratch.classic.projection.reduction;

/// A solution of exercise 352.
final class Solution352 {
    private Solution352() {
    }

    static double[] reconstruct(double[] row, double[] mean, double[][] components) {
        double[] kept = mean.clone();
        for (double[] component : components) {
            double score = 0;
            for (int j = 0; j < row.length; j++) {
                score += (row[j] - mean[j]) * component[j];
            }
            for (int j = 0; j < row.length; j++) {
                kept[j] += score * component[j];
            }
        }
        return kept;
    }
}
