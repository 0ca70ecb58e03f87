package scratch.classic.preprocess;

import scratch.math.check.Require;

/// The range in which an [OutlierRule] expects the values of a column. Whatever lies outside is an outlier by that rule; a
/// value on the fence is not.
///
/// @param lower the smallest value inside
/// @param upper the largest value inside
public record Fences(double lower, double upper) {
    public Fences {
        Require.finite("Fences", "lower", lower);
        Require.finite("Fences", "upper", upper);
        Require.that(lower <= upper, "Fences: from %s to %s: the lower must not be above the upper", lower, upper);
    }

    /// Whether a value lies outside. A gap, NaN, does not.
    public boolean marks(double value) {
        return value < lower || value > upper;
    }

    /// Which values lie outside; (n).
    public boolean[] marks(double... values) {
        boolean[] marks = new boolean[values.length];
        for (int i = 0; i < marks.length; i++) {
            marks[i] = marks(values[i]);
        }
        return marks;
    }

    /// The value, or the fence that is nearest to it if it lies outside. A gap stays one.
    public double clip(double value) {
        return value < lower ? lower : value > upper ? upper : value;
    }
}
