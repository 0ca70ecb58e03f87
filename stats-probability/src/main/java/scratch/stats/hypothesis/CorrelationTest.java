package scratch.stats.hypothesis;

import java.util.List;
import java.util.Optional;
import scratch.math.check.Require;
import scratch.stats.descriptive.Ranks;
import scratch.stats.distribution.Normal;
import scratch.stats.distribution.StudentT;

/// Is there a correlation? Pearson's r sees lines, Spearman's ρ (r of the ranks) and Kendall's τ see anything that rises.
/// r = Σ(x−x̄)(y−ȳ) / √(Σ(x−x̄)² Σ(y−ȳ)²),   t = r√(n−2)/√(1−r²) on n − 2 degrees of freedom.
/// Intervals: Fisher's z = artanh r with se 1/√(n−3); Bonett and Wright's se for ρ and Fieller's for τ; none at ±1 and below
/// 4 pairs (τ: 5). The p-value of a rank correlation assumes independence, which is more than a correlation of 0.
/// Cost O(n log n).   Fisher 1921; Best & Roberts, AS 89 (1975); Bonett & Wright, *Psychometrika* 65 (2000) 23.
public final class CorrelationTest {
    /// How the p-value of a rank correlation is found.
    public enum Method {
        /// Spearman: exact to n = 12, then R's series, or t with ties; Kendall: exact to n = 49 without ties, else normal.
        AUTO,
        /// Over all pairings of the ranks: Spearman to n = 15, ties included; Kendall without ties.
        EXACT,
        /// Spearman only, without ties: R's series for 10 ≤ n ≤ 1290.
        EDGEWORTH,
        /// Spearman: Student's t (SciPy, Smile; R with ties). Kendall: the normal, corrected for ties.
        APPROXIMATE
    }

    private static final String VARY = "a correlation needs two columns that vary";
    private static final int EXACT_TO = 12;
    private static final int EDGEWORTH_TO = 1290;
    private static final int KENDALL_LARGEST = 1000;

    private CorrelationTest() {
    }

    /// The test of Pearson's r.
    public static TestResult pearson(double[] x, double[] y, TestOptions options) {
        Inputs.options("CorrelationTest.pearson", options);
        check("CorrelationTest.pearson", x, y, 3);
        nullIsZero("CorrelationTest.pearson", options);
        double[] parts = correlation("CorrelationTest.pearson", x, y);
        double r = parts[0];
        int df = x.length - 2;
        double t = r * Math.sqrt(df / parts[1]);
        Optional<TestResult.Interval> interval = fisher("r", r, x.length - 3, 1, options);
        return TestResult.of("Pearson correlation", "t", t, List.of((double) df), studentT(t, df, options), options,
                options.nullHypothesis("the correlation"), interval, new TestResult.Effect(EffectSize.R, r),
                new TestResult.Effect(EffectSize.R_SQUARED, r * r));
    }

    /// The two-sided test of Spearman's ρ, by the method that suits n.
    public static TestResult spearman(double[] x, double[] y) {
        return spearman(x, y, Method.AUTO, TestOptions.DEFAULT);
    }

    public static TestResult spearman(double[] x, double[] y, Method method, TestOptions options) {
        String operation = "CorrelationTest.spearman";
        Inputs.options(operation, options);
        Inputs.notNull(operation, "method", method);
        check(operation, x, y, 3);
        nullIsZero(operation, options);
        int n = x.length;
        Ranks rx = Ranks.of(x);
        Ranks ry = Ranks.of(y);
        boolean ties = rx.hasTies() || ry.hasTies();
        double[] parts = correlation(operation, rx.ranks(), ry.ranks());
        double rho = parts[0];
        Method used = method != Method.AUTO ? method : n <= EXACT_TO ? Method.EXACT
                : ties || n > EDGEWORTH_TO ? Method.APPROXIMATE : Method.EDGEWORTH;
        double p;
        if (used == Method.EXACT) {
            Require.that(n <= SpearmanNull.LARGEST_EXACT, "%s: n = %s: exact up to %s pairs; use EDGEWORTH or"
                    + " APPROXIMATE", operation, n, SpearmanNull.LARGEST_EXACT);
            double[] tails = SpearmanNull.exactTails(rx.doubled(), ry.doubled());
            p = options.pValue(tails[0], tails[1]);
        } else if (used == Method.EDGEWORTH) {
            Require.that(!ties, "%s: ties: the series knows none; use EXACT or APPROXIMATE", operation);
            p = edgeworth(rx, ry, options);
        } else {
            p = studentT(rho * Math.sqrt((n - 2) / parts[1]), n - 2, options);
        }
        Optional<TestResult.Interval> interval = fisher("ρ", rho, n - 3, 1 + rho * rho / 2, options);
        return TestResult.of("Spearman rank correlation, " + name(used, "Student's t"), "ρ", rho, List.of(), p, options,
                options.nullHypothesis("the rank correlation"), interval, new TestResult.Effect(EffectSize.RHO, rho));
    }

    /// The two-sided test of Kendall's τ-b, by the method that suits n.
    public static TestResult kendall(double[] x, double[] y) {
        return kendall(x, y, Method.AUTO, TestOptions.DEFAULT);
    }

