package scratch.stats.hypothesis;

/// What a test looks for. Choose it before you see the data: a side chosen afterwards doubles the error rate.
public enum Alternative {
    /// The parameter differs from the null value, in either direction.
    TWO_SIDED,
    /// The parameter lies below the null value.
    LESS,
    /// The parameter lies above the null value.
    GREATER
}
