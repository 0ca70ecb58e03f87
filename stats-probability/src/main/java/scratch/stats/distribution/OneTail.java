package scratch.stats.distribution;

/// One tail of a distribution, the smaller one, as factor · e^exponent; the other one is its complement. A number that is near
/// 1 loses nothing in 1 − small, and its logarithm nothing in log1p(−small); the reverse would lose every digit. The exponent
/// keeps tails that a double cannot hold.
///
/// @param lower whether it is P(X ≤ x), not P(X > x)
record OneTail(boolean lower, double factor, double exponent) {
    /// Above it the other tail should have been the one to compute.
    private static final double TOO_LARGE = 0.9;

    boolean isTooLarge() {
        return value() > TOO_LARGE;
    }

    double value() {
        return exponent == 0 ? factor : factor * Math.exp(exponent);
    }

    double log() {
        return Math.log(factor) + exponent;
    }

    double cdf() {
        return lower ? Math.min(1, value()) : Math.max(0, 1 - value());
    }

    double survival() {
        return lower ? Math.max(0, 1 - value()) : Math.min(1, value());
    }

    double logCdf() {
        return lower ? Math.min(0, log()) : Math.log1p(-Math.min(1, value()));
    }

    double logSurvival() {
        return lower ? Math.log1p(-Math.min(1, value())) : Math.min(0, log());
    }
}
