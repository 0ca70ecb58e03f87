package scratch.example.exercise;

import java.util.Locale;

/// What a checker says to the learner: one sentence about the idea that is wrong, with the learner's own numbers in it.
public final class Mistake extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private Mistake(String sentence) {
        super(sentence, null, false, false);
    }

    /// Says the sentence unless the condition holds.
    ///
    /// @param sentence a [String#format] pattern in the root locale
    public static void unless(boolean condition, String sentence, Object... values) {
        if (!condition) {
            throw new Mistake(String.format(Locale.ROOT, sentence, values));
        }
    }

    /// Says the sentence unless the two numbers are within the tolerance of each other; NaN never is.
    public static void unlessNear(double actual, double expected, double tolerance, String sentence, Object... values) {
        unless(actual == expected || Math.abs(actual - expected) <= tolerance, sentence, values);
    }
}
