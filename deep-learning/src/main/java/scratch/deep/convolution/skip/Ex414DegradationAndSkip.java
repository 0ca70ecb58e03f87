package scratch.deep.convolution.skip;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

import scratch.deep.data.Batch;
import scratch.deep.data.Data;
import scratch.deep.init.SeedStream;
import scratch.deep.loss.Loss;
import scratch.deep.optimizer.Momentum;
import scratch.deep.optimizer.Optimizer;
import scratch.deep.train.Epoch;
import scratch.deep.train.Evaluation;
import scratch.deep.train.Options;
import scratch.deep.train.Trainer;
import scratch.example.Arguments;
import scratch.example.CheckTable;
import scratch.example.Console;
import scratch.example.data.Datasets;
import scratch.math.Matrix;

/// 414: deeper networks that are worse on the very rows they are trained on, and the addition that mends it.
public final class Ex414DegradationAndSkip {
    static final int WIDTH = 24;
    static final int STEPS = 400;
    static final int[] BLOCKS = {1, 3, 9};
    private static final int BATCH = 64;
    private static final double RATE = 0.1;

    private Ex414DegradationAndSkip() {
    }

    /// @param train loss and accuracy on the training rows at the end, in evaluation mode
    record Run(List<Epoch> epochs, Evaluation train, Evaluation test) {
    }

    public static void main(String[] args) {
        var arguments = Arguments.of(args, "depth 20 8..60 layers of the deep networks, an even number",
                "epochs 10 1..100 passes over the training rows", "seeds 4 2..20 trainings of each network",
                "seed 1 0..1000000 the first seed");
        int depth = arguments.intValue("depth");
        if (depth % 2 != 0) {
            throw arguments.refusal("depth", "must be even: two layers a block, and one at each end");
        }
        int epochs = arguments.intValue("epochs");
        long seed = arguments.longValue("seed");
        Tower.Plan shallow = new Tower.Plan(64, WIDTH, 6, 10, false, true);
        Tower.Plan[] plans = {shallow, shallow.withSkips(true), shallow.withDepth(depth),
            shallow.withDepth(depth).withSkips(true)};
        Run[][] runs = new Run[plans.length][arguments.intValue("seeds")];
        for (int p = 0; p < plans.length; p++) {
            for (int i = 0; i < runs[p].length; i++) {
                runs[p][i] = train(plans[p], epochs, seed + i);
            }
        }
        depths(plans, runs);
        double[][] norms = {norms(plans[2], seed), norms(plans[3], seed)};
        gradients(norms);
        double[][][] identity = identity(seed);
        Figures414.draw(plans, runs, norms, identity);
        Console.print("%nfigures  target/figures/skip.svg, degradation.svg, norms.svg, identity.svg%n%n");
        check(seed);
        Console.print("%nTry: ./run 414 --depth 40   Which of the two still learns?%n");
    }

    // ---------------------------------------------------------------- degradation

    static Data[] digits(long seed) {
        var digits = Datasets.digits();
        double[][] x = new double[digits.size()][];            // (1797, 64), from 0 … 16 to 0 … 1
        Arrays.setAll(x, i -> Arrays.stream(digits.x()[i]).map(v -> v / 16).toArray());
        return Data.classes(x, digits.y()).split(0.8, seed);
    }

    static Run train(Tower.Plan plan, int epochs, long seed) {
        Data[] parts = digits(seed);
        var tower = new Tower(plan, SeedStream.generator(seed));
        var optimizer = new Optimizer(tower.parameters(), new Momentum(RATE));
        List<Epoch> history = new Trainer(tower, Loss.crossEntropy(), optimizer, parts[0], Options.of(epochs, BATCH)
                .withSeed(seed)).run();
        return new Run(history, Evaluation.of(tower, parts[0], Loss.crossEntropy()),
                Evaluation.of(tower, parts[1], Loss.crossEntropy()));
    }

    private static void depths(Tower.Plan[] plans, Run[][] runs) {
        Console.print("digits, %d rows to train, width %d, batch normalisation, %d epochs, mean of %d seeds%n", 1438, WIDTH,
                runs[0][0].epochs().size(), runs[0].length);
        var table = Console.table("  %-18s %11d %14.1f %13.0f %% %9.0f %%", "network", "parameters", "training loss",
                "training error", "test error");
        for (int p = 0; p < plans.length; p++) {
            table.row(plans[p].depth() + " layers, " + (plans[p].skips() ? "skips" : "plain"),
                    new Tower(plans[p], SeedStream.generator(1)).parameterCount(),
                    Arrays.stream(runs[p]).mapToDouble(run -> run.train.loss()).average().orElseThrow(),
                    error(runs[p], true), error(runs[p], false));
        }
        int wins = 0;
        for (int i = 0; i < runs[2].length; i++) {
            wins += runs[3][i].train.accuracy() > runs[2][i].train.accuracy() ? 1 : 0;
        }
        Console.print("  of the two deep ones the one with skips has the smaller training error in %d of %d seeds%n", wins,
                runs[2].length);
    }

