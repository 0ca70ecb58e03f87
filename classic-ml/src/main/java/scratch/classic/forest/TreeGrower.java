package scratch.classic.forest;

import java.util.SplittableRandom;

/// Grows the trees of a forest, one after another.
@FunctionalInterface
interface TreeGrower {
    /// @param counts how often each row was drawn; (n)
    /// @param stream where the tree's features are drawn from
    CompactTree grow(int[] counts, SplittableRandom stream);
}
