package scratch.math.decomposition;

import java.util.Locale;
import scratch.math.Vectors;
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
    private final int[] powers;   // (n): the balanced matrix is D⁻¹ A D for D with 2^powers[i] on its diagonal
    private double[] balanced;  // (n, n)
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
        powers = new int[n];
        real = new double[n];
        imaginary = new double[n];
    }

    void solve() {
        balance();
        balanced = h.clone();
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

    /// The matrix after balancing: (n, n)
    double[] balanced() {
        return balanced;
    }

    /// An eigenvector of A from one of the balanced matrix, D w, as a unit vector.
    double[] unbalanced(double[] w) {
        int largest = Integer.MIN_VALUE;
        for (int i = 0; i < n; i++) {
            largest = w[i] == 0 ? largest : Math.max(largest, powers[i] + Math.getExponent(w[i]));
        }
        double[] v = new double[n];
        for (int i = 0; i < n; i++) {
            v[i] = Math.scalb(w[i], powers[i] - largest);
        }
        return Vectors.unit(v);
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
                exponent = Math.clamp(exponent, -1000, 1000);
                double f = Math.scalb(1.0, exponent);
                if (column * f + row / f < 0.95 * (column + row)) {
                    changed = true;
                    powers[i] += exponent;
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
        double half = h[(last - 1) * n + last - 1] / 2 - h[last * n + last] / 2;
        // subtle: powers of two, since a square of what is huge or tiny has no number
        int power = exponent(Math.max(Math.abs(half), Math.max(Math.abs(h[last * n + last - 1]),
                Math.abs(h[(last - 1) * n + last]))));
        half = Math.scalb(half, -power);
        double product = Math.scalb(h[last * n + last - 1], -power) * Math.scalb(h[(last - 1) * n + last], -power);
        double discriminant = half * half + product;
        double root = Math.sqrt(Math.abs(discriminant));
        if (discriminant >= 0) {
            double z = half + Math.copySign(root, half);
            real[last - 1] = x + Math.scalb(z, power);
            real[last] = z == 0 ? x : x - Math.scalb(product / z, power);   // subtle: x + half - root would cancel
        } else {
            real[last - 1] = real[last] = x + Math.scalb(half, power);
            imaginary[last - 1] = Math.scalb(root, power);
            imaginary[last] = -imaginary[last - 1];
        }
    }

    /// The power of two to divide by before squaring; 0 in the usual case.
    private static int exponent(double largest) {
        return largest == 0 || largest > 1e-100 && largest < 1e100 ? 0 : Math.getExponent(largest);
    }

    /// One double step on rows first … last: a bulge of three rows is made at the top and chased to the bottom.
    private void step(int first, int last, boolean exceptional) {
        double x = h[last * n + last];
        double y = h[(last - 1) * n + last - 1];
        double below = h[last * n + last - 1];
        double above = h[(last - 1) * n + last];
        if (exceptional) {
            // subtle: shifts that go round in circles (permutations do that) are broken by an arbitrary one
            shifted += x;
            for (int i = 0; i <= last; i++) {
                h[i * n + i] -= x;
            }
            double s = Math.abs(h[last * n + last - 1]) + Math.abs(h[(last - 1) * n + last - 2]);
            x = y = 0.75 * s;
            below = s;
            above = -0.4375 * s;
        }
        int m = start(first, last, x, y, below, above);
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
    private int start(int first, int last, double x, double y, double below, double above) {
        int m = last - 2;
        while (true) {
            double z = h[m * n + m];
            double dx = x - z;
            double dy = y - z;
            // the first column of (H − x)(H − y), divided by the element below its head and by 2^power
            int power = exponent(Math.max(Math.max(Math.abs(dx), Math.abs(dy)), Math.max(Math.abs(below), Math.abs(above))));
            double square = Math.scalb(dx, -power) * Math.scalb(dy, -power)
                    - Math.scalb(below, -power) * Math.scalb(above, -power);
            p = square / Math.scalb(h[(m + 1) * n + m], -power) + Math.scalb(h[m * n + m + 1], -power);
            q = Math.scalb(h[(m + 1) * n + m + 1] - z - dx - dy, -power);
            r = Math.scalb(h[(m + 2) * n + m + 1], -power);
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
