package scratch.stats.normal;

/// The "build" exercise of lesson 204: the tail of the normal distribution, with all its digits.
public final class Exercise204 {
    private Exercise204() {
    }

    /// P(Z > z) for the standard normal, written with nothing but arithmetic and `Math`.
    ///
    /// @param z any number between −38 and 38
    /// @return the probability, right to 1e-12 relative for z up to 37
    public static double survival(double z) {
        throw new UnsupportedOperationException("survival(z) returns P(Z > z)");
    }
}
