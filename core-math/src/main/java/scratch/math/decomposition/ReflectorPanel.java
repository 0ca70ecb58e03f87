package scratch.math.decomposition;

import java.util.Arrays;

/// A panel of columns in [HouseholderQR], halved again and again: the left half, its reflectors applied to the right half
/// as one block, then the right half. So all but a few columns at a time is done by products of matrices here, too.
/// Elmroth and Gustavson 2000, "Applying recursion to serial and parallel QR factorization leads to better performance".
final class ReflectorPanel {
    private static final int SMALL = Reflectors.SMALL;

    private final int m;
    private final double[] at;      // (n, m): columns of A as rows
    private final double[] tau;
    private final int block;
    private final double[] v;       // (block, m): reflector j of A in row j % block, with its zeros and its one written out
    private final double[] t;       // (block, block): T of all reflectors of the panel, and on its diagonal that of each part
    private final double[] work;

    /// Panels of at most `block` columns, which start at multiples of that.
    ReflectorPanel(int m, int n, double[] at, double[] tau, int block) {
        this.m = m;
        this.at = at;
        this.tau = tau;
        this.block = block;
        this.v = new double[block * m];
        this.t = new double[block * block];
        this.work = new double[2 * block * Math.max(n, block)];
    }

    /// Makes reflectors j0 … j0 + k - 1 and leaves R above and them below the diagonal of these columns.
    void factor(int j0, int k) {
        if (k <= SMALL) {
            for (int j = j0; j < j0 + k; j++) {
                reflect(j, j0 + k);
            }
            Reflectors.smallFactor(k, m - j0, v, j0 % block * m + j0, m, tau, j0, t, j0 % block * (block + 1), block);
            return;
        }
        int half = Math.ceilDiv(k / 2, SMALL) * SMALL;
        factor(j0, half);
        apply(j0, half, j0 + half, j0 + k);
        factor(j0 + half, k - half);
        Reflectors.join(half, k, m - j0, v, j0 % block * m + j0, m, t, j0 % block * (block + 1), block, work);
    }

    /// Applies reflectors j0 … j0 + k - 1, as one block, to columns from … to - 1.
    void apply(int j0, int k, int from, int to) {
        if (from < to) {
            int row = j0 % block;
            Reflectors.applyBlock(true, k, m - j0, v, row * m + j0, m, t, row * (block + 1), block, at, from * m + j0, m,
                    to - from, work);
        }
    }

    /// Makes reflector j and applies it to columns j + 1 … end - 1.
    private void reflect(int j, int end) {
        int head = j * m + j;
        tau[j] = Reflectors.make(at, head, m - j);
        int row = j % block * m;
        Arrays.fill(v, row + j / block * block, row + j, 0);
        System.arraycopy(at, head, v, row + j, m - j);
        v[row + j] = 1;
        Reflectors.apply(tau[j], v, row + j, m - j, at, head + m, m, end - j - 1, work);
    }
}
