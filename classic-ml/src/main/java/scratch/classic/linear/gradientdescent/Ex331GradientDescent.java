package scratch.classic.linear.gradientdescent;

import java.util.List;
import java.util.Locale;

import scratch.classic.data.Table;
import scratch.classic.data.Target;
import scratch.classic.linear.gradientdescent.GradientDescent.Options;
import scratch.classic.preprocess.Scaler;
import scratch.example.Arguments;
import scratch.example.Console;
import scratch.example.data.Datasets;
import scratch.stats.interval.MeanInterval;

/// 331: how far a step may go, what a momentum buys, and where noise lets a descent end.
public final class Ex331GradientDescent {
    static final double SHARE = 1e-6;
    static final int MOST_STEPS = 20_000;
    static final double PENALTY = 0.01;
    private static final int BLOCKS = 21;
    private static final String NAMES = "age|bmi|bp|s1|s2|s3|s4|s5|s6";

    private Ex331GradientDescent() {
    }

    public static void main(String[] args) {
        var arguments = Arguments.of(args, "first s1 " + NAMES + " column of the first weight",
                "second s2 " + NAMES + " column of the second weight, another one",
                "momentum 0.9 0..<1 the momentum of the last row of the second table", "seed 331 seed of the batches");
        Valley valley = valley(arguments.value("first"), arguments.value("second"));
        long seed = arguments.longValue("seed");
        Spectrum spectrum = valley.spectrum();
        Console.print("diabetes: 442 patients, %s and %s, standardised -> progression, centred%n%n", arguments.value("first"),
                arguments.value("second"));
        Console.print("correlation %.4f; curvature from %.4f to %.4f, condition %.2f; minimum at (%.3f, %.3f)%n%n",
                valley.correlation(), spectrum.smallest(), spectrum.largest(), spectrum.condition(), valley.minimum()[0],
                valley.minimum()[1]);

        rates(valley);
        momentum(valley, arguments.doubleValue("momentum"));
        batches(valley, seed);
        logistic();
        Figures331.draw(valley, seed);
        Console.print("%nfigures  target/figures/factors.svg, paths.svg, clouds.svg%n%n");

        Peers331.checks(valley).print();
        Console.print("%nTry: ./run 331 --first bmi --second s5   Which rate is the best one now?%n");
    }

    static Valley valley(String first, String second) {
        var data = Datasets.diabetes();
        return Valley.of(Table.of(data.x(), data.featureNames()), first, second, data.y());
    }

    /// The breast cancer data, standardised, without an intercept.
    static LogLoss tumours() {
        var data = Datasets.breastCancer();
        Table rows = Table.of(data.x(), data.featureNames());
        return LogLoss.of(Scaler.standard().fit(rows, new Target.Nothing()).transform(rows).toMatrix(), data.y(), PENALTY);
    }

    private static void rates(Valley valley) {
        Spectrum spectrum = valley.spectrum();
        double limit = spectrum.limit(0);
        double[] start = valley.error(0, 0);
        var table = Console.table("%8.4f %10.3f %13.4f %12.4f %15s %11s %14.4g", "rate", "of limit", "factor steep",
                "factor flat", "steps to 1e-6", "by formula", "gap after 20");
        for (double rate : new double[] {0.05 * limit, 0.25 * limit, 0.5 * limit, spectrum.bestRate(), 0.99 * limit, limit,
            1.02 * limit}) {
            List<double[]> path = GradientDescent.path(valley.loss(), new double[2], Options.plain(rate, 2000));
            table.row(rate, rate / limit, 1 - rate * spectrum.largest(), 1 - rate * spectrum.smallest(),
                    orNever(valley.stepsTo(SHARE, path)), orNever(spectrum.stepsTo(SHARE, rate, start)),
                    valley.gap(path.get(20)));
        }
    }

