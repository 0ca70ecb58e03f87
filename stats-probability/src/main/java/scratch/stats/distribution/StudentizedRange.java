package scratch.stats.distribution;

import java.util.random.RandomGenerator;
import scratch.math.check.Require;
import scratch.stats.special.Exponentials;
import scratch.stats.special.GammaFunction;

/// The studentized range: the range of k standard normals over an independent S = √(χ²_ν/ν); Tukey's HSD compares all
/// pairs of k means with it. P(Q > q) = ∫ P(range > qs) f_S(s) ds, both integrals of positive functions by the
/// trapezoidal rule, each tail itself. Cost about 10⁴ evaluations of Φ.
/// Tukey (1953), "The problem of multiple comparisons"; Copenhaver & Holland, *J. Statist. Comput. Simul.* 30 (1988) 1.
public final class StudentizedRange implements ContinuousDistribution {
    private final NormalRange range;
    private final double degreesOfFreedom;
    private final ChiScale scale;
    private final double power;

    private StudentizedRange(int groups, double degreesOfFreedom) {
        this.range = new NormalRange(groups);
        this.degreesOfFreedom = degreesOfFreedom;
        this.scale = new ChiScale(degreesOfFreedom);
        this.power = 1e10 * (1 + Math.sqrt(degreesOfFreedom)) * Math.sqrt(1 + degreesOfFreedom);
    }

    /// @throws IllegalArgumentException unless groups ≥ 2 and degreesOfFreedom is positive and finite
    public static StudentizedRange of(int groups, double degreesOfFreedom) {
        Require.that(groups >= 2, "StudentizedRange.of: groups = %s: must be at least 2", groups);
        Require.positive("StudentizedRange.of", "degreesOfFreedom", degreesOfFreedom);
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
        return q > 0 && q < Double.POSITIVE_INFINITY ? Math.exp(logPdf(q)) : Double.isNaN(q) ? q : 0;
    }

    @Override
    public double logPdf(double q) {
        if (q > power && q < Double.POSITIVE_INFINITY) {
            return logPdf(power) - (degreesOfFreedom + 1) * Math.log(q / power);
        }
        return q > 0 && q < Double.POSITIVE_INFINITY ? integral(q, Part.DENSITY).log()
            : Double.isNaN(q) ? q : Double.NEGATIVE_INFINITY;
    }

    @Override
    public double cdf(double q) {
        return q > 0 && q < Double.POSITIVE_INFINITY ? tail(q).cdf() : outside(q, 0, 1);
    }

    @Override
    public double survival(double q) {
        return q > 0 && q < Double.POSITIVE_INFINITY ? tail(q).survival() : outside(q, 1, 0);
    }

    /// log P(Q ≤ q), also where P underflows or is nearly 1.
    public double logCdf(double q) {
        return q > 0 && q < Double.POSITIVE_INFINITY ? tail(q).logCdf() : Math.log(outside(q, 0, 1));
    }

    /// log P(Q > q), also where P underflows or is nearly 1.
    public double logSurvival(double q) {
        return q > 0 && q < Double.POSITIVE_INFINITY ? tail(q).logSurvival() : Math.log(outside(q, 1, 0));
    }

    private static double outside(double q, double below, double above) {
        return q <= 0 ? below : q > 0 ? above : q;
    }

    /// Far out P(Q > q) falls like q^(−ν), to all digits.
    private OneTail tail(double q) {
        if (q > power) {
            return new OneTail(false, 1, tail(power).logSurvival() - degreesOfFreedom * Math.log(q / power));
        }
        boolean lower = q < 1.5 * Math.sqrt(Math.log(groups()));
        OneTail tail = integral(q, lower ? Part.LOWER : Part.UPPER);
        return tail.isTooLarge() ? integral(q, lower ? Part.UPPER : Part.LOWER) : tail;
    }

    private enum Part { LOWER, UPPER, DENSITY }

    /// ∫ g(qs) f_S(s) ds over u = log s, measured from the peak.
    private OneTail integral(double q, Part part) {
        double s = peak(q, part);
        double logTop = logOf(part, q * s);
        double slope = slope(part, q * s);
        double speed = Math.abs(slope) * (2 + (part == Part.LOWER ? q * s * q * s / 2 : 0));
        double h = 1 / Math.sqrt(100 + 2.5 * (2 * degreesOfFreedom * s * s + speed));
        double sum = PeakIntegral.sum(k -> {
            double u = k * h;
            double v = Exponentials.expm1(u);
            double density = part == Part.DENSITY ? u : 0;
            return Math.exp(scale.change(s, u, v * (2 + v)) + logOf(part, q * s * Math.exp(u)) - logTop + density);
        });
        double factor = scale.top() * h * sum * (part == Part.DENSITY ? s : 1);
        return new OneTail(part != Part.UPPER, factor, scale.exponent(s) + logTop);
    }

    private double logOf(Part part, double w) {
        return switch (part) {
            case LOWER -> range.logLower(w);
            case UPPER -> range.logUpper(w);
            case DENSITY -> range.logDensity(w);
        };
    }

    /// d log g(w) / d log w, for the density about.
    private double slope(Part part, double w) {
        return switch (part) {
            case LOWER -> w * Math.exp(range.logDensity(w) - range.logLower(w));
            case UPPER -> -w * Math.exp(range.logDensity(w) - range.logUpper(w));
            case DENSITY -> groups() - 1 - w * w / 2;
        };
    }

    /// Where s^ν e^(−νs²/2) g(qs) is largest, roughly: ν (1 − s²) + slope(qs) = 0 by bisection.
    private double peak(double q, Part part) {
        double low = part == Part.LOWER ? 1 : 1 / Math.hypot(1, 2 * q / Math.sqrt(2 * degreesOfFreedom)) / 2;
        double high = part == Part.UPPER ? 1 : Math.sqrt(1 + groups() / degreesOfFreedom);
        for (int i = 0; i < 40 && high > low * (1 + 0.1 / Math.sqrt(1 + degreesOfFreedom)); i++) {
            double s = Math.sqrt(low) * Math.sqrt(high);
            if (degreesOfFreedom * (1 - s) * (1 + s) + slope(part, q * s) > 0) {
                low = s;
            } else {
                high = s;
            }
        }
        return Math.sqrt(low) * Math.sqrt(high);
    }

    @Override
    public double quantile(double p) {
        Require.probability("StudentizedRange.quantile", "p", p);
        return p > 0.5 ? solve("StudentizedRange.quantile", 1 - p, false) : solve("StudentizedRange.quantile", p, true);
    }

    @Override
    public double upperQuantile(double p) {
        Require.probability("StudentizedRange.upperQuantile", "p", p);
        return p > 0.5 ? solve("StudentizedRange.upperQuantile", 1 - p, true)
            : solve("StudentizedRange.upperQuantile", p, false);
    }

    private double solve(String operation, double p, boolean ofLower) {
        if (p == 0) {
            return ofLower ? 0 : Double.POSITIVE_INFINITY;
        }
        // Bonferroni: the largest of k(k−1)/2 differences, each √2 times a t.
        double pairs = 0.5 * groups() * (groups() - 1.0);
        double each = ofLower ? Math.pow(p, 1 / (groups() - 1.0)) : 0;
        double start = ofLower ? Math.sqrt(2) * StudentT.of(degreesOfFreedom).quantile((1 + each) / 2)
            : Math.sqrt(2) * StudentT.of(degreesOfFreedom).upperQuantile(p / pairs / 2);
        return new TailSearch(ofLower ? this::logCdf : this::logSurvival, this::logPdf, ofLower, true)
            .solve(operation, p, start);
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
