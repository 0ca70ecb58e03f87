package scratch.deep.recurrence.sequences;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

import scratch.deep.loss.Losses;
import scratch.example.Arguments;
import scratch.example.CheckTable;
import scratch.example.Console;
import scratch.example.data.ClassificationData;
import scratch.example.data.Datasets;
import scratch.math.autograd.Functions;
import scratch.math.autograd.Variable;
import scratch.math.tensor.Tensor;

/// 425: one answer from many steps, many steps from one input, an answer at each step, and forecasts.
public final class Ex425Sequences {
    private static final int TRAINING_ROWS = 1438;
    static final int SERIES = 360;
    private static final int PAST = 24;
    static final int AHEAD = 12;

    private Ex425Sequences() {
    }

    public static void main(String[] args) {
        var arguments = Arguments.of(args, "steps 250 1..5000 steps of training for each task", "hidden 16 1..256 units",
                "seed 1 seed of data and weights");
        int steps = arguments.intValue("steps");
        int hidden = arguments.intValue("hidden");
        long seed = arguments.longValue("seed");
        manyToOne(steps, hidden, seed);
        float[] pictures = oneToMany(steps, hidden, seed);
        manyToMany(steps, hidden, seed);
        Forecasts forecasts = forecasts(steps, hidden, seed);
        Figures425.draw(pictures, forecasts);
        Console.print("figures  target/figures/arrangements.svg, painted.svg, forecast.svg, errors.svg%n%n");
        check();
        Console.print("%nTry: ./run 425 --hidden 4   Which of the tasks suffers first?%n");
    }

    // ---------------------------------------------------------------- many to one

    private static Wave[] waves(int count, RandomGenerator random) {
        return IntStream.range(0, count).mapToObj(i -> Wave.draw(random)).toArray(Wave[]::new);
    }

    /// With lengths or, for comparison, as if the filling zeros were data; `extra` more zeros at the end.
    private static Padded padded(Wave[] waves, boolean lengths, int extra) {
        Padded padded = Padded.of(Arrays.stream(waves).map(Wave::x).toArray(double[][][]::new));
        Variable x = extra == 0 ? padded.x() : padded.x().pad(1, 0, extra, 0);
        return lengths ? new Padded(x, padded.lengths()) : new Padded(x);
    }

    static Arrangement classifier(boolean lengths, int steps, int hidden, long seed) {
        var random = new SplittableRandom(seed);
        Arrangement model = new Arrangement(1, hidden, Wave.KINDS, false, seed);
        Descent.run(model, steps, 0.02, () -> {
            Wave[] batch = waves(32, random);
            return Functions.crossEntropy(model.last(padded(batch, lengths, 0)), Arrays.stream(batch).mapToInt(Wave::kind)
                    .toArray());
        });
        return model;
    }

    static double accuracy(Arrangement model, boolean lengths, int extra) {
        Wave[] waves = waves(500, new SplittableRandom(77));
        return Variable.noGradient(() -> right(model.last(padded(waves, lengths, extra)),
                Arrays.stream(waves).mapToInt(Wave::kind).toArray()));
    }

    /// Share of the labelled rows whose largest logit is that of the label.
    static double right(Variable logits, int... labels) {
        float[] z = logits.data().toArray();
        int k = logits.length(-1);
        int right = 0;
        int counted = 0;
        for (int i = 0; i < labels.length; i++) {
            int best = 0;
            for (int j = 1; j < k; j++) {
                best = z[i * k + j] > z[i * k + best] ? j : best;
            }
            right += best == labels[i] ? 1 : 0;
            counted += labels[i] == Padded.NONE ? 0 : 1;
        }
        return (double) right / counted;
    }

    private static void manyToOne(int steps, int hidden, long seed) {
        Console.print("many to one: sine, square or saw, of 8 to 30 noisy steps; right in %%%n");
        var table = Console.table("  %-28s %20s %24s", "", "filled up to 30", "filled up to 150");
        for (boolean lengths : new boolean[]{true, false}) {
            Arrangement model = classifier(lengths, steps, hidden, seed);
            table.row(lengths ? "lengths are known" : "zeros are read as data", band(accuracy(model, lengths, 0)),
                    band(accuracy(model, lengths, 120)));
        }
    }

    // Trained in float32: which of 500 answers are right differs a little from machine to machine.
    private static String band(double share) {
        return share > 0.9 ? "over 90" : share > 0.8 ? "80 to 90" : "under 80";
    }

    // ---------------------------------------------------------------- one to many

