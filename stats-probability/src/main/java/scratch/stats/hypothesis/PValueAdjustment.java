package scratch.stats.hypothesis;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import scratch.math.check.Require;

/// Many tests at once: each p-value becomes the smallest level at which its hypothesis is still rejected, together with
/// the others. Bonferroni, Šidák and Holm bound the chance of *any* false rejection, Benjamini and Hochberg the expected
/// *share* of false ones among the rejected (for independent or positively dependent tests), Benjamini and Yekutieli the
/// same share whatever the dependence.
/// With p₍₁₎ ≤ … ≤ p₍ₘ₎: Bonferroni m·p; Šidák 1 − (1−p)^m; Holm (m−i+1)·p₍ᵢ₎ and never falling; Benjamini-Hochberg
/// (m/i)·p₍ᵢ₎ and never rising towards smaller i; Benjamini-Yekutieli that times 1 + ½ + … + 1/m. The order of the input is
/// kept, values are capped at 1.   Cost O(m log m). R: `p.adjust`.
/// Holm, *Scand. J. Stat.* 6 (1979) 65; Hochberg, *Biometrika* 75 (1988) 800; Benjamini & Hochberg, *JRSS B* 57 (1995) 289;
/// Šidák, *JASA* 62 (1967) 626; Benjamini & Yekutieli, *Ann. Stat.* 29 (2001) 1165.
public final class PValueAdjustment {
    private PValueAdjustment() {
    }

    /// min(1, m·p).
    public static double[] bonferroni(double... p) {
        check("PValueAdjustment.bonferroni", p);
        return Arrays.stream(p).map(value -> Math.min(1, p.length * value)).toArray();
    }

    /// 1 − (1−p)^m, the chance that the smallest of m independent p-values is at most p: a little less than Bonferroni's,
    /// right for independent tests and for a two-sided family of normal estimates, not for every dependence.
    public static double[] sidak(double... p) {
        check("PValueAdjustment.sidak", p);
        // subtle: log1p and expm1, because 1 − p has lost a small p
        return Arrays.stream(p).map(value -> -Math.expm1(p.length * Math.log1p(-value))).toArray();
    }

    /// Step-down: the smallest p-value is held to α/m, the next to α/(m−1), until one fails.
    public static double[] holm(double... p) {
        check("PValueAdjustment.holm", p);
        int[] order = order(p);
        double[] adjusted = new double[p.length];
        double running = 0;
        for (int i = 0; i < p.length; i++) {
            running = Math.max(running, Math.min(1, (p.length - i) * p[order[i]]));
            adjusted[order[i]] = running;
        }
        return adjusted;
    }

    /// Step-up with Holm's factors: a little more powerful, for independent or positively dependent tests.
    public static double[] hochberg(double... p) {
        check("PValueAdjustment.hochberg", p);
        int[] order = order(p);
        double[] adjusted = new double[p.length];
        double running = 1;
        for (int i = p.length - 1; i >= 0; i--) {
            running = Math.min(running, (p.length - i) * p[order[i]]);
            adjusted[order[i]] = running;
        }
        return adjusted;
    }

    /// The false discovery rate, step-up: m/i times the i-th smallest, then the running minimum from the largest down.
    public static double[] benjaminiHochberg(double... p) {
        check("PValueAdjustment.benjaminiHochberg", p);
        return stepUp(1, p);
    }

    /// The false discovery rate under any dependence of the tests: Benjamini and Hochberg's values times
    /// 1 + ½ + … + 1/m.
    public static double[] benjaminiYekutieli(double... p) {
        check("PValueAdjustment.benjaminiYekutieli", p);
        double harmonic = 0;
        for (int i = p.length; i >= 1; i--) {
            harmonic += 1.0 / i;
        }
        return stepUp(harmonic, p);
    }

    private static double[] stepUp(double factor, double... p) {
        int[] order = order(p);
        double[] adjusted = new double[p.length];
        double running = 1;
        for (int i = p.length - 1; i >= 0; i--) {
            running = Math.min(running, factor * p.length / (i + 1) * p[order[i]]);
            adjusted[order[i]] = running;
        }
        return adjusted;
    }

    private static int[] order(double... p) {
        return IntStream.range(0, p.length).boxed().sorted(Comparator.comparingDouble(i -> p[i]))
                .mapToInt(Integer::intValue).toArray();
    }

    private static void check(String operation, double... p) {
        Inputs.notNull(operation, "p", p);
        for (int i = 0; i < p.length; i++) {
            if (!(p[i] >= 0 && p[i] <= 1)) {
                throw Require.broken("%s: p[%d] = %s: must be between 0 and 1", operation, i, p[i]);
            }
        }
    }
}
