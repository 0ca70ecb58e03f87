package scratch.classic.selection;

/// Learns from one part of the rows with the settings of a candidate, and scores another part.
///
/// ```java
/// Trial<Double> ridge = (penalty, train, test) -> {
///     RidgeRegression fit = RidgeRegression.fit(x.selectRows(train), pick(y, train), penalty);
///     return RegressionScores.of(pick(y, test), fit.predict(x.selectRows(test))).rmse();
/// };
/// ```
/// Whatever is learned must be learned inside, from `train` alone: scaling, encoding, selection too. Trials run side by
/// side, so they share nothing that changes.
///
/// @param <P> what distinguishes the candidates: a number, a record of options
@FunctionalInterface
public interface Trial<P> {
    /// The score.
    ///
    /// @param train the rows to learn from
    /// @param test  the rows to score
    double score(P candidate, int[] train, int[] test);
}
