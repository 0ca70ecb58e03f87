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

    private static final double HEAD_RATE = 0.01;
    private static final double SMALL_RATE = 0.001;
    private static final int BATCH = 32;

    private final String text;

    Method(String text) {
        this.text = text;
    }

    boolean startsTrained() {
        return this == FROZEN || this == FINE_TUNED;
    }

    boolean trainsTheBody() {
        return this == FINE_TUNED || this == FROM_SCRATCH;
    }

    /// Trains a head on the body, and for the last two methods the body as well, which is changed then.
    ///
    /// @param steps for each of the two trainings
    /// @return the share of test rows that are right
    double accuracy(Layer body, Data training, Data test, int steps, long seed) {
        if (this == FROM_SCRATCH) {
            Layer head = Transfer.head(Transfer.features(body, training.select(0)).row()[0], classes(training), seed);
            return Transfer.train(new Sequential(body, head), training, test, new Recipe(steps, BATCH, HEAD_RATE, seed));
        }
        Data known = Transfer.features(body, training);
        Layer head = Transfer.head(known.row()[0], classes(training), seed);
        double frozen = Transfer.train(head, known, Transfer.features(body, test), new Recipe(100, BATCH, HEAD_RATE, seed));
        return this != FINE_TUNED ? frozen
                : Transfer.train(new Sequential(body, head), training, test, new Recipe(steps, BATCH, SMALL_RATE, seed));
    }

    private static int classes(Data data) {
        return java.util.Arrays.stream(data.labels()).max().orElseThrow() + 1;
    }

    @Override
    public String toString() {
        return text;
    }
}
