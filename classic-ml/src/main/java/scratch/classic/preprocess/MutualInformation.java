package scratch.classic.preprocess;

import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

import scratch.classic.data.ClassCounts;
import scratch.math.check.Require;
import scratch.stats.special.GammaFunction;

/// How many nats one quantity tells about another: I = Σ p(a, b) ln(p(a, b) / (p(a) p(b))), 0 where they are independent.
///
/// For categories the p are shares of rows. For numbers there is no table to count; but where rows lie denser among their
/// own class than among all, the number tells something. How far away the k-th neighbour is measures the density: Ross for
/// a number and a class, Kraskov, Stögbauer and Grassberger for two numbers. Neighbours at equal distance count all, so that
/// columns with few values are treated as what they are (Gao and others 2017).
/// Cost O(n log n), for two numbers O(n² log n).
/// Ross 2014, "Mutual Information between Discrete and Continuous Data Sets", PLoS ONE 9(2); Kraskov and others 2004, Physical
/// Review E 69, 066138.
public final class MutualInformation {
    private MutualInformation() {
    }

    /// Of two categories.
    ///
    /// @param a (n), codes from 0
    /// @param b (n), codes from 0
    public static double ofCategories(int[] a, int[] b) {
        requirePairs("MutualInformation.ofCategories", a.length, b.length);
        int[] countsA = ClassCounts.of("MutualInformation.ofCategories", a);
        int[] countsB = ClassCounts.of("MutualInformation.ofCategories", b);
        int[][] both = new int[countsA.length][countsB.length];
        for (int i = 0; i < a.length; i++) {
            both[a[i]][b[i]]++;
        }
        double n = a.length;
        double sum = 0;
        for (int k = 0; k < countsA.length; k++) {
            for (int l = 0; l < countsB.length; l++) {
                if (both[k][l] > 0) {
                    sum += both[k][l] / n * Math.log(both[k][l] * n / ((double) countsA[k] * countsB[l]));
                }
            }
        }
        return Math.max(0, sum);                             // rounding may leave −1e-17
    }

    /// Of a number and a class: ψ(n) + mean of ψ(kᵢ) − ψ(nᵢ) − ψ(mᵢ), where the class of row i has nᵢ rows, kᵢ of them at most
    /// as far as its k-th neighbour among them, and mᵢ rows of all are at most as far. Classes of one row are left out.
    ///
    /// @param x          (n), finite
    /// @param classes    (n), codes from 0
    /// @param neighbours k, at least 1; fewer in a class that has fewer
    public static double ofClasses(double[] x, int[] classes, int neighbours) {
        requirePairs("MutualInformation.ofClasses", x.length, classes.length);
        Require.finite("MutualInformation.ofClasses", "x", x);
        Require.atLeast(1, "MutualInformation.ofClasses", "neighbours", neighbours);
        int[] counts = ClassCounts.of("MutualInformation.ofClasses", classes);
        double[] all = IntStream.range(0, x.length).filter(i -> counts[classes[i]] > 1).mapToDouble(i -> x[i]).sorted()
                .toArray();
        double sum = 0;
        for (int c = 0; c < counts.length; c++) {
            if (counts[c] > 1) {
                int here = c;
                double[] own = IntStream.range(0, x.length).filter(i -> classes[i] == here).mapToDouble(i -> x[i]).sorted()
                        .toArray();
                for (int i = 0; i < own.length; i++) {
                    double reach = distance(own, i, Math.min(neighbours, own.length - 1));
                    sum += GammaFunction.digamma(within(own, own[i], reach) - 1) - GammaFunction.digamma(own.length)
                            - GammaFunction.digamma(within(all, own[i], reach) - 1);
                }
            }
        }
        return all.length == 0 ? 0 : Math.max(0, GammaFunction.digamma(all.length) + sum / all.length);
    }

