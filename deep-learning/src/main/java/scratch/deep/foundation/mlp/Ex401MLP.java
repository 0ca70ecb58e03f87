package scratch.deep.foundation.mlp;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Locale;

import scratch.deep.data.Data;
import scratch.deep.init.SeedStream;
import scratch.example.Arguments;
import scratch.example.CheckTable;
import scratch.example.Console;
import scratch.example.data.ClassificationData;
import scratch.example.data.Datasets;
import scratch.math.Matrix;

/// 401: one hidden layer, its gradients by hand, and what a single neuron cannot do.
public final class Ex401MLP {
    static final Matrix XOR = Matrix.of(new double[][]{{0, 0}, {0, 1}, {1, 0}, {1, 1}});
    static final int[] TRUTH = {0, 1, 1, 0};
    /// Two hidden ReLUs that are XOR, exactly: the first counts the ones, the second is on only for two of them.
    static final Network BY_HAND = new Network(Matrix.of(new double[][]{{1, 1}, {1, 1}}), new double[]{0, -1},
            Matrix.of(new double[][]{{1}, {-2}}), new double[]{0});
    static final int[] SIZES = {2, 3, 4, 8};
    private static final int STARTS = 100;
    private static final int TRAINING_ROWS = 1438;

    private Ex401MLP() {
    }

    public static void main(String[] args) {
        var arguments = Arguments.of(args, "hidden 128 1..4096 hidden units for the digits",
                "epochs 30 1..1000 epochs on the digits", "seed 3 seed of the network for XOR");
        Console.print("a perceptron, mistakes in each epoch%n");
        perceptron("AND", 0, 0, 0, 1);
        perceptron("OR", 0, 1, 1, 1);
        perceptron("XOR", TRUTH);
        long seed = arguments.longValue("seed");
        xor(seed);
        int[] solved = Arrays.stream(SIZES).map(hidden -> solved(hidden, STARTS)).toArray();
        Console.print("%nrandom starts that solve XOR, of %d: %d with 2 hidden units, %d with 3, %d with 4, %d with 8%n",
                STARTS, solved[0], solved[1], solved[2], solved[3]);
        Figures401.draw(seed, solved);
        digits(arguments.intValue("hidden"), arguments.intValue("epochs"));
        Console.print("%nTry: ./run 401 --hidden 2   How many of the ten digits can two hidden units tell apart?%n");
    }

    private static void perceptron(String name, int... labels) {
        Perceptron perceptron = Perceptron.fit(XOR, labels, 1000);
        int[] mistakes = perceptron.mistakes();
        String first = String.join(" ", Arrays.stream(mistakes).limit(8).mapToObj(Integer::toString).toList());
        Console.print("  %-4s %-20s %s%n", name, first + (mistakes.length > 8 ? " ..." : ""), perceptron.converged()
                ? "converged" : "after " + mistakes.length + " epochs still " + mistakes[mistakes.length - 1]);
    }

    private static void xor(long seed) {
        MLP trained = MLP.fit(XOR, TRUTH, forXor(8, 500, seed));
        Console.print("%n");
        var table = Console.table("%-29s %6.2f %6.2f %6.2f %6.2f %8s", "output for the row", "00", "01", "10", "11", "loss");
        row(table, "  2 hidden units, by hand", BY_HAND.forward(XOR).logits(), "");
        row(table, "  8 hidden units, untrained", MLP.fit(XOR, TRUTH, forXor(8, 0, seed)).predictProbabilities(XOR),
                String.format(Locale.ROOT, "%.3f", trained.history()[0]));
        row(table, "  8 hidden units, 500 steps", trained.predictProbabilities(XOR),
                String.format(Locale.ROOT, "%.3f", trained.history()[499]));
    }

    private static void row(Console.Table table, String name, Matrix output, String loss) {
        double[] y = output.data();
        table.row(name, y[0], y[1], y[2], y[3], loss);
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

    private static void digits(int hidden, int epochs) {
        Console.print("%ndigits: %d rows to train, %d to test, 64-%d-10, %d weights, %d epochs%n", TRAINING_ROWS,
                Datasets.digits().size() - TRAINING_ROWS, hidden, 75 * hidden + 10, epochs);
        long start = processorNanos();
        double[] scores = new double[5];
        Arrays.setAll(scores, i -> 100 * digits(hidden, epochs, i + 1));
        long nanos = processorNanos() - start;
        double mean = Arrays.stream(scores).average().orElseThrow();
        Console.print("  right on test, in %%, for five seeds: %.1f %.1f %.1f %.1f %.1f, mean %.1f%n%n", scores[0], scores[1],
                scores[2], scores[3], scores[4], mean);
        Console.print("figures  target/figures/network.svg, xor.svg, surface.svg, failures.svg%n%n");
        check(mean / 100, nanos);
    }

    /// The share of right answers on the test rows, after training on the others.
    static double digits(int hidden, int epochs, long seed) {
        ClassificationData digits = Datasets.digits();
        int[] order = Data.permutation(digits.size(), seed);
        Matrix x = Matrix.of(digits.x()).times(1.0 / 16).selectRows(order);            // (1797, 64), from 0 to 1
        int[] y = Arrays.stream(order).map(i -> digits.y()[i]).toArray();
        int[] train = rows(0, TRAINING_ROWS);
        int[] test = rows(TRAINING_ROWS, y.length);
        MLP model = MLP.fit(x.selectRows(train), Arrays.copyOf(y, TRAINING_ROWS),
                new MLP.Options(hidden, 0.5, epochs, 32, seed));
        return model.score(x.selectRows(test), Arrays.copyOfRange(y, TRAINING_ROWS, y.length));
    }

    private static int[] rows(int from, int to) {
        int[] rows = new int[to - from];
        Arrays.setAll(rows, i -> from + i);
        return rows;
    }

    /// What this thread has worked: unlike a clock on the wall it does not count what other programs do meanwhile.
    private static long processorNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    // The gradients of one batch of digits, held to two programs that derive them on their own.
    private static void check(double accuracy, long nanos) {
        ClassificationData digits = Datasets.digits();
        Matrix x = Matrix.of(digits.x()).times(1.0 / 16).selectRows(rows(0, 32));      // (32, 64)
        int[] y = Arrays.copyOf(digits.y(), 32);
        Network network = Network.random(64, 128, 10, SeedStream.generator(7));
        Peers401.Gradient ours = Peers401.byHand(network, x, y);
        CheckTable double64 = CheckTable.against("SameDiff 1.0.0-M2.1");
        compare(double64, ours, Peers401.bySameDiff(network, x, y), 1e-12);
        double64.atLeast("right on test, mean of 5", accuracy, 0.97);
        double64.time("5 trainings against 10 s", nanos, 10_000_000_000L);
        double64.print();
        Console.print("%n");
        CheckTable float32 = CheckTable.against("autograd, lesson 109");
        compare(float32, ours, Peers401.byAutograd(network, x, y), 1e-7);
        float32.whyDifferent("autograd computes in float32, with 7 digits; SameDiff ran in double.").print();
    }

    private static void compare(CheckTable checks, Peers401.Gradient ours, Peers401.Gradient theirs, double allowed) {
        checks.same("loss", ours.loss(), theirs.loss(), 10 * allowed);
        String[] names = {"loss", "W1", "b1", "W2", "b2"};
        var gradients = checks.group("gradients", allowed);
        for (int part = 1; part < names.length; part++) {
            gradients.same(names[part], ours.parts()[part], theirs.parts()[part]);
        }
    }
}
