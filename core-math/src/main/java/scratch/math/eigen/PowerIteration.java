package scratch.math.eigen;

import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

import scratch.math.Matrix;
import scratch.math.Vectors;
import scratch.math.check.Require;

/// Power iteration: apply A again and again, and the vector turns towards the eigenvector of the largest |λ|.
/// x ← A x / ‖A x‖,   λ ≈ x·A x (Rayleigh quotient).   Cost O(n²) a step; the error of x shrinks by |λ₂/λ₁| a step,
/// that of λ by its square if A is symmetric.
/// Trefethen and Bau, *Numerical Linear Algebra*, lecture 27.
public final class PowerIteration {
    /// @param maxSteps  products with A before giving up, at least 1
    /// @param tolerance stop when ‖A x − λ x‖ is at most this share of ‖A x‖, positive
    /// @param seed      of the random start
    public record Options(int maxSteps, double tolerance, long seed) {
        public Options {
            Require.that(maxSteps >= 1, "PowerIteration.Options: maxSteps = %s: must be at least 1", maxSteps);
            Require.that(tolerance > 0 && Double.isFinite(tolerance), "PowerIteration.Options: tolerance = %s: must"
                    + " be positive and finite", tolerance);
        }

        public static Options standard() {
            return new Options(10_000, 1e-10, 42);
        }
    }

    private final double value;
    private final double[] vector;   // (n), of length 1
    private final int steps;

    private PowerIteration(double value, double[] vector, int steps) {
        this.value = value;
        this.vector = vector;
        this.steps = steps;
    }

    /// The dominant eigenpair of A (n, n), from a random start.
    public static PowerIteration of(Matrix a, Options options) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(options.seed());
        double[] start = new double[a.rows()];
        for (int i = 0; i < start.length; i++) {
            start[i] = random.nextGaussian();
        }
        return of(a, start, options);
    }

    /// The same from a start of your own, a vector that is not zero; (n).
    ///
    /// @throws IllegalArgumentException if A is not square or has no finite product with a vector
    /// @throws ArithmeticException if the vector has not come to rest after `maxSteps`
    public static PowerIteration of(Matrix a, double[] start, Options options) {
        requireUsable(a, start);
        double[] x = Vectors.unit(start);                      // (n)
        double residual = 0;
        for (int step = 1; step <= options.maxSteps(); step++) {
            double[] ax = a.multiply(x);                       // (n, n) x (n) -> (n)
            double length = finiteNorm(ax);
            double lambda = Vectors.dot(x, ax);                // subtle: a length would lose the sign of λ
            residual = residual(ax, lambda, x);
            if (residual <= options.tolerance() * length) {
                return new PowerIteration(lambda, x, step);
            }
            x = Vectors.times(ax, 1 / length);                 // subtle: without this λ to the power of steps overflows
        }
        throw noConvergence(options, residual);
    }

    /// One step: A x, scaled to length 1.
    public static double[] step(Matrix a, double[] x) {
        return Vectors.unit(a.multiply(x));
    }

    /// The Rayleigh quotient x·A x / x·x, the λ that makes λ x come nearest to A x.
    public static double rayleigh(Matrix a, double[] x) {
        return Vectors.dot(x, a.multiply(x)) / Vectors.dot(x, x);
    }

    /// The eigenvalue of largest size, with its sign.
    public double value() {
        return value;
    }

    /// Its eigenvector, of length 1: (n). The sign is that of the last step; −v is as good.
    public double[] vector() {
        return vector.clone();
    }

    /// Products with A.
    public int steps() {
        return steps;
    }

    // ‖A x − λ x‖
    private static double residual(double[] ax, double lambda, double[] x) {
        double[] rest = ax.clone();
        Vectors.axpyInPlace(-lambda, x, rest);
        return Vectors.norm(rest);
    }

    private static double finiteNorm(double[] ax) {
        double length = Vectors.norm(ax);
        Require.that(Double.isFinite(length), "PowerIteration: the product with a vector of length 1 has length %s"
                + ": the matrix must be finite and not overflow", length);
        return length;
    }

    private static void requireUsable(Matrix a, double[] start) {
        Require.that(a.rows() == a.columns() && a.rows() > 0, "PowerIteration: (%s, %s): the matrix must be square"
                + " and not empty", a.rows(), a.columns());
        Require.that(Double.isFinite(Vectors.maxAbs(start)) && Vectors.maxAbs(start) > 0,
                "PowerIteration: start of length %s: must be finite and not zero", start.length);
    }

    private static ArithmeticException noConvergence(Options options, double residual) {
        return new ArithmeticException("PowerIteration: " + options.maxSteps() + " steps, residual " + residual
                + ": no convergence; two eigenvalues share the largest size, or nearly");
    }
}
