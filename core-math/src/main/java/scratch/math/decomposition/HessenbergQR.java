package scratch.math.decomposition;

import java.util.Locale;
import scratch.math.kernel.Kernels;

/// The steps of [Eigen]: a general matrix is balanced, brought to Hessenberg form (zero below the first subdiagonal)
/// by reflections, and shrunk from the end by Francis' double-shift QR steps, which treat a complex pair of shifts at
/// once and so stay in real numbers.
/// Francis 1961; Golub and Van Loan, *Matrix Computations*, section 7.5; the step as in EISPACK's hqr.
final class HessenbergQR {
    private static final Kernels KERNELS = Kernels.active();
    private static final double EPSILON = Math.ulp(1.0);
    private static final int MOST_STEPS = 90;

    private final int n;
    private final double[] h;   // (n, n)
    final double[] real;        // (n)
    final double[] imaginary;   // (n)
    private double norm;
    private double shifted;     // the sum of the exceptional shifts, taken off the diagonal
    private double p;           // first column of the double step: (p, q, r)
    private double q;
    private double r;

    HessenbergQR(int n, double[] a) {
        this.n = n;
        this.h = a;
        real = new double[n];
        imaginary = new double[n];
    }

    void solve() {
        balance();
        reduce();
        for (int i = 0; i < n; i++) {
            for (int j = Math.max(i - 1, 0); j < n; j++) {
                norm += Math.abs(h[i * n + j]);
            }
        }
        int steps = 0;
        for (int last = n - 1; last >= 0;) {
            int first = split(last);
            if (first == last) {
                real[last] = h[last * n + last] + shifted;
                last--;
                steps = 0;
            } else if (first == last - 1) {
                pair(last);
                last -= 2;
                steps = 0;
            } else {
                if (steps++ == MOST_STEPS) {
                    throw new ArithmeticException(
                            String.format(Locale.ROOT, "Eigen: eigenvalue %d not found after %d steps", last, MOST_STEPS));
                }
                step(first, last, steps % 10 == 0);
            }
        }
    }

    /// Scales row i by 1/f and column i by f, f a power of two, until both are of similar size: the eigenvalues stay,
    /// the rounding errors of a badly scaled matrix do not.
    private void balance() {
        boolean changed = true;
        for (int round = 0; changed && round < 100; round++) {
            changed = false;
            for (int i = 0; i < n; i++) {
                double column = 0;
                double row = 0;
                for (int j = 0; j < n; j++) {
                    if (j != i) {
                        column += Math.abs(h[j * n + i]);
                        row += Math.abs(h[i * n + j]);
                    }
                }
                if (column == 0 || row == 0) {
                    continue;
                }
                int exponent = Math.round((Math.getExponent(row) - Math.getExponent(column)) / 2f);
                double f = Math.scalb(1.0, exponent);
                if (column * f + row / f < 0.95 * (column + row)) {
                    changed = true;
                    for (int j = 0; j < n; j++) {
                        h[i * n + j] /= f;
                        h[j * n + i] *= f;
                    }
                }
            }
        }
    }

    /// A ← H A H for the reflector of each column in turn.
    private void reduce() {
        double[] v = new double[n];
        double[] work = new double[n];
        for (int k = 0; k < n - 2; k++) {
            int length = n - k - 1;
            for (int i = 0; i < length; i++) {
                v[i] = h[(k + 1 + i) * n + k];
            }
            double tau = Reflectors.make(v, 0, length);
            h[(k + 1) * n + k] = v[0];
            for (int i = k + 2; i < n; i++) {
                h[i * n + k] = 0;
            }
            v[0] = 1;
            // from the left: the columns right of k; from the right: all rows
            KERNELS.gemv(true, length, length, tau, h, (k + 1) * n + k + 1, n, v, 0, 0, work, 0);
            for (int i = 0; i < length; i++) {
                KERNELS.axpy(-v[i], work, 0, h, (k + 1 + i) * n + k + 1, length);
            }
            Reflectors.apply(tau, v, 0, length, h, k + 1, n, n, work);
        }
    }

    /// The first row of the last block that does not fall apart.
    private int split(int last) {
        int l = last;
        while (l > 0) {
            double neighbours = Math.abs(h[(l - 1) * n + l - 1]) + Math.abs(h[l * n + l]);
            if (Math.abs(h[l * n + l - 1]) < EPSILON * (neighbours == 0 ? norm : neighbours)
                    || h[l * n + l - 1] == 0) {
                break;
            }
            l--;
        }
        return l;
    }

