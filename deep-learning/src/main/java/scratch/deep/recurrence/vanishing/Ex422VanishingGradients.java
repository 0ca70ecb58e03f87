package scratch.deep.recurrence.vanishing;

import java.util.Arrays;
import java.util.Locale;
import java.util.SplittableRandom;

import scratch.deep.optimizer.Optimizer;
import scratch.deep.optimizer.SGD;
import scratch.deep.recurrence.vanishing.Recall.Options;
import scratch.example.Arguments;
import scratch.example.CheckTable;
import scratch.example.Console;
import scratch.math.Matrix;

/// 422: how much of a gradient is left after many steps, what that does to learning, and what helps.
public final class Ex422VanishingGradients {
    static final double[] RADII = {0.5, 0.9, 1, 1.5, 3};
    static final int STEPS = 50;
    static final int[] DISTANCES = {0, 1, 2, 5, 10, 15, 20, 25, 30, 40, 50};
    static final int UNITS = 16;
    private static final int MATRICES = 5;
    static final int[] LAGS = {5, 10, 20, 50};
    private static final int SEEDS = 4;

    private Ex422VanishingGradients() {
    }

    public static void main(String[] args) {
        var arguments = Arguments.of(args, "steps 150 1..5000 steps of training at most, for each recall",
                "clip 1.0 0<.. longest gradient where it is clipped", "seed 1 first seed of the networks");
        oneUnit();
        double[][][] stretches = jacobians();
        double[][] felt = gradients();
        recall(arguments.intValue("steps"), arguments.doubleValue("clip"), arguments.longValue("seed"));
        cliff();
        notANumber();
        Figures422.draw(stretches, felt);
        Console.print("figures  target/figures/norms.svg, felt.svg, cliff.svg%n%n");
        check();
        Console.print("%nTry: ./run 422 --steps 1000   Does the LSTM learn lag 20 if it may try for longer?%n");
    }

    private static void oneUnit() {
        Console.print("one unit: derivative over 10 and 50 steps%n");
        var table = Console.table("  %8.1f %10.3g %10.3g %12.4f %10.2f %10.2g %10.2g", "weight", "linear 10", "50",
                "tanh: state", "factor", "10", "50");
        for (double w : new double[]{0.5, 0.9, 1.1, 1.5, 3}) {
            double state = fixedPoint(w);
            double factor = w * (1 - state * state);
            table.row(w, Math.pow(w, 10), Math.pow(w, 50), state, factor, Math.pow(factor, 10), Math.pow(factor, 50));
        }
    }

    /// Where `h ← tanh(w·h)` comes to rest, from 1.
    static double fixedPoint(double w) {
        double h = 1;
        for (int i = 0; i < 10_000; i++) {
            h = StrictMath.tanh(w * h);
        }
        return Math.abs(h) < 1e-12 ? 0 : h;
    }

    /// Logarithms to base 10, averaged over matrices: of norms at the distances, then of the bound.
    static double[][] logarithms(double radius, boolean rotation, int... distances) {
        double[][] logs = new double[2][distances.length];
        for (int seed = 1; seed <= MATRICES; seed++) {
            StateJacobian jacobian = jacobian(radius, rotation, seed);
            for (int i = 0; i < distances.length; i++) {
                logs[0][i] += Math.log10(jacobian.norm(distances[i])) / MATRICES;
                logs[1][i] += Math.log10(jacobian.bounds()[distances[i]]) / MATRICES;
            }
        }
        return logs;
    }

    private static StateJacobian jacobian(double radius, boolean rotation, long seed) {
        var random = new SplittableRandom(seed);
        Matrix w = rotation ? RecurrentMatrix.orthogonal(UNITS, radius, random)
                : RecurrentMatrix.gaussian(UNITS, radius, random);
        double[][] drives = new double[STEPS][UNITS];
        Arrays.stream(drives).forEach(row -> Arrays.setAll(row, j -> 0.3 * random.nextGaussian()));
        return StateJacobian.of(w, drives);
    }

    /// For each radius, then for the rotation: logarithms of the norms and of the bound at all distances.
    private static double[][][] jacobians() {
        Console.print("%ntanh, 16 units: largest stretch of a small change, as a power of ten%n");
        var table = Console.table("  %-24s %8s %8s %8s %8s %14s", "steps between", "1", "10", "20", "50", "bound for 50");
        double[][][] all = new double[RADII.length + 1][][];
        for (int i = 0; i < all.length; i++) {
            boolean rotation = i == RADII.length;
            all[i] = logarithms(rotation ? 1 : RADII[i], rotation, DISTANCES);
            double[] norms = all[i][0];
            table.row(rotation ? "rotation" : "normal, radius " + RADII[i], power(norms[1]), power(norms[4]), power(norms[6]),
                    power(norms[10]), power(all[i][1][10]));
        }
        return all;
    }

