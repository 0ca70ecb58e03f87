package scratch.math.decomposition;

import java.util.Arrays;
import scratch.math.Vectors;
import scratch.math.kernel.Kernels;

/// Singular values and vectors of an upper bidiagonal matrix by divide and conquer. A row (α, β) in the middle is taken
/// out; what is above has one column more than rows, and so a direction that it sends to 0. In the vectors of the two
/// parts the matrix is M = (first row z, diagonal 0, d₁, d₂, …), whose singular values [SecularEquation] finds.
/// The counterpart of [DivideAndConquer], with the same deflation and the same cost.
/// Gu and Eisenstat 1995, "A divide-and-conquer algorithm for the bidiagonal SVD"; LAPACK's dbdsdc.
final class BidiagonalDivideAndConquer {
    private static final Kernels KERNELS = Kernels.active();
    private static final int SMALL = 24;
    private static final int VECTORS = 32;   // that a thread forms at a time

    private final double[] d;
    private final double[] e;
    private final double[] u;   // rows of stride ldu: left singular vectors
    private final int ldu;
    private final double[] v;   // rows of stride ldv: right singular vectors
    private final int ldv;

    private BidiagonalDivideAndConquer(int n, double[] d, double[] e, double[] u, int ldu, double[] v) {
        this.d = d;
        this.e = e;
        this.u = u;
        this.ldu = ldu;
        this.v = v;
        this.ldv = n;
    }

    /// d (n) becomes the singular values, in no order; e (n) is overwritten. u and v, zero on entry, receive the
    /// singular vectors as rows of stride ldu and n.
    static void solve(int n, double[] d, double[] e, double[] u, int ldu, double[] v) {
        new BidiagonalDivideAndConquer(n, d, e, u, ldu, v).solve(0, n, 0);
    }

    /// The block of rows [from, from + size) and of `extra` (0 or 1) columns more. With the extra column, row
    /// from + size of v becomes the direction sent to 0.
    private void solve(int from, int size, int extra) {
        if (size <= SMALL) {
            for (int j = from; j < from + size; j++) {
                u[j * ldu + j] = 1;
            }
            for (int j = from; j < from + size + extra; j++) {
                v[j * ldv + j] = 1;
            }
            ImplicitQR small = new ImplicitQR(d, e, from, size, u, ldu, v, ldv, size + extra);
            if (extra == 1) {
                small.solveWide();
            } else {
                small.solve();
            }
            return;
        }
        int middle = from + size / 2;
        double alpha = d[middle];
        double beta = e[middle];
        solve(from, middle - from, 1);
        solve(middle + 1, from + size - middle - 1, extra);
        merge(from, middle, from + size, extra, alpha, beta);
    }

    private void merge(int from, int middle, int end, int extra, double alpha, double beta) {
        double[] z = new double[end - from];   // the middle row in the basis of the right vectors
        for (int j = from; j < end; j++) {
            z[j - from] = j <= middle ? alpha * v[j * ldv + middle] : beta * v[j * ldv + middle + 1];
        }
        d[middle] = 0;
        u[middle * ldu + middle] = 1;
        double size = Math.max(Math.abs(alpha), Math.abs(beta));
        if (size == 0) {
            return;   // the row is 0: a singular value 0, and nothing to merge
        }
        Rank1Parts right = new Rank1Parts(from, middle + 1, end);   // row `middle` of v lives in the left columns
        if (extra == 1) {
            // both halves have a direction sent to 0; one combination of them keeps all of z, the other is the new one
            double other = beta * v[end * ldv + middle + 1];
            double length = Math.hypot(z[middle - from], other);
            if (length > 0) {
                rotateV(middle, end, from, end + 1, z[middle - from] / length, other / length);
                z[middle - from] = length;
            }
            right.markBoth(middle);
        }
        size = Math.max(size, Vectors.maxAbs(Arrays.copyOfRange(d, from, end)));
        deflate(from, middle, end, end + extra, z, 4 * Math.ulp(1.0) * size, right);

        int exponent = Math.getExponent(size);
        int k = right.count();
        double[] poles = new double[k];
        double[] weights = new double[k];
        for (int i = 0; i < k; i++) {
            // subtle: scaled to about 1, because the equation squares them
            poles[i] = Math.scalb(d[right.row(i)], -exponent);
            weights[i] = Math.scalb(z[right.row(i) - from], -exponent);
        }
        SecularEquation equation = new SecularEquation(poles, weights, true);
        replaceVectors(equation, poles, right, from, middle, end, end + extra);
        for (int i = 0; i < k; i++) {
            d[right.row(i)] = Math.scalb(equation.roots[i], exponent);
        }
    }

    /// Sorts the rows by d, the middle one (d = 0) first, and sets aside those that are singular vectors already.
    private void deflate(int from, int middle, int end, int vEnd, double[] z, double tolerance,
            Rank1Parts parts) {
        if (Math.abs(z[middle - from]) <= tolerance) {
            z[middle - from] = tolerance;
        }
        parts.keep(middle);
        double[] block = Arrays.copyOfRange(d, from, end);
        block[middle - from] = -1;   // sorts first
        int last = -1;               // the last row kept so far, not counting the middle one
        for (int index : Permutations.sorted(block, false)) {
            int row = from + index;
            if (row == middle || Math.abs(z[index]) <= tolerance) {
                continue;
            }
            if (last >= 0 && d[row] - d[last] <= tolerance) {
                double length = Math.hypot(z[index], z[last - from]);
                double cosine = z[index] / length;
                double sine = -z[last - from] / length;
                z[index] = length;
                ImplicitQL.rotate(u, last * ldu + from, row * ldu + from, end - from, cosine, sine);
                rotateV(last, row, from, vEnd, cosine, sine);
                parts.blend(last, row);
            } else if (last >= 0) {
                parts.keep(last);
            }
            last = row;
            // subtle: the pole of the middle row is 0, and two poles must not be equal
            d[row] = Math.max(d[row], tolerance / 2);
        }
        if (last >= 0) {
            parts.keep(last);
        }
        parts.group();
    }

    /// Right vectors of M: vᵢⱼ = ẑⱼ / (dⱼ² − σᵢ²); left ones: −1, then dⱼ vᵢⱼ; both of length 1.
    private void replaceVectors(SecularEquation equation, double[] poles, Rank1Parts parts, int from, int middle,
            int end, int vEnd) {
        double[] z = equation.exactZ();
        int k = z.length;
        double[] rightVectors = new double[k * k];
        double[] leftVectors = new double[k * k];
        Rank1Parts leftParts = parts.forLeft(middle);
        equation.inChunks(VECTORS, (first, last) -> {
            double[] row = new double[k];
            for (int i = first; i < last; i++) {
                double[] differences = equation.differences[i];
                for (int j = 0; j < k; j++) {
                    row[j] = z[j] / differences[j];
                }
                double length = KERNELS.norm(row, 0, k);
                parts.scatter(1 / length, row, rightVectors, i);
                for (int j = 1; j < k; j++) {
                    row[j] = row[j] / length * poles[j];
                }
                row[0] = -1 / length;
                leftParts.scatter(1 / KERNELS.norm(row, 0, k), row, leftVectors, i);
            }
        });
        parts.multiply(rightVectors, v, ldv, from, middle + 1, vEnd);
        leftParts.multiply(leftVectors, u, ldu, from, middle, end);
    }

    private void rotateV(int a, int b, int start, int stop, double cosine, double sine) {
        ImplicitQL.rotate(v, a * ldv + start, b * ldv + start, stop - start, cosine, sine);
    }
}
