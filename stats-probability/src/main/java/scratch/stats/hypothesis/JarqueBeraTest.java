package scratch.stats.hypothesis;

import java.util.List;
import java.util.Optional;
import scratch.stats.descriptive.Descriptive;
import scratch.stats.distribution.ChiSquare;

/// Jarque-Bera: may the sample be normal, with any mean and variance? A normal distribution has skewness S = 0 and excess
/// kurtosis K = 0:   JB = n/6 (S² + K²/4), about χ² on 2 degrees of freedom. The approximation is good from n ≈ 2000
/// on only; for smaller samples [DAgostinoTest] asks the same question with a better one.   Cost O(n).
/// Jarque & Bera, *Economics Letters* 6 (1980) 255; SciPy: `jarque_bera`.
public final class JarqueBeraTest {
    private static final int SMALLEST = 4;                 // three values or fewer have always the same kurtosis

    private JarqueBeraTest() {
    }

    public static TestResult test(double[] x) {
        return test(x, TestOptions.DEFAULT);
    }

    /// @param x at least 4 values that are not all equal
    public static TestResult test(double[] x, TestOptions options) {
        String operation = "JarqueBeraTest";
        Inputs.undirected(operation, options);
        Inputs.sample(operation, "x", x, SMALLEST);
        Inputs.spread(operation, "value", Sample.of(operation, x), "a shape needs some spread");
        double skewness = Descriptive.skewness(x);
        double kurtosis = Descriptive.kurtosis(x);
        double statistic = x.length / 6.0 * (skewness * skewness + kurtosis * kurtosis / 4);
        return TestResult.of("Jarque-Bera test", "JB", statistic, List.of(2.0), ChiSquare.of(2).survival(statistic), options,
                "x comes from a normal distribution", Optional.empty(),
                new TestResult.Effect(EffectSize.SKEWNESS, skewness), new TestResult.Effect(EffectSize.KURTOSIS, kurtosis));
    }
}
