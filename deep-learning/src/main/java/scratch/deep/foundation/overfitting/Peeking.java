package scratch.deep.foundation.overfitting;

import java.util.SplittableRandom;

/// Overfitting by hand: try many models that know nothing, and report the one that scored best.
///
/// The score of a coin on n rows is Binomial(n, ½)/n. The best of m has the distribution function Fᵐ, so its mean is
/// `Σ_k (1 − F(k)ᵐ)/n`.
public final class Peeking {
    private Peeking() {
    }

    /// The mean score of the best of so many coins, exactly.
    ///
    /// @param models m
    /// @param rows   n
    public static double expectedBest(int models, int rows) {
        require(models, rows);
        double probability = Math.pow(0.5, rows);              // of exactly k right answers, k = 0
        double below = 0;
        double mean = 0;
        for (int k = 0; k < rows; k++) {
            below += probability;
            mean += (1 - Math.pow(Math.min(below, 1), models)) / rows;
            probability *= (double) (rows - k) / (k + 1);
        }
        return mean;
    }

    /// The same by tossing.
    public static double simulatedBest(int models, int rows, int repetitions, long seed) {
        require(models, rows);
        var random = new SplittableRandom(seed);
        double sum = 0;
        for (int repetition = 0; repetition < repetitions; repetition++) {
            int best = 0;
            for (int model = 0; model < models; model++) {
                int right = 0;
                for (int row = 0; row < rows; row++) {
                    right += random.nextInt(2);
                }
                best = Math.max(best, right);
            }
            sum += (double) best / rows;
        }
        return sum / repetitions;
    }

    private static void require(int models, int rows) {
        if (models < 1 || rows < 1 || rows > 1000) {
            throw new IllegalArgumentException("Peeking: " + models + " models on " + rows
                    + " rows: needs one model, and 1 to 1000 rows");
        }
    }
}
