package scratch.classic.tree.randomforest;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

import scratch.classic.forest.ForestOptions;
import scratch.classic.forest.RandomForestRegressor;
import scratch.classic.metrics.PermutationImportance;
import scratch.math.Matrix;

/// 442 patients with ten measurements, and an eleventh that is none: a number drawn for each patient.
///
/// @param x     (442, 11)
/// @param y     (442), how far the illness has gone a year later
/// @param names (11)
record Diabetes(Matrix x, double[] y, List<String> names) {
    static final String DRAWN = "drawn number";
    private static final int REPEATS = 10;

    static Diabetes of(Matrix measured, double[] y, List<String> names, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Matrix x = Matrix.zeros(measured.rows(), measured.columns() + 1);
        for (int i = 0; i < x.rows(); i++) {
            for (int j = 0; j < measured.columns(); j++) {
                x.set(i, j, measured.get(i, j));
            }
            x.set(i, measured.columns(), random.nextDouble());
        }
        List<String> all = new ArrayList<>(names);
        all.add(DRAWN);
        return new Diabetes(x, y, List.copyOf(all));
    }

    RandomForestRegressor fit(ForestOptions options) {
        return RandomForestRegressor.fit(x, y, options);
    }

    /// The coefficient of determination out of bag.
    double outOfBag(RandomForestRegressor forest) {
        return forest.outOfBag(x).scores(y).r2();
    }

    /// How much it falls if a column is shuffled.
    PermutationImportance shuffled(RandomForestRegressor forest, long seed) {
        return PermutationImportance.of(x, rows -> forest.outOfBag(rows).scores(y).r2(), REPEATS, seed);
    }
}
