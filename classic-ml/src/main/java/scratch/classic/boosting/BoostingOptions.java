package scratch.classic.boosting;

import scratch.classic.decisiontree.TreeOptions;
import scratch.math.check.Require;

/// How gradient boosting goes on.
///
/// @param rounds          how many rounds there are at most
/// @param learningRate    what each tree is multiplied by, above 0, at most 1
/// @param tree            when a tree stops growing
/// @param sampleShare     the share of the rows that each round draws, without replacement; 1 for all
/// @param validationShare the share of the rows kept aside to stop by; 0 for no stopping
/// @param patience        after how many rounds without a smaller loss on these rows it stops
/// @param seed            of the rows drawn and kept aside
public record BoostingOptions(int rounds, double learningRate, TreeOptions tree, double sampleShare, double validationShare,
        int patience, long seed) {
    public BoostingOptions {
        Require.atLeast(1, "BoostingOptions", "rounds", rounds);
        Require.that(learningRate > 0 && learningRate <= 1, "BoostingOptions: learningRate = %s: must be above 0 and at most 1",
                learningRate);
        Require.that(sampleShare > 0 && sampleShare <= 1, "BoostingOptions: sampleShare = %s: must be above 0 and at most 1",
                sampleShare);
        Require.that(validationShare >= 0 && validationShare < 1, "BoostingOptions: validationShare = %s: must be at least 0"
                + " and below 1", validationShare);
        Require.atLeast(1, "BoostingOptions", "patience", patience);
    }

    /// Trees of so many questions in a row, from all rows, to the last round.
    public static BoostingOptions of(int rounds, double learningRate, int depth) {
        return new BoostingOptions(rounds, learningRate, TreeOptions.depth(depth), 1, 0, 1, 42);
    }

    /// With other trees.
    public BoostingOptions withTree(TreeOptions other) {
        return new BoostingOptions(rounds, learningRate, other, sampleShare, validationShare, patience, seed);
    }

    /// With a share of the rows for each round.
    public BoostingOptions withSampleShare(double other) {
        return new BoostingOptions(rounds, learningRate, tree, other, validationShare, patience, seed);
    }

    /// With rows kept aside to stop by.
    public BoostingOptions withValidation(double share, int otherPatience) {
        return new BoostingOptions(rounds, learningRate, tree, sampleShare, share, otherPatience, seed);
    }

    /// With another seed.
    public BoostingOptions withSeed(long other) {
        return new BoostingOptions(rounds, learningRate, tree, sampleShare, validationShare, patience, other);
    }
}