    private static void momentum(Valley valley, double own) {
        Spectrum spectrum = valley.spectrum();
        Console.print("%n");
        var table = Console.table("%8.4f %10.4f %12.4f %18.4f %15s", "momentum", "rate", "its limit", "factor, in the end",
                "steps to 1e-6");
        double[][] settings = {{0, spectrum.bestRate()}, {spectrum.bestMomentum(), spectrum.bestRateWithMomentum()},
            {own, spectrum.bestRate()}};
        for (double[] setting : settings) {
            Options options = Options.plain(setting[1], MOST_STEPS).withMomentum(setting[0]);
            List<double[]> path = GradientDescent.path(valley.loss(), new double[2], options);
            table.row(setting[0], setting[1], spectrum.limit(setting[0]), spectrum.factor(setting[1], setting[0]),
                    orNever(valley.stepsTo(SHARE, path)));
        }
    }

    private static void batches(Valley valley, long seed) {
        Console.print("%nconstant rate, batches by chance, 20,000 steps from the minimum: mean gap%n");
        var table = Console.table("%8.2f %10d %14.3f ± %-7s %14.3f %18s", "rate", "batch", "measured", "95 %", "by formula",
                "rows to halve");
        for (double rate : new double[] {0.02, 0.01}) {
            for (int batch : new int[] {1, 4, 16, 64}) {
                var interval = MeanInterval.t(wander(valley, rate, batch, seed), 0.95);
                double steps = Math.log(0.5) / (2 * Math.log(1 - rate * valley.spectrum().smallest()));
                table.row(rate, batch, interval.estimate(), String.format(Locale.ROOT, "%.3f", interval.width() / 2),
                        NoiseBall.of(valley.loss(), rate, batch).excess(), "" + Math.round(batch * Math.ceil(steps)));
            }
        }
    }

    /// Mean gaps of 20 blocks of a thousand steps.
    static double[] wander(Valley valley, double rate, int batch, long seed) {
        Options options = Options.plain(rate, 1000 * BLOCKS).withBatches(batch, seed);
        return valley.blockMeans(GradientDescent.path(valley.loss(), valley.minimum(), options), BLOCKS);
    }

    private static void logistic() {
        LogLoss loss = tumours();
        double limit = 2 / loss.largestCurvature();
        double[] minimum = minimum(loss);
        Spectrum there = Spectrum.of(loss.hessian(minimum));
        Console.print("%nbreast cancer: 569 tumours, 30 weights, log loss; largest curvature anywhere at most %.3f, at the%n"
                + "minimum %.3f: 2/L is %.3f, at the minimum it would be %.3f%n", loss.largestCurvature(), there.largest(),
                limit, there.limit(0));
        var table = Console.table("%8.3f %12.1f %14.3g %15s %20s", "rate", "times 2/L", "gap after 20", "gap after 300",
                "steps that went up");
        for (double times : new double[] {0.5, 1, 4, 10, 20}) {
            List<double[]> path = GradientDescent.path(loss, new double[loss.width()], Options.plain(times * limit, 300));
            boolean rests = rests(loss, path, minimum);
            // subtle: without rest the path is chaotic, and the last bit of the rate decides where it is after 300 steps
            table.row(times * limit, times, loss.value(path.get(20)) - loss.value(minimum), !rests ? "no rest"
                    : String.format(Locale.ROOT, "%.3g", Math.max(1e-12, loss.value(path.get(300)) - loss.value(minimum))),
                    rests ? "" + rises(loss, path) : "many");
        }
    }

    /// Whether the last 50 gaps of a path are below a thousandth.
    static boolean rests(RowLoss loss, List<double[]> path, double... minimum) {
        double goal = loss.value(minimum) + 1e-3;
        return path.subList(path.size() - 50, path.size()).stream().allMatch(w -> loss.value(w) <= goal);
    }

    /// By descent with a quarter of the local limit, until nothing moves.
    static double[] minimum(LogLoss loss) {
        return GradientDescent.path(loss, new double[loss.width()], Options.plain(8 / loss.largestCurvature(), 3000)).getLast();
    }

    static int rises(RowLoss loss, List<double[]> path) {
        int rises = 0;
        for (int step = 1; step < path.size(); step++) {
            double before = loss.value(path.get(step - 1));
            rises += loss.value(path.get(step)) > before + 1e-12 * Math.abs(before) ? 1 : 0;
        }
        return rises;
    }

    private static String orNever(int steps) {
        return steps < 0 ? "never" : "" + steps;
    }
}