    /// One digit behind the point, and no −0.0.
    private static String power(double log) {
        return String.format(Locale.ROOT, "%.1f", Math.round(log * 10) / 10.0);
    }

    /// How much the loss feels of the input so many steps before the end, as a power of ten: mean over five networks.
    static double[] felt(Memory memory) {
        double[] logs = new double[STEPS + 1];
        for (int seed = 1; seed <= MATRICES; seed++) {
            double[] norms = new Recall(memory, UNITS, seed)
                    .gradientByStep(Recall.Sequences.draw(64, STEPS, new SplittableRandom(seed)));
            for (int t = 0; t <= STEPS; t++) {
                logs[STEPS - t] += Math.log10(Math.max(norms[t], 1e-40)) / MATRICES;
            }
        }
        return logs;
    }

    private static double[][] gradients() {
        Console.print("%nour layers before training: derivative of the loss by an input, as a power of ten%n");
        var table = Console.table("  %-24s %8s %8s %8s %8s", "steps before the end", "0", "10", "20", "50");
        double[][] all = Arrays.stream(Memory.values()).map(Ex422VanishingGradients::felt).toArray(double[][]::new);
        for (Memory memory : Memory.values()) {
            double[] logs = all[memory.ordinal()];
            table.row(memory.toString(), power(logs[0]), power(logs[10]), power(logs[20]), power(logs[50]));
        }
        return all;
    }

    private static void recall(int steps, double clip, long seed) {
        Console.print("%nrecall: seeds of %d that learn it in %d steps, by the lag%n", SEEDS, steps);
        var table = Console.table("  %-24s %8s %8s %8s %8s", "", "5", "10", "20", "50");
        for (Memory memory : Memory.values()) {
            row(table, memory.toString(), memory, steps, Double.POSITIVE_INFINITY, seed);
            if (memory == Memory.PLAIN) {
                row(table, "plain, clipped", memory, steps, clip, seed);
            }
        }
    }

    private static void row(Console.Table table, String name, Memory memory, int steps, double clip, long seed) {
        Object[] cells = new Object[LAGS.length + 1];
        cells[0] = name;
        for (int i = 0; i < LAGS.length; i++) {
            cells[i + 1] = count(memory, LAGS[i], steps, clip, seed);
        }
        table.row(cells);
    }

    static int count(Memory memory, int lag, int steps, double clip, long seed) {
        int solved = 0;
        for (long s = seed; s < seed + SEEDS; s++) {
            solved += Recall.train(new Options(memory, lag, UNITS, 32, steps, 0.01, clip, s)).solved() ? 1 : 0;
        }
        return solved;
    }

    static final Cliff CLIFF = new Cliff(1.1, 50, -0.5);

    private static void cliff() {
        Console.print("%none unit with a wall in its loss: derivative at b = 0.01, 0 and -0.01: %.1f, %.0f, %.1f%n",
                CLIFF.gradient(0.01), CLIFF.gradient(0), CLIFF.gradient(-0.01));
        var table = Console.table("  %-24s %10.3f %10.4f", "200 steps from b = 0.1", "b", "loss");
        for (double clip : new double[]{Double.POSITIVE_INFINITY, 0.3}) {
            double[] path = CLIFF.descend(0.1, 0.05, clip, 200);
            table.row(clip < 1 ? "clipped to 0.3" : "as it is", path[200], CLIFF.loss(path[200]));
        }
    }

    private static void notANumber() {
        Recall network = new Recall(Memory.PLAIN, 4, 1);
        Optimizer optimizer = new Optimizer(network.parameters(), new SGD(1e38));
        var random = new SplittableRandom(1);
        try {
            for (int step = 1; step <= 10; step++) {
                network.step(Recall.Sequences.draw(8, 5, random), optimizer, Double.POSITIVE_INFINITY, step);
            }
        } catch (ArithmeticException refused) {
            Console.print("%na rate of 1e38 ends with this:%n");
            Console.wrapped(refused.getMessage());
            Console.print("%n");
        }
    }

    private static void check() {
        var random = new SplittableRandom(422);
        Matrix w = RecurrentMatrix.gaussian(5, 1.2, random);
        double[][] drives = new double[8][5];
        Arrays.stream(drives).forEach(row -> Arrays.setAll(row, j -> 0.3 * random.nextGaussian()));
        double[] ours = StateJacobian.of(w, drives).products()[8].data();
        CheckTable checks = CheckTable.against("SameDiff 1.0.0-M2.1");
        checks.group("derivatives over 8 steps", 1e-12).same("dh", ours, Peers422.bySameDiff(w, drives).data());
        checks.print();
        Console.print("%n");
        checks = CheckTable.against("autograd, lesson 109");
        checks.group("derivatives over 8 steps", 1e-6).same("dh", ours, Peers422.byAutograd(w, drives).data());
        checks.print();
    }
}
