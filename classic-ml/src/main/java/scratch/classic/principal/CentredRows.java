package scratch.classic.principal;

import java.util.Arrays;

import scratch.classic.data.RowChunks;
import scratch.math.Matrix;
import scratch.math.Vectors;
import scratch.math.check.Require;
import scratch.math.decomposition.QR;
import scratch.math.kernel.Kernels;
import scratch.math.kernel.Threads;

/// Rows with the means of their columns taken off. Where a part at a time will do they are not all written down: sums of
/// products are taken in blocks that stay in the cache, and a triangle in chunks that are decomposed one by one. What is a
/// chunk does not depend on the number of threads, so neither does any bit of the results.
final class CentredRows {
    private static final Kernels KERNELS = Kernels.active();
    private static final int BLOCK = 256;
    private static final int CHUNK = 2048;

    private static final int SAMPLE = 512;
    private static final double[] ONES = new double[BLOCK];

    static {
        Arrays.fill(ONES, 1);
    }

    private final Matrix x;              // (n, d)
    private final double[] means;        // (d)

    private CentredRows(Matrix x, double[] means) {
        this.x = x;
        this.means = means;
    }

    /// Centred by the means of a few hundred rows for now, evenly spread, which are near enough to lose no digits when what
    /// is left is squared. One pass over all rows, [#refined] or [#products], brings the means themselves.
    ///
    /// @param x (n, d), n at least 2
    static CentredRows of(Matrix x) {
        int d = x.columns();
        int rows = Math.min(SAMPLE, x.rows());
        double[] means = new double[d];
        for (int i = 0; i < rows; i++) {
            int row = (int) ((long) i * x.rows() / rows);
            KERNELS.axpy(1.0 / rows, x.data(), row * d, means, 0, d);
        }
        return new CentredRows(x, means);
    }

    /// With the means corrected by the means of what is left. Of a constant column nothing is left then.
    CentredRows refined() {
        double[] sums = RowChunks.ofSize(x.rows(), CHUNK).sum(BLOCK * means.length, means.length,
                (first, end, block, partial) -> inBlocks(first, end, block, rows -> addRows(block, rows, partial, 0)));
        double[] refined = means.clone();
        Vectors.axpyInPlace(1.0 / x.rows(), sums, refined);
        requireFinite(refined);
        return new CentredRows(x, refined);
    }

    private void requireFinite(double[] sums) {
        for (double sum : sums) {
            if (!Double.isFinite(sum)) {      // as it is if one number of the column is not; else they are near overflow
                Require.finite("PrincipalComponents.fit", x.columns(), x.data());
                throw tooLarge();
            }
        }
    }

    double[] means() {
        return means.clone();
    }

    /// S = Σ (xᵢ − x̄)(xᵢ − x̄)ᵀ: (d, d). Corrects the means on the way: Σ aaᵀ − (Σ a)(Σ a)ᵀ/n. A column whose values
    /// differ by no more than the rounding of its mean is constant, and has zeros.
    Matrix products() {
        int d = means.length;
        int squares = d * d;
        double[] sums = RowChunks.ofSize(x.rows(), CHUNK).sum(BLOCK * d, squares + d, (first, end, block, partial) ->
                inBlocks(first, end, block, rows -> {
                    KERNELS.syrk(true, d, rows, 1, block, 0, d, 1, partial, 0, d);
                    addRows(block, rows, partial, squares);
                }));
        double[] left = Arrays.copyOfRange(sums, squares, squares + d);
        requireFinite(left);
        Matrix s = Matrix.wrap(d, d, Arrays.copyOf(sums, squares));
        KERNELS.gemm(true, false, d, d, 1, -1.0 / x.rows(), left, 0, d, left, 0, d, 1, s.data(), 0, d);
        boolean varies = false;
        for (int j = 0; j < d; j++) {
            double square = s.get(j, j);
            if (!Double.isFinite(square)) {
                throw tooLarge();
            }
            boolean constant = Math.sqrt(Math.max(0, square)) <= 4 * Math.sqrt(x.rows()) * Math.ulp(means[j]);
            for (int i = 0; i < d && constant; i++) {
                s.set(i, j, 0);
                s.set(j, i, 0);
            }
            varies |= !constant;
            means[j] += left[j] / x.rows();
        }
        requireVaries(varies);
        return s;
    }

    /// A matrix of d columns with the same singular values and right singular vectors as the centred rows: where there are
    /// many of them, the R of their QR decomposition. A chunk at a time is decomposed, and the triangles of all chunks are
    /// rows to be decomposed again.
    /// Demmel, Grigori, Hoemmen and Langou 2012, "Communication-optimal Parallel and Sequential QR and LU Factorizations".
    Matrix triangle() {
        Matrix r = x.rows() < 2 * x.columns() ? rows() : trianglesOfChunks(x, true);
        while (r.rows() > 2 * r.columns()) {
            r = trianglesOfChunks(r, false);
        }
        double square = Vectors.dot(r.data(), r.data());
        if (!Double.isFinite(square)) {
            throw tooLarge();
        }
        requireVaries(square > 0);
        return r;
    }

    private Matrix trianglesOfChunks(Matrix a, boolean centre) {
        int d = means.length;
        int size = Math.max(CHUNK / 2, 4 * d);
        int chunks = Math.ceilDiv(a.rows(), size);
        Matrix[] triangles = new Matrix[chunks];
        Threads.run(Threads.count(), chunks, (chunk, worker) -> {
            int first = chunk * size;
            int rows = Math.min(size, a.rows() - first);
            Matrix part = Matrix.zeros(rows, d);
            if (centre) {
                subtract(a.data(), first * d, means, part.data(), rows);
            } else {
                System.arraycopy(a.data(), first * d, part.data(), 0, rows * d);
            }
            triangles[chunk] = QR.of(part).r();
        });
        int rows = Arrays.stream(triangles).mapToInt(Matrix::rows).sum();
        Matrix all = Matrix.zeros(rows, d);
        int at = 0;
        for (Matrix triangle : triangles) {
            System.arraycopy(triangle.data(), 0, all.data(), at, triangle.data().length);
            at += triangle.data().length;
        }
        return all;
    }

    /// All of them: (n, d).
    Matrix rows() {
        Matrix rows = Matrix.zeros(x.rows(), means.length);
        subtract(x.data(), 0, means, rows.data(), x.rows());
        return rows;
    }

    private interface Block {
        void rows(int count);
    }

    private void inBlocks(int first, int end, double[] block, Block use) {
        for (int from = first; from < end; from += BLOCK) {
            int rows = Math.min(BLOCK, end - from);
            subtract(x.data(), from * means.length, means, block, rows);
            use.rows(rows);
        }
    }

    /// Adds up so many rows of the block.
    private void addRows(double[] block, int rows, double[] sums, int at) {
        KERNELS.gemv(true, rows, means.length, 1, block, 0, means.length, ONES, 0, 1, sums, at);
    }

    /// The first rows of `to` become so many rows of `x`, minus the means.
    static void subtract(double[] x, int at, double[] means, double[] to, int rows) {
        int d = means.length;
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < d; j++) {
                to[i * d + j] = x[at + i * d + j] - means[j];
            }
        }
    }

    private void requireVaries(boolean varies) {
        Require.that(varies, "PrincipalComponents.fit: (%d, %d): no column varies: there is no direction to be found", x.rows(),
                x.columns());
    }

    private static IllegalArgumentException tooLarge() {
        return new IllegalArgumentException("PrincipalComponents.fit: values too large to be squared and added: take larger"
                + " units");
    }
}
