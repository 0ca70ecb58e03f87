package scratch.classic.histogram;

import scratch.math.check.Require;

/// How a booster learns.
///
/// @param rounds       how many trees follow each other (for each class), at least 1
/// @param learningRate by what each tree's answers are multiplied, above 0, at most 1
/// @param maxBins      for the values of a feature, 2 to 255
/// @param rowShare     which share of the rows each tree sees, drawn anew, above 0, at most 1
/// @param columnShare  which share of the columns each tree may ask about, above 0, at most 1
/// @param patience     with rows to watch: after how many rounds without a smaller loss there it stops; 0 never
/// @param growth       how its trees grow
/// @param seed         of what is drawn
public record BoosterOptions(int rounds, double learningRate, int maxBins, double rowShare, double columnShare, int patience,
        GrowthOptions growth, long seed) {
    public BoosterOptions {
        Require.atLeast(1, "BoosterOptions", "rounds", rounds);
        share("learningRate", learningRate);
        Require.that(maxBins >= 2 && maxBins <= Bins.MOST, "BoosterOptions: maxBins = %d: must be from 2 to 255", maxBins);
        share("rowShare", rowShare);
        share("columnShare", columnShare);
        Require.notNegative("BoosterOptions", "patience", patience);
    }

    private static void share(String name, double value) {
        if (!(value > 0 && value <= 1)) {
            throw Require.broken("BoosterOptions: %s = %s: must be above 0, at most 1", name, value);
        }
    }

    /// 100 rounds of trees with 31 leaves, at a learning rate of 0.1.
    public static BoosterOptions standard() {
        return new BoosterOptions(100, 0.1, Bins.MOST, 1, 1, 0, GrowthOptions.leaves(31), 42);
    }

    /// With another number of rounds and another learning rate.
    public BoosterOptions withRounds(int otherRounds, double otherRate) {
        return new BoosterOptions(otherRounds, otherRate, maxBins, rowShare, columnShare, patience, growth, seed);
    }

    /// With other trees.
    public BoosterOptions withGrowth(GrowthOptions other) {
        return new BoosterOptions(rounds, learningRate, maxBins, rowShare, columnShare, patience, other, seed);
    }

    /// With another number of bins.
    public BoosterOptions withMaxBins(int other) {
        return new BoosterOptions(rounds, learningRate, other, rowShare, columnShare, patience, growth, seed);
    }

    /// With other shares.
    public BoosterOptions withShares(double ofRows, double ofColumns) {
        return new BoosterOptions(rounds, learningRate, maxBins, ofRows, ofColumns, patience, growth, seed);
    }

    /// With another patience.
    public BoosterOptions withPatience(int other) {
        return new BoosterOptions(rounds, learningRate, maxBins, rowShare, columnShare, other, growth, seed);
    }

    /// With another seed.
    public BoosterOptions withSeed(long other) {
        return new BoosterOptions(rounds, learningRate, maxBins, rowShare, columnShare, patience, growth, other);
    }
}
