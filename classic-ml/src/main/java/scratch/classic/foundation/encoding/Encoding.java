package scratch.classic.foundation.encoding;

import java.util.ArrayList;
import java.util.List;

import scratch.classic.data.Folds;
import scratch.classic.data.Table;
import scratch.classic.data.Target;
import scratch.classic.linearmodel.RidgeRegression;
import scratch.classic.metrics.RegressionScores;
import scratch.classic.model.Regressor;
import scratch.classic.preprocess.HashingEncoder;
import scratch.classic.preprocess.OneHotEncoder;
import scratch.classic.preprocess.OrdinalEncoder;
import scratch.classic.preprocess.Step;
import scratch.classic.preprocess.TargetEncoder;
import scratch.classic.preprocess.Unseen;
import scratch.classic.selection.FoldScores;

/// A way to show a linear model the flats: which columns it gets, and what makes numbers of them.
///
/// @param name    how it is called in tables
/// @param columns of the flats
/// @param steps   one after the other
/// @param penalty on the squares of the coefficients of the model
record Encoding(String name, List<String> columns, List<Step> steps, double penalty) {
    private static final int FOLDS = 5;
    // subtle: least squares, and where columns are empty or add up to a constant, of all solutions nearly the shortest
    private static final double NO_PENALTY = 1e-6;

    /// Size, energy class and heating alone.
    static Encoding leftOut() {
        return with("left out", null, null);
    }

    /// The postcode as if it were a quantity.
    static Encoding asNumber() {
        return with("its number", "number", null);
    }

    /// A column of 0 and 1 for each category.
    static Encoding oneHot(String column) {
        return with("one-hot", column, OneHotEncoder.of(column).unseen(Unseen.IGNORE));
    }

    /// The same with a penalty on the squares of the coefficients.
    static Encoding oneHotWithPenalty(String column, double penalty) {
        Encoding oneHot = oneHot(column);
        return new Encoding("one-hot, penalty", oneHot.columns, oneHot.steps, penalty);
    }

    /// Signed hashes.
    static Encoding hashing(String column, int buckets) {
        return with("hashing, " + buckets, column, HashingEncoder.of(buckets, column));
    }

    /// All rows of a category get the mean of its answers, each row's own among them: `fitTransform` is `fit` and then
    /// `transform`, as for any step that is not told otherwise. That is the mistake.
    static Encoding naive(String column, double smoothing) {
        return with("target, naive", column, targetEncoder(column, smoothing)::fit);
    }

    /// Each row gets the mean of its category in the other folds.
    static Encoding crossFitted(String column, double smoothing) {
        return with("target, cross-fitted", column, targetEncoder(column, smoothing));
    }

    static TargetEncoder targetEncoder(String column, double smoothing) {
        return TargetEncoder.of(new TargetEncoder.Options(smoothing, FOLDS, 1), column);
    }

    private static Encoding with(String name, String column, Step step) {
        List<String> columns = new ArrayList<>(List.of("size", "energy", "heating"));
        List<Step> steps = new ArrayList<>(List.of(OrdinalEncoder.of().ordered("energy", "G", "F", "E", "D", "C", "B", "A"),
                OneHotEncoder.of("heating").dropFirst()));
        if (column != null) {
            columns.add(column);
        }
        if (step != null) {
            steps.add(step);
        }
        return new Encoding(name, columns, steps, NO_PENALTY);
    }

    /// What the model makes of it.
    ///
    /// @param numbers of which a row consists
    /// @param train   R² on the rows that it was learned from
    /// @param test    R² on others
    record Score(int numbers, double train, double test) {
    }

    /// Learns from some flats, is judged on others.
    Score score(Flats train, Flats test) {
        Target target = new Target.Numbers(train.rent());
        Table learned = train.rows().select(columns.toArray(String[]::new));
        Table judged = test.rows().select(columns.toArray(String[]::new));
        for (Step step : steps) {
            Step.Learned next = step.fitTransform(learned, target);
            learned = next.rows();
            judged = next.step().transform(judged);
        }
        Regressor model = RidgeRegression.fit(learned.toMatrix(), train.rent(), penalty);
        return new Score(learned.names().size(), RegressionScores.of(train.rent(), model.predict(learned.toMatrix())).r2(),
                RegressionScores.of(test.rent(), model.predict(judged.toMatrix())).r2());
    }

    /// The scores of five folds.
    ///
    /// @param name    of the encoding
    /// @param numbers of which a row consists, in the first fold
    /// @param train   R² on the rows learned from, mean over the folds
    /// @param test    R² on the other rows, fold by fold
    record Scores(String name, int numbers, double train, FoldScores test) {
    }

    Scores crossValidated(Flats flats, long seed) {
        List<Score> scores = Folds.kFold(flats.rent().length, FOLDS, seed).stream()
                .map(split -> score(flats.select(split.train()), flats.select(split.test()))).toList();
        return new Scores(name, scores.getFirst().numbers, scores.stream().mapToDouble(Score::train).average().orElseThrow(),
                new FoldScores(scores.stream().mapToDouble(Score::test).toArray(), 1.0 / (FOLDS - 1)));
    }
}
