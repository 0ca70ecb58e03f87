package scratch.deep.train;

import scratch.math.check.Require;

/// How to train.
///
/// @param epochs    how often to go through the rows, at most
/// @param batchSize rows a step; the last batch of an epoch may be smaller
/// @param seed      of the order of the rows
/// @param shuffle   a new order in each epoch, or always the order of the data
/// @param clipNorm  the longest common gradient, or 0 for no clipping
/// @param patience  how many epochs without a better validation loss to wait before stopping early, or 0 for never
public record Options(int epochs, int batchSize, long seed, boolean shuffle, double clipNorm, int patience) {

    public Options {
        Require.atLeast(1, "Options", "epochs", epochs);
        Require.atLeast(1, "Options", "batch size", batchSize);
        Require.notNegative("Options", "clipping norm", clipNorm);
        Require.notNegative("Options", "patience", patience);
    }

    /// With seed 42, shuffled, without clipping or early stopping.
    public static Options of(int epochs, int batchSize) {
        return new Options(epochs, batchSize, 42, true, 0, 0);
    }

    public Options withSeed(long newSeed) {
        return new Options(epochs, batchSize, newSeed, shuffle, clipNorm, patience);
    }

    public Options withEpochs(int newEpochs) {
        return new Options(newEpochs, batchSize, seed, shuffle, clipNorm, patience);
    }

    public Options inOrder() {
        return new Options(epochs, batchSize, seed, false, clipNorm, patience);
    }

    public Options withClipping(double norm) {
        return new Options(epochs, batchSize, seed, shuffle, norm, patience);
    }

    public Options withPatience(int epochsToWait) {
        return new Options(epochs, batchSize, seed, shuffle, clipNorm, epochsToWait);
    }
}