    public static TestResult kendall(double[] x, double[] y, Method method, TestOptions options) {
        String operation = "CorrelationTest.kendall";
        Inputs.options(operation, options);
        Inputs.notNull(operation, "method", method);
        check(operation, x, y, 3);
        nullIsZero(operation, options);
        Require.that(method != Method.EDGEWORTH, "%s: method = EDGEWORTH: the series is Spearman's", operation);
        int n = x.length;
        KendallTau kendall = KendallTau.of(x, y);
        double tau = kendall.tau();
        boolean exact = method == Method.EXACT || method == Method.AUTO && n < 50 && !kendall.hasTies();
        double p;
        if (exact) {
            Require.that(!kendall.hasTies(), "%s: ties: the exact distribution knows none; use APPROXIMATE", operation);
            Require.that(n <= KENDALL_LARGEST, "%s: n = %s: exact up to %s", operation, n, KENDALL_LARGEST);
            double[] tails = kendall.exactTails();
            p = options.pValue(tails[0], tails[1]);
        } else {
            double z = kendall.score() / Math.sqrt(kendall.scoreVariance());
            p = options.pValue(Normal.STANDARD.cdf(z), Normal.STANDARD.survival(z));
        }
        Optional<TestResult.Interval> interval = fisher("τ", tau, n - 4, 0.437, options);
        return TestResult.of("Kendall rank correlation, " + name(exact ? Method.EXACT : Method.APPROXIMATE,
                "normal approximation"), "τ", tau, List.of(), p, options, options.nullHypothesis("the rank correlation"),
                interval, new TestResult.Effect(EffectSize.TAU, tau));
    }

    /// Pearson's r of two columns that are not constant.
    public static double pearson(double[] x, double[] y) {
        check("CorrelationTest.pearson", x, y, 2);
        return correlation("CorrelationTest.pearson", x, y)[0];
    }

    // r and 1 − r².
    private static double[] correlation(String operation, double[] x, double[] y) {
        double[] u = unit(operation, "x", x);
        double[] v = unit(operation, "y", y);
        double r = 0;
        for (int i = 0; i < u.length; i++) {
            r += u[i] * v[i];
        }
        double rest = 0;
        for (int i = 0; i < u.length; i++) {
            double residual = v[i] - r * u[i];             // subtle: 1 − r·r would have no digits left near r = ±1
            rest += residual * residual;
        }
        // what is left of a perfect line is rounding
        return rest < 1e-28 ? new double[] {Math.signum(r), 0} : new double[] {Math.clamp(r, -1, 1), Math.min(1, rest)};
    }

    // The deviations from the mean, divided by the root of their sum of squares. Centred first: the formula of raw sums loses
    // every digit when 1e8 is added to both columns.
    private static double[] unit(String operation, String name, double... x) {
        Sample sample = Sample.of(operation, x);
        Inputs.spread(operation, name, sample, VARY);
        double length = Math.sqrt(sample.squares());
        double[] unit = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            unit[i] = ((x[i] - x[0]) - sample.offset()) / length;
        }
        return unit;
    }

    private static double studentT(double t, double df, TestOptions options) {
        StudentT distribution = StudentT.of(df);
        return options.pValue(distribution.cdf(t), distribution.survival(t));
    }

    private static double edgeworth(Ranks rx, Ranks ry, TestOptions options) {
        double[] x = rx.ranks();
        double[] y = ry.ranks();
        int n = x.length;
        double s = 0;
        for (int i = 0; i < n; i++) {
            s += (x[i] - y[i]) * (x[i] - y[i]);
        }
        // S is even and falls as ρ rises: P(S ≥ s), and P(S ≤ s) = 1 − P(S ≥ s + 2).
        double small = 1 - SpearmanNull.edgeworthUpper(s + 2, n);
        double large = SpearmanNull.edgeworthUpper(s, n);
        return options.pValue(large, small);
    }

    // tanh(artanh r ± z √(variance/size)). None if too few pairs are left, and none for a perfect correlation, where the
    // formula would give [1, 1]: a certainty that five points in a row do not earn.
    private static Optional<TestResult.Interval> fisher(String name, double r, int size, double variance,
            TestOptions options) {
        if (size < 1 || Math.abs(r) == 1) {
            return Optional.empty();
        }
        double z = 0.5 * Math.log((1 + r) / (1 - r));
        double width = options.upperQuantile(Normal.STANDARD) * Math.sqrt(variance / size);
        return Optional.of(options.interval(name, r, Math.tanh(z - width), Math.tanh(z + width), -1, 1));
    }

    static void check(String operation, double[] x, double[] y, int least) {
        Inputs.sameLength(operation, x, y);
        Inputs.sample(operation, "x", x, least);
        Inputs.sample(operation, "y", y, least);
        notConstant(operation, "x", x);
        notConstant(operation, "y", y);
    }

    private static void notConstant(String operation, String name, double... values) {
        for (double value : values) {
            if (value != values[0]) {
                return;
            }
        }
        throw Require.broken("%s: %s is constant (every value is %s): %s", operation, name, values[0], VARY);
    }

    private static void nullIsZero(String operation, TestOptions options) {
        Require.that(options.nullValue() == 0, "%s: nullValue = %s: only the correlation 0 is tested", operation,
                options.nullValue());
    }

    private static String name(Method method, String approximation) {
        return switch (method) {
            case EXACT -> "exact";
            case EDGEWORTH -> "Edgeworth series";
            default -> approximation;
        };
    }
}
