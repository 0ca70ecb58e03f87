package scratch.classic.forest;

import java.util.SplittableRandom;
import java.util.stream.IntStream;

import scratch.classic.decisiontree.FeatureSubset;

/// Draws the features of each node without replacement, by the first steps of the shuffle of Fisher and Yates, and in random
/// order: small nodes have many equally good questions, and the first wins. In ascending order, the columns on the left of a
/// table would seem to matter more.
final class FeatureDraw implements FeatureSubset {
    private final int[] features;      // (d), in an order that each draw changes
    private final int[] chosen;
    private final SplittableRandom random;

    FeatureDraw(int d, int count, SplittableRandom random) {
        this.features = IntStream.range(0, d).toArray();
        this.chosen = new int[count];
        this.random = random;
    }

    @Override
    public int[] next() {
        for (int c = 0; c < chosen.length; c++) {
            int at = c + random.nextInt(features.length - c);
            int drawn = features[at];
            features[at] = features[c];
            features[c] = drawn;
            chosen[c] = drawn;
        }
        return chosen;
    }
}