    /// Of two numbers: ψ(n) + mean of ψ(k) − ψ(aᵢ + 1) − ψ(bᵢ + 1), where aᵢ other rows are nearer in x, and bᵢ in y, than the
    /// k-th neighbour of row i is in both, the larger of the two distances. Units do not matter: each is first divided by
    /// its standard deviation.
    ///
    /// @param x          (n), finite
    /// @param y          (n), finite
    /// @param neighbours k, at least 1, fewer than n
    public static double ofNumbers(double[] x, double[] y, int neighbours) {
        requirePairs("MutualInformation.ofNumbers", x.length, y.length);
        Require.finite("MutualInformation.ofNumbers", "x", x);
        Require.finite("MutualInformation.ofNumbers", "y", y);
        Require.that(neighbours >= 1 && neighbours < x.length, "MutualInformation.ofNumbers: %d neighbours of %d rows: must be"
                + " from 1 to one fewer than rows", neighbours, x.length);
        double[] a = inDeviations(x);
        double[] b = inDeviations(y);
        double[] sortedA = a.clone();
        double[] sortedB = b.clone();
        Arrays.sort(sortedA);
        Arrays.sort(sortedB);
        double[] distances = new double[x.length];
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            for (int j = 0; j < x.length; j++) {
                distances[j] = Math.max(Math.abs(a[j] - a[i]), Math.abs(b[j] - b[i]));
            }
            Arrays.sort(distances);                          // the row itself is first, at 0
            double reach = distances[neighbours];
            // subtle: rows that coincide with this one have no distance to compare; all of them are its neighbours
            int equal = reach > 0 ? neighbours : count(distances, 0) - 1;
            double open = reach > 0 ? Math.nextDown(reach) : 0;
            int own = reach > 0 ? 0 : 1;                     // nearer rows + 1, or the coinciding ones without this one
            sum += GammaFunction.digamma(equal) - GammaFunction.digamma(within(sortedA, a[i], open) - own)
                    - GammaFunction.digamma(within(sortedB, b[i], open) - own);
        }
        return Math.max(0, GammaFunction.digamma(x.length) + sum / x.length);
    }

    // To the k-th nearest of the others in a sorted array.
    private static double distance(double[] sorted, int i, int k) {
        int left = i - 1;
        int right = i + 1;
        double reach = 0;
        for (int found = 0; found < k; found++) {
            double down = left < 0 ? Double.POSITIVE_INFINITY : sorted[i] - sorted[left];
            double up = right == sorted.length ? Double.POSITIVE_INFINITY : sorted[right] - sorted[i];
            reach = Math.min(down, up);
            if (down <= up) {
                left--;
            } else {
                right++;
            }
        }
        return reach;
    }

    // How many are at most so far from x, x itself among them.
    private static int within(double[] sorted, double x, double reach) {
        int from = firstWhere(sorted.length, i -> x - sorted[i] <= reach);
        return firstWhere(sorted.length, i -> sorted[i] - x > reach) - from;
    }

    private static int count(double[] sorted, double value) {
        return firstWhere(sorted.length, i -> sorted[i] > value);
    }

    // By halving: the condition holds from some index on.
    private static int firstWhere(int length, IntPredicate condition) {
        int low = 0;
        int high = length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (condition.test(middle)) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    private static double[] inDeviations(double[] x) {
        double mean = Arrays.stream(x).average().orElseThrow();
        double deviation = Math.sqrt(Arrays.stream(x).map(v -> (v - mean) * (v - mean)).average().orElseThrow());
        boolean differ = Arrays.stream(x).anyMatch(v -> v != x[0]);
        if (!Double.isFinite(deviation) || differ && deviation == 0) {
            throw new ArithmeticException("MutualInformation.ofNumbers: deviation " + deviation + " of values that differ: the"
                    + " squares leave the range of a double: take another unit");
        }
        return Arrays.stream(x).map(v -> deviation == 0 ? 0 : v / deviation).toArray();
    }

    private static void requirePairs(String where, int a, int b) {
        Require.that(a == b && a > 0, "%s: %d and %d values: needs the same positive number of both", where, a, b);
    }
}
