package scratch.deep.foundation.mlp;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;

import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

import scratch.deep.data.Data;
import scratch.deep.init.SeedStream;
import scratch.example.Arguments;
import scratch.example.CheckTable;
import scratch.example.Quiet;
import scratch.example.data.ClassificationData;
import scratch.example.data.Datasets;
import scratch.example.figure.DecisionBoundary;
import scratch.example.figure.Figure;
import scratch.example.figure.Panels;
import scratch.example.figure.Plot;
import scratch.math.Matrix;
import scratch.math.autograd.Functions;
import scratch.math.autograd.Variable;
import scratch.math.tensor.Tensor;

/// 401: one hidden layer, its gradients by hand, and what a single neuron cannot do.
public final class Ex401MLP {
    static final Matrix XOR = Matrix.of(new double[][]{{0, 0}, {0, 1}, {1, 0}, {1, 1}});
    static final int[] TRUTH = {0, 1, 1, 0};
    /// Two hidden ReLUs that are XOR, exactly: the first counts the ones, the second fires only at two of them.
    static final Network BY_HAND = new Network(Matrix.of(new double[][]{{1, 1}, {1, 1}}), new double[]{0, -1},
            Matrix.of(new double[][]{{1}, {-2}}), new double[]{0});
    private static final int[] EPOCHS = {0, 30, 80, 100, 200, 500};

    private Ex401MLP() {
    }

    public static void main(String[] args) {
        var arguments = Arguments.of(args, "hidden 128 hidden units for the digits", "epochs 30 epochs on the digits",
                "seed 3 seed of the network for XOR");
        print("A perceptron, mistakes in each epoch%n");
        perceptron("AND", 0, 0, 0, 1);
        perceptron("OR", 0, 1, 1, 1);
        perceptron("XOR", TRUTH);

        long seed = arguments.longValue("seed");
        MLP trained = MLP.fit(XOR, TRUTH, forXor(8, 500, seed));
        double[] history = trained.history();
        print("%nXOR                             00     01     10     11%n");
        print("  two hidden ReLUs by hand  %s%n", row(BY_HAND.forward(XOR).logits()));
        print("  eight, before training    %s   loss %.3f%n",
                row(MLP.fit(XOR, TRUTH, forXor(8, 0, seed)).predictProbabilities(XOR)), history[0]);
        print("  eight, 500 steps later    %s   loss %.3f%n", row(trained.predictProbabilities(XOR)), history[499]);
        print("  solved from 100 random starts by");
        for (int hidden : new int[]{2, 3, 4, 8}) {
            print("%s %d hidden: %d", hidden == 2 ? "" : ",", hidden, solved(hidden, 100));
        }
        figures(seed);

        int hidden = arguments.intValue("hidden");
        print("%n%nDigits: 1438 rows to train, 359 to test, %d-%d-%d, %,d weights, %d epochs%n", 64, hidden, 10,
                75 * hidden + 10, arguments.intValue("epochs"));
        long start = processorNanos();
        double sum = 0;
        print("  seed             1        2        3        4        5     mean%n  right on test");
        for (int run = 1; run <= 5; run++) {
            double score = digits(hidden, arguments.intValue("epochs"), run);
            sum += score / 5;
            print(" %5.1f %% ", 100 * score);
        }
        long nanos = processorNanos() - start;
        print(" %5.1f %%%n%nfigures  target/figures/xor.svg, surface.svg%n%n", 100 * sum);
        check(sum, nanos);
        print("%nTry: ./run 401 --hidden 2   How many of the ten digits can two hidden units tell apart?%n");
    }

    private static void perceptron(String name, int... labels) {
        Perceptron perceptron = Perceptron.fit(XOR, labels, 1000);
        int[] mistakes = perceptron.mistakes();
        String first = String.join(" ", Arrays.stream(mistakes).limit(8).mapToObj(Integer::toString).toList());
        print("  %-4s %-18s %s%n", name, first + (mistakes.length > 8 ? " ..." : ""), perceptron.atRest()
                ? "at rest" : "after " + mistakes.length + " epochs still " + mistakes[mistakes.length - 1]);
    }

    static MLP.Options forXor(int hidden, int steps, long seed) {
        return new MLP.Options(hidden, 0.5, steps, 4, seed);
    }

    /// From how many of the first so many seeds all four rows come out right.
    static int solved(int hidden, int starts) {
        int solved = 0;
        for (long seed = 1; seed <= starts; seed++) {
            solved += MLP.fit(XOR, TRUTH, forXor(hidden, 500, seed)).score(XOR, TRUTH) == 1 ? 1 : 0;
        }
        return solved;
    }

