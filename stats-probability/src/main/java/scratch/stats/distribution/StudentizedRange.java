package scratch.stats.distribution;

import java.util.random.RandomGenerator;
import scratch.stats.special.Deviance;
import scratch.stats.special.GammaFunction;
import scratch.stats.special.LogNewton;

/// The studentized range: the range of k standard normals over an independent S = √(χ²_ν/ν); Tukey's HSD compares all
/// pairs of k means with it. P(Q > q) = ∫ P(range > qs) f_S(s) ds, both integrals of positive functions by the
/// trapezoidal rule, each tail itself. Cost about 10⁴ evaluations of Φ.
/// Tukey (1953), "The problem of multiple comparisons"; Copenhaver & Holland, *J. Statist. Comput. Simul.* 30 (1988) 1.
public final class StudentizedRange implements ContinuousDistribution {
    private static final double SQRT_TWO_PI = 2.5066282746310005024;

    private final NormalRange range;
    private final double degreesOfFreedom;
    private final double scale;                            // density of log S at 0

    private StudentizedRange(int groups, double degreesOfFreedom) {
        this.range = new NormalRange(groups);
        this.degreesOfFreedom = degreesOfFreedom;
        this.scale = Math.sqrt(2 * degreesOfFreedom) / SQRT_TWO_PI / GammaFunction.star(degreesOfFreedom / 2);
    }

    /// @throws IllegalArgumentException unless groups ≥ 2 and degreesOfFreedom is positive and finite
    public static StudentizedRange of(int groups, double degreesOfFreedom) {
        Arguments.require(groups >= 2, "StudentizedRange.of", "groups", groups, "must be at least 2");
        Arguments.positive("StudentizedRange.of", "degreesOfFreedom", degreesOfFreedom);
        return new StudentizedRange(groups, degreesOfFreedom);
    }

    public int groups() {
        return range.count();
    }

    public double degreesOfFreedom() {
        return degreesOfFreedom;
    }

    @Override
    public double pdf(double q) {
        return q > 0 && q < Double.POSITIVE_INFINITY ? integral(q, Part.DENSITY) : Double.isNaN(q) ? q : 0;
    }

    @Override
    public double logPdf(double q) {
        return Math.log(pdf(q));
    }

    @Override
    public double cdf(double q) {
        return q > 0 && q < Double.POSITIVE_INFINITY ? integral(q, Part.LOWER) : q <= 0 ? 0 : q > 0 ? 1 : q;
    }

    @Override
    public double survival(double q) {
        return q > 0 && q < Double.POSITIVE_INFINITY ? integral(q, Part.UPPER) : q <= 0 ? 1 : q > 0 ? 0 : q;
    }

    private enum Part { LOWER, UPPER, DENSITY }

    /// ∫ g(qs) f_S(s) ds over u = log s.
    private double integral(double q, Part part) {
        double a = degreesOfFreedom / 2;
        return scale * PeakIntegral.of(u -> {
            double v = Math.expm1(u);
            double exponent = u < -0.4 ? a * (2 * u - v * (2 + v)) : a * Deviance.of(v * (2 + v));
            double weight = Math.exp(exponent);
            double w = u < -0.4 ? q * Math.exp(u) : Math.fma(q, v, q);
            return weight == 0 ? 0 : weight * switch (part) {
                case LOWER -> range.lower(w);
                case UPPER -> range.upper(w);
                case DENSITY -> (1 + v) * range.density(w);
            };
        }, u -> {
            double s = Math.exp(u);
            // the cdf of the range no longer changes beyond 8
            return Math.hypot(2 * Math.sqrt(a) * s, part == Part.LOWER ? Math.min(q * s, 8) : q * s);
        }, 1 / Math.sqrt(degreesOfFreedom));
    }

    @Override
    public double quantile(double p) {
        Arguments.probability("StudentizedRange.quantile", "p", p);
        return p > 0.5 ? solve(1 - p, false) : solve(p, true);
    }

    @Override
    public double upperQuantile(double p) {
        Arguments.probability("StudentizedRange.upperQuantile", "p", p);
        return p > 0.5 ? solve(1 - p, true) : solve(p, false);
    }

    private double solve(double p, boolean ofLower) {
        if (p == 0) {
            return ofLower ? 0 : Double.POSITIVE_INFINITY;
        }
        // Bonferroni: the largest of k(k−1)/2 differences, each √2 times a t.
        double pairs = 0.5 * groups() * (groups() - 1.0);
        double tail = ofLower ? -Math.expm1(Math.log1p(-p) / pairs) : p / pairs;
        double each = ofLower ? Math.pow(p, 1 / (groups() - 1.0)) : 0;
        double start = ofLower ? Math.sqrt(2) * StudentT.of(degreesOfFreedom).quantile((1 + each) / 2)
            : Math.sqrt(2) * StudentT.of(degreesOfFreedom).upperQuantile(tail / 2);
        return LogNewton.solve(ofLower ? this::cdf : this::survival, this::pdf, null, ofLower ? 1 : -1, p,
            Math.max(start, 1e-3), Double.POSITIVE_INFINITY);
    }

    /// E(range) E(1/S) for ν > 1, infinite otherwise.
    @Override
    public double mean() {
        double a = degreesOfFreedom / 2;
        return degreesOfFreedom > 1 ? range.moment(1) * Math.sqrt(a) / GammaFunction.halfStepRatio(a - 0.5)
            : Double.POSITIVE_INFINITY;
    }

    /// E(range²) ν/(ν−2) − mean² for ν > 2, infinite for 1 < ν ≤ 2, NaN otherwise.
    @Override
    public double variance() {
        if (degreesOfFreedom <= 2) {
            return degreesOfFreedom > 1 ? Double.POSITIVE_INFINITY : Double.NaN;
        }
        double mean = mean();
        return range.moment(2) * degreesOfFreedom / (degreesOfFreedom - 2) - mean * mean;
    }

    @Override
    public double sample(RandomGenerator random) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < groups(); i++) {
            double z = Normal.STANDARD.sample(random);
            low = Math.min(low, z);
            high = Math.max(high, z);
        }
        double logSquare = Gamma.logSample(degreesOfFreedom / 2, random) - Math.log(degreesOfFreedom / 2);
        return (high - low) * Math.exp(-logSquare / 2);
    }
}
