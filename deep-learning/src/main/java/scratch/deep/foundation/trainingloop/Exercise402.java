package scratch.deep.foundation.trainingloop;

/// The "build" exercise of lesson 402: write one epoch of training yourself.
public final class Exercise402 {
    private Exercise402() {
    }

    /// One epoch for the model y = w·x with the mean squared loss of each batch, rows in the order given.
    ///
    /// A batch has `batchSize` rows, the last one perhaps fewer. Its loss is the mean of (w·x − y)², its gradient
    /// the mean of 2·x·(w·x − y), both with the w before its step; then w ← w − rate·gradient.
    ///
    /// @return the weight after the epoch, and the loss of the epoch: the mean over all rows
    public static double[] epoch(double w, double[] x, double[] y, int batchSize, double rate) {
        throw new UnsupportedOperationException("epoch(w, x, y, batchSize, rate) returns {weight, epoch loss}");
    }
}