    /// The two eigenvalues of the 2 x 2 block that ends at `last`.
    private void pair(int last) {
        double x = h[last * n + last] + shifted;
        double product = h[last * n + last - 1] * h[(last - 1) * n + last];
        double half = (h[(last - 1) * n + last - 1] - h[last * n + last]) / 2;
        double discriminant = half * half + product;
        double root = Math.sqrt(Math.abs(discriminant));
        if (discriminant >= 0) {
            double z = half + Math.copySign(root, half);
            real[last - 1] = x + z;
            real[last] = z == 0 ? x : x - product / z;   // subtle: x + half - root would cancel
        } else {
            real[last - 1] = real[last] = x + half;
            imaginary[last - 1] = root;
            imaginary[last] = -root;
        }
    }

    /// One double step on rows first … last: a bulge of three rows is made at the top and chased to the bottom.
    private void step(int first, int last, boolean exceptional) {
        double x = h[last * n + last];
        double y = h[(last - 1) * n + last - 1];
        double w = h[last * n + last - 1] * h[(last - 1) * n + last];
        if (exceptional) {
            // subtle: shifts that go round in circles (permutations do that) are broken by an arbitrary one
            shifted += x;
            for (int i = 0; i <= last; i++) {
                h[i * n + i] -= x;
            }
            double s = Math.abs(h[last * n + last - 1]) + Math.abs(h[(last - 1) * n + last - 2]);
            x = y = 0.75 * s;
            w = -0.4375 * s * s;
        }
        int m = start(first, last, x, y, w);
        for (int i = m + 2; i <= last; i++) {
            h[i * n + i - 2] = 0;
            if (i > m + 2) {
                h[i * n + i - 3] = 0;
            }
        }
        for (int k = m; k < last; k++) {
            boolean three = k < last - 1;
            double scale = 1;
            if (k > m) {
                p = h[k * n + k - 1];
                q = h[(k + 1) * n + k - 1];
                r = three ? h[(k + 2) * n + k - 1] : 0;
                scale = Math.abs(p) + Math.abs(q) + Math.abs(r);
                if (scale == 0) {
                    continue;
                }
                p /= scale;
                q /= scale;
                r /= scale;
            }
            double s = Math.copySign(Math.sqrt(p * p + q * q + r * r), p);
            if (k > m) {
                h[k * n + k - 1] = -s * scale;
            } else if (first < m) {
                h[k * n + k - 1] = -h[k * n + k - 1];
            }
            p += s;
            reflect(k, first, last, three, p / s, q / s, r / s, q / p, r / p);
        }
    }

    /// Where the step may start: as far down as two small subdiagonal elements in a row allow. Leaves (p, q, r).
    private int start(int first, int last, double x, double y, double w) {
        int m = last - 2;
        while (true) {
            double z = h[m * n + m];
            double dx = x - z;
            double dy = y - z;
            p = (dx * dy - w) / h[(m + 1) * n + m] + h[m * n + m + 1];
            q = h[(m + 1) * n + m + 1] - z - dx - dy;
            r = h[(m + 2) * n + m + 1];
            double s = Math.abs(p) + Math.abs(q) + Math.abs(r);
            p /= s;
            q /= s;
            r /= s;
            if (m == first) {
                return m;
            }
            double around = Math.abs(h[(m - 1) * n + m - 1]) + Math.abs(z) + Math.abs(h[(m + 1) * n + m + 1]);
            if (Math.abs(h[m * n + m - 1]) * (Math.abs(q) + Math.abs(r)) < EPSILON * Math.abs(p) * around) {
                return m;
            }
            m--;
        }
    }

    /// Rows and columns k, k + 1, k + 2 reflected by I − (1, a, b)ᵀ (x, y, z).
    private void reflect(int k, int first, int last, boolean three, double x, double y, double z, double a, double b) {
        for (int j = k; j <= last; j++) {
            double sum = h[k * n + j] + a * h[(k + 1) * n + j];
            if (three) {
                sum += b * h[(k + 2) * n + j];
                h[(k + 2) * n + j] -= sum * z;
            }
            h[k * n + j] -= sum * x;
            h[(k + 1) * n + j] -= sum * y;
        }
        for (int i = first; i <= Math.min(last, k + 3); i++) {
            int row = i * n + k;
            double sum = x * h[row] + y * h[row + 1];
            if (three) {
                sum += z * h[row + 2];
                h[row + 2] -= sum * b;
            }
            h[row] -= sum;
            h[row + 1] -= sum * a;
        }
    }
}