    /// Class → picture, as a sequence of eight rows of eight pixels. Returns the ten pictures; (10·64).
    static float[] oneToMany(int steps, int hidden, long seed) {
        ClassificationData digits = Datasets.digits();
        Arrangement painter = new Arrangement(10, 2 * hidden, 8, false, seed);
        var random = new SplittableRandom(seed);
        Descent.run(painter, steps, 0.02, () -> {
            int[] rows = random.ints(32, 0, TRAINING_ROWS).toArray();
            return Losses.meanSquared(painter.generate(classes(rows, digits), 8), pictures(rows, digits));
        });
        int[] test = IntStream.range(TRAINING_ROWS, digits.size()).toArray();
        double ours = Variable.noGradient(() -> (double) Losses.meanSquared(painter.generate(classes(test, digits), 8),
                pictures(test, digits)).item());
        Console.print("%none to many: a digit painted row by row from its name; squared error of a pixel on test%n");
        Console.print("  painted %.3f, mean picture of the class %.3f, mean of all pictures %.3f%n", ours,
                meanPicture(digits, test, true), meanPicture(digits, test, false));
        int[] each = IntStream.range(0, 10).toArray();
        float[] names = new float[100];
        Arrays.stream(each).forEach(c -> names[11 * c] = 1);
        return Variable.noGradient(() -> painter.generate(Variable.constant(Tensor.of(names, 10, 10)), 8).data().toArray());
    }

    private static Variable classes(int[] rows, ClassificationData digits) {
        float[] x = new float[rows.length * 10];
        for (int i = 0; i < rows.length; i++) {
            x[10 * i + digits.y()[rows[i]]] = 1;
        }
        return Variable.constant(Tensor.of(x, rows.length, 10));
    }

    private static Variable pictures(int[] rows, ClassificationData digits) {
        float[] x = new float[rows.length * 64];
        for (int i = 0; i < x.length; i++) {
            x[i] = (float) (digits.x()[rows[i / 64]][i % 64] / 16);
        }
        return Variable.constant(Tensor.of(x, rows.length, 8, 8));
    }

    /// Squared error of the best constant picture: one for each class, or one for all.
    private static double meanPicture(ClassificationData digits, int[] test, boolean byClass) {
        double[][] sums = new double[10][65];
        for (int i = 0; i < TRAINING_ROWS; i++) {
            double[] sum = sums[byClass ? digits.y()[i] : 0];
            for (int p = 0; p < 64; p++) {
                sum[p] += digits.x()[i][p] / 16;
            }
            sum[64]++;
        }
        double error = 0;
        for (int i : test) {
            double[] sum = sums[byClass ? digits.y()[i] : 0];
            for (int p = 0; p < 64; p++) {
                error += Math.pow(digits.x()[i][p] / 16 - sum[p] / sum[64], 2);
            }
        }
        return error / test.length / 64;
    }

    // ---------------------------------------------------------------- many to many

    static double tagged(boolean bothWays, Function<Letters, int[]> tags, int steps, int hidden, long seed) {
        var random = new SplittableRandom(seed);
        Arrangement tagger = new Arrangement(Letters.COUNT, 2 * hidden, 2, bothWays, seed);
        Descent.run(tagger, steps, 0.02, () -> {
            Letters[] batch = letters(32, random);
            Padded padded = padded(batch);
            return Arrangement.stepLoss(tagger.each(padded), labels(padded, tags, batch));
        });
        Letters[] test = letters(500, new SplittableRandom(78));
        Padded padded = padded(test);
        return Variable.noGradient(() -> right(tagger.each(padded), labels(padded, tags, test)));
    }

    private static Letters[] letters(int count, RandomGenerator random) {
        return IntStream.range(0, count).mapToObj(i -> Letters.draw(random)).toArray(Letters[]::new);
    }

    private static Padded padded(Letters... words) {
        return Padded.of(Arrays.stream(words).map(Letters::x).toArray(double[][][]::new));
    }

    private static int[] labels(Padded padded, Function<Letters, int[]> tags, Letters... words) {
        return padded.labels(Arrays.stream(words).map(tags).toArray(int[][]::new));
    }

    private static void manyToMany(int steps, int hidden, long seed) {
        Console.print("%nmany to many: is this the first, is this the last time that the letter stands here? right in %%%n");
        var table = Console.table("  %-28s %20s %24s", "", "first time", "last time");
        for (boolean both : new boolean[]{false, true}) {
            table.row(both ? "read from both ends" : "read forwards",
                    band(tagged(both, Letters::first, steps, hidden, seed)),
                    band(tagged(both, Letters::last, steps, hidden, seed)));
        }
    }

    // ---------------------------------------------------------------- forecasts

