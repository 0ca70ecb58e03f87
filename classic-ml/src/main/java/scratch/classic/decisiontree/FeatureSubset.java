package scratch.classic.decisiontree;

import java.util.stream.IntStream;

/// Which features a node may ask about. A single tree looks at all of them; the trees of a forest draw a few for each node.
@FunctionalInterface
public interface FeatureSubset {
    /// The features for the next node that is to be split: a parent before its children, all of the left side before the
    /// right. The tree reads the array before it asks again, so that it may be the same each time.
    ///
    /// @return distinct, from 0 to d − 1, in the order in which they are looked at: of equally good features the first wins
    int[] next();

    /// All of d features, for each node.
    static FeatureSubset all(int d) {
        int[] all = IntStream.range(0, d).toArray();
        return () -> all;
    }
}
