package scratch.classic.tree.gradientboosting;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

import scratch.classic.boosting.BoostingOptions;
import scratch.classic.boosting.GradientBoostingRegressor;
import scratch.classic.boosting.RegressionLoss;
import scratch.classic.data.Folds;
import scratch.classic.data.Split;
import scratch.classic.metrics.RegressionScores;
import scratch.classic.selection.FoldScores;
import scratch.math.Matrix;

/// 442 patients and how far their diabetes went in a year; ten folds, the same for every model.
///
/// @param x (n, 10)
/// @param y (n)
record Patients(Matrix x, double[] y, List<Split> folds) {
    private static final RegressionLoss SQUARED = new RegressionLoss.Squared();

    static Patients of(Matrix x, double[] y, long seed) {
        return new Patients(x, y, Folds.kFold(y.length, 10, seed));
    }

    double[] pick(int... rows) {
        return IntStream.of(rows).mapToDouble(i -> y[i]).toArray();
    }

    /// The root of the mean squared error in each fold, before the first round and after each; T + 1 of ten folds.
    FoldScores[] curve(int rounds, double rate) {
        double[][] errors = new double[rounds + 1][folds.size()];
        each(f -> {
            Split fold = folds.get(f);
            double[][] stages = GradientBoostingRegressor.fit(x.selectRows(fold.train()), pick(fold.train()), SQUARED,
                    BoostingOptions.of(rounds, rate, 2)).stagedPredictions(x.selectRows(fold.test()));
            for (int t = 0; t <= rounds; t++) {
                errors[t][f] = RegressionScores.of(pick(fold.test()), stages[t]).rmse();
            }
            return null;
        });
        return Arrays.stream(errors).map(error -> new FoldScores(error, 1 / 9.0)).toArray(FoldScores[]::new);
    }

    private void each(IntFunction<?> work) {
        IntStream.range(0, folds.size()).parallel().forEach(work::apply);
    }

    /// The same error of models that stop by a fifth of their rows; and after how many rounds they did, on average.
    ///
    /// @param score  (10)
    /// @param rounds on average
    record Stopped(FoldScores score, double rounds) {
    }

    Stopped stopped(int most, double rate, long seed) {
        double[] errors = new double[folds.size()];
        int[] rounds = new int[folds.size()];
        each(f -> {
            Split fold = folds.get(f);
            var model = GradientBoostingRegressor.fit(x.selectRows(fold.train()), pick(fold.train()), SQUARED,
                    BoostingOptions.of(most, rate, 2).withValidation(0.2, 20).withSeed(seed));
            rounds[f] = model.trees().size();
            errors[f] = RegressionScores.of(pick(fold.test()), model.predict(x.selectRows(fold.test()))).rmse();
            return null;
        });
        return new Stopped(new FoldScores(errors, 1 / 9.0), Arrays.stream(rounds).average().orElseThrow());
    }

    /// The mean absolute error in each fold, if some numbers are written ten times too large while learning.
    FoldScores absoluteErrors(RegressionLoss loss, double share, long seed) {
        double[] errors = new double[folds.size()];
        SplittableRandom random = new SplittableRandom(seed);
        double[] told = Arrays.stream(y).map(value -> random.nextDouble() < share ? 10 * value : value).toArray();
        each(f -> {
            Split fold = folds.get(f);
            double[] learned = IntStream.of(fold.train()).mapToDouble(i -> told[i]).toArray();
            var model = GradientBoostingRegressor.fit(x.selectRows(fold.train()), learned, loss,
                    BoostingOptions.of(50, 0.1, 2));
            errors[f] = RegressionScores.of(pick(fold.test()), model.predict(x.selectRows(fold.test()))).mae();
            return null;
        });
        return new FoldScores(errors, 1 / 9.0);
    }
}
