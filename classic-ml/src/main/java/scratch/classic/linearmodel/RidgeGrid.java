package scratch.classic.linearmodel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import scratch.classic.data.RowChunks;
import scratch.classic.data.Split;
import scratch.math.Matrix;
import scratch.math.check.Require;
import scratch.math.kernel.Kernels;

/// Ridge regression for many penalties, each scored on every fold, for little more than the cost of one fit.
///
/// The moments of each fold's test rows are taken once. Those of its training rows are the sums of the others' (see
/// [CentredMoments#plus]): added, not taken off the whole, so that no digits are lost. One eigen decomposition a fold serves
/// all penalties, and one product of its test rows with all coefficients gives all predictions. Cost n·d² + k·d³ + n·d·m for k
/// folds and m penalties, where fits one by one cost k·m·n·d².
public final class RidgeGrid {
    private static final int BLOCK = 256;

    private final double[] penalties;      // (m)
    private final double[][] errors;       // (m, k)

    private RidgeGrid(double[] penalties, double[][] errors) {
        this.penalties = penalties;
        this.errors = errors;
    }

    /// Fits and scores.
    ///
    /// @param x         (n, d)
    /// @param y         (n)
    /// @param folds     k of them, at least 2: each row is tested once, and each fold learns from all others
    /// @param penalties λ, above 0
    public static RidgeGrid of(Matrix x, double[] y, List<Split> folds, double... penalties) {
        Require.that(x.rows() == y.length, "RidgeGrid.of: x has %d rows, y has %d values: each row needs its y", x.rows(),
                y.length);
        RidgeRegression.requirePenalties("RidgeGrid.of", penalties);
        requireParts(folds, y.length);
        List<Matrix> parts = new ArrayList<>();
        List<double[]> answers = new ArrayList<>();
        List<CentredMoments> moments = new ArrayList<>();
        for (Split fold : folds) {
            Matrix part = x.selectRows(fold.test());
            double[] answer = Arrays.stream(fold.test()).mapToDouble(row -> y[row]).toArray();
            parts.add(part);
            answers.add(answer);
            moments.add(CentredMoments.of("RidgeGrid.of", part, answer));
        }
        double[][] errors = new double[penalties.length][folds.size()];
        for (int f = 0; f < folds.size(); f++) {
            List<RidgeRegression> path = RidgeRegression.path(allBut(f, moments), penalties);
            double[] scores = meanSquaredErrors(path, parts.get(f), answers.get(f));
            for (int p = 0; p < penalties.length; p++) {
                errors[p][f] = scores[p];
            }
        }
        return new RidgeGrid(penalties.clone(), errors);
    }

    // subtle: what is learned from must be the rest, or adding up the others would be another training set than was asked for
    private static void requireParts(List<Split> folds, int rows) {
        Require.that(folds.size() >= 2, "RidgeGrid.of: %d folds: at least 2 are needed", folds.size());
        int[] tested = new int[rows];
        for (Split fold : folds) {
            Require.that(fold.train().length + fold.test().length == rows, "RidgeGrid.of: a fold of %d + %d rows of %d: must"
                    + " learn from all rows that it does not test", fold.train().length, fold.test().length, rows);
            for (int row : fold.test()) {
                Require.that(row >= 0 && row < rows, "RidgeGrid.of: row %d: there are %d", row, rows);
                tested[row]++;
            }
        }
        for (int row = 0; row < rows; row++) {
            Require.that(tested[row] == 1, "RidgeGrid.of: row %d is tested %d times: must be once", row, tested[row]);
        }
    }

    private static CentredMoments allBut(int fold, List<CentredMoments> moments) {
        CentredMoments sum = null;
        for (int other = 0; other < moments.size(); other++) {
            if (other != fold) {
                sum = sum == null ? moments.get(other) : sum.plus(moments.get(other));
            }
        }
        return sum;
    }

    // One for each model of the path: (1/n) Σ (yᵢ − ŷᵢ)².
    private static double[] meanSquaredErrors(List<RidgeRegression> path, Matrix x, double[] y) {
        int m = path.size();
        Matrix coefficients = Matrix.of(path.stream().map(RidgeRegression::coefficients).toArray(double[][]::new));  // (m, d)
        double[] intercepts = path.stream().mapToDouble(RidgeRegression::intercept).toArray();
        double[] sums = RowChunks.of(x.rows(), x.columns()).sum(BLOCK * m, m, (first, end, left, squares) -> {
            for (int from = first; from < end; from += BLOCK) {
                int rows = Math.min(BLOCK, end - from);
                Kernels.active().gemm(false, true, rows, m, x.columns(), 1, x.data(), from * x.columns(), x.columns(),
                        coefficients.data(), 0, x.columns(), 0, left, 0, m);
                for (int i = 0; i < rows; i++) {
                    for (int p = 0; p < m; p++) {
                        double residual = y[from + i] - intercepts[p] - left[i * m + p];
                        squares[p] += residual * residual;
                    }
                }
            }
        });
        return Arrays.stream(sums).map(sum -> sum / y.length).toArray();
    }

    /// λ, in the order given: (m).
    public double[] penalties() {
        return penalties.clone();
    }

    /// The mean squared error of a penalty on the test rows of each fold: (k).
    ///
    /// @param penalty its place in [#penalties]
    public double[] errors(int penalty) {
        return errors[penalty].clone();
    }

    /// The mean of [#errors].
    public double mean(int penalty) {
        return Arrays.stream(errors[penalty]).average().orElseThrow();
    }

    /// The place of the penalty with the smallest mean, the first of equals.
    public int bestIndex() {
        int best = 0;
        for (int p = 1; p < penalties.length; p++) {
            if (mean(p) < mean(best)) {
                best = p;
            }
        }
        return best;
    }

    /// The penalty with the smallest mean.
    public double best() {
        return penalties[bestIndex()];
    }
}
