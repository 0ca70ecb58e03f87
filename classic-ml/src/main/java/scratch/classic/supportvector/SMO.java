package scratch.classic.supportvector;

import java.util.Arrays;

import scratch.math.Matrix;
import scratch.math.check.Require;

/// Sequential minimal optimisation: the quadratic program of support vector machines, two variables at a time.
///
/// Maximise D(β) = Σ tᵢβᵢ − ½ ΣΣ βᵢβⱼK(xᵢ, xⱼ), where Σ βᵢ = 0 and lowerᵢ ≤ βᵢ ≤ upperᵢ. For classification tᵢ = yᵢ = ±1
/// and βᵢ = yᵢαᵢ, which lies between 0 and yᵢC. Since the sum stays 0, one variable grows by what another shrinks: of those
/// that may grow the one with the largest gradient gᵢ = tᵢ − Σ K(xᵢ, xⱼ)βⱼ, of those that may shrink the one with which D
/// grows most. The optimum is reached where no gᵢ of the first kind is larger than a gⱼ of the second.
///
/// Cost O(n) a step; the kernel's values must all be there. [Decomposition] computes them as they are needed.
/// Platt 1998; pairs by Fan, Chen and Lin 2005, "Working Set Selection Using Second Order Information for Training Support
/// Vector Machines", JMLR 6; in the variables β of Bottou and Lin 2007, "Support Vector Machine Solvers".
public final class SMO {
    /// Stands for the curvature along a pair where that is not positive.
    private static final double TAU = 1e-12;

    final double[] beta;
    final double[] gradient;
    final double[] lower;
    final double[] upper;
    final double[] kernel;          // (size, size), in rows of the length `width`
    final double[] targets;
    private final int width;
    private int size;
    private int growing = -1;       // the last pair
    private int shrinking = -1;
    private double amount;

    /// At β = 0.
    ///
    /// @param kernel  (n, n), symmetric and finite
    /// @param targets t: (n), finite
    /// @param lower   (n), at most 0
    /// @param upper   (n), at least 0
    public SMO(Matrix kernel, double[] targets, double[] lower, double[] upper) {
        this(targets.length);
        int n = targets.length;
        Require.that(n >= 1 && kernel.rows() == n && kernel.columns() == n && lower.length == n && upper.length == n,
                "SMO: kernel (%d, %d), %d targets, %d lower and %d upper bounds: must be of one size, at least 1",
                kernel.rows(), kernel.columns(), n, lower.length, upper.length);
        Require.finite("SMO", n, kernel.data());
        Require.finite("SMO", "targets", targets);
        for (int i = 0; i < n; i++) {
            Require.that(lower[i] <= 0 && upper[i] >= 0, "SMO: variable %d from %s to %s: 0 must lie between", i, lower[i],
                    upper[i]);
        }
        System.arraycopy(kernel.data(), 0, this.kernel, 0, n * n);
        System.arraycopy(targets, 0, this.targets, 0, n);
        System.arraycopy(targets, 0, gradient, 0, n);
        System.arraycopy(lower, 0, this.lower, 0, n);
        System.arraycopy(upper, 0, this.upper, 0, n);
        size = n;
    }

    /// Room for programs of up to `most` variables, to be filled in from outside.
    SMO(int most) {
        width = most;
        kernel = new double[Math.multiplyExact(most, most)];
        beta = new double[most];
        gradient = new double[most];
        targets = new double[most];
        lower = new double[most];
        upper = new double[most];
    }

    int width() {
        return width;
    }

    void resize(int variables) {
        size = variables;
    }

    /// Takes steps until [#gap] is within the tolerance.
    ///
    /// @param most how many steps it may take
    /// @return how many it took
    public long run(double tolerance, long most) {
        long steps = 0;
        while (steps < most && step(tolerance)) {
            steps++;
        }
        return steps;
    }

    /// One step; false, with nothing changed, if the optimum is reached within the tolerance, or nearer than doubles can tell.
    public boolean step(double tolerance) {
        int i = first();
        int j = second(i);
        if (j < 0 || !(gap > tolerance)) {
            return false;
        }
        return move(i, j);
    }

    private double gap;             // as second() found it

    // Of those that may grow, the one with the largest gradient.
    private int first() {
        int best = -1;
        double highest = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < size; i++) {
            if (gradient[i] > highest && beta[i] < upper[i]) {
                highest = gradient[i];
                best = i;
            }
        }
        return best;
    }

    // Of those that may shrink, the one with which D can grow most: by (gᵢ − gⱼ)²/2a, a parabola's height above its side.
    private int second(int i) {
        gap = Double.NEGATIVE_INFINITY;
        if (i < 0) {
            return -1;
        }
        int best = -1;
        double most = 0;
        double highest = gradient[i];
        double lowest = Double.POSITIVE_INFINITY;
        for (int j = 0; j < size; j++) {
            if (beta[j] > lower[j]) {
                lowest = Math.min(lowest, gradient[j]);
                double difference = highest - gradient[j];
                if (difference > 0) {
                    double gain = difference * difference / curvature(i, j);
                    if (gain > most) {
                        most = gain;
                        best = j;
                    }
                }
            }
        }
        gap = highest - lowest;
        return best;
    }

    private double curvature(int i, int j) {
        double a = kernel[i * width + i] + kernel[j * width + j] - 2 * kernel[i * width + j];
        return a > 0 ? a : TAU;
    }

    // βᵢ grows and βⱼ shrinks, to the top of the parabola or as far as the bounds allow.
    private boolean move(int i, int j) {
        double room = Math.min(upper[i] - beta[i], beta[j] - lower[j]);
        double step = Math.min(room, (gradient[i] - gradient[j]) / curvature(i, j));
        double grown = step == upper[i] - beta[i] ? upper[i] : beta[i] + step;      // subtle: exactly at the bound
        double shrunk = step == beta[j] - lower[j] ? lower[j] : beta[j] - step;
        if (grown == beta[i] && shrunk == beta[j]) {
            return false;
        }
        beta[i] = grown;
        beta[j] = shrunk;
        for (int k = 0; k < size; k++) {
            gradient[k] -= step * (kernel[i * width + k] - kernel[j * width + k]);
        }
        growing = i;
        shrinking = j;
        amount = step;
        return true;
    }

    /// How far from the optimum: the largest gradient of those that may grow less the smallest of those that may shrink; 0
    /// or less at the optimum.
    public double gap() {
        second(first());
        return gap;
    }

    /// The variable that grew in the last step; −1 before the first.
    public int growing() {
        return growing;
    }

    /// The variable that shrank.
    public int shrinking() {
        return shrinking;
    }

    /// By how much.
    public double amount() {
        return amount;
    }

    /// β: (n).
    public double[] beta() {
        return Arrays.copyOf(beta, size);
    }

    /// g: (n).
    public double[] gradient() {
        return Arrays.copyOf(gradient, size);
    }

    /// D(β) = ½ Σ βᵢ(tᵢ + gᵢ).
    public double objective() {
        double sum = 0;
        for (int i = 0; i < size; i++) {
            sum += beta[i] * (targets[i] + gradient[i]) / 2;
        }
        return sum;
    }
}
