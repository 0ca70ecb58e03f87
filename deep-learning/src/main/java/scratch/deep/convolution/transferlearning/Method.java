package scratch.deep.convolution.transferlearning;

import scratch.deep.data.Data;
import scratch.deep.layer.Layer;
import scratch.deep.layer.Sequential;
import scratch.deep.convolution.transferlearning.Transfer.Recipe;

/// Five ways to come from few labelled rows to a classifier, all with the same head.
public enum Method {
    /// The head alone, on the pixels.
    PIXELS("pixels, no network"),
    /// The head on features of random weights.
    RANDOM_FROZEN("random body, frozen"),
    /// The head on features of trained weights.
    FROZEN("trained body, frozen"),
    /// As before, and then all weights together at a small rate.
    FINE_TUNED("trained body, fine-tuned"),
    /// All weights from random ones.
    FROM_SCRATCH("random body, trained");

    private static final double RATE = 0.01;
    private static final double SMALL_RATE = 0.001;
    private static final int BATCH = 32;
    private static final int CLASSES = 10;

    private final String text;

    Method(String text) {
        this.text = text;
    }

    boolean startsTrained() {
        return this == FROZEN || this == FINE_TUNED;
    }

    /// Trains a head, and for the last two methods the body too, which is changed then.
    ///
    /// @param pictures to learn from, and to test on
    /// @param features what the body gives for them
    /// @param steps    for a training of the body from random weights; from trained ones 2/5 of them
    /// @return the share of test pictures that are right
    double accuracy(Layer body, Data[] pictures, Data[] features, int steps, long seed) {
        Layer head = Transfer.head(features[0].row()[0], CLASSES, seed);
        if (this == FROM_SCRATCH) {
            return Transfer.train(new Sequential(body, head), pictures[0], pictures[1], new Recipe(steps, BATCH, RATE, seed));
        }
        double frozen = Transfer.train(head, features[0], features[1], new Recipe(150, BATCH, RATE, seed));
        return this != FINE_TUNED ? frozen : Transfer.train(new Sequential(body, head), pictures[0], pictures[1],
                new Recipe(Math.max(1, steps * 2 / 5), BATCH, SMALL_RATE, seed));
    }

    @Override
    public String toString() {
        return text;
    }
}
