package scratch.classic.tree.histogramboosting;

import java.util.Arrays;
import java.util.stream.DoubleStream;

import scratch.classic.histogram.BoosterOptions;
import scratch.classic.histogram.GrowthOptions;
import scratch.classic.histogram.HistogramRegressor;
import scratch.classic.histogram.Sample;
import scratch.classic.metrics.PermutationImportance;
import scratch.classic.metrics.RegressionScores;
import scratch.classic.metrics.ScoreBootstrap;
import scratch.example.Arguments;
import scratch.example.Console;
import scratch.stats.interval.Interval;
import scratch.stats.resampling.Bootstrap;

/// 348: rents from trees that see bins in the place of values: what the second derivative is for, what bins lose, in which
/// order leaves are split, when to stop, and three opinions on which column matters.
public final class Ex348HistogramBoosting {
    private static final int RESAMPLES = 400;

    private Ex348HistogramBoosting() {
    }

    public static void main(String[] args) {
        var arguments = Arguments.of(args, "leaves 16 2..64 how many leaves a tree has at most",
                "rate 0.1 0<..1 by what the answers of each tree are multiplied",
                "lambda 1.0 0.0..1000 penalty on large answers", "seed 42 seed of the flats");
        long seed = arguments.longValue("seed");
        double rate = arguments.doubleValue("rate");
        Sample learned = Flats.of(2000, seed);
        Sample watched = Flats.of(1000, seed + 1);
        Sample unseen = Flats.of(1000, seed + 2);
        BoosterOptions options = BoosterOptions.standard().withRounds(400, rate).withPatience(20)
                .withGrowth(GrowthOptions.leaves(arguments.intValue("leaves"))
                .withPenalties(arguments.doubleValue("lambda"), 0));
        six();
        HistogramRegressor model = HistogramRegressor.fit(learned, watched, Flats.FEATURES, options);
        stopping(learned, watched, unseen, options, seed);
        bins(learned, watched, unseen, options, seed);
        orders(learned, options);
        importances(model, unseen, seed);
        Figures348.draw(learned, watched, unseen, model, options);
        Console.print("%nfigures  target/figures/histogram.svg, curves.svg, importances.svg%n%n");

        Peers348.checks(learned, unseen, options).print();
        Console.print("%nTry: ./run 348 --rate 0.5   How many rounds does it keep, and what do they cost?%n");
    }

    private static void six() {
        Console.print("x = 1 2 3 4 5 ?, y = 1 2 3 8 7 3, mean 4: g = 4 - y, h = 1; lambda = 1%n%n");
        var table = Console.table("%-18s %6.0f %6.0f %7.0f %7.0f %8.3f %8.3f %9.3f", "question, ? goes", "G left", "H left",
                "G right", "H right", "gain", "w left", "w right");
        for (SixRows.Question q : SixRows.questions()) {
            String words = (q.threshold() == Double.POSITIVE_INFINITY ? "x is known" : "x <= " + q.threshold())
                    + (q.missingLeft() ? ", left" : ", right");
            table.row(words, q.leftG(), q.leftH(), q.rightG(), q.rightH(), q.gain(), q.leftAnswer(), q.rightAnswer());
        }
    }

    private static void stopping(Sample learned, Sample watched, Sample unseen, BoosterOptions options, long seed) {
        Console.print("%n2000 flats to learn from, 1000 to watch, 1000 unseen; the noise alone has a deviation of %.0f%n%n",
                Flats.NOISE);
        var table = Console.table("%-28s %7d %14.1f %12.1f %9.1f %7.1f", "rate, and when it stops", "rounds",
                "where learned", "rmse unseen", "95% from", "to");
        for (double rate : DoubleStream.of(options.learningRate(), 1).distinct().toArray()) {
            for (boolean patient : new boolean[] {true, false}) {
                BoosterOptions these = options.withRounds(400, rate).withPatience(patient ? 20 : 0);
                HistogramRegressor fitted = HistogramRegressor.fit(learned, watched, Flats.FEATURES, these);
                Interval rmse = rmse(fitted, unseen, seed);
                table.row(rate + (patient ? ", after 20 without gain" : ", after 400 rounds"), fitted.trees().rounds().size(),
                        RegressionScores.of(learned.y(), fitted.predict(learned.x())).rmse(), rmse.estimate(), rmse.lower(),
                        rmse.upper());
            }
        }
    }

    private static void bins(Sample learned, Sample watched, Sample unseen, BoosterOptions options, long seed) {
        Console.print("%n");
        var table = Console.table("%-12s %12.1f %9.1f %7.1f", "bins at most", "rmse unseen", "95% from", "to");
        for (int bins : new int[] {2, 4, 16, 64, 255}) {
            Interval rmse = rmse(HistogramRegressor.fit(learned, watched, Flats.FEATURES, options.withMaxBins(bins)), unseen,
                    seed);
            table.row("" + bins, rmse.estimate(), rmse.lower(), rmse.upper());
        }
    }

    /// The root mean squared error on rows that nobody has seen.
    static Interval rmse(HistogramRegressor model, Sample unseen, long seed) {
        return ScoreBootstrap.of(unseen.y(), model.predict(unseen.x()), (t, p) -> RegressionScores.of(t, p).rmse(),
                new Bootstrap.Options(RESAMPLES, seed)).percentile(0.95);
    }

    private static void orders(Sample learned, BoosterOptions options) {
        Console.print("%none tree of 16 leaves, learning rate 1%n%n");
        var table = Console.table("%-12s %8d %8d %12.1f", "order", "leaves", "depth", "rmse learned");
        for (GrowthOptions.Order order : GrowthOptions.Order.values()) {
            HistogramRegressor model = oneTree(learned, options, order);
            var tree = model.trees().rounds().getFirst().getFirst();
            table.row(order == GrowthOptions.Order.LEAF_WISE ? "best leaf" : "by levels", tree.leaves(), tree.depth(),
                    RegressionScores.of(learned.y(), model.predict(learned.x())).rmse());
        }
    }

    static HistogramRegressor oneTree(Sample learned, BoosterOptions options, GrowthOptions.Order order) {
        double lambda = options.growth().lambda();
        GrowthOptions growth = new GrowthOptions(order, 16, GrowthOptions.UNLIMITED, lambda, 0, 1, new int[0]);
        return HistogramRegressor.fit(learned, null, Flats.FEATURES, options.withRounds(1, 1).withPatience(0)
                .withGrowth(growth));
    }

    private static void importances(HistogramRegressor model, Sample unseen, long seed) {
        Console.print("%n");
        var table = Console.table("%-10s %12.3f %12.3f %14.1f", "column", "by gain", "by splits", "by shuffling");
        double[] shuffled = shuffling(model, unseen, seed);
        for (int j = 0; j < shuffled.length; j++) {
            table.row(Flats.FEATURES.get(j).name(), model.trees().gainImportances()[j], model.trees().splitImportances()[j],
                    shuffled[j]);
        }
    }

    /// By how much the root mean squared error of unseen rows rises; (d).
    static double[] shuffling(HistogramRegressor model, Sample unseen, long seed) {
        return Arrays.stream(PermutationImportance.of(unseen.x(), rows -> -RegressionScores.of(unseen.y(), model.predict(rows))
                .rmse(), 5, seed).means()).map(fall -> fall + 0.0).toArray();
    }
}
