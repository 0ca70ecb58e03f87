package scratch.classic.supportvector;

import scratch.math.Matrix;
import scratch.math.check.Require;
import scratch.math.kernel.Kernels;

/// How alike two rows are: K(a, b) = φ(a)ᵀφ(b), the inner product of what a map φ makes of them. The map itself, which may
/// lead into infinitely many columns, is never computed.
///
/// A kernel of your own is one method: `Kernel own = (a, b) -> Math.exp(-Math.abs(a[0] - b[0]));`. It must be symmetric. If
/// it is no inner product of any map (not positive definite), fits end at a point where the KKT conditions hold, which
/// need not be the best one.
/// Boser, Guyon and Vapnik 1992, "A Training Algorithm for Optimal Margin Classifiers".
@FunctionalInterface
public interface Kernel {
    /// K(a, b) of two rows of equal length; may be called by several threads at once, and must change neither row.
    double of(double[] a, double[] b);

    /// aᵀb: the map leaves rows as they are.
    record Linear() implements Kernel {
        @Override
        public double of(double[] a, double[] b) {
            return dot(a, b);
        }
    }

    /// (γ·aᵀb + c)^p: the map makes all products of up to p columns, or of exactly p if c = 0.
    ///
    /// @param degree   p, at least 1
    /// @param gamma    γ, positive
    /// @param constant c, not negative
    record Polynomial(int degree, double gamma, double constant) implements Kernel {
        public Polynomial {
            Require.atLeast(1, "Kernel.Polynomial", "degree", degree);
            Require.positive("Kernel.Polynomial", "gamma", gamma);
            Require.notNegative("Kernel.Polynomial", "constant", constant);
        }

        @Override
        public double of(double[] a, double[] b) {
            return power(gamma * dot(a, b) + constant);
        }

        double power(double base) {
            double power = 1;
            double square = base;
            for (int left = degree; left > 0; left >>= 1) {
                power = (left & 1) == 1 ? power * square : power;
                square *= square;
            }
            return power;
        }
    }

    /// e^(−γ‖a − b‖²), the radial basis function: 1 for equal rows, towards 0 for distant ones.
    ///
    /// @param gamma γ, positive: rows at a distance of 1/√γ have the value 0.37
    record RBF(double gamma) implements Kernel {
        public RBF {
            Require.positive("Kernel.RBF", "gamma", gamma);
        }

        @Override
        public double of(double[] a, double[] b) {
            return Math.exp(-gamma * Kernels.active().squaredDistance(a, 0, b, 0, a.length));
        }
    }

    private static double dot(double[] a, double[] b) {
        return Kernels.active().dot(a, 0, b, 0, a.length);
    }

    static Kernel linear() {
        return new Linear();
    }

    static Kernel polynomial(int degree, double gamma, double constant) {
        return new Polynomial(degree, gamma, constant);
    }

    static Kernel rbf(double gamma) {
        return new RBF(gamma);
    }

    /// The usual γ to begin with: 1/(d·variance), with the variance of all numbers of x taken together (divided by n·d);
    /// 1/d if all are equal.
    static double scaledGamma(Matrix x) {
        Require.notEmpty("Kernel.scaledGamma", x.rows(), x.columns());
        Require.finite("Kernel.scaledGamma", x.columns(), x.data());
        double origin = x.data()[0];
        double sum = 0;
        double squares = 0;
        for (double value : x.data()) {
            sum += value - origin;
        }
        double mean = sum / x.data().length;
        for (double value : x.data()) {
            squares += (value - origin - mean) * (value - origin - mean);
        }
        double variance = squares / x.data().length;
        double gamma = 1 / (x.columns() * (variance == 0 ? 1 : variance));
        Require.that(gamma > 0 && gamma < Double.POSITIVE_INFINITY, "Kernel.scaledGamma: the variance is %s: 1/(d * variance)"
                + " must be a finite number above 0: take another unit", variance);
        return gamma;
    }
}
