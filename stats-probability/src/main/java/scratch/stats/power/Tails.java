package scratch.stats.power;

/// Which differences a test rejects for.
public enum Tails {
    /// In either direction: α/2 on each side. Power counts both sides, as R does with `strict = TRUE`.
    TWO_SIDED,
    /// Only for a positive effect: all of α on one side.
    GREATER;

    double each(double alpha) {
        return this == TWO_SIDED ? alpha / 2 : alpha;
    }
}
