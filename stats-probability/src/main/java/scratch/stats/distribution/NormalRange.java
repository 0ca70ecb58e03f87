package scratch.stats.distribution;

import scratch.stats.special.Erf;

/// The range (largest − smallest) of k independent standard normals. With z the smallest,
/// P(range ≤ w) = k ∫ φ(z) (Q(z) − Q(z+w))^(k−1) dz. The upper tail is
/// k ∫ φ(z) (Q(z)^(k−1) − (Q(z) − Q(z+w))^(k−1)) dz,
/// whose difference is taken by expm1 and log1p. Trapezoidal rule in z: exponentially accurate.
/// Hartley, *Biometrika* 32 (1942) 334.
final class NormalRange {
    private static final double SQRT_TWO_PI = 2.5066282746310005024;
    private static final double STEP = 0.14;
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

    double lower(double w) {
        double sum = 0;
        for (double z = lowest(w); z < 9.5; z += STEP) {
            sum += Erf.expMinusHalfSquare(Math.abs(z)) * Math.pow(between(z, w), count - 1);
        }
        return sum * STEP * count / SQRT_TWO_PI;
    }

    double upper(double w) {
        double sum = 0;
        for (double z = lowest(w); z < 9.5; z += STEP) {
            double above = Erf.normalUpper(z);
            double share = Erf.normalUpper(z + w) / above;
            double missed = share < 1 ? -Math.expm1((count - 1) * Math.log1p(-share)) : 1;
            sum += Erf.expMinusHalfSquare(Math.abs(z)) * Math.pow(above, count - 1) * missed;
        }
        return sum * STEP * count / SQRT_TWO_PI;
    }

    /// k (k−1) ∫ φ(z) φ(z+w) (Q(z) − Q(z+w))^(k−2) dz.
    double density(double w) {
        double sum = 0;
        for (double z = lowest(w); z < 9.5; z += STEP) {
            sum += Erf.expMinusHalfSquare(Math.abs(z)) * Erf.expMinusHalfSquare(Math.abs(z + w))
                * (count == 2 ? 1 : Math.pow(between(z, w), count - 2));
        }
        return sum * STEP * count * (count - 1) / (SQRT_TWO_PI * SQRT_TWO_PI);
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

    /// Where the integrand starts to matter: nine standard deviations left of its leftmost possible peak −w/2, and of
    /// the smallest of k normals.
    private double lowest(double w) {
        return -Math.min(w, 76) / 2 - 9.5 - Math.sqrt(2 * Math.log(count));
    }

    /// E(range^power), by parts: ∫ power · w^(power−1) P(range > w) dw, Gauss-Legendre on panels of width 1.
    double moment(int power) {
        double sum = 0;
        for (double start = 0; start < 24; start++) {
            for (int i = 0; i < NODES.length; i++) {
                double left = start + 0.5 - NODES[i] / 2;
                double right = start + 0.5 + NODES[i] / 2;
                sum += WEIGHTS[i] / 2 * (power * Math.pow(left, power - 1) * upper(left)
                    + power * Math.pow(right, power - 1) * upper(right));
            }
        }
        return sum;
    }
}
