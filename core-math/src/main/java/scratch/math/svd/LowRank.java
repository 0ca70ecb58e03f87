package scratch.math.svd;

import java.util.Arrays;
import java.util.stream.IntStream;

import scratch.math.Matrix;
import scratch.math.Vectors;
import scratch.math.check.Require;
import scratch.math.decomposition.SVD;

/// A table squeezed into few numbers: the first k of its singular values with their vectors, the rest forgotten.
/// Aₖ = Σ of the first k terms σⱼ uⱼ vⱼᵀ; no matrix of rank k comes nearer.   k (m + n + 1) numbers instead of m n.
/// Eckart and Young 1936, *Psychometrika* 1.
public final class LowRank {
    private final double[] sigma;   // (k)
    private final Matrix u;         // (m, k)
    private final Matrix v;         // (n, k)
    private final double error;

    private LowRank(double[] sigma, Matrix u, Matrix v, double error) {
        this.sigma = sigma;
        this.u = u;
        this.v = v;
        this.error = error;
    }

    /// Keeps the first k terms of a decomposition.
    public static LowRank of(SVD svd, int k) {
        double[] all = svd.singularValues();
        Require.that(k >= 0 && k <= all.length, "LowRank: k = %s: must be from 0 to %s", k, all.length);
        int[] first = IntStream.range(0, k).toArray();
        return new LowRank(Arrays.copyOf(all, k), svd.u().selectColumns(first), svd.v().selectColumns(first),
                Vectors.norm(Arrays.copyOfRange(all, k, all.length)));
    }

    /// The smallest k whose terms hold at least this share of the energy, the sum of all squares.
    ///
    /// @param sigma falling singular values
    /// @param share in [0, 1]
    public static int rankFor(double[] sigma, double share) {
        Require.that(share >= 0 && share <= 1, "LowRank.rankFor: share = %s: must be in [0, 1]", share);
        double[] kept = energy(sigma);
        int k = 0;
        while (k < sigma.length && (k == 0 ? 0 : kept[k - 1]) < share) {
            k++;
        }
        return k;
    }

    /// The share of the energy in the first 1, 2, … terms: (k), rising to 1. All zero if every σ is 0.
    public static double[] energy(double[] sigma) {
        double[] share = new double[sigma.length];
        double total = Vectors.norm(sigma);
        double sum = 0;
        for (int j = 0; j < sigma.length; j++) {
            double part = total == 0 ? 0 : sigma[j] / total;   // subtle: divided before squaring, which may overflow
            sum += part * part;
            share[j] = sum;
        }
        return share;
    }

    /// Aₖ: (m, n)
    public Matrix restore() {
        Matrix stretched = u.copy();                           // U Σ: (m, k)
        for (int i = 0; i < stretched.data().length; i++) {
            stretched.data()[i] *= sigma[i % sigma.length];
        }
        return stretched.multiply(v.transpose());              // (m, k) x (k, n)
    }

    /// ‖A − Aₖ‖, the root of the sum of squares of all misses, known before anything is restored.
    public double error() {
        return error;
    }

    /// How many numbers have to be stored.
    public long numbers() {
        return (long) sigma.length * (u.rows() + v.rows() + 1);
    }
}
