package scratch.classic.decisiontree;

import scratch.math.check.Require;

/// When a tree stops growing.
///
/// @param maxDepth how many questions a row can meet, 0 to 256
/// @param minLeaf  how many rows each leaf must have at least
/// @param minSplit how many rows a node must have at least to be split, 2 or more
/// @param minGain  by how much a split must lower the loss of the whole tree, a row of average weight; 0 lets even a split
///                 pass that gains nothing, which exclusive or needs
public record TreeOptions(int maxDepth, int minLeaf, int minSplit, double minGain) {
    /// The deepest tree: each level is a call on the stack, and a bracket in a file.
    public static final int DEEPEST = 256;

    public TreeOptions {
        Require.that(maxDepth >= 0 && maxDepth <= DEEPEST, "TreeOptions: maxDepth = %d: must be from 0 to 256", maxDepth);
        Require.atLeast(1, "TreeOptions", "minLeaf", minLeaf);
        Require.atLeast(2, "TreeOptions", "minSplit", minSplit);
        Require.notNegative("TreeOptions", "minGain", minGain);
    }

    /// Until every leaf is pure.
    public static TreeOptions full() {
        return new TreeOptions(DEEPEST, 1, 2, 0);
    }

    /// Up to so many questions in a row.
    public static TreeOptions depth(int maxDepth) {
        return full().withMaxDepth(maxDepth);
    }

    /// With another depth.
    public TreeOptions withMaxDepth(int other) {
        return new TreeOptions(other, minLeaf, minSplit, minGain);
    }

    /// With another size of the smallest leaf.
    public TreeOptions withMinLeaf(int other) {
        return new TreeOptions(maxDepth, other, minSplit, minGain);
    }

    /// With another size of the smallest node to be split.
    public TreeOptions withMinSplit(int other) {
        return new TreeOptions(maxDepth, minLeaf, other, minGain);
    }

    /// With another smallest gain.
    public TreeOptions withMinGain(double other) {
        return new TreeOptions(maxDepth, minLeaf, minSplit, other);
    }
}
