package scratch.deep.foundation.trainingloop;

import java.io.OutputStream;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

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
import scratch.example.data.Datasets;
import scratch.example.figure.Figure;
import scratch.example.figure.Plot;
import scratch.math.autograd.Variable;
import scratch.math.tensor.Tensor;

/// 402: layers, and the five lines that train them all.
public final class Ex402LayersAndTrainingLoop {
    private static final int EPOCHS = 20;
    private static final double RATE = 0.1;
    private static final int STEPS = 5;

    private Ex402LayersAndTrainingLoop() {
    }

    public static void main(String[] args) {
        var arguments = Arguments.of(args, "batch 32 rows a step", "seed 42 seed of weights and of the order of rows");
        int batch = arguments.intValue("batch");
        long seed = arguments.longValue("seed");
        Data[] digits = digits(seed);
        print("digits: %d rows to train, %d to test, 64 pixels -> 10 classes%n%n", digits[0].size(), digits[1].size());
        print("%s%n%n", Summary.of(network(seed), 64));
        print("untrained loss %.3f; ln(10) = %.3f is what pure guessing costs%n",
                Evaluation.of(network(seed), digits[0], Loss.crossEntropy()).loss(), Math.log(10));
        print("an epoch is %d steps, the last with %d rows%n%n", TrainingLoop.stepsPerEpoch(digits[0].size(), batch),
                (digits[0].size() - 1) % batch + 1);

        print("(w - 1)^2 from w = 0, rate 0.25     1       2       3       4       5       6       7       8%n");
        print("  gradients cleared            %s%n", path(true));
        print("  gradients not cleared        %s%n%n", path(false));

        double[] right = train(digits, batch, true, true, seed);
        double[] uncleared = train(digits, batch, true, false, seed);
        double[] unshuffled = train(digits, batch, false, true, seed);
        print("%d epochs of SGD, rate %.1f      first epoch   last epoch   test accuracy%n", EPOCHS, RATE);
        row("the five lines", right);
        row("not cleared", uncleared);
        row("not shuffled, rows by class", unshuffled);
        print("Nothing crashed. A loop with a missing line fails in silence; only the curves tell.%n%n");
        figures(right, uncleared, unshuffled);
        print("figures  target/figures/training-loop.svg, curves.svg%n%n");

        check(digits[0], batch, seed);
        print("%nTry: ./run 402 --batch 1437   One step an epoch: smooth, and after 20 epochs almost nowhere. Why?%n");
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

    private static String path(boolean clear) {
        Variable w = Variable.parameter(Tensor.scalar(0));
        var optimizer = new Optimizer(Map.of("w", w), new SGD(0.25));
        var line = new StringBuilder();
        for (int step = 0; step < 8; step++) {
            if (clear) {
                optimizer.clearGradients();
            }
            Variable error = w.plus(-1);
            error.times(error).backward();
            optimizer.step();
            line.append(String.format(Locale.ROOT, "%8.3f", w.item()));
        }
        return line.toString();
    }

    /// The loss of every epoch, and the test accuracy at the end.
    private static double[] train(Data[] digits, int batch, boolean shuffle, boolean clear, long seed) {
        Layer model = network(seed);
        var optimizer = new Optimizer(model.parameters(), new SGD(RATE));
        var options = new TrainingLoop.Options(batch, shuffle, clear, seed);
        Data rows = shuffle ? digits[0] : byClass(digits[0]);
        double[] curve = new double[EPOCHS + 1];
        for (int epoch = 0; epoch < EPOCHS; epoch++) {
            curve[epoch] = TrainingLoop.epoch(model, Loss.crossEntropy(), optimizer, rows, options, epoch);
        }
        curve[EPOCHS] = Evaluation.of(model, digits[1], Loss.crossEntropy()).accuracy();
        return curve;
    }

    private static Data byClass(Data data) {
        int[] labels = data.labels();
        Integer[] rows = new Integer[labels.length];
        Arrays.setAll(rows, i -> i);
        Arrays.sort(rows, (a, b) -> Integer.compare(labels[a], labels[b]));
        return data.select(Arrays.stream(rows).mapToInt(i -> i).toArray());
    }

    private static void row(String name, double... curve) {
        // A loop out of control ends elsewhere on every machine: its numbers are not worth printing.
        boolean lost = curve[EPOCHS - 1] > Math.log(10);
        print("  %-28s %10.3f   %10s   %13s%n", name, curve[0],
                lost ? "above 2.3" : String.format(Locale.ROOT, "%.3f", curve[EPOCHS - 1]),
                lost ? "chance" : String.format(Locale.ROOT, "%.1f %%", 100 * curve[EPOCHS]));
    }

    private static void figures(double[] right, double[] uncleared, double[] unshuffled) {
        Figure.write("training-loop", LoopDrawing.svg());
        double[] epochs = new double[EPOCHS];
        Arrays.setAll(epochs, i -> i + 1);
        Plot.of("Three loops, the same network and data", "epoch", "loss of the epoch")
                .line("the five lines", epochs, Arrays.copyOf(right, EPOCHS))
                .line("not cleared", epochs, Arrays.copyOf(uncleared, EPOCHS))
                .line("not shuffled, rows by class", epochs, Arrays.copyOf(unshuffled, EPOCHS))
                .horizontal("", Math.log(10)).text(14, 1.65, "guessing costs ln 10").yLog()
                .save("curves", "Loss against epoch for three loops. The right one falls steadily. The one that does not "
                        + "clear gradients, and the one that sees the classes one after the other, stay far above it.");
    }

    // ---------------------------------------------------------------- against SameDiff

    private static void check(Data data, int batchSize, long seed) {
        Layer model = network(seed);
        var optimizer = new Optimizer(model.parameters(), new SGD(RATE));
        var theirs = new SameDiffLoop(model);
        CheckTable checks = CheckTable.against("SameDiff 1.0.0-M2.1");
        int[] order = Data.permutation(data.size(), seed);
        for (int step = 0; step < STEPS; step++) {
            Batch batch = data.batch(Arrays.copyOfRange(order, step * batchSize % data.size(),
                    Math.min((step * batchSize % data.size()) + batchSize, data.size())));
            optimizer.clearGradients();
            Variable loss = Loss.crossEntropy().of(model.forward(batch.inputs()), batch);
            loss.backward();
            Map<String, INDArray> gradients = theirs.gradients(batch);
            checks.same("loss of batch " + (step + 1), rounded(loss.item()), rounded(theirs.loss), 1e-4);
            if (step == 0) {
                model.parameters().forEach((name, p) -> count(checks, "slopes of " + name, p.gradient(), gradients.get(name),
                        1e-6));
            }
            optimizer.step();
            theirs.step(gradients);
        }
        model.parameters().forEach((name, p) -> count(checks, name + " after " + STEPS + " steps", p.data(),
                theirs.weights.get(name), 1e-5));
        checks.whyDifferent("Ours are float32, 7 digits; SameDiff ran in double on the same numbers.");
        checks.print();
    }

    /// How many numbers agree.
    private static void count(CheckTable checks, String what, Tensor tensor, INDArray theirs, double allowed) {
        double[] a = doubles(tensor);
        double[] b = theirs.dup('c').data().asDouble();
        int equal = 0;
        for (int i = 0; i < a.length; i++) {
            equal += Math.abs(a[i] - b[i]) <= allowed ? 1 : 0;
        }
        checks.same(what + " within " + (allowed < 5e-6 ? "1e-6" : "1e-5"), equal, a.length);
    }

    private static double rounded(double x) {
        return Math.rint(x * 1e4) / 1e4;
    }

    private static double[] doubles(Tensor tensor) {
        float[] values = tensor.toArray();
        double[] wide = new double[values.length];
        Arrays.setAll(wide, i -> values[i]);
        return wide;
    }

    /// The same network and the same steps, by ND4J.
    private static final class SameDiffLoop {
        private final SameDiff graph = SameDiff.create();
        private final Map<String, INDArray> weights = new HashMap<>();
        private final SDVariable mean;
        private double loss;

        SameDiffLoop(Layer model) {
            Map<String, SDVariable> w = new HashMap<>();
            model.parameters().forEach((name, p) -> w.put(name, graph.var("p" + name.replace(".", "_"),
                    Nd4j.createFromArray(doubles(p.data())).reshape(Arrays.stream(p.shape()).asLongStream().toArray()))));
            SDVariable x = graph.placeHolder("x", DataType.DOUBLE, -1, 64);
            SDVariable y = graph.placeHolder("y", DataType.DOUBLE, -1, 10);
            SDVariable hidden = graph.nn().relu(x.mmul(w.get("0.weight")).add(w.get("0.bias")), 0);
            SDVariable logits = hidden.mmul(w.get("2.weight")).add(w.get("2.bias"));
            mean = y.mul(graph.nn().logSoftmax(logits)).sum(1).mean().neg();
            graph.setLossVariables(mean.name());
            w.forEach((name, variable) -> weights.put(name, variable.getArr()));
        }

        Map<String, INDArray> gradients(Batch batch) {
            INDArray labels = Nd4j.zeros(DataType.DOUBLE, batch.size(), 10);
            for (int i = 0; i < batch.size(); i++) {
                labels.putScalar(i, batch.labels()[i], 1);
            }
            Map<String, INDArray> in = Map.of("y", labels,
                    "x", Nd4j.createFromArray(doubles(batch.inputs().data())).reshape(batch.size(), 64));
            Map<String, INDArray> named = new HashMap<>();
            PrintStream out = System.out;
            System.setOut(new PrintStream(OutputStream.nullOutputStream()));            // SameDiff reports every operation
            try {
                compute(in, named);
            } finally {
                System.setOut(out);
            }
            return named;
        }

        private void compute(Map<String, INDArray> in, Map<String, INDArray> named) {
            loss = mean.eval(in).getDouble(0);
            graph.calculateGradients(in, weights.keySet().stream().map(n -> "p" + n.replace(".", "_")).toList())
                    .forEach((name, g) -> named.put(name.substring(1).replace("_", "."), g));
        }

        void step(Map<String, INDArray> gradients) {
            gradients.forEach((name, g) -> weights.get(name).subi(g.mul(RATE)));
        }
    }

    private static void print(String format, Object... values) {
        System.out.printf(Locale.ROOT, format, values);
    }
}
