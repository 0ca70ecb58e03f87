package scratch.classic.forest;

import java.util.Arrays;
import java.util.SplittableRandom;

/// Which rows each tree gets. The draws come first in a tree's stream of random numbers, so they need not be kept: whoever asks
/// again gets the same rows.
///
/// @param rows      n
/// @param bootstrap whether n rows are drawn with replacement; else every row comes once
record Bags(long seed, int trees, int rows, boolean bootstrap) {
    /// One stream for each tree, split in their order: whoever grows which tree, it finds the same numbers.
    SplittableRandom[] streams() {
        SplittableRandom seeds = new SplittableRandom(seed);
        SplittableRandom[] streams = new SplittableRandom[trees];
        for (int t = 0; t < trees; t++) {
            streams[t] = seeds.split();
        }
        return streams;
    }

    /// How often each row was drawn.
    ///
    /// @param counts what is written; (n)
    void draw(SplittableRandom stream, int... counts) {
        Arrays.fill(counts, bootstrap ? 0 : 1);
        for (int draw = 0; bootstrap && draw < rows; draw++) {
            counts[stream.nextInt(rows)]++;
        }
    }
}
