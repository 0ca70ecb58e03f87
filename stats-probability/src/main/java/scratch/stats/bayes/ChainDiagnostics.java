package scratch.stats.bayes;

import scratch.math.check.Require;

/// Has the walk gone far enough? *ESS*: how many independent draws the dependent ones are worth. *R-hat*: spread of all
/// chains together over the spread within each; 1 when they have forgotten where they started.
/// Geyer, *Statistical Science* 7 (1992) 473; Gelman and others, *Bayesian Data Analysis*, section 11.4 and 11.5.
public final class ChainDiagnostics {
    private ChainDiagnostics() {
    }

    /// n / (1 + 2 Σ ρ_t), the autocorrelations summed in neighbouring pairs while a pair is positive, and pairs never
    /// rising (Geyer's initial monotone sequence).   Cost O(n · the lag where the memory ends).
    ///
    /// @return between 0 and n; 0 for a chain that never moved
    public static double effectiveSampleSize(double[] draws) {
        require("ChainDiagnostics.effectiveSampleSize", draws);
        int n = draws.length;
        double mean = mean(draws, 0, n);
        double variance = autocovariance(draws, mean, 0);
        if (variance == 0) {
            return 0;
        }
        double sum = 0;
        double pairBefore = Double.POSITIVE_INFINITY;
        for (int lag = 0; lag + 1 < n; lag += 2) {
            double pair = autocovariance(draws, mean, lag) + autocovariance(draws, mean, lag + 1);
            if (pair <= 0) {
                break;
            }
            pairBefore = Math.min(pair, pairBefore);
            sum += pairBefore;
        }
        double time = Math.max(1, 2 * sum / variance - 1);      // pairs hold lag 0 once and each other lag once
        return n / time;
    }

    /// √(((n−1)/n W + B/n)/W) with each chain split in half: W the variance within, B/n that of the halves' means.
    /// Infinite if every half is constant but they differ.
    public static double rHat(double[]... chains) {
        Require.that(chains.length >= 1, "ChainDiagnostics.rHat: 0 chains: needs at least 1");
        int length = chains[0].length;
        for (double[] chain : chains) {
            require("ChainDiagnostics.rHat", chain);
            Require.that(chain.length == length, "ChainDiagnostics.rHat: chains of %s and %s draws: must be equally"
                    + " long", length, chain.length);
        }
        int half = length / 2;
        double[] means = new double[2 * chains.length];
        double within = 0;
        for (int c = 0; c < means.length; c++) {
            double[] chain = chains[c / 2];
            int from = c % 2 == 0 ? 0 : length - half;
            means[c] = mean(chain, from, half);
            for (int i = from; i < from + half; i++) {
                within += (chain[i] - means[c]) * (chain[i] - means[c]) / (half - 1) / means.length;
            }
        }
        double all = mean(means, 0, means.length);
        double between = 0;
        for (double mean : means) {
            between += (mean - all) * (mean - all) / (means.length - 1);
        }
        return between == 0 ? 1 : Math.sqrt((half - 1.0) / half + between / within);
    }

    private static double mean(double[] values, int from, int count) {
        double sum = 0;
        for (int i = from; i < from + count; i++) {
            sum += (values[i] - values[from]) / count;
        }
        return values[from] + sum;
    }

    private static double autocovariance(double[] draws, double mean, int lag) {
        double sum = 0;
        for (int i = 0; i + lag < draws.length; i++) {
            sum += (draws[i] - mean) * (draws[i + lag] - mean);
        }
        return sum / draws.length;
    }

    private static void require(String operation, double[] draws) {
        Require.that(draws.length >= 4, "%s: %s draws: needs at least 4", operation, draws.length);
        for (double draw : draws) {
            Beliefs.finite(operation, "draw", draw);
        }
    }
}
