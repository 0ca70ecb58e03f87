package scratch.classic.evaluation.crossvalidation;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import java.util.stream.LongStream;

import scratch.classic.data.Folds;
import scratch.classic.data.Split;
import scratch.classic.selection.CrossValidation;
import scratch.classic.selection.FoldScores;
import scratch.stats.descriptive.Descriptive;
import scratch.stats.distribution.StudentT;

/// The same cross-validation on many samples of a population whose answer is known: is its estimate right on average, how
/// far does it scatter, and how often does its interval hold the truth?
///
/// @param way       what was tried
/// @param estimates (samples), one each
/// @param naive     share of the intervals mean ± t·s/√k that hold the truth
/// @param corrected the same with the variance that [FoldScores#interval] takes
record Study(Way way, double[] estimates, double naive, double corrected) {
    private static final double LEVEL = 0.95;

    /// A way to score least squares on a sample.
    ///
    /// @param learnedFrom rows, for each test
    /// @param fits        that it takes
    record Way(String name, int learnedFrom, int fits, ToScores scores) {

        /// One test with a quarter of the rows.
        static Way oneSplit(int rows) {
            return new Way("one split", rows * 3 / 4, 1,
                    (sample, seed) -> on(List.of(Split.random(rows, 0.25, seed)), sample));
        }

        /// k folds, drawn anew `times` times; k divides the rows.
        static Way folds(int rows, int k, int times) {
            return new Way(times == 1 ? k + " folds" : k + " folds, " + times + " times", rows - rows / k, k * times,
                    (sample, seed) -> on(repeated(rows, k, times, seed), sample));
        }

        /// Each row is the test once: one fit and its leverages give all scores.
        static Way leaveOneOut(int rows) {
            return new Way("leave one out", rows - 1, 1,
                    (sample, seed) -> new FoldScores(sample.leaveOneOutByLeverage(), 1.0 / (rows - 1)));
        }

        private static FoldScores on(List<Split> folds, Sample sample) {
            return CrossValidation.score(folds, "least squares", sample.leastSquares());
        }

        private static List<Split> repeated(int rows, int k, int times, long seed) {
            List<Split> all = new ArrayList<>();
            for (int time = 0; time < times; time++) {
                all.addAll(Folds.kFold(rows, k, seed + 1_000_003L * time));
            }
            return all;
        }
    }

    /// Scores of a sample, with folds from a seed.
    interface ToScores {
        FoldScores of(Sample sample, long seed);
    }

    /// On samples of so many rows, the same ones for every way.
    static Study of(Way way, Population population, int rows, int samples, long seed) {
        double truth = population.expectedError(way.learnedFrom);
        List<FoldScores> scores = scores(way, population, rows, samples, seed);
        boolean several = scores.getFirst().values().length > 1;
        return new Study(way, scores.stream().mapToDouble(FoldScores::mean).toArray(),
                several ? share(scores, each -> Math.abs(each.mean() - truth) <= naiveHalfWidth(each)) : Double.NaN,
                several ? share(scores, each -> each.interval(LEVEL).contains(truth)) : Double.NaN);
    }

    static List<FoldScores> scores(Way way, Population population, int rows, int samples, long seed) {
        return LongStream.range(seed, seed + samples)
                .mapToObj(s -> way.scores.of(population.sample(rows, new SplittableRandom(s)), s)).toList();
    }

    private static double share(List<FoldScores> scores, Predicate<FoldScores> holds) {
        return (double) scores.stream().filter(holds).count() / scores.size();
    }

    /// Half the width of the interval that takes the scores of k folds for independent.
    static double naiveHalfWidth(FoldScores scores) {
        int k = scores.values().length;
        return StudentT.of(k - 1).upperQuantile((1 - LEVEL) / 2) * scores.standardDeviation() / Math.sqrt(k);
    }

    /// The average estimate, over the samples.
    double mean() {
        return Descriptive.mean(estimates);
    }

    /// How far an estimate is from the average one.
    double deviation() {
        return Descriptive.standardDeviation(estimates);
    }
}
