package scratch.deep.generative.sparse;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.IntStream;

import scratch.deep.data.Data;
import scratch.deep.init.SeedStream;
import scratch.deep.reconstruction.Fitting;
import scratch.deep.reconstruction.OverSeeds;
import scratch.deep.reconstruction.Rows;
import scratch.example.Arguments;
import scratch.example.CheckTable;
import scratch.example.Console;
import scratch.example.data.Datasets;
import scratch.math.Matrix;
import scratch.math.Vectors;
import scratch.math.decomposition.SVD;

/// 433: more units than pixels, of which only a few may be on.
public final class Ex433Sparse {
    static final int UNITS = 100;
    static final double[] STRENGTHS = {0.0003, 0.001, 0.003, 0.01};
    static final int[] KEPT = {2, 4, 8, 16};
    private static final int TRAINING_ROWS = 1437;

    private Ex433Sparse() {
    }

    /// Digits in random order, 1,437 to train on and 360 to judge by; pixels from 0 to 1.
    record Split(Matrix train, Matrix test, double[] mean) {
        static Split of(long seed) {
            int[] order = Data.permutation(Datasets.digits().size(), seed);
            Matrix x = Matrix.of(Datasets.digits().x()).times(1.0 / 16);
            Matrix train = x.selectRows(Arrays.copyOf(order, TRAINING_ROWS));
            double[] mean = new double[x.columns()];
            Arrays.setAll(mean, j -> Vectors.mean(train.column(j)));
            return new Split(train, x.selectRows(Arrays.copyOfRange(order, TRAINING_ROWS, order.length)), mean);
        }
    }

    /// A trained network and how it does on test rows.
    record Result(SparseAutoencoder network, double lost, Activity activity) { }

    public static void main(String[] args) {
        var arguments = Arguments.of(args, "epochs 30 1..1000 epochs of each training", "seeds 5 2..10 trainings of each rule",
                "l1 0.003 0..1 strength of the L1 penalty", "k 8 1..100 units that may be on for a row");
        int epochs = arguments.intValue("epochs");
        int k = arguments.intValue("k");
        Sparsity[] rules = {new Sparsity.None(), new Sparsity.L1(arguments.doubleValue("l1")),
            new Sparsity.Divergence(0.003, 0.05), new Sparsity.TopK(k)};
        String[] names = {"ReLU alone", "L1, " + arguments.value("l1"), "divergence, 0.05", "the " + k + " largest"};
        byHand();
        Result[] shown = rules(rules, names, epochs, arguments.intValue("seeds"));
        Split data = Split.of(1);
        double[][][] tradeOff = tradeOff(data, epochs);
        Figures433.draw(data, names, shown, tradeOff);
        Console.print("figures  target/figures/features.svg, activations.svg, trade-off.svg%n%n");
        check();
        Console.print("%nTry: ./run 433 --k 2   How many of the hundred units are never used?%n");
    }

    private static void byHand() {
        double[][] h = {{0.2, 0, 1.5}, {0.4, 0, 0.5}};
        Console.print("two rows of three units: (0.2, 0, 1.5) and (0.4, 0, 0.5)%n");
        Console.print("  L1 penalty %.4f, derivatives of the first row %s%n", Penalties.l1(h),
                text(Penalties.l1Gradient(h)[0]));
        double[][] first = {{0.2}, {0.4}};
        Console.print("  divergence of the first unit from 0.1: %.4f, derivative %.4f for each row%n",
                Penalties.divergence(first, 0.1), Penalties.divergenceGradient(first, 0.1)[0][0]);
    }

    static Result fit(Split data, Sparsity sparsity, int epochs, long seed) {
        var network = new SparseAutoencoder(64, UNITS, sparsity, SeedStream.generator(seed));
        new Fitting(epochs, 64, 0.003, seed).run(network, network.loss(), Fitting.itself(data.train));
        double above = sparsity instanceof Sparsity.Divergence ? 0.1 : 0;
        Activity test = Activity.of(network.encode(data.test), above);
        Activity train = Activity.of(network.encode(data.train), above);
        return new Result(network, 100 * Rows.lostShare(data.test, network.reconstruct(data.test), data.mean),
                new Activity(test.perRow(), test.mean(), train.dead()));
    }

