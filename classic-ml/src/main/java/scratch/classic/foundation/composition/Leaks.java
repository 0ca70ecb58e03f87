package scratch.classic.foundation.composition;

import java.util.SplittableRandom;
import java.util.stream.IntStream;

import scratch.classic.data.NumericColumn;
import scratch.classic.data.Shuffle;
import scratch.classic.data.Table;
import scratch.classic.data.Target;
import scratch.classic.linearmodel.LinearRegression;
import scratch.classic.linearmodel.RidgeRegression;
import scratch.classic.metrics.RegressionScores;
import scratch.classic.model.Regressor;
import scratch.classic.preprocess.Relevance;
import scratch.classic.preprocess.Scaler;
import scratch.classic.preprocess.SelectColumns;
import scratch.classic.preprocess.TargetEncoder;

/// Experiments with leaks, each with data of its own for every seed.
final class Leaks {
    static final int FLATS = 300;
    static final int FRESH = 600;
    static final int PATIENTS = 60;
    static final int NOISE_COLUMNS = 300;
    static final int CHOSEN = 10;
    private static final Regressor.Learner LEAST_SQUARES = (x, y) -> LinearRegression.fit(x, y).model();
    private static final Regressor.Learner RIDGE = (x, y) -> RidgeRegression.fit(x, y, 10).model();

    private Leaks() {
    }

    /// The scaler has seen all of 60 patients; the others are new.
    static Leak[] scaling(Table patients, double[] progression, int seeds) {
        return IntStream.range(0, seeds).mapToObj(seed -> {
            int[] order = Shuffle.of(patients.rows(), seed);
            int[] known = IntStream.range(0, PATIENTS).map(i -> order[i]).toArray();
            int[] others = IntStream.range(PATIENTS, order.length).map(i -> order[i]).toArray();
            return Leak.ofAllRows(patients.select(known), pick(progression, known), patients.select(others),
                    pick(progression, others), Scaler.standard(), RIDGE, seed);
        }).toArray(Leak[]::new);
    }

    /// The encoder of the streets has seen the rents of all flats, or (with `allRows` false) each flat its own rent.
    static Leak[] encoding(int streets, double effect, boolean allRows, int seeds) {
        return IntStream.range(0, seeds).mapToObj(seed -> {
            Flats flats = Flats.ofStreetsAlone(FLATS + FRESH, streets, effect, seed);
            Flats known = flats.part(0, FLATS);
            Flats fresh = flats.part(FLATS, FLATS + FRESH);
            TargetEncoder encoder = TargetEncoder.of(new TargetEncoder.Options(0, 5, seed));
            return allRows
                    ? Leak.ofAllRows(known.rows(), known.rent(), fresh.rows(), fresh.rent(), encoder, LEAST_SQUARES, seed)
                    : Leak.ofOwnAnswers(known.rows(), known.rent(), fresh.rows(), fresh.rent(), encoder, LEAST_SQUARES, seed);
        }).toArray(Leak[]::new);
    }

    /// R² of what an encoder that has seen all rents makes of streets that say nothing, on the same flats.
    static double encodedRSquared(int streets, long seed) {
        Flats flats = Flats.ofStreetsAlone(FLATS, streets, 0, seed);
        TargetEncoder encoder = TargetEncoder.of(new TargetEncoder.Options(0, 5, seed));
        Table encoded = encoder.fit(flats.rows(), new Target.Numbers(flats.rent())).transform(flats.rows());
        return RegressionScores.of(flats.rent(), encoded.numeric("street").values()).r2();
    }

    /// Ten of 300 columns of noise were chosen by how they go with the answers of all 100 rows.
    static Leak[] selection(int seeds) {
        return IntStream.range(0, seeds).mapToObj(seed -> {
            SplittableRandom random = new SplittableRandom(seed);
            int known = 100;
            int fresh = 200;
            Table rows = Table.of(IntStream.range(0, NOISE_COLUMNS)
                    .mapToObj(j -> new NumericColumn("x" + j, noise(random, known + fresh))).toList());
            double[] y = noise(random, known + fresh);
            int[] first = IntStream.range(0, known).toArray();
            int[] rest = IntStream.range(known, known + fresh).toArray();
            return Leak.ofAllRows(rows.select(first), pick(y, first), rows.select(rest), pick(y, rest),
                    SelectColumns.best(CHOSEN, Relevance.correlationF()), LEAST_SQUARES, seed);
        }).toArray(Leak[]::new);
    }

    private static double[] noise(SplittableRandom random, int n) {
        return IntStream.range(0, n).mapToDouble(i -> random.nextGaussian()).toArray();
    }

    private static double[] pick(double[] values, int... rows) {
        return IntStream.of(rows).mapToDouble(i -> values[i]).toArray();
    }
}
