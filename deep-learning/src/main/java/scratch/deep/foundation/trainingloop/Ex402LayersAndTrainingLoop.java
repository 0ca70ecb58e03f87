package scratch.deep.foundation.trainingloop;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;

import scratch.deep.data.Batch;
import scratch.deep.data.Data;
import scratch.deep.init.SeedStream;
import scratch.deep.layer.Activation;
import scratch.deep.layer.Layer;
import scratch.deep.layer.Linear;
import scratch.deep.layer.Sequential;
import scratch.deep.layer.Summary;
import scratch.deep.loss.Loss;
import scratch.deep.optimizer.Optimizer;
import scratch.deep.optimizer.SGD;
import scratch.deep.train.Evaluation;
import scratch.example.Arguments;
import scratch.example.CheckTable;
import scratch.example.Console;
import scratch.example.data.Datasets;
import scratch.math.autograd.Variable;
import scratch.math.tensor.Doubles;
import scratch.math.tensor.Tensor;

/// 402: layers, and the five lines that train them all.
public final class Ex402LayersAndTrainingLoop {
    private static final int EPOCHS = 20;
    private static final double RATE = 0.1;
    private static final int STEPS = 5;

    private Ex402LayersAndTrainingLoop() {
    }

    /// @param losses   the loss of every epoch
    /// @param accuracy on the test rows, at the end
    private record Run(double[] losses, double accuracy) {
    }

    public static void main(String[] args) {
        var arguments = Arguments.of(args, "batch 32 1..1438 rows a step", "seed 42 seed of weights and of the order of rows");
        int batch = arguments.intValue("batch");
        long seed = arguments.longValue("seed");
        Data[] digits = digits(seed);
        Console.print("digits: %d rows to train, %d to test, 64 pixels -> 10 classes%n%n", digits[0].size(), digits[1].size());
        Console.print("%s%n%n", Summary.of(network(seed), 64));
        Console.print("untrained loss %.3f; ln(10) = %.3f is the loss of pure guessing%n",
                Evaluation.of(network(seed), digits[0], Loss.crossEntropy()).loss(), Math.log(10));
        Console.print("steps in an epoch: %d, rows in the last one: %d%n%n",
                TrainingLoop.stepsPerEpoch(digits[0].size(), batch), (digits[0].size() - 1) % batch + 1);

        double[][] paths = {path(true), path(false)};
        Console.print("(w - 1)^2 from w = 0, rate 0.25     1       2       3       4       5       6       7       8%n");
        Console.print("  gradients cleared            %s%n", line(paths[0]));
        Console.print("  gradients not cleared        %s%n%n", line(paths[1]));

        Run right = train(digits, batch, true, true, seed);
        Run uncleared = train(digits, batch, true, false, seed);
        Run unshuffled = train(digits, batch, false, true, seed);
        Console.print("%d epochs of SGD, rate %.1f      first epoch   last epoch   test accuracy%n", EPOCHS, RATE);
        row("the five lines", right);
        row("not cleared", uncleared);
        row("not shuffled, rows by class", unshuffled);
        Console.print("No run stopped with an error. Only the losses show that a line is missing.%n%n");
        Figures402.draw(paths, new double[][]{right.losses, uncleared.losses, unshuffled.losses});
        Console.print("figures  target/figures/training-loop.svg, curves.svg%n%n");

        check(digits[0], batch, seed);
        Console.print("%nTry: ./run 402 --batch 1438   One step an epoch: smooth, and slow. How far in 20 epochs?%n");
    }

    private static Data[] digits(long seed) {
        var digits = Datasets.digits();
        double[][] x = new double[digits.size()][64];          // (1797, 64), from 0 … 16 to 0 … 1
        for (int i = 0; i < x.length; i++) {
            for (int j = 0; j < 64; j++) {
                x[i][j] = digits.x()[i][j] / 16;
            }
        }
        return Data.classes(x, digits.y()).split(0.8, seed);
    }

