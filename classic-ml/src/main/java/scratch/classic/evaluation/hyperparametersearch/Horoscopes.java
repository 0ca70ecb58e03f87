package scratch.classic.evaluation.hyperparametersearch;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

import scratch.classic.selection.Trial;
import scratch.math.check.Require;
import scratch.stats.distribution.Binomial;

/// Patients who are ill or well by the toss of a coin, and horoscopes that say so by the toss of another. Each horoscope is
/// right for half of all patients; the best of many is not, on the patients that it was chosen by.
///
/// @param ill (n)
record Horoscopes(boolean[] ill) {
    Horoscopes {
        Require.that(ill.length > 0, "Horoscopes: no patients: at least one is needed");
    }

    static Horoscopes of(int patients, RandomGenerator random) {
        boolean[] ill = new boolean[patients];
        for (int i = 0; i < patients; i++) {
            ill[i] = random.nextBoolean();
        }
        return new Horoscopes(ill);
    }

    /// How often horoscope `candidate` is right; there is nothing to learn.
    Trial<Integer> right() {
        return (candidate, train, test) -> {
            int right = 0;
            for (int patient : test) {
                right += says(candidate, patient) == ill[patient] ? 1 : 0;
            }
            return (double) right / test.length;
        };
    }

    private static boolean says(int horoscope, int patient) {
        return new SplittableRandom(1_000_003L * horoscope + patient).nextBoolean();
    }

    /// The expected share of right answers of the best of m horoscopes on n patients: of the largest of m counts, each
    /// binomial with n and ½. E max = Σ P(max > j) = Σ (1 − F(j)^m), j = 0 … n − 1.
    static double expectedBest(int m, int n) {
        Require.atLeast(1, "Horoscopes.expectedBest", "m", m);
        Binomial right = Binomial.of(n, 0.5);
        double largest = 0;
        for (int j = 0; j < n; j++) {
            largest += 1 - Math.pow(right.cdf(j), m);
        }
        return largest / n;
    }
}
