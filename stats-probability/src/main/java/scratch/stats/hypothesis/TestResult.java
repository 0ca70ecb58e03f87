package scratch.stats.hypothesis;

import java.util.ArrayList;
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
/// @param notes            what a reader of these numbers should know, mostly nothing: why one of them is undefined, or
///                         why an interval leaves its own estimate out
public record TestResult(String test, String symbol, double statistic, List<Double> degreesOfFreedom, double pValue,
        Alternative alternative, double level, String nullHypothesis, Optional<Interval> interval, List<Effect> effects,
        List<String> notes) {
    /// A confidence interval.
    ///
    /// @param parameter what it is an interval for
    /// @param estimate  the point estimate
    /// @param lower     its lower end, −∞ or the end of the range if one-sided
    /// @param upper     its upper end
    /// @param level     its confidence level
    public record Interval(String parameter, double estimate, double lower, double upper, double level) {
        /// Whether the value lies inside, the ends included.
        public boolean contains(double value) {
            return lower <= value && value <= upper;
        }
    }

    /// The value of one effect size.
    public record Effect(EffectSize size, double value) {
        /// Its name, as it stands in a sentence.
        public String name() {
            return size.title();
        }
    }

    public TestResult {
        degreesOfFreedom = List.copyOf(degreesOfFreedom);
        effects = List.copyOf(effects);
        notes = List.copyOf(notes);
    }

    /// The effect size asked for.
    ///
    /// @throws IllegalArgumentException if the test does not give it
    public double effect(EffectSize size) {
        return effects.stream().filter(effect -> effect.size() == size).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("TestResult.effect: " + size + ": " + test + " gives "
                        + effects.stream().map(Effect::size).toList())).value();
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

    /// The same as [#sentence].
    @Override
    public String toString() {
        return sentence();
    }

    TestResult withNote(String note) {
        List<String> all = new ArrayList<>(notes);
        all.add(note);
        return new TestResult(test, symbol, statistic, degreesOfFreedom, pValue, alternative, level, nullHypothesis, interval,
                effects, all);
    }

    // By more than rounding: at a level of 50%, one-sided, the end is the estimate.
    private static boolean leavesOutItsEstimate(Interval interval) {
        double rounding = 1e-10 * Math.abs(interval.estimate());
        return interval.estimate() < interval.lower() - rounding || interval.estimate() > interval.upper() + rounding;
    }

    static TestResult of(String test, String symbol, double statistic, List<Double> degrees, double pValue,
            TestOptions options, String nullHypothesis, Optional<Interval> interval, Effect... effects) {
        List<String> notes = interval.filter(TestResult::leavesOutItsEstimate).map(i -> List.of("The interval leaves out the "
                + "estimate: it holds the values that a test at this level does not reject, and the estimate is none of them."))
                .orElse(List.of());
        return new TestResult(test, symbol, statistic, degrees, pValue, options.alternative(), options.level(),
                nullHypothesis, interval, List.of(effects), notes);
    }
}
