package scratch.stats.hypothesis;

import java.util.List;
import java.util.Optional;

/// What a test returns: never a p-value alone, always the statistic, an interval or the reason why there is none, the
/// size of the effect, and a sentence that may be quoted.
///
/// @param test             the name of the test, with its convention
/// @param symbol           the letter of the statistic: z, t, F, X², U …
/// @param statistic        its value
/// @param degreesOfFreedom none, one (t, X²) or two (F)
/// @param pValue           the probability, if the null hypothesis and the assumptions of the test hold, of a statistic
///                         at least as extreme as this one
/// @param alternative      the side that was asked for
/// @param level            the confidence level of the interval; the sentence speaks at the level 1 − level
/// @param nullHypothesis   what p assumes to be true, in words
/// @param interval         the confidence interval of the parameter, where the test has one
/// @param effects          sizes of the effect, the usual one first
public record TestResult(String test, String symbol, double statistic, List<Double> degreesOfFreedom, double pValue,
        Alternative alternative, double level, String nullHypothesis, Optional<Interval> interval, List<Effect> effects) {
    /// A confidence interval.
    ///
    /// @param parameter what it is an interval for
    /// @param estimate  the point estimate
    /// @param lower     its lower end, −∞ or the end of the range if one-sided
    /// @param upper     its upper end
    /// @param level     its confidence level
    public record Interval(String parameter, double estimate, double lower, double upper, double level) {
    }

    /// An effect size: a number that, other than p, does not grow with the number of observations.
    public record Effect(String name, double value) {
    }

    public TestResult {
        degreesOfFreedom = List.copyOf(degreesOfFreedom);
        effects = List.copyOf(effects);
    }

    /// The effect size of this name, "Cramér's V" for example.
    ///
    /// @throws IllegalArgumentException if the test does not give it
    public double effect(String name) {
        return effects.stream().filter(effect -> effect.name().equals(name)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("effect: \"" + name + "\": " + test + " gives "
                        + effects.stream().map(Effect::name).toList())).value();
    }

    /// The usual effect size, the first of the list; NaN if there is none.
    public double effect() {
        return effects.isEmpty() ? Double.NaN : effects.getFirst().value();
    }

    /// The first of the degrees of freedom; NaN if the null distribution has none.
    public double df() {
        return degreesOfFreedom.isEmpty() ? Double.NaN : degreesOfFreedom.getFirst();
    }

    /// The result in words, with its numbers.
    public String sentence() {
        return Wording.sentence(this);
    }

    static TestResult of(String test, String symbol, double statistic, List<Double> degrees, double pValue,
            TestOptions options, String nullHypothesis, Optional<Interval> interval, Effect... effects) {
        return new TestResult(test, symbol, statistic, degrees, pValue, options.alternative(), options.level(),
                nullHypothesis, interval, List.of(effects));
    }
}
