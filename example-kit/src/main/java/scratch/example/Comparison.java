package scratch.example;

/// Our number beside the reference's.
///
/// @param allowed  how far apart they may be
/// @param relative whether that is meant as a share of the reference
record Comparison(double ours, double theirs, double allowed, boolean relative) {
    Comparison {
        if (!(allowed >= 0 && allowed < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("allowed = " + allowed + ": must be a number from 0 upwards");
        }
    }

    // Equal infinities agree; a NaN agrees with nothing, not even with another NaN.
    private double absolute() {
        return ours == theirs ? 0 : Math.abs(ours - theirs);
    }

    boolean passed() {
        // subtle: beside an infinite reference every finite number would be "near": allowed * Infinity = Infinity.
        return relative ? absolute() <= allowed * Math.abs(theirs) && absolute() != Double.POSITIVE_INFINITY
                : absolute() <= allowed;
    }

    /// How far apart they are, in the unit of `allowed`.
    double difference() {
        boolean noUnit = theirs == 0 || Double.isInfinite(theirs);
        return relative && !noUnit ? absolute() / Math.abs(theirs) : absolute();
    }

    /// Written so that a NaN is farther than everything, and stays it.
    boolean isFartherThan(Comparison other) {
        return !(difference() <= other.difference()) && !Double.isNaN(other.difference());
    }

    String unit() {
        return relative ? " rel" : "";
    }

    CheckRow row(String check) {
        return CheckRow.of(check, Digits.number(ours), Digits.number(theirs), Digits.small(difference()) + unit(),
                Digits.small(allowed) + unit(), passed() ? "same" : "DIFFERENT", passed());
    }
}
