package scratch.math.decomposition;

import scratch.math.kernel.Threads;

/// The equation at the heart of divide and conquer: 1 + Σⱼ zⱼ² / (dⱼ − λ) = 0, with d rising and no zⱼ = 0. It has one
/// root right of each pole dⱼ. Those are the eigenvalues of D + z zᵀ; with d² and σ² for d and λ, they are the singular
/// values of a matrix with first row z and diagonal 0, d₁, d₂, …
///
/// A root can lie next to a pole, closer than doubles can tell apart. So what is kept of it are its distances from all
/// poles, which [SecularRoot] finds.
/// Li 1994, "Solving secular equations stably and efficiently"; Gu and Eisenstat 1994 and 1995 for the vectors.
final class SecularEquation {
    /// Roots that a thread looks for, and columns that it multiplies up, at a time.
    private static final int CHUNK = 32;
    private static final int COLUMNS = 256;

    /// Roots from which on it pays to share them among threads.
    private static final int PARALLEL_FROM = 200;

    private final int k;
    private final double[] d;             // (k), rising
    private final double[] z;             // (k)
    private final boolean squared;
    final double[] roots;                 // (k): λ, or σ if squared
    final double[][] differences;         // (k, k): row i holds dⱼ − λᵢ, or dⱼ² − σᵢ²

    SecularEquation(double[] d, double[] z, boolean squared) {
        this.k = d.length;
        this.d = d;
        this.z = z;
        this.squared = squared;
        roots = new double[k];
        differences = new double[k][k];
        inChunks(CHUNK, (from, to) -> {
            SecularRoot root = new SecularRoot(d, z, squared);
            for (int i = from; i < to; i++) {
                roots[i] = root.find(i, differences[i]);
            }
        });
    }

    /// Something to do for each of from … to - 1.
    interface Part {
        void run(int from, int to);
    }

    /// Runs all k in chunks, on all threads if there are many. Every number depends on its own chunk alone.
    void inChunks(int size, Part part) {
        int threads = k < PARALLEL_FROM ? 1 : Threads.count();
        Threads.run(threads, Math.ceilDiv(k, size),
                (chunk, worker) -> part.run(chunk * size, Math.min(k, (chunk + 1) * size)));
    }

    /// The ẑ close to z for which the computed roots are exact: ẑⱼ² = Πᵢ (λᵢ − dⱼ) / Πᵢ (dᵢ − dⱼ), i ≠ j below.
    /// subtle: with z itself, vectors of neighbouring roots would not be orthogonal; with ẑ they are, to the last bits
    double[] exactZ() {
        double[] product = new double[k];
        inChunks(COLUMNS, (from, to) -> {
            for (int j = from; j < to; j++) {
                product[j] = -differences[j][j];
            }
            for (int i = 0; i < k; i++) {
                int before = Math.clamp(i, from, to);
                multiply(product, i, from, before);
                multiply(product, i, Math.clamp(i + 1, before, to), to);
            }
            for (int j = from; j < to; j++) {
                product[j] = Math.copySign(Math.sqrt(Math.abs(product[j])), z[j]);
            }
        });
        return product;
    }

    /// The factors of root i for from … to - 1.
    private void multiply(double[] product, int i, int from, int to) {
        double[] row = differences[i];
        double pole = d[i];
        if (squared) {
            for (int j = from; j < to; j++) {
                product[j] *= row[j] / ((d[j] - pole) * (d[j] + pole));
            }
        } else {
            for (int j = from; j < to; j++) {
                product[j] *= row[j] / (d[j] - pole);
            }
        }
    }
}
