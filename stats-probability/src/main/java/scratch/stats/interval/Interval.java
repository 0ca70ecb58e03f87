package scratch.stats.interval;

/// An interval estimate: the point estimate, its two ends, and the share of repetitions in which a procedure like this
/// one promises to catch the truth. The level belongs to the procedure: this one interval holds the truth or it does not.
///
/// @param estimate the point estimate
/// @param lower    the lower end
/// @param upper    the upper end
/// @param level    the promised coverage, such as 0.95
/// @param method   the name of the procedure, such as `Wilson`
public record Interval(double estimate, double lower, double upper, double level, String method) {
    public Interval {
        requireLevel("Interval", level);
        if (!(lower <= upper)) {
            throw new IllegalArgumentException("Interval: [" + lower + ", " + upper + "]: lower must not exceed upper");
        }
    }

    /// Whether the value lies inside, the ends included.
    public boolean contains(double value) {
        return lower <= value && value <= upper;
    }

    public double width() {
        return upper - lower;
    }

    /// Refuses a level that is not a probability strictly between 0 and 1, such as 95.
    public static void requireLevel(String operation, double level) {
        if (!(level > 0 && level < 1)) {
            throw new IllegalArgumentException(operation + ": level = " + level
                    + ": must lie between 0 and 1, such as 0.95");
        }
    }
}
