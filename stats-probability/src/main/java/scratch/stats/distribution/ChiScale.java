package scratch.stats.distribution;

import scratch.stats.special.Deviance;
import scratch.stats.special.GammaFunction;

/// S = √(χ²_ν/ν), what an estimated standard deviation is in units of the true one: the divisor of Student's t and of the
/// studentized range. log S has at s the density top · e^exponent(s), exponent(s) = ν/2 (log s² + 1 − s²).
final class ChiScale {
    private static final double SQRT_TWO_PI = 2.5066282746310005024;
    private static final double MANY = 1000;

    private final double half;                             // ν/2
    private final double top;                              // the density at s = 1

    ChiScale(double degreesOfFreedom) {
        this.half = degreesOfFreedom / 2;
        this.top = 2 * Math.sqrt(half) / SQRT_TWO_PI / GammaFunction.star(half);
    }

    double top() {
        return top;
    }

    double exponent(double s) {
        double square = (s - 1) * (s + 1);                 // s² − 1
        return half * (square < -0.5 ? 2 * Math.log(s) - square : Deviance.of(square));
    }

    /// exponent(s e^u) − exponent(s).
    ///
    /// @param growth e^(2u) − 1
    double change(double s, double u, double growth) {
        // subtle: near s = 1 both terms are second order in u, and 2u − growth would lose that among many degrees of freedom
        return half < MANY ? half * (2 * u - s * s * growth)
            : half * (Deviance.of(growth) - (s - 1) * (s + 1) * growth);
    }
}
