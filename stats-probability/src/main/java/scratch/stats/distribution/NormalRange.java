package scratch.stats.distribution;

import scratch.stats.special.Erf;

/// The range (largest − smallest) of k independent standard normals. With z the smallest,
/// P(range ≤ w) = k ∫ φ(z) (Q(z) − Q(z+w))^(k−1) dz. The upper tail is
/// k ∫ φ(z) (Q(z)^(k−1) − (Q(z) − Q(z+w))^(k−1)) dz,
/// whose difference is taken by expm1 and log1p. Trapezoidal rule in z: exponentially accurate.
/// Hartley, *Biometrika* 32 (1942) 334.
final class NormalRange {
    private static final double SQRT_TWO_PI = 2.5066282746310005024;
    private static final double WIDTHS = 0.5;
    private static final double FAR = 30;
    /// Nodes and weights of Gauss and Legendre's rule with ten points on [−1, 1], the positive half.
    private static final double[] NODES = {
        0.14887433898163121088, 0.43339539412924719080, 0.67940956829902440623, 0.86506336668898451073,
        0.97390652851717172008};
    private static final double[] WEIGHTS = {
        0.29552422471475287017, 0.26926671930999635509, 0.21908636251598204400, 0.14945134915058059315,
        0.06667134430868813759};

    private final int count;

    NormalRange(int count) {
        this.count = count;
    }

    int count() {
        return count;
    }

    /// log P(range ≤ w), also where it underflows: the largest area, at z = −w/2, is taken out.
    double logLower(double w) {
        double most = between(-w / 2, w);
        double start = start(w);
        double h = step(w);
        double sum = PeakIntegral.sum(k -> {
            double z = start + k * h;
            return Erf.expMinusHalfSquare(Math.abs(z)) * Math.pow(between(z, w) / most, count - 1);
        });
        return Math.min(0, Math.log(sum * h * count / SQRT_TWO_PI) + (count - 1) * Math.log(most));
    }

    /// log P(range > w), also where it underflows.
    double logUpper(double w) {
        double h = step(w);
        if (w > FAR) {
            // To all digits k (k−1) ∫ φ(z) Q(z)^(k−2) Q(z+w) dz, with φ(z) φ(z+w) = φ(w/√2)² e^(−(z+w/2)²) √… taken out.
            double sum = PeakIntegral.sum(k -> {
                double y = k * h;
                return Math.exp(-y * y) * Math.pow(Erf.normalUpper(y - w / 2), count - 2) * scaledTail(y + w / 2);
            });
            return Math.log(sum * h * count * (count - 1.0) / SQRT_TWO_PI) - w * w / 4;
        }
        double start = start(w);
        double sum = PeakIntegral.sum(k -> {
            double z = start + k * h;
            double above = Erf.normalUpper(z);
            double share = Erf.normalUpper(z + w) / above;
            double missed = share < 1 ? -Math.expm1((count - 1) * Math.log1p(-share)) : 1;
            return above == 0 ? 0 : Erf.expMinusHalfSquare(Math.abs(z)) * Math.pow(above, count - 1) * missed;
        });
        return Math.min(0, Math.log(sum * h * count / SQRT_TWO_PI));
    }

    /// e^(x²/2) Q(x) for any x; far left, where it would overflow, the bell curve beside it has long vanished.
    private static double scaledTail(double x) {
        return x >= 0 ? Erf.scaledTail(x) : Math.exp(Math.min(700, x * x / 2)) - Erf.scaledTail(-x);
    }

    /// log of the density, k (k−1) ∫ φ(z) φ(z+w) (Q(z) − Q(z+w))^(k−2) dz, where φ(z) φ(z+w) = e^(−w²/4) e^(−y²)/2π with
    /// y = z + w/2.
    double logDensity(double w) {
        double most = between(-w / 2, w);
        double h = step(w);
        double sum = PeakIntegral.sum(k -> {
            double y = k * h;
            return Math.exp(-y * y) * (count == 2 ? 1 : Math.pow(between(y - w / 2, w) / most, count - 2));
        });
        return Math.log(sum * h * count * (count - 1.0) / (SQRT_TWO_PI * SQRT_TWO_PI)) - w * w / 4
            + (count == 2 ? 0 : (count - 2) * Math.log(most));
    }

    /// Half the width of the integrands: φ(z) alone would have 1, the power of the area between adds its own curvature, and
    /// the smallest of k normals that of a peak k times as high.
    private double step(double w) {
        double curvature = w * Math.exp(-w * w / 8) / (SQRT_TWO_PI * between(-w / 2, w));
        return WIDTHS / Math.sqrt(2 + 2 * Math.log(count) + (count - 1) * curvature);
    }

    /// The peak, roughly: −w/2 by symmetry, but not left of where the smallest of k normals lies.
    private double start(double w) {
        return -Math.min(w / 2, Math.sqrt(2 * Math.log(count)));
    }

    /// The area between z and z + w; by quadrature where the difference of two tails would cancel.
    private static double between(double z, double w) {
        if (w > 1) {
            return z > 0 || z + w < 0 ? Math.abs(Erf.normalUpper(Math.abs(z)) - Erf.normalUpper(Math.abs(z + w)))
                : 1 - Erf.normalUpper(-z) - Erf.normalUpper(z + w);
        }
        double middle = z + w / 2;
        double sum = 0;
        for (int i = 0; i < NODES.length; i++) {
            double d = NODES[i] * w / 2;
            sum += WEIGHTS[i] * Math.exp(-d * d / 2) * Math.cosh(middle * d);
        }
        return sum * w * Erf.expMinusHalfSquare(Math.abs(middle)) / SQRT_TWO_PI;
    }

    /// E(range^power), by parts: ∫ power · w^(power−1) P(range > w) dw, Gauss-Legendre on panels of width 1.
    double moment(int power) {
        double sum = 0;
        for (double start = 0; start < 24; start++) {
            for (int i = 0; i < NODES.length; i++) {
                double left = start + 0.5 - NODES[i] / 2;
                double right = start + 0.5 + NODES[i] / 2;
                sum += WEIGHTS[i] / 2 * (power * Math.pow(left, power - 1) * Math.exp(logUpper(left))
                    + power * Math.pow(right, power - 1) * Math.exp(logUpper(right)));
            }
        }
        return sum;
    }
}
