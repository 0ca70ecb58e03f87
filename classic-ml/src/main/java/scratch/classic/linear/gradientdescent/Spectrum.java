package scratch.classic.linear.gradientdescent;

import java.util.Arrays;

import scratch.math.Matrix;
import scratch.math.check.Require;
import scratch.math.decomposition.SymmetricEigen;

/// A quadratic loss seen along the eigenvectors of its Hessian, where every weight minds its own business: a step with rate
/// η multiplies the i-th coordinate of the error by 1 − ηλᵢ.
///
/// Nocedal and Wright, *Numerical Optimization*, section 3.3; Polyak 1964 for momentum.
public final class Spectrum {
    private final double[] eigenvalues;     // (d), falling
    private final Matrix vectors;           // (d, d), in columns

    private Spectrum(double[] eigenvalues, Matrix vectors) {
        this.eigenvalues = eigenvalues;
        this.vectors = vectors;
    }

    /// @param hessian (d, d), symmetric with positive eigenvalues
    public static Spectrum of(Matrix hessian) {
        SymmetricEigen eigen = SymmetricEigen.of(hessian);
        double[] values = eigen.values();
        Require.that(values[values.length - 1] > 0, "Spectrum: smallest eigenvalue %s: must be positive",
                values[values.length - 1]);
        return new Spectrum(values, eigen.vectors());
    }

    /// L, the largest curvature.
    public double largest() {
        return eigenvalues[0];
    }

    /// μ, the smallest.
    public double smallest() {
        return eigenvalues[eigenvalues.length - 1];
    }

    /// κ = L/μ.
    public double condition() {
        return largest() / smallest();
    }

    /// From this rate on the steepest coordinate does not shrink: 2(1 + β)/L.
    public double limit(double momentum) {
        return 2 * (1 + momentum) / largest();
    }

    /// 2/(L + μ), at which the steepest and the flattest coordinate shrink equally fast.
    public double bestRate() {
        return 2 / (largest() + smallest());
    }

    /// (√κ − 1)²/(√κ + 1)², the momentum that shrinks all coordinates by its own root, with [#bestRateWithMomentum()].
    public double bestMomentum() {
        double root = Math.sqrt(condition());
        return (root - 1) * (root - 1) / ((root + 1) * (root + 1));
    }

    /// 4/(√L + √μ)².
    public double bestRateWithMomentum() {
        double sum = Math.sqrt(largest()) + Math.sqrt(smallest());
        return 4 / (sum * sum);
    }

    /// By what the error shrinks in a step, in the end: the largest of |1 − ηλ|, or with momentum the largest modulus of the
    /// roots of r² − (1 + β − ηλ) r + β.
    public double factor(double rate, double momentum) {
        double worst = 0;
        for (double eigenvalue : eigenvalues) {
            double half = (1 + momentum - rate * eigenvalue) / 2;
            double discriminant = half * half - momentum;
            worst = Math.max(worst, discriminant < 0 ? Math.sqrt(momentum) : Math.abs(half) + Math.sqrt(discriminant));
        }
        return worst;
    }

    /// The error after so many plain steps, by formula: Σ (1 − ηλᵢ)ᵗ (vᵢᵀe) vᵢ; (d).
    ///
    /// @param error at the start, w − w*; (d)
    public double[] errorAfter(int steps, double rate, double[] error) {
        double[] coordinates = vectors.transposeMultiply(error);
        for (int i = 0; i < coordinates.length; i++) {
            coordinates[i] *= Math.pow(1 - rate * eigenvalues[i], steps);
        }
        return vectors.multiply(coordinates);
    }

    /// How far the loss is above its minimum, ½ eᵀHe.
    public double gap(double[] error) {
        double[] coordinates = vectors.transposeMultiply(error);
        double sum = 0;
        for (int i = 0; i < coordinates.length; i++) {
            sum += eigenvalues[i] * coordinates[i] * coordinates[i] / 2;
        }
        return sum;
    }

    /// The first step after which the gap is at most this share of the first one, by formula; −1 if it never is.
    public int stepsTo(double share, double rate, double[] error) {
        if (factor(rate, 0) >= 1 - 1e-12) {
            return -1;
        }
        double goal = share * gap(error);
        if (gap(error) <= goal) {
            return 0;
        }
        int below = 0;
        int enough = 1;
        while (gap(errorAfter(enough, rate, error)) > goal) {
            enough *= 2;
        }
        while (below < enough - 1) {                                    // the gap only falls
            int middle = (below + enough) >>> 1;
            if (gap(errorAfter(middle, rate, error)) > goal) {
                below = middle;
            } else {
                enough = middle;
            }
        }
        return enough;
    }

    /// The eigenvalues, falling; (d).
    public double[] eigenvalues() {
        return Arrays.copyOf(eigenvalues, eigenvalues.length);
    }
}
