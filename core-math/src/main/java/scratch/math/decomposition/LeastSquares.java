package scratch.math.decomposition;

import java.util.Arrays;
import scratch.math.Matrix;
import scratch.math.Vectors;

/// Least squares to the last digits: the x that minimises ‖A x − b‖, by [QR] and then iterative refinement.
/// Solution and residual are refined together, from r + A x = b and Aᵀ r = 0, with both left sides summed in twice
/// the precision. The error of QR alone grows with the condition number of A, and with its square where the residual
/// is large; refined, nearly all 16 digits are right as long as the condition number stays well below 10¹⁶.
/// Cost: one QR and a few passes of O(m n).
/// Björck 1967, "Iterative refinement of linear least squares solutions I", BIT 7.
public final class LeastSquares {
    private static final int MOST_STEPS = 10;

    private final QR qr;                   // of A with column j divided by 2^exponents[j]
    private final int[] exponents;         // (n)
    private final double[] coefficients;   // (n)
    private final double[] residuals;      // (m)
    private final int steps;

    private LeastSquares(QR qr, int[] exponents, double[] coefficients, double[] residuals, int steps) {
        this.qr = qr;
        this.exponents = exponents;
        this.coefficients = coefficients;
        this.residuals = residuals;
        this.steps = steps;
    }

    /// Fits b ≈ A x for A (m, n), m >= n.
    ///
    /// @throws ArithmeticException if a column depends on those before it
    public static LeastSquares fit(Matrix a, double[] b) {
        int[] exponents = exponents(a);              // columns of other units are brought near 1, which costs no digit
        return fit(unit(a, exponents), exponents, b, b.length == 0 ? 0 : Scale.exponent(b));
    }

    private static LeastSquares fit(Matrix a, int[] exponents, double[] rightSide, int right) {
        double[] b = Scale.scaled(rightSide, -right);
        QR qr = QR.of(a);
        double[] x = qr.solve(b);
        double[] r = residual(a, x, b, new double[b.length]);
        double last = Double.POSITIVE_INFINITY;
        int steps = 0;
        while (steps < MOST_STEPS) {
            double[] f = residual(a, x, b, r);           // (m): b − r − A x, which should be 0
            double[] g = minusTransposeTimes(a, r);      // (n): −Aᵀ r, which should be 0
            double[] dx = correct(qr, f, g);             // f becomes the correction of r
            double change = largestRelative(dx, x);
            if (!(change < last / 2)) {
                break;   // no longer converging: what is left is rounding
            }
            Vectors.axpyInPlace(1, dx, x);
            Vectors.axpyInPlace(1, f, r);
            last = change;
            steps++;
        }
        for (int j = 0; j < x.length; j++) {
            x[j] = Math.scalb(x[j], right - exponents[j]);
        }
        Scale.scale(r, right);
        return new LeastSquares(qr, exponents, x, r, steps);
    }

    /// The power of two of each column: 0 for the usual ones.
    private static int[] exponents(Matrix a) {
        int[] exponents = new int[a.columns()];
        Arrays.setAll(exponents, j -> Scale.exponent(a.column(j)));
        return exponents;
    }

    private static Matrix unit(Matrix a, int[] exponents) {
        Matrix unit = a.copy();
        double[] data = unit.data();
        for (int i = 0; i < data.length; i++) {
            data[i] = Math.scalb(data[i], -exponents[i % exponents.length]);
        }
        return unit;
    }

    /// Solves dr + A dx = f, Aᵀ dr = g through A = Q R: with c = Qᵀ f and h = R⁻ᵀ g, dx = R⁻¹ (c₁ − h) and
    /// dr = Q (h, c₂). Returns dx and leaves dr in f.
    private static double[] correct(QR qr, double[] f, double[] g) {
        int n = g.length;
        double[] c = qr.transposeMultiply(f);   // (m): c₁ (n) and c₂ (m - n)
        qr.forwardSubstitute(g);                // g is h from here on
        double[] dx = new double[n];
        for (int j = 0; j < n; j++) {
            dx[j] = c[j] - g[j];
            c[j] = g[j];
        }
        qr.backSubstitute(dx);
        qr.multiplyInPlace(c);
        System.arraycopy(c, 0, f, 0, f.length);
        return dx;
    }

    private static double[] residual(Matrix a, double[] x, double[] b, double[] r) {
        double[] f = new double[b.length];
        for (int i = 0; i < f.length; i++) {
            TwofoldSum sum = new TwofoldSum();
            sum.add(b[i]);
            sum.add(-r[i]);
            for (int j = 0; j < x.length; j++) {
                sum.addProduct(-a.get(i, j), x[j]);
            }
            f[i] = sum.value();
        }
        return f;
    }

    private static double[] minusTransposeTimes(Matrix a, double[] r) {
        double[] g = new double[a.columns()];
        for (int j = 0; j < g.length; j++) {
            TwofoldSum sum = new TwofoldSum();
            for (int i = 0; i < r.length; i++) {
                sum.addProduct(-a.get(i, j), r[i]);
            }
            g[j] = sum.value();
        }
        return g;
    }

    private static double largestRelative(double[] dx, double[] x) {
        double largest = 0;
        for (int j = 0; j < x.length; j++) {
            largest = Math.max(largest, Math.abs(dx[j]) / (Math.abs(x[j]) + Double.MIN_NORMAL));
        }
        return largest;
    }

    /// x: (n)
    public double[] coefficients() {
        return coefficients.clone();
    }

    /// b − A x: (m), also to nearly full precision.
    public double[] residuals() {
        return residuals.clone();
    }

    /// ‖b − A x‖²
    public double residualSumOfSquares() {
        return Vectors.dot(residuals, residuals);
    }

    /// (AᵀA)⁻¹: (n, n). Times the residual variance it is the covariance of the coefficients.
    public Matrix gramInverse() {
        Matrix inverse = qr.gramInverse();
        for (int i = 0; i < exponents.length; i++) {
            for (int j = 0; j < exponents.length; j++) {
                inverse.set(i, j, Math.scalb(inverse.get(i, j), -exponents[i] - exponents[j]));
            }
        }
        return inverse;
    }

    /// How many refinement steps changed the result.
    public int steps() {
        return steps;
    }
}