    /// The share of right answers on the test rows, after training on the others.
    static double digits(int hidden, int epochs, long seed) {
        ClassificationData digits = Datasets.digits();
        int[] order = Data.permutation(digits.size(), seed);
        Matrix x = Matrix.of(digits.x()).times(1.0 / 16).selectRows(order);            // (1797, 64), from 0 to 1
        int[] y = Arrays.stream(order).map(i -> digits.y()[i]).toArray();
        int[] train = rows(0, 1438);
        int[] test = rows(1438, y.length);
        MLP model = MLP.fit(x.selectRows(train), Arrays.copyOf(y, 1438), new MLP.Options(hidden, 0.5, epochs, 32, seed));
        return model.score(x.selectRows(test), Arrays.copyOfRange(y, 1438, y.length));
    }

    /// What this thread has worked: unlike a clock on the wall it does not count what other programs do meanwhile.
    private static long processorNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static int[] rows(int from, int to) {
        int[] rows = new int[to - from];
        Arrays.setAll(rows, i -> from + i);
        return rows;
    }

    // ---------------------------------------------------------------- pictures

    private static void figures(long seed) {
        Plot input = corners("what goes in: it would take two lines", "x1", "x2", XOR).xRange(-0.6, 2.4).yRange(-0.6, 1.6)
                .line("h1 - 2 h2 = 1/2", new double[]{-0.6, 1.1, Double.NaN, -0.1, 2.1},
                        new double[]{1.1, -0.6, Double.NaN, 1.6, -0.6})
                .textBeside(0.05, 0.07, "00").textBeside(0.05, 1.07, "01").textBeside(1.05, 0.07, "10")
                .textBeside(1.05, 1.07, "11");
        Matrix hidden = BY_HAND.forward(XOR).hidden();
        Plot middle = corners("what the hidden units make of it: one line", "h1 = max(0, x1 + x2)",
                "h2 = max(0, x1 + x2 - 1)", hidden).xRange(-0.6, 2.4).yRange(-0.6, 1.6)
                .line("h1 - 2 h2 = 1/2", new double[]{-0.6, 2.4}, new double[]{-0.55, 0.95})
                .textBeside(0.05, 0.07, "00").textBeside(1.05, -0.12, "01 and 10").textBeside(2.05, 1.07, "11");
        Panels.of("", 2, input.size(540, 430), middle.size(540, 430)).save("xor", "Left the four rows of XOR as corners of a "
                + "square, equal answers at opposite corners; it takes two lines to separate them. Right the same rows after "
                + "two hidden units: 01 and 10 have fallen on one point, and one line separates it from the other two.");
        Figure[] panels = new Figure[EPOCHS.length];
        for (int i = 0; i < panels.length; i++) {
            MLP model = MLP.fit(XOR, TRUTH, forXor(8, EPOCHS[i], seed));
            panels[i] = DecisionBoundary.of("after " + EPOCHS[i] + " steps", "x1", "x2")
                    .points(XOR.column(0), XOR.column(1), TRUTH, "0", "1")
                    .regions((u, v) -> model.predict(Matrix.wrap(1, 2, new double[]{u, v}))[0]);
        }
        Panels.of("Eight hidden units learn XOR", 3, panels).cell(380, 300).save("surface", "Six maps of the answers of a "
                + "network over the square, from before training to 500 steps. The nearly straight border of the start "
                + "bends, and in the end two pieces of it cut the corners 01 and 10 off from the band between them.");
    }

    private static Plot corners(String title, String x, String y, Matrix at) {
        return Plot.of(title, x, y).points(at.column(0), at.column(1), TRUTH, "answer 0", "answer 1");
    }

    // ---------------------------------------------------------------- the same gradients, by others

    /// A loss with its slopes.
    public record Slopes(double loss, Network network) {
        /// Loss and slopes in one array: loss, dW1, db1, dW2, db2.
        public double[][] parts() {
            return new double[][]{{loss}, network.w1().data(), network.b1(), network.w2().data(), network.b2()};
        }
    }

    public static Slopes byHand(Network network, Matrix x, int... labels) {
        Network.Pass pass = network.forward(x);
        return new Slopes(Network.loss(pass.logits(), labels), network.backward(x, pass, labels));
    }

    /// The engine of lesson 109, in float32.
    public static Slopes byAutograd(Network network, Matrix x, int... labels) {
        Variable[] w = {parameter(network.w1()), parameter(row(network.b1(), 1)), parameter(network.w2()),
            parameter(row(network.b2(), 1))};
        Variable logits = parameter(x).detach().matmul(w[0]).plus(w[1]).relu().matmul(w[2]).plus(w[3]);
        Variable loss = network.b2().length > 1 ? Functions.crossEntropy(logits, labels)
                : Functions.binaryCrossEntropy(logits, parameter(targets(1, labels)).detach()).mean();
        loss.backward();
        double[][] slopes = new double[4][];
        for (int i = 0; i < 4; i++) {
            float[] values = w[i].gradient().toArray();
            slopes[i] = new double[values.length];
            Arrays.setAll(slopes[i], j -> values[j]);
        }
        return slopes(network, loss.item(), slopes);
    }

