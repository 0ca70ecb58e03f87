package scratch.classic.supportvector;

import scratch.math.Matrix;
import scratch.math.kernel.Kernels;

/// Values of a kernel between any rows and a fixed set of them, in blocks: the work is a matrix product.
///
/// For the radial basis function −γ‖a − b‖² = −γ‖a‖² + (2γ·aᵀb − γ‖b‖²), which is the product of (2γa, −γ‖a‖², 1) and
/// (b, 1, −γ‖b‖²): one more matrix product, whose entries become their exponentials where they stand. It loses digits where
/// γ‖a‖² is large (lengths are taken from the mean of the set); there the differences are squared one by one.
final class KernelBlock {
    private static final Kernels KERNELS = Kernels.active();
    private static final double EPSILON = Math.ulp(1.0);
    private static final double EXPONENT_ERROR = 1e-11;     // of −γ‖a − b‖², and so relative to K itself

    private final Kernel kernel;
    private final int n;
    private final int d;
    private final double[] x;           // (n, d)
    private final double[][] rows;      // the same row by row, for kernels that are methods
    private final double[] centre;      // (d), for the radial basis function; and:
    private final double[] factors;     // (n, d + 2), each row (b, 1, −γ‖b‖²)
    private final double largest;       // of all γ‖b‖²

    KernelBlock(Kernel kernel, Matrix set) {
        this.kernel = kernel;
        n = set.rows();
        d = set.columns();
        x = set.data();
        boolean rbf = kernel instanceof Kernel.RBF;
        boolean product = rbf || kernel instanceof Kernel.Linear || kernel instanceof Kernel.Polynomial;
        rows = product ? null : rowByRow(set);
        centre = new double[d];
        for (int i = 0; rbf && i < n; i++) {
            KERNELS.axpy(1.0 / n, x, i * d, centre, 0, d);
        }
        factors = rbf ? new double[Math.multiplyExact(n, d + 2)] : null;
        double most = 0;
        for (int i = 0; rbf && i < n; i++) {
            int at = i * (d + 2);
            double square = move(x, i * d, 1, factors, at);
            factors[at + d] = 1;
            factors[at + d + 1] = -gamma() * square;
            most = Math.max(most, gamma() * square);
        }
        largest = most;
    }

    private static double[][] rowByRow(Matrix set) {
        double[][] rows = new double[set.rows()][];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = set.row(i);
        }
        return rows;
    }

    private double gamma() {
        return ((Kernel.RBF) kernel).gamma();
    }

    int rows() {
        return n;
    }

    int columns() {
        return d;
    }

    /// How many numbers [#fill] needs as room for a number of left rows.
    int room(int count) {
        return Math.multiplyExact(count, d + 2);
    }

    /// K of each row of the set with itself: (n).
    double[] diagonal() {
        double[] diagonal = new double[n];
        for (int i = 0; i < n; i++) {
            diagonal[i] = switch (kernel) {
                case Kernel.RBF ignored -> 1;
                case Kernel.Linear ignored -> KERNELS.dot(x, i * d, x, i * d, d);
                case Kernel.Polynomial p -> p.power(p.gamma() * KERNELS.dot(x, i * d, x, i * d, d) + p.constant());
                default -> kernel.of(rows[i], rows[i]);
            };
        }
        return diagonal;
    }

    /// Puts the rows numbered `which[0]` to `which[count − 1]` one behind the other into `left`.
    void gather(int[] which, int count, double[] left) {
        for (int i = 0; i < count; i++) {
            System.arraycopy(x, which[i] * d, left, i * d, d);
        }
    }

    /// K of `count` left rows with rows `from` to `to` (not included) of the set; row i to `out[at + i·width …]`.
    ///
    /// @param left  (count, d), from `leftAt`
    /// @param width how far apart the rows of `out` are
    /// @param room  for this call alone, of the size that [#room] says
    void fill(double[] left, int leftAt, int count, int from, int to, double[] out, int at, int width, double[] room) {
        switch (kernel) {
            case Kernel.RBF rbf -> exponentials(rbf.gamma(), left, leftAt, count, from, to, out, at, width, room);
            case Kernel.Linear ignored -> products(left, leftAt, count, from, to, out, at, width);
            case Kernel.Polynomial p -> {
                products(left, leftAt, count, from, to, out, at, width);
                for (int i = 0; i < count; i++) {
                    for (int j = at + i * width; j < at + i * width + to - from; j++) {
                        out[j] = p.power(p.gamma() * out[j] + p.constant());
                    }
                }
            }
            default -> {
                double[] row = new double[d];
                for (int i = 0; i < count; i++) {
                    System.arraycopy(left, leftAt + i * d, row, 0, d);
                    for (int j = from; j < to; j++) {
                        out[at + i * width + j - from] = kernel.of(row, rows[j]);
                    }
                }
            }
        }
    }

    private void products(double[] left, int leftAt, int count, int from, int to, double[] out, int at, int width) {
        KERNELS.gemm(false, true, count, to - from, d, 1, left, leftAt, d, x, from * d, d, 0, out, at, width);
    }

    private void exponentials(double gamma, double[] left, int leftAt, int count, int from, int to, double[] out, int at,
                              int width, double[] room) {
        double most = 0;
        for (int i = 0; i < count; i++) {
            double square = move(left, leftAt + i * d, 2 * gamma, room, i * (d + 2));
            room[i * (d + 2) + d] = -gamma * square;
            room[i * (d + 2) + d + 1] = 1;
            most = Math.max(most, gamma * square);
        }
        // the terms of −γ‖a − b‖² add up to at most 2γ(‖a‖² + ‖b‖²), and each rounding is ε/2 of that
        if ((d + 4) * EPSILON * (most + largest) <= EXPONENT_ERROR) {
            KERNELS.gemm(false, true, count, to - from, d + 2, 1, room, 0, d + 2, factors, from * (d + 2), d + 2, 0, out, at,
                    width);
        } else {
            KERNELS.squaredDistances(count, to - from, d, left, leftAt, d, x, from * d, d, out, at, width);
            for (int i = 0; i < count; i++) {
                KERNELS.scale(-gamma, out, at + i * width, to - from);
            }
        }
        for (int i = 0; i < count; i++) {
            KERNELS.exp(out, at + i * width, out, at + i * width, to - from);
        }
    }

    /// Writes factor·(row − centre), and returns the squared length without the factor.
    private double move(double[] source, int from, double factor, double[] out, int at) {
        double square = 0;
        for (int j = 0; j < d; j++) {
            double moved = source[from + j] - centre[j];
            out[at + j] = factor * moved;
            square += moved * moved;
        }
        return square;
    }
}
