package scratch.stats.sequential;

import scratch.stats.distribution.Normal;
import scratch.stats.interval.Interval;

/// Two conversion rates compared once, at the end: z = (p̂_B − p̂_A)/√(p̂(1−p̂)(1/n_A + 1/n_B)) with the pooled share p̂,
/// and the interval of the difference with each arm's own spread.
///
/// @param z          positive if B is ahead
/// @param p          two-sided p value
/// @param difference p̂_B − p̂_A, absolute, with its interval
public record Conversions(double z, double p, Interval difference) {
    /// @param a     conversions of `usersA` users
    /// @param level of the interval, such as 0.95
    /// @throws ArithmeticException if nobody or everybody converted, where no spread exists
    public static Conversions of(long a, long usersA, long b, long usersB, double level) {
        require("A", a, usersA);
        require("B", b, usersB);
        Interval.requireLevel("Conversions.of", level);
        double shareA = (double) a / usersA;
        double shareB = (double) b / usersB;
        double pooled = ((double) a + b) / ((double) usersA + usersB);
        if (pooled == 0 || pooled == 1) {
            throw new ArithmeticException("Conversions.of: " + (a + b) + " of " + (usersA + usersB)
                    + " converted: without any spread there is no z");
        }
        double z = (shareB - shareA) / Math.sqrt(pooled * (1 - pooled) * (1.0 / usersA + 1.0 / usersB));
        double half = Normal.STANDARD.upperQuantile((1 - level) / 2)
                * Math.sqrt(shareA * (1 - shareA) / usersA + shareB * (1 - shareB) / usersB);
        double difference = shareB - shareA;
        return new Conversions(z, 2 * Normal.STANDARD.survival(Math.abs(z)),
                new Interval(difference, difference - half, difference + half, level, "Wald, difference"));
    }

    private static void require(String arm, long conversions, long users) {
        if (users < 1 || conversions < 0 || conversions > users) {
            throw new IllegalArgumentException("Conversions.of: arm " + arm + ", " + conversions + " of " + users
                    + ": needs at least 1 user, and conversions between 0 and all of them");
        }
    }
}
