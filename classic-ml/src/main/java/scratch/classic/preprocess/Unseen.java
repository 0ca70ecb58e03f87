package scratch.classic.preprocess;

/// What an encoder does with a category that it did not see in training.
public enum Unseen {
    /// Refuses it, naming column, row and category: the default, because such a row is often a mistake.
    ERROR,
    /// Treats it as a missing one.
    IGNORE
}
