package scratch.deep.generative.denoising;

import java.util.random.RandomGenerator;

import scratch.math.Matrix;
import scratch.math.check.Require;

/// Points on a circle of radius 1, equally likely everywhere, seen through normal noise: a case in which the best
/// reconstruction is known. `E[x|x̃]` points along x̃ and has the length `I₁(κ)/I₀(κ)` with `κ = ‖x̃‖/σ²`; and it is
/// `x̃ + σ²·∇ ln p(x̃)`, Tweedie's formula. Robbins 1956; Alain and Bengio 2014.
///
/// @param deviation σ
public record Ring(double deviation) {
    private static final int TERMS = 200;

    public Ring {
        Require.positive("Ring", "deviation", deviation);
    }

    /// Clean points: (n, 2).
    public static Matrix sample(int n, RandomGenerator random) {
        Matrix x = Matrix.zeros(n, 2);
        for (int i = 0; i < n; i++) {
            double angle = random.nextDouble(2 * Math.PI);
            x.set(i, 0, Math.cos(angle));
            x.set(i, 1, Math.sin(angle));
        }
        return x;
    }

    /// The mean of all clean points that x̃ may come from, weighted by how likely that is.
    public double[] posteriorMean(double x, double y) {
        double r = Math.hypot(x, y);
        double length = besselRatio(r / (deviation * deviation));
        return r == 0 ? new double[2] : new double[]{length * x / r, length * y / r};
    }

    /// The gradient of the log density of noisy points.
    public double[] score(double x, double y) {
        double[] mean = posteriorMean(x, y);
        double variance = deviation * deviation;
        return new double[]{(mean[0] - x) / variance, (mean[1] - y) / variance};
    }

    /// ln of the density of noisy points, up to a constant: the mean of `exp(−‖x̃ − x‖²/2σ²)` over the circle. Equally spaced
    /// points integrate a periodic function to all digits.
    public double logDensity(double x, double y) {
        double variance = deviation * deviation;
        double largest = Math.hypot(x, y) / variance;
        double sum = 0;
        int points = 2000;
        for (int i = 0; i < points; i++) {
            double angle = 2 * Math.PI * i / points;
            sum += Math.exp((x * Math.cos(angle) + y * Math.sin(angle)) / variance - largest);
        }
        return largest - (x * x + y * y + 1) / (2 * variance) + Math.log(sum / points);
    }

    /// I₁(κ)/I₀(κ) by the continued fraction `1/(2/κ + 1/(4/κ + 1/(6/κ + …)))`.
    static double besselRatio(double kappa) {
        double fraction = 0;
        for (int i = TERMS + (int) kappa; i >= 1 && kappa > 0; i--) {
            fraction = 1 / (2 * i / kappa + fraction);
        }
        return fraction;
    }
}
