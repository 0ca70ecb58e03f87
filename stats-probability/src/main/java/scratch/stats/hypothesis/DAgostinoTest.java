package scratch.stats.hypothesis;

import java.util.List;
import java.util.Optional;
import scratch.stats.descriptive.Descriptive;
import scratch.stats.distribution.ChiSquare;

/// D'Agostino and Pearson's K²: may the sample be normal, with any mean and variance? Skewness and kurtosis are each carried
/// over to a z that is nearly standard normal already in small samples, and K² = z₁² + z₂² is held to χ² on 2 degrees of
/// freedom. From n = 8 on; below 20 the kurtosis part is rough.   Cost O(n).
/// D'Agostino, *Biometrika* 57 (1970) 679, for z₁; Anscombe & Glynn, *Biometrika* 70 (1983) 227, for z₂;
/// D'Agostino, Belanger & D'Agostino, *American Statistician* 44 (1990) 316. SciPy: `normaltest`.
public final class DAgostinoTest {
    private static final int SMALLEST = 8;

    private DAgostinoTest() {
    }

    public static TestResult test(double[] x) {
        return test(x, TestOptions.DEFAULT);
    }

    /// @param x at least 8 values that are not all equal
    public static TestResult test(double[] x, TestOptions options) {
        String operation = "DAgostinoTest";
        Inputs.undirected(operation, options);
        Inputs.sample(operation, "x", x, SMALLEST);
        Inputs.spread(operation, "value", Sample.of(operation, x), "a shape needs some spread");
        double skewness = Descriptive.skewness(x);
        double kurtosis = Descriptive.kurtosis(x);
        double z1 = ofSkewness(skewness, x.length);
        double z2 = ofKurtosis(kurtosis, x.length);
        double statistic = z1 * z1 + z2 * z2;
        return TestResult.of("D'Agostino's K² test", "K²", statistic, List.of(2.0), ChiSquare.of(2).survival(statistic),
                options, "x comes from a normal distribution", Optional.empty(),
                new TestResult.Effect(EffectSize.SKEWNESS, skewness), new TestResult.Effect(EffectSize.KURTOSIS, kurtosis));
    }

    // Johnson's S_U curve with the variance and kurtosis that the skewness of n normal values has: z = δ arsinh(y/α).
    static double ofSkewness(double skewness, double n) {
        double y = skewness * Math.sqrt((n + 1) * (n + 3) / (6 * (n - 2)));
        double beta2 = 3 * (n * n + 27 * n - 70) * (n + 1) * (n + 3) / ((n - 2) * (n + 5) * (n + 7) * (n + 9));
        double w2 = Math.sqrt(2 * (beta2 - 1)) - 1;
        double scaled = Math.abs(y) * Math.sqrt((w2 - 1) / 2);
        double arsinh = Math.log1p(scaled + scaled * scaled / (1 + Math.sqrt(1 + scaled * scaled)));
        return Math.copySign(arsinh / Math.sqrt(Math.log(w2) / 2), y);
    }

    // The kurtosis is about a linear function of 1/χ² on a degrees of freedom; Wilson and Hilferty's cube root makes it normal.
    static double ofKurtosis(double excess, double n) {
        double expected = -6 / (n + 1);
        double variance = 24 * n * (n - 2) * (n - 3) / ((n + 1) * (n + 1) * (n + 3) * (n + 5));
        double x = (excess - expected) / Math.sqrt(variance);
        double skew = 6 * (n * n - 5 * n + 2) / ((n + 7) * (n + 9))
                * Math.sqrt(6 * (n + 3) * (n + 5) / (n * (n - 2) * (n - 3)));
        double a = 6 + 8 / skew * (2 / skew + Math.sqrt(1 + 4 / (skew * skew)));
        double cubeRoot = Math.cbrt((1 - 2 / a) / (1 + x * Math.sqrt(2 / (a - 4))));
        return (1 - 2 / (9 * a) - cubeRoot) / Math.sqrt(2 / (9 * a));
    }
}
