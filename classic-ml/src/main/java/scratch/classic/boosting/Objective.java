package scratch.classic.boosting;

/// What gradient boosting makes small: a loss of the scores that the trees add up to, one score a row or one for each class.
interface Objective {
    /// How many scores a row has, K.
    int scores();

    /// The scores from which the first round starts, the same for each of these rows; (K).
    double[] start(int... rows);

    /// The negative gradient of the loss by the scores of each row.
    ///
    /// @param scores    (K, n)
    /// @param learn     the rows that are learned from
    /// @param residuals (K, n), written
    void residuals(double[][] scores, int[] learn, double[][] residuals);

    /// What a leaf with these rows adds to score k.
    ///
    /// @param residuals (n), those of score k
    double leaf(double[] scores, double[] residuals, int[] rows, int from, int to);

    /// The mean loss of these rows.
    double loss(double[][] scores, int... rows);
}
