package scratch.classic.foundation.featureengineering;

import java.util.Locale;
import java.util.stream.IntStream;

import scratch.classic.data.Table;
import scratch.classic.metrics.RegressionScores;
import scratch.classic.metrics.ScoreBootstrap;
import scratch.classic.pipeline.FittedRegressor;
import scratch.classic.selection.FoldScores;
import scratch.example.Arguments;
import scratch.example.Console;
import scratch.example.data.Datasets;
import scratch.example.data.RegressionData;
import scratch.stats.interval.Interval;
import scratch.stats.resampling.Bootstrap;

/// 307: one model that can only add, and what it learns if it gets better columns.
public final class Ex307FeatureEngineering {
    static final int HOURS = 1500;
    static final double KNOWN_UP_TO = 20;
    static final double HOT = 24;
    private static final double LEVEL = 0.95;

    private Ex307FeatureEngineering() {
    }

    public static void main(String[] args) {
        var arguments = Arguments.of(args, "degree 9 2..12 the highest power of temperature",
                "seed 42 seed of the hours, of the folds and of the bootstrap");
        int degree = arguments.intValue("degree");
        long seed = arguments.longValue("seed");
        Rentals rentals = Rentals.of(HOURS, seed);
        bikes(rentals, seed);
        patients(seed);
        heat(rentals, degree, seed);
        Figures307.draw(rentals, degree);
        Console.print("%nfigures  target/figures/basis.svg, clock.svg, heat.svg%n%n");

        Peers307.checks(rentals).print();
        Console.print("%nTry: ./run 307 --degree 3   How far off is a cubic where it is hot?%n");
    }

    private static void bikes(Rentals rentals, long seed) {
        Console.print("bikes: %,d hours of two years; date, hour, workday, temperature%n%n", HOURS);
        var table = Console.table("%-18s %8d %16.3f %19s", "least squares on", "columns", "R2 of 10 folds", "95 % interval");
        for (Recipe recipe : Recipe.forBikes()) {
            FoldScores scores = recipe.r2(rentals.table(), rentals.bikes(), seed);
            table.row(recipe.name(), columns(recipe, rentals.table(), rentals.bikes()), scores.mean(),
                    text(scores.interval(LEVEL), 3));
        }
        Console.print("what the rule itself reaches: %.3f; the rest is chance%n",
                RegressionScores.of(rentals.bikes(), rentals.mean()).r2());
    }

    private static void patients(long seed) {
        RegressionData data = Datasets.diabetes();
        Table rows = Table.of(data.x(), data.featureNames());
        Console.print("%ndiabetes: 442 patients, 10 measurements, progression after a year%n%n");
        var table = Console.table("%-21s %8d %14.3f %16.3f %16s", "least squares on", "columns", "R2 own rows",
                "R2 of 10 folds", "95 % interval");
        for (Recipe recipe : Recipe.forPatients()) {
            FoldScores scores = recipe.r2(rows, data.y(), seed);
            table.row(recipe.name(), columns(recipe, rows, data.y()), recipe.r2OfItsOwnRows(rows, data.y()),
                    scores.mean(), text(scores.interval(LEVEL), 3));
        }
    }

    private static int columns(Recipe recipe, Table rows, double[] y) {
        return recipe.fit(rows, y).features().size();
    }

    private static void heat(Rentals rentals, int degree, long seed) {
        int[] known = known(rentals);
        int[] hot = hot(rentals);
        Console.print("%nbikes again: learned from %,d hours up to %.0f °C, asked about %d hours above %.0f °C%n%n",
                known.length, KNOWN_UP_TO, hot.length, HOT);
        var table = Console.table("%-18s %16.1f %16.1f %20s", "temperature as", "error, own rows",
                "error, hot", "95 % interval");
        for (Recipe recipe : Recipe.forTemperature(degree)) {
            FittedRegressor fitted = recipe.fit(rentals.table().select(known), Recipe.pick(rentals.bikes(), known));
            table.row(recipe.name(), rmse(rentals, fitted, known), rmse(rentals, fitted, hot),
                    text(interval(rentals, fitted, hot, seed), 1));
        }
    }

    static int[] known(Rentals rentals) {
        return where(rentals, Double.NEGATIVE_INFINITY, KNOWN_UP_TO);
    }

    static int[] hot(Rentals rentals) {
        return where(rentals, HOT, Double.POSITIVE_INFINITY);
    }

    // Hours above one temperature and up to another.
    private static int[] where(Rentals rentals, double above, double upTo) {
        var temperature = rentals.table().numeric("temperature");
        return IntStream.range(0, temperature.size())
                .filter(i -> temperature.value(i) > above && temperature.value(i) <= upTo).toArray();
    }

    static double rmse(Rentals rentals, FittedRegressor fitted, int... rows) {
        return RegressionScores.of(Recipe.pick(rentals.bikes(), rows), fitted.predict(rentals.table().select(rows))).rmse();
    }

    private static Interval interval(Rentals rentals, FittedRegressor fitted, int[] rows, long seed) {
        return ScoreBootstrap.of(Recipe.pick(rentals.bikes(), rows), fitted.predict(rentals.table().select(rows)),
                (truth, predicted) -> RegressionScores.of(truth, predicted).rmse(), new Bootstrap.Options(2000, seed))
                .percentile(LEVEL);
    }

    private static String text(Interval interval, int decimals) {
        return String.format(Locale.ROOT, "%." + decimals + "f to %." + decimals + "f", interval.lower(),
                interval.upper());
    }
}