    private static Sequential network(long seed) {
        var random = SeedStream.generator(seed);
        return new Sequential(new Linear(64, 32, random), Activation.RELU, new Linear(32, 10, random));
    }

    /// w at the start and after each of eight steps down (w − 1)².
    private static double[] path(boolean clear) {
        Variable w = Variable.parameter(Tensor.scalar(0));
        var optimizer = new Optimizer(Map.of("w", w), new SGD(0.25));
        double[] path = new double[9];
        for (int step = 1; step < path.length; step++) {
            if (clear) {
                optimizer.clearGradients();
            }
            Variable error = w.plus(-1);
            error.times(error).backward();
            optimizer.step();
            path[step] = w.item();
        }
        return path;
    }

    private static String line(double... path) {
        var line = new StringBuilder();
        for (int step = 1; step < path.length; step++) {
            line.append(String.format(Locale.ROOT, "%8.3f", path[step]));
        }
        return line.toString();
    }

    private static Run train(Data[] digits, int batch, boolean shuffle, boolean clear, long seed) {
        Layer model = network(seed);
        var optimizer = new Optimizer(model.parameters(), new SGD(RATE));
        var options = new TrainingLoop.Options(batch, shuffle, clear, seed);
        Data rows = shuffle ? digits[0] : byClass(digits[0]);
        double[] losses = new double[EPOCHS];
        for (int epoch = 0; epoch < EPOCHS; epoch++) {
            losses[epoch] = TrainingLoop.epoch(model, Loss.crossEntropy(), optimizer, rows, options, epoch);
        }
        return new Run(losses, Evaluation.of(model, digits[1], Loss.crossEntropy()).accuracy());
    }

    private static Data byClass(Data data) {
        int[] labels = data.labels();
        Integer[] rows = new Integer[labels.length];
        Arrays.setAll(rows, i -> i);
        Arrays.sort(rows, (a, b) -> Integer.compare(labels[a], labels[b]));
        return data.select(Arrays.stream(rows).mapToInt(i -> i).toArray());
    }

    private static void row(String name, Run run) {
        // A loop out of control ends elsewhere on every machine: its numbers are not worth printing.
        double last = run.losses[EPOCHS - 1];
        boolean lost = last > Math.log(10);
        Console.print("  %-28s %10.3f   %10s   %13s%n", name, run.losses[0],
                lost ? "above 2.3" : String.format(Locale.ROOT, "%.3f", last),
                lost ? "chance" : String.format(Locale.ROOT, "%.1f %%", 100 * run.accuracy));
    }

    private static void check(Data data, int batchSize, long seed) {
        Layer model = network(seed);
        var optimizer = new Optimizer(model.parameters(), new SGD(RATE));
        var theirs = new Peers402(model, RATE);
        CheckTable checks = CheckTable.against("SameDiff 1.0.0-M2.1");
        var losses = checks.group("losses", 1e-5);
        int[] order = Data.permutation(data.size(), seed);
        for (int step = 0; step < STEPS; step++) {
            int from = step * batchSize % data.size();
            Batch batch = data.batch(Arrays.copyOfRange(order, from, Math.min(from + batchSize, data.size())));
            optimizer.clearGradients();
            Variable loss = Loss.crossEntropy().of(model.forward(batch.inputs()), batch);
            loss.backward();
            losses.same("batch " + (step + 1), loss.item(), theirs.loss(batch));
            Map<String, double[]> gradients = theirs.gradients(batch);
            if (step == 0) {
                var first = checks.group("gradients", 1e-6);
                model.parameters().forEach((name, p) ->
                        first.same(name, Doubles.of(p.gradient()), gradients.get(name)));
            }
            optimizer.step();
            theirs.step(gradients);
        }
        var weights = checks.group("weights", 1e-5);
        model.parameters().forEach((name, p) -> weights.same(name, Doubles.of(p.data()), theirs.weights(name)));
        checks.whyDifferent("Ours are float32, 7 digits; SameDiff ran in double on the same numbers.");
        checks.print();
    }
}
