package scratch.deep.attention.multihead;

/// Where a network learns that its input has an order.
enum Positions {
    /// Nowhere.
    NONE,
    /// A vector for each place is added to the input, and learned.
    LEARNED,
    /// A vector of sines and cosines is added.
    SINUSOIDAL,
    /// Queries and keys are turned.
    ROTARY
}
