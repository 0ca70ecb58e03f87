package scratch.classic.cluster.kmeans;

/// A solution of exercise 353.
final class Solution353 {
    private Solution353() {
    }

    static double[] silhouettes(double[][] points, int[] labels) {
        int k = 0;
        for (int label : labels) {
            k = Math.max(k, label + 1);
        }
        double[] result = new double[points.length];
        for (int i = 0; i < points.length; i++) {
            double[] sums = new double[k];      // of the distances from point i to the points of each cluster
            int[] counts = new int[k];
            for (int other = 0; other < points.length; other++) {
                if (other != i) {
                    sums[labels[other]] += distance(points[i], points[other]);
                    counts[labels[other]]++;
                }
            }
            result[i] = silhouette(sums, counts, labels[i]);
        }
        return result;
    }

    private static double silhouette(double[] sums, int[] counts, int own) {
        if (counts[own] == 0) {
            return 0;                           // alone
        }
        double a = sums[own] / counts[own];
        double b = Double.POSITIVE_INFINITY;
        for (int c = 0; c < sums.length; c++) {
            if (c != own && counts[c] > 0) {
                b = Math.min(b, sums[c] / counts[c]);
            }
        }
        return a == b ? 0 : (b - a) / Math.max(a, b);
    }

    private static double distance(double[] p, double[] q) {
        double squares = 0;
        for (int j = 0; j < p.length; j++) {
            squares += (p[j] - q[j]) * (p[j] - q[j]);
        }
        return Math.sqrt(squares);
    }
}
