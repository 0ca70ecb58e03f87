package scratch.classic.selection;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import scratch.classic.data.Split;
import scratch.math.check.Require;

/// Scores a way of learning on rows that it has not seen, each in turn. Folds run side by side; each puts its score in its
/// place, so that the result is that of one after the other.
public final class CrossValidation {
    private CrossValidation() {
    }

    /// One score a fold.
    ///
    /// @param folds     of [scratch.classic.data.Folds]: plain, stratified, by group, one left out, in time
    /// @param candidate handed to the trial
    /// @throws IllegalStateException if a trial fails or its score is not finite: names the first, in order of candidates
    ///                               and folds
    public static <P> FoldScores score(List<Split> folds, P candidate, Trial<P> trial) {
        return score(folds, List.of(candidate), trial).getFirst();
    }

    /// The same for many candidates, on the same folds.
    public static <P> List<FoldScores> score(List<Split> folds, List<P> candidates, Trial<P> trial) {
        Require.that(!folds.isEmpty(), "CrossValidation.score: no folds: at least one is needed");
        Require.that(!candidates.isEmpty(), "CrossValidation.score: no candidates: at least one is needed");
        double[][] scores = new double[candidates.size()][folds.size()];
        IllegalStateException[] broken = new IllegalStateException[candidates.size() * folds.size()];
        IntStream.range(0, broken.length).parallel().forEach(task -> {
            int c = task / folds.size();
            int f = task % folds.size();
            try {
                scores[c][f] = one(candidates.get(c), folds.get(f), f, trial);
            } catch (IllegalStateException e) {
                broken[task] = e;
            }
        });
        for (IllegalStateException first : broken) {        // the same one on any number of threads
            if (first != null) {
                throw first;
            }
        }
        double testShare = folds.stream().mapToDouble(split -> (double) split.test().length / split.train().length)
                .average().orElseThrow();
        List<FoldScores> all = new ArrayList<>();
        for (double[] values : scores) {
            all.add(new FoldScores(values, testShare));
        }
        return List.copyOf(all);
    }

    private static <P> double one(P candidate, Split fold, int number, Trial<P> trial) {
        double score;
        try {
            score = trial.score(candidate, fold.train().clone(), fold.test().clone());     // its own, to sort if it likes
        } catch (RuntimeException e) {
            throw new IllegalStateException("CrossValidation.score: candidate " + candidate + ", fold " + number + ": "
                    + e.getMessage(), e);
        }
        if (!Double.isFinite(score)) {
            throw new IllegalStateException("CrossValidation.score: candidate " + candidate + ", fold " + number
                    + ": the score is " + score + ": must be finite");
        }
        return score;
    }

    /// How a choice works that is itself made by cross-validation: for each outer fold a candidate is chosen on the rows
    /// to learn from alone, by inner folds of them, and scored on the outer test. The score of the best candidate on the
    /// folds that chose it is too good; this one is not.
    ///
    /// @param outer folds of all rows
    /// @param inner makes folds of the rows of `outer.train()`, given how many they are and which
    public static <P> Nested<P> nested(List<Split> outer, InnerFolds inner, List<P> candidates, Trial<P> trial, Goal goal) {
        Require.that(!outer.isEmpty(), "CrossValidation.nested: no folds: at least one is needed");
        List<P> chosen = new ArrayList<>();
        double[] scores = new double[outer.size()];
        double testShare = 0;
        for (int f = 0; f < scores.length; f++) {
            Split fold = outer.get(f);
            List<Split> within = inner.of(fold.train()).stream().map(fold::validation).toList();
            P best = Search.grid(candidates, within, trial, goal).best();
            chosen.add(best);
            scores[f] = one(best, fold, f, trial);
            testShare += (double) fold.test().length / fold.train().length / scores.length;
        }
        return new Nested<>(new FoldScores(scores, testShare), List.copyOf(chosen));
    }

    /// Makes the folds within which a candidate is chosen.
    @FunctionalInterface
    public interface InnerFolds {
        /// @param rows the rows of an outer fold to learn from
        /// @return splits of 0 … rows.length − 1
        List<Split> of(int[] rows);
    }

    /// What nested cross-validation found.
    ///
    /// @param scores one an outer fold
    /// @param chosen the candidate that the inner folds chose, one an outer fold: do they agree?
    public record Nested<P>(FoldScores scores, List<P> chosen) {
    }
}