    private static Result[] rules(Sparsity[] rules, String[] names, int epochs, int seeds) {
        Console.print("%ndigits, 64-%d-64; on 360 test rows; mean of %d splits and starts, 95 %% interval%n", UNITS, seeds);
        var table = Console.table("  %-18s %14s %18s %24s", "", "lost, in %", "units on a row", "never on in training");
        Result[] shown = new Result[rules.length];
        for (int r = 0; r < rules.length; r++) {
            Result[] results = new Result[seeds];
            for (int s = 0; s < seeds; s++) {
                results[s] = fit(Split.of(s + 1), rules[r], epochs, s + 1);
            }
            shown[r] = results[0];
            table.row(names[r], text(Arrays.stream(results).mapToDouble(Result::lost).toArray(), 1),
                    text(Arrays.stream(results).mapToDouble(result -> result.activity.perRow()).toArray(), 0),
                    text(Arrays.stream(results).mapToDouble(result -> result.activity.dead()).toArray(), 0));
        }
        return shown;
    }

    /// Units on a row, and what is lost: for L1, for the k largest, for principal components.
    private static double[][][] tradeOff(Split data, int epochs) {
        double[][][] curves = {new double[2][STRENGTHS.length], new double[2][KEPT.length], new double[2][KEPT.length]};
        for (int i = 0; i < STRENGTHS.length; i++) {
            put(curves[0], i, fit(data, new Sparsity.L1(STRENGTHS[i]), epochs, 1));
        }
        for (int i = 0; i < KEPT.length; i++) {
            put(curves[1], i, fit(data, new Sparsity.TopK(KEPT[i]), epochs, 1));
            curves[2][0][i] = KEPT[i];
            curves[2][1][i] = 100 * components(data, KEPT[i]);
        }
        Console.print("%nlost with 8 numbers a row: the 8 largest of %d units %.0f %%, 8 principal components %.0f %%%n%n",
                UNITS,
                curves[1][1][2], curves[2][1][2]);
        return curves;
    }

    private static void put(double[][] curve, int i, Result result) {
        curve[0][i] = result.activity.perRow();
        curve[1][i] = result.lost;
    }

    /// What the first k principal components lose on test rows.
    static double components(Split data, int k) {
        Matrix basis = SVD.of(moved(data.train, -1, data.mean)).v().selectColumns(IntStream.range(0, k).toArray());
        Matrix back = moved(data.test, -1, data.mean).multiply(basis).multiply(basis.transpose());
        return Rows.lostShare(data.test, moved(back, 1, data.mean), data.mean);
    }

    private static Matrix moved(Matrix x, double sign, double... by) {
        Matrix moved = x.copy();
        for (int i = 0; i < moved.data().length; i++) {
            moved.data()[i] += sign * by[i % by.length];
        }
        return moved;
    }

    private static String text(double[] scores, int digits) {
        OverSeeds over = OverSeeds.of(scores);
        double unit = Math.pow(10, digits);
        return String.format(Locale.ROOT, "%." + digits + "f ± %." + digits + "f", over.mean(),
                Math.ceil(over.half() * unit) / unit);
    }

    private static String text(double... values) {
        StringBuilder text = new StringBuilder("(");
        for (double value : values) {
            text.append(text.length() == 1 ? "" : ", ").append(String.format(Locale.ROOT, "%.1f", value));
        }
        return text.append(')').toString();
    }

    private static void check() {
        Sparsity[] rules = {new Sparsity.L1(0.01), new Sparsity.Divergence(0.02, 0.1), new Sparsity.TopK(4)};
        String[] names = {"L1", "divergence", "4 largest"};
        CheckTable exact = CheckTable.against("SameDiff 1.0.0-M2.1");
        CheckTable layers = CheckTable.against("our layers");
        var exactLoss = exact.group("losses", 1e-11);
        var exactGradient = exact.group("derivatives", 1e-11);
        var layersLoss = layers.group("losses", 1e-6);
        var layersGradient = layers.group("derivatives", 1e-6);
        for (int r = 0; r < rules.length; r++) {
            Peers433.Case example = Peers433.example(6, 64, 20, rules[r], 5);
            double[][] loops = Peers433.byLoops(example);
            double[][] sameDiff = Peers433.bySameDiff(example);
            double[][] ours = Peers433.byLayers(example);
            exactLoss.same(names[r], loops[0], sameDiff[0]);
            layersLoss.same(names[r], loops[0], ours[0]);
            for (int p = 1; p < loops.length; p++) {
                exactGradient.same(names[r], loops[p], sameDiff[p]);
                layersGradient.same(names[r], loops[p], ours[p]);
            }
        }
        exact.print();
        Console.print("%n");
        layers.whyDifferent("the layers compute in float32, with 7 digits; loops and SameDiff in double.").print();
    }
}
