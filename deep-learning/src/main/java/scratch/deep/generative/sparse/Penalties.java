package scratch.deep.generative.sparse;

import java.util.Arrays;

import scratch.math.check.Require;

/// The rules of [Sparsity] in plain arrays, each penalty beside its derivative by the hidden units: (n, m).
public final class Penalties {
    private Penalties() {
    }

    /// `(1/n)·Σᵢⱼ|hᵢⱼ|`
    public static double l1(double[][] h) {
        double sum = 0;
        for (double[] row : h) {
            for (double unit : row) {
                sum += Math.abs(unit) / h.length;
            }
        }
        return sum;
    }

    /// `sign(hᵢⱼ)/n`: the same push for a large activation and a small one, and none at 0.
    public static double[][] l1Gradient(double[][] h) {
        double[][] gradient = new double[h.length][h[0].length];
        for (int i = 0; i < h.length; i++) {
            for (int j = 0; j < h[0].length; j++) {
                gradient[i][j] = Math.signum(h[i][j]) / h.length;
            }
        }
        return gradient;
    }

    /// `Σⱼ ρ·ln(ρ/ρ̂ⱼ) + (1 − ρ)·ln((1 − ρ)/(1 − ρ̂ⱼ))`, 0 where every mean activation ρ̂ⱼ is ρ.
    public static double divergence(double[][] h, double rho) {
        double sum = 0;
        for (double mean : means(h)) {
            sum += rho * Math.log(rho / mean) + (1 - rho) * Math.log((1 - rho) / (1 - mean));
        }
        return sum;
    }

    /// `(1/n)·(−ρ/ρ̂ⱼ + (1 − ρ)/(1 − ρ̂ⱼ))`: the same for every row, because only the mean of a unit counts.
    public static double[][] divergenceGradient(double[][] h, double rho) {
        double[] means = means(h);
        double[][] gradient = new double[h.length][means.length];
        for (double[] row : gradient) {
            for (int j = 0; j < row.length; j++) {
                row[j] = (-rho / means[j] + (1 - rho) / (1 - means[j])) / h.length;
            }
        }
        return gradient;
    }

    private static double[] means(double[][] h) {
        double[] means = new double[h[0].length];
        for (double[] row : h) {
            for (int j = 0; j < means.length; j++) {
                means[j] += row[j] / h.length;
            }
        }
        return means;
    }

    /// True for the k largest of a row; of equal ones the first are kept.
    public static boolean[] largest(int k, double... row) {
        Require.that(k >= 1 && k <= row.length, "Penalties.largest: k = %d of %d: must be from 1 to all", k, row.length);
        Integer[] order = new Integer[row.length];
        Arrays.setAll(order, j -> j);
        Arrays.sort(order, (a, b) -> Double.compare(row[b], row[a]));                  // stable
        boolean[] kept = new boolean[row.length];
        for (int i = 0; i < k; i++) {
            kept[order[i]] = true;
        }
        return kept;
    }
}