    /// ND4J's automatic differentiation, in double.
    public static Slopes bySameDiff(Network network, Matrix x, int... labels) {
        SameDiff graph = SameDiff.create();
        int k = network.b2().length;
        SDVariable hidden = graph.nn.relu(graph.constant(array(x)).mmul(graph.var("w1", array(network.w1())))
                .add(graph.var("b1", array(row(network.b1(), 1)))), 0);
        SDVariable logits = hidden.mmul(graph.var("w2", array(network.w2())))
                .add(graph.var("b2", array(row(network.b2(), 1))));
        SDVariable truth = graph.constant(array(targets(k, labels)));
        SDVariable loss = k == 1 ? graph.loss.sigmoidCrossEntropy("loss", truth, logits, null)
                : graph.loss.softmaxCrossEntropy("loss", truth, logits, null);
        graph.setLossVariables("loss");
        String[] names = {"w1", "b1", "w2", "b2"};
        Map<String, INDArray> gradients = Quiet.of(() -> graph.calculateGradients(null, names));
        return slopes(network, loss.eval().getDouble(0), Arrays.stream(names)
                .map(name -> gradients.get(name).dup('c').data().asDouble()).toArray(double[][]::new));
    }

    private static Slopes slopes(Network like, double loss, double[]... values) {
        return new Slopes(loss, new Network(Matrix.wrap(like.w1().rows(), like.w1().columns(), values[0]), values[1],
                Matrix.wrap(like.w2().rows(), like.w2().columns(), values[2]), values[3]));
    }

    /// Labels as numbers: 0 or 1 in one column, or a 1 in the column of the class.
    private static Matrix targets(int k, int... labels) {
        Matrix targets = Matrix.zeros(labels.length, k);
        for (int i = 0; i < labels.length; i++) {
            targets.set(i, k == 1 ? 0 : labels[i], k == 1 ? labels[i] : 1);
        }
        return targets;
    }

    private static Matrix row(double[] values, int rows) {
        return Matrix.wrap(rows, values.length, values);
    }

    private static Variable parameter(Matrix a) {
        float[] values = new float[a.data().length];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) a.data()[i];
        }
        return Variable.parameter(Tensor.of(values, a.rows(), a.columns()));
    }

    private static INDArray array(Matrix a) {
        return Nd4j.createFromArray(a.data().clone()).reshape(a.rows(), a.columns());
    }

    private static void check(double accuracy, long nanos) {
        ClassificationData digits = Datasets.digits();
        Matrix x = Matrix.of(digits.x()).times(1.0 / 16).selectRows(rows(0, 32));
        int[] y = Arrays.copyOf(digits.y(), 32);
        Network network = Network.random(64, 128, 10, SeedStream.generator(7));
        Slopes ours = byHand(network, x, y);
        CheckTable checks = CheckTable.against("SameDiff 1.0.0-M2.1");
        compare(checks, "", ours, bySameDiff(network, x, y), 1e-12);
        compare(checks, "autograd: ", ours, byAutograd(network, x, y), 1e-7);
        checks.atLeast("digits, mean of five", accuracy, 0.97);
        checks.time("five trainings, processor time, against 10 s", nanos, 10_000_000_000L);
        checks.whyDifferent("autograd is float32, 7 digits; it stands in the column of SameDiff, which ran in double.");
        checks.print();
    }

    private static void compare(CheckTable checks, String name, Slopes ours, Slopes theirs, double allowed) {
        String[] names = {"loss", "slopes of W1", "slopes of b1", "slopes of W2", "slopes of b2"};
        checks.same(name + "loss", rounded(ours.loss()), rounded(theirs.loss()), 1e-4);
        for (int part = 1; part < 5; part++) {
            double[] a = ours.parts()[part];
            double[] b = theirs.parts()[part];
            int equal = 0;
            for (int i = 0; i < a.length; i++) {
                equal += Math.abs(a[i] - b[i]) <= allowed ? 1 : 0;
            }
            checks.same(String.format(Locale.ROOT, "%s%s within %.0e", name, names[part], allowed).replace("e-0", "e-"), equal,
                    a.length);
        }
    }

    private static double rounded(double x) {
        return Math.rint(x * 1e4) / 1e4;
    }

    private static String row(Matrix column) {
        StringBuilder line = new StringBuilder();
        for (double value : column.data()) {
            line.append(String.format(Locale.ROOT, "%7.2f", value));
        }
        return line.toString();
    }

    private static void print(String format, Object... values) {
        System.out.printf(Locale.ROOT, format, values);
    }
}
