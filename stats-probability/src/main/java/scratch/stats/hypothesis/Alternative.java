package scratch.stats.hypothesis;

/// What a test looks for. Choose it before you see the data: a side chosen afterwards doubles the error rate.
/// Planning a test ([scratch.stats.power]) asks the same question with the same words.
public enum Alternative {
    /// The parameter differs from the null value, in either direction.
    TWO_SIDED,
    /// The parameter lies below the null value.
    LESS,
    /// The parameter lies above the null value.
    GREATER
}
