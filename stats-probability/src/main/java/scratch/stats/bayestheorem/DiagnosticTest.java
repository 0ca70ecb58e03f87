package scratch.stats.bayestheorem;

/// A test with a yes or no: what it says about you depends on the crowd you come from.
/// In odds: P(ill | positive) : P(healthy | positive) = prevalence odds × likelihood ratio.
///
/// @param sensitivity       P(positive | ill)
/// @param falsePositiveRate P(positive | healthy), 1 − specificity
public record DiagnosticTest(double sensitivity, double falsePositiveRate) {
    public DiagnosticTest {
        requireProbability("sensitivity", sensitivity);
        requireProbability("falsePositiveRate", falsePositiveRate);
    }

    /// How many times likelier a positive result is for the ill: what a positive multiplies the odds by.
    /// Infinite if the healthy are never positive.
    public double positiveLikelihoodRatio() {
        if (sensitivity == 0 && falsePositiveRate == 0) {
            throw new IllegalArgumentException("DiagnosticTest.positiveLikelihoodRatio: nobody is ever positive: "
                    + "such a result has no likelihood ratio");
        }
        return sensitivity / falsePositiveRate;
    }

    /// P(ill | positive).
    ///
    /// @param prevalence P(ill) before the test, the base rate
    public double illIfPositive(double prevalence) {
        requireProbability("prevalence", prevalence);
        return share("positive", prevalence * sensitivity, (1 - prevalence) * falsePositiveRate);
    }

    /// P(ill | negative).
    public double illIfNegative(double prevalence) {
        requireProbability("prevalence", prevalence);
        return share("negative", prevalence * (1 - sensitivity), (1 - prevalence) * (1 - falsePositiveRate));
    }

    private static double share(String result, double ill, double healthy) {
        if (ill + healthy == 0) {
            throw new IllegalArgumentException("DiagnosticTest: a " + result + " result has probability 0: nobody can have it");
        }
        return ill / (ill + healthy);
    }

    private static void requireProbability(String name, double value) {
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException("DiagnosticTest: " + name + " = " + value + ": must be between 0 and 1");
        }
    }
}