    /// Mean error in %.
    static double error(Run[] runs, boolean training) {
        return Arrays.stream(runs).mapToDouble(run -> 100 - 100 * (training ? run.train : run.test).accuracy()).average()
                .orElseThrow();
    }

    // ---------------------------------------------------------------- gradients

    /// The norm of the gradient of each layer's weights on the first batch, before any step.
    static double[] norms(Tower.Plan plan, long seed) {
        var tower = new Tower(plan, SeedStream.generator(seed));
        int[] rows = new int[BATCH];
        Arrays.setAll(rows, i -> i);
        Batch batch = digits(seed)[0].batch(rows);
        tower.train();
        Loss.crossEntropy().of(tower.forward(batch.inputs()), batch).backward();
        return Arrays.stream(tower.weights()).mapToDouble(w -> {
            double sum = 0;
            for (float g : w.gradient().toArray()) {
                sum += (double) g * g;
            }
            return Math.sqrt(sum);
        }).toArray();
    }

    private static void gradients(double[][] norms) {
        int last = norms[0].length - 1;
        Console.print("%nnorm of the gradient before the first step, %d layers%n", last + 1);
        var table = Console.table("  %-8s %8.1f %8.1f %8.1f %8.1f %8.1f", "layer", "1", Integer.toString(1 + last / 4),
                Integer.toString(1 + last / 2), Integer.toString(1 + 3 * last / 4), Integer.toString(last + 1));
        for (int i = 0; i < 2; i++) {
            double[] n = norms[i];
            table.row(i == 0 ? "plain" : "skips", n[0], n[last / 4], n[last / 2], n[3 * last / 4], n[last]);
        }
    }

    // ---------------------------------------------------------------- identity

    /// (plain or skips, which of BLOCKS, step)
    private static double[][][] identity(long seed) {
        double[][][] errors = new double[2][BLOCKS.length][];
        Console.print("%nlearning to give out what came in: error after %d steps, in %% of guessing the mean, 3 seeds%n",
                STEPS);
        var table = Console.table("  %-8s %11s %11s %11s", "blocks", "1", "3", "9");
        for (int s = 0; s < 2; s++) {
            boolean skips = s == 1;
            Arrays.setAll(errors[s], b -> meanErrors(BLOCKS[b], skips, seed));
            double[][] curve = errors[s];
            table.row(skips ? "skips" : "plain", percent(curve[0]), percent(curve[1]), percent(curve[2]));
        }
        return errors;
    }

    /// Over three seeds.
    private static double[] meanErrors(int blocks, boolean skips, long seed) {
        double[] mean = new double[STEPS];
        for (int i = 0; i < 3; i++) {
            double[] errors = IdentityTask.errors(blocks, skips, STEPS, seed + i);
            Arrays.setAll(mean, step -> mean[step] + errors[step] / 3);
        }
        return mean;
    }

    private static String percent(double... curve) {
        double percent = 100 * curve[curve.length - 1];
        return percent < 1 ? "below 1" : Long.toString(Math.round(percent));
    }

    // ---------------------------------------------------------------- checks

    private static void check(long seed) {
        RandomGenerator random = SeedStream.generator(seed);
        CheckTable checks = CheckTable.against("SameDiff 1.0.0-M2.1");
        var outputs = checks.group("outputs, by hand", 1e-12);
        var gradients = checks.group("gradients, by hand", 1e-12);
        var single = checks.group("both, our autograd", 1e-5);
        for (boolean skip : new boolean[] {false, true}) {
            Block block = new Block(matrix(random, 6, 6, 0.5), matrix(random, 6, 6, 0.5), skip);
            Matrix x = matrix(random, 5, 6, 1);
            Matrix toOutput = matrix(random, 5, 6, 1);
            double[][] ours = Peers414.byHand(block, x, toOutput);
            double[][] engine = Peers414.byAutograd(block, x, toOutput);
            double[][] theirs = Peers414.bySameDiff(block, x, toOutput);
            String name = skip ? "skip" : "plain";
            outputs.same(name, ours[0], theirs[0]);
            gradients.same(name + " x", ours[1], theirs[1]).same(name + " W1", ours[2], theirs[2])
                    .same(name + " W2", ours[3], theirs[3]);
            for (int part = 0; part < 4; part++) {
                single.same(name, engine[part], theirs[part]);
            }
        }
        checks.whyDifferent("By hand and SameDiff are double, our autograd is float32.");
        checks.print();
    }

    static Matrix matrix(RandomGenerator random, int rows, int columns, double deviation) {
        double[] values = new double[rows * columns];
        Arrays.setAll(values, i -> (float) (deviation * random.nextGaussian()));
        return Matrix.wrap(rows, columns, values);
    }
}
