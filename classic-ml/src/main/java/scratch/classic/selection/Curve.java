package scratch.classic.selection;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import scratch.classic.data.Shuffle;
import scratch.classic.data.Split;
import scratch.math.check.Require;

/// Scores of the rows that were learned from and of those that were not, along something that changes: how many rows there
/// are, or one setting. Far apart, the model knows its rows by heart; close together and bad, it cannot say what is there.
///
/// @param at    what changes
/// @param train scores of the rows learned from, one for each value of `at`
/// @param test  scores of the others
public record Curve(double[] at, List<FoldScores> train, List<FoldScores> test) {

    /// How the scores change with the number of rows to learn from: the first of each fold's rows, in a random order that is
    /// the same for all numbers.
    ///
    /// @param rows rising, each from 1 to the rows of the smallest fold; a few rows may lack a class, which a trial must
    ///             bear
    public static <P> Curve learning(List<Split> folds, int[] rows, long seed, P candidate, Trial<P> trial) {
        Require.that(!folds.isEmpty(), "Curve.learning: no folds: at least one is needed");
        Require.that(rows.length > 0, "Curve.learning: no numbers of rows: at least one is needed");
        int smallest = folds.stream().mapToInt(fold -> fold.train().length).min().orElse(0);
        for (int i = 0; i < rows.length; i++) {
            Require.that(rows[i] >= 1 && rows[i] <= smallest && (i == 0 || rows[i] > rows[i - 1]),
                    "Curve.learning: %d rows: must rise from 1 to at most %d, the rows of the smallest fold", rows[i],
                    smallest);
        }
        List<int[]> orders = folds.stream().map(fold -> Shuffle.of(fold.train(), seed)).toList();
        List<List<Split>> smaller = Arrays.stream(rows).mapToObj(count -> IntStream.range(0, folds.size())
                .mapToObj(f -> new Split(Arrays.copyOf(orders.get(f), count), folds.get(f).test())).toList()).toList();
        return new Curve(Arrays.stream(rows).asDoubleStream().toArray(),
                smaller.stream().map(splits -> CrossValidation.score(splits, candidate, onTrain(trial))).toList(),
                smaller.stream().map(splits -> CrossValidation.score(splits, candidate, trial)).toList());
    }

    /// How the scores change with one setting.
    public static Curve validation(List<Split> folds, double[] settings, Trial<Double> trial) {
        Require.that(settings.length > 0, "Curve.validation: no settings: at least one is needed");
        List<Double> candidates = Arrays.stream(settings).boxed().toList();
        return new Curve(settings.clone(), CrossValidation.score(folds, candidates, onTrain(trial)),
                CrossValidation.score(folds, candidates, trial));
    }

    // Learns as for the test, and scores the rows that it learned from.
    private static <P> Trial<P> onTrain(Trial<P> trial) {
        return (candidate, train, test) -> trial.score(candidate, train, train);
    }
}