    /// Mean absolute errors by step ahead over three series, and one forecast to draw.
    ///
    /// @param errors naive, direct, recursive, led by the true values, without noise; (5, 12)
    /// @param shown  the values, then the naive, the direct and the recursive forecast of the last window of series 1
    /// @param width  half width of the interval, by step
    record Forecasts(double[][] errors, double[][] shown, double[] width, double coverage) { }

    static Forecasts forecasts(int steps, int hidden, long seed) {
        double[][] errors = new double[5][AHEAD];
        double[][] shown = new double[4][];
        double[] width = new double[AHEAD];
        double covered = 0;
        for (int s = 0; s < 3; s++) {
            SeasonalSeries series = SeasonalSeries.draw(SERIES, seed + s);
            double[] values = series.values();
            double[] known = Arrays.copyOf(values, 240);       // 60 more choose the interval, 60 more test
            Forecaster direct = Forecaster.fit(known, new Forecaster.Options(PAST, AHEAD, true, hidden, steps, seed));
            Forecaster recursive = Forecaster.fit(known, new Forecaster.Options(PAST, AHEAD, false, hidden, steps, seed));
            int[] starts = IntStream.rangeClosed(300 - PAST, SERIES - PAST - AHEAD).toArray();
            double[][] naive = Arrays.stream(starts).mapToObj(start -> SeasonalSeries.seasonalNaive(
                    Arrays.copyOfRange(values, start, start + PAST), AHEAD)).toArray(double[][]::new);
            double[][] clean = Arrays.stream(starts).mapToObj(start -> Arrays.copyOfRange(series.clean(), start + PAST,
                    start + PAST + AHEAD)).toArray(double[][]::new);
            double[][][] all = {naive, direct.forecast(values, starts), recursive.forecast(values, starts),
                recursive.forced(values, starts), clean};
            int[] before = IntStream.rangeClosed(240 - PAST, 300 - PAST - AHEAD).toArray();
            double[] half = Intervals.halfWidths(direct.forecast(values, before), values, before, PAST, 0.9);
            covered += Intervals.coverage(all[1], half, values, starts, PAST) / 3;
            for (int m = 0; m < 5; m++) {
                double[] mean = Intervals.meanAbsoluteError(all[m], values, starts, PAST);
                for (int step = 0; step < AHEAD; step++) {
                    errors[m][step] += mean[step] / 3;
                }
            }
            if (s == 0) {
                int last = starts.length - 1;
                shown = new double[][]{values, naive[last], all[1][last], all[2][last]};
                width = half;
            }
        }
        report(errors, covered);
        return new Forecasts(errors, shown, width, covered);
    }

    private static void report(double[][] errors, double covered) {
        Console.print("%nforecasts of a trend with a season and noise: mean absolute error over three series%n");
        var table = Console.table("  %-28s %12.2f %12.2f %12.2f", "steps ahead", "1", "12", "1 to 12");
        String[] names = {"season ago plus growth", "all steps at once", "step by step, from its own",
            "step by step, from the truth", "trend and season as they are"};
        for (int m = 0; m < names.length; m++) {
            table.row(names[m], errors[m][0], errors[m][AHEAD - 1], Arrays.stream(errors[m]).average().orElseThrow());
        }
        Console.print("  intervals for 90 %% around all steps at once hold %s %% of the test values%n%n",
                Long.toString(Math.round(100 * covered)));
    }

    // ---------------------------------------------------------------- checks

    private static void check() {
        var random = new SplittableRandom(425);
        int[] lengths = {5, 2, 4};
        double[][][] logits = new double[3][5][4];
        int[][] labels = new int[3][5];
        for (int i = 0; i < 3; i++) {
            Arrays.setAll(labels[i], t -> random.nextInt(4));
            Arrays.stream(logits[i]).forEach(row -> Arrays.setAll(row, j -> random.nextGaussian()));
        }
        Peers425.Masked ours = Peers425.byHand(logits, labels, lengths);
        Peers425.Masked theirs = Peers425.bySameDiff(logits, labels, lengths);
        CheckTable checks = CheckTable.against("SameDiff 1.0.0-M2.1");
        checks.same("loss over steps that exist", ours.loss(), theirs.loss(), 1e-12);
        checks.group("derivatives by logits", 1e-12).same("z", ours.gradient(), theirs.gradient());
        checks.print();
        Console.print("%n");
        Peers425.Masked layers = Peers425.byLayers(logits, labels, lengths);
        checks = CheckTable.against("our layers, float32");
        checks.same("loss over steps that exist", ours.loss(), layers.loss(), 1e-6);
        checks.group("derivatives by logits", 1e-6).same("z", ours.gradient(), layers.gradient());
        checks.print();
    }
}
