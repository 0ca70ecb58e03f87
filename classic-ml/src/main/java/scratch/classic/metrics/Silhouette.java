package scratch.classic.metrics;

import java.util.SortedMap;
import java.util.TreeMap;

import scratch.math.Matrix;
import scratch.math.check.Require;

/// How well each point sits in its cluster, judged by distances alone: s = (b − a) / max(a, b), where a is its mean
/// distance to the *other* points of its own cluster and b its mean distance to the points of the nearest other cluster.
///
/// Near 1: far nearer to its own; 0: on the border; below 0: the neighbours would have been the better place. A point
/// alone in its cluster gets 0. Distances are Euclidean, not squared.
///
/// Cost O(n²·d).   Rousseeuw 1987, "Silhouettes: a graphical aid to the interpretation and validation of cluster
/// analysis".
public final class Silhouette {
    private final double[] values;      // (n)
    private final int[] labels;         // (n)

    private Silhouette(double[] values, int[] labels) {
        this.values = values;
        this.labels = labels;
    }

    /// The silhouettes of a clustering.
    ///
    /// @param x      one point a row; (n, d)
    /// @param labels the cluster of each row; (n), any numbers will do as names
    /// @throws IllegalArgumentException if the lengths differ, a number is NaN or infinite, distances overflow, or there
    ///                                  are fewer than two clusters
    public static Silhouette of(Matrix x, int[] labels) {
        Require.that(x.rows() == labels.length, "Silhouette: %d labels for %d rows: needs one label a row",
                labels.length, x.rows());
        requireFinite(x);
        SortedMap<Integer, Integer> numbers = new TreeMap<>();      // cluster name -> 0, 1, 2, ...
        for (int label : labels) {
            numbers.putIfAbsent(label, numbers.size());
        }
        int k = numbers.size();
        Require.that(k >= 2, "Silhouette: %d cluster in %d rows: a nearest other cluster needs at least 2", k,
                labels.length);
        int[] clusters = new int[labels.length];
        int[] sizes = new int[k];
        for (int i = 0; i < labels.length; i++) {
            clusters[i] = numbers.get(labels[i]);
            sizes[clusters[i]]++;
        }
        double[] sums = distanceSums(x, clusters, k);               // (n, k)
        double[] values = new double[labels.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = value(sums, i * k, clusters[i], sizes);
        }
        return new Silhouette(values, labels.clone());
    }

    /// s of each point; (n), from −1 to 1.
    public double[] values() {
        return values.clone();
    }

    /// The mean of s over all points.
    public double mean() {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    /// The mean of s over the points of one cluster.
    public double mean(int label) {
        double sum = 0;
        int size = 0;
        for (int i = 0; i < values.length; i++) {
            if (labels[i] == label) {
                sum += values[i];
                size++;
            }
        }
        Require.that(size > 0, "Silhouette: cluster %d: there is no such label", label);
        return sum / size;
    }

    /// Element (i, c): the sum of point i's distances to the points of cluster c. Each pair is measured once.
    private static double[] distanceSums(Matrix x, int[] clusters, int k) {
        int n = x.rows();
        int d = x.columns();
        double[] data = x.data();
        double[] sums = new double[n * k];
        for (int i = 0; i < n; i++) {
            for (int other = 0; other < i; other++) {
                double squares = 0;
                for (int j = 0; j < d; j++) {
                    double difference = data[i * d + j] - data[other * d + j];
                    squares += difference * difference;
                }
                if (squares == Double.POSITIVE_INFINITY) {
                    throw overflow(other, i);
                }
                double distance = Math.sqrt(squares);
                sums[i * k + clusters[other]] += distance;
                sums[other * k + clusters[i]] += distance;
            }
        }
        return sums;
    }

    private static double value(double[] sums, int at, int own, int[] sizes) {
        if (sizes[own] == 1) {
            return 0;
        }
        double a = sums[at + own] / (sizes[own] - 1);   // subtle: − 1, the point itself is no evidence
        double b = Double.POSITIVE_INFINITY;
        for (int c = 0; c < sizes.length; c++) {
            if (c != own) {
                b = Math.min(b, sums[at + c] / sizes[c]);
            }
        }
        double larger = Math.max(a, b);
        return larger == 0 ? 0 : (b - a) / larger;
    }

    private static void requireFinite(Matrix x) {
        for (int at = 0; at < x.data().length; at++) {
            if (!Double.isFinite(x.data()[at])) {
                throw Require.broken("Silhouette: row %d, column %d is %s: must be finite; remove or repair the row",
                        at / x.columns(), at % x.columns(), x.data()[at]);
            }
        }
    }

    private static IllegalArgumentException overflow(int first, int second) {
        return new IllegalArgumentException("Silhouette: the squared distance of rows " + first + " and " + second
                + " overflows: use a larger unit");
    }
}
