package scratch.classic.linear.gradientdescent;

import scratch.math.Matrix;
import scratch.math.Vectors;
import scratch.math.check.Require;
import scratch.math.decomposition.LU;
import scratch.math.decomposition.SymmetricEigen;

/// Where stochastic descent with a constant rate ends up: not at the minimum, but in a cloud around it.
///
/// With batches of b rows drawn with replacement, the matrix of second moments M = E(e eᵀ) of the error e = w − w* becomes
///
/// M − η(HM + MH) + η²(1 − 1/b) HMH + η²/b · 1/n Σ hᵢMhᵢ + η²/b · C,
///
/// where hᵢ = 2xᵢxᵢᵀ, and C = 1/n Σ gᵢgᵢᵀ is the spread of the gradients gᵢ at the minimum. The cloud is the fixed point.
/// Bach and Moulines 2013, "Non-strongly-convex smooth stochastic approximation with convergence rate O(1/n)".
public final class NoiseBall {
    private final Matrix moments;       // (d, d): M
    private final double excess;

    private NoiseBall(Matrix moments, double excess) {
        this.moments = moments;
        this.excess = excess;
    }

    /// @param rate      η
    /// @param batchSize b, at least 1
    /// @throws ArithmeticException if the cloud grows without end at this rate
    public static NoiseBall of(SquaredLoss loss, double rate, int batchSize) {
        Require.positive("NoiseBall.of", "rate", rate);
        Require.atLeast(1, "NoiseBall.of", "batchSize", batchSize);
        Matrix h = loss.hessian();
        Matrix noise = noise(loss, loss.minimum());
        int d = h.rows();
        Matrix system = Matrix.identity(d * d);                 // I − T, where M becomes T(M) + η²/b · C
        for (int entry = 0; entry < d * d; entry++) {
            Matrix unit = Matrix.zeros(d, d);
            unit.data()[entry] = 1;
            double[] image = step(loss, h, unit, rate, batchSize).data();
            for (int row = 0; row < d * d; row++) {
                system.set(row, entry, system.get(row, entry) - image[row]);
            }
        }
        double[] solution = LU.of(system).solve(noise.times(rate * rate / batchSize).data());
        Matrix m = Matrix.wrap(d, d, solution);
        // subtle: T turns clouds into clouds, so its fixed point is one (positive) exactly if T shrinks
        if (!(SymmetricEigen.of(m.plus(m.transpose())).values()[d - 1] > 0)) {
            throw new ArithmeticException("NoiseBall.of: rate " + rate + ", batches of " + batchSize
                    + ": the cloud grows without end: take a smaller rate or larger batches");
        }
        return new NoiseBall(m, trace(h.multiply(m)) / 2);
    }

    // C: the mean of gᵢgᵢᵀ with gᵢ = 2 (xᵢᵀw* − yᵢ) xᵢ.
    private static Matrix noise(SquaredLoss loss, double[] minimum) {
        double[] sum = new double[minimum.length * minimum.length];
        for (int i = 0; i < loss.rows(); i++) {
            double[] gradient = new double[minimum.length];
            loss.addGradient(i, minimum, gradient);
            addOuter(gradient, 1.0 / loss.rows(), sum);
        }
        return Matrix.wrap(minimum.length, minimum.length, sum);
    }

    // T(M): what becomes of M in a step, but for the noise.
    private static Matrix step(SquaredLoss loss, Matrix h, Matrix m, double rate, int b) {
        Matrix drift = h.multiply(m).plus(m.multiply(h)).times(rate);
        Matrix square = h.multiply(m).multiply(h).times(rate * rate * (1 - 1.0 / b));
        double[] rows = new double[m.data().length];
        for (int i = 0; i < loss.rows(); i++) {
            double[] x = loss.row(i);
            addOuter(x, 4 * Vectors.dot(x, m.multiply(x)) / loss.rows(), rows);      // hᵢMhᵢ = 4 (xᵢᵀMxᵢ) xᵢxᵢᵀ
        }
        return m.minus(drift).plus(square).plus(Matrix.wrap(m.rows(), m.rows(), rows).times(rate * rate / b));
    }

    private static void addOuter(double[] x, double factor, double[] sum) {
        for (int j = 0; j < x.length; j++) {
            for (int k = 0; k < x.length; k++) {
                sum[j * x.length + k] += factor * x[j] * x[k];
            }
        }
    }

    private static double trace(Matrix a) {
        double sum = 0;
        for (int j = 0; j < a.rows(); j++) {
            sum += a.get(j, j);
        }
        return sum;
    }

    /// M: (d, d).
    public Matrix moments() {
        return moments.copy();
    }

    /// How far the loss lies above its minimum on average: ½ tr(HM).
    public double excess() {
        return excess;
    }
}
