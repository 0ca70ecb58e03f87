package scratch.stats.probability;

import java.util.random.RandomGenerator;

/// The "build" exercise of lesson 201: a simulation that says how sure it is.
public final class Exercise201 {
    private Exercise201() {
    }

    /// Plays Monty Hall with three doors n times, always switching, and estimates the probability to win.
    /// The host knows where the car is and opens a door that is neither yours nor the car's.
    ///
    /// @param n      how many games
    /// @param random the only source of chance
    /// @return the share of games won and the half-width of its 95 % error bar, in this order
    public static double[] estimate(int n, RandomGenerator random) {
        throw new UnsupportedOperationException("estimate(n, random) returns {share, halfWidth}");
    }
}
