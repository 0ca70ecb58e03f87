package scratch.math.tensor;

/// The ways in which an axis can be folded into one number.
public enum Reduction {
    /// the sum, added up in double precision; of nothing it is 0
    SUM,
    /// the largest, NaN if there is one
    MAX
}
