package scratch.deep.recurrence.lstm;

import java.util.Arrays;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

import scratch.deep.recurrent.Adding;
import scratch.deep.recurrent.AddingRuns;
import scratch.deep.recurrent.LSTM;
import scratch.deep.recurrent.RNN;
import scratch.deep.recurrent.RecurrentLayer;
import scratch.example.Arguments;
import scratch.example.CheckTable;
import scratch.example.Console;

/// 423: the gates of an LSTM one by one, and a sum over sixty steps that a plain network does not find.
public final class Ex423LSTM {
    static final int[] LENGTHS = {10, 30, 60};
    static final String[] NAMES = {"plain", "LSTM", "LSTM, forget bias 1"};
    private static final int SEEDS = 4;

    private Ex423LSTM() {
    }

    public static void main(String[] args) {
        var arguments = Arguments.of(args, "steps 500 1..5000 steps of training", "units 16 1..256 units of each network",
                "rate 0.02 0<..<1 size of a step", "seed 1 first seed");
        byHand();
        int units = arguments.intValue("units");
        parameters(units);
        int steps = arguments.intValue("steps");
        double rate = arguments.doubleValue("rate");
        Figures423.draw(adding(units, steps, rate, arguments.longValue("seed")));
        Console.print("figures  target/figures/gates.svg, adding.svg, learning.svg%n%n");
        check();
        Console.print("%nTry: ./run 423 --steps 200   Which network needs the fewest steps for a long sequence?%n");
    }

    /// The step of the README: sums ln 1, ln 3, ln √3 and ln 4.
    static final double[] SUMS = {0, Math.log(3), Math.log(3) / 2, Math.log(4)};

    private static void byHand() {
        LSTMCell.Step s = LSTMCell.gates(SUMS, new double[]{2});
        Console.print("one unit, one step, cell before 2%n  input gate %.2f, forget gate %.2f, candidate %.2f, output gate "
                + "%.2f%n  cell %.4f, state %.4f%n", s.i()[0], s.f()[0], s.g()[0], s.o()[0], s.c()[0], s.h()[0]);
        double[] dc = {0};
        double[] sums = LSTMCell.gatesBack(s, new double[]{2}, new double[]{1}, dc);
        Console.print("  derivative of the state by the sums %.4f, %.4f, %.4f, %.4f, by the cell before %.4f%n%n", sums[0],
                sums[1], sums[2], sums[3], dc[0]);
    }

    private static void parameters(int units) {
        var random = new SplittableRandom(1);
        Console.print("parameters, 2 inputs and %d units: plain %d, LSTM %d; of these the second bias %d%n%n", units,
                new RNN(2, units, random).parameterCount(), new LSTM(2, units, random).parameterCount(), 4 * units);
    }

    static RecurrentLayer layer(int kind, int units, RandomGenerator random) {
        return switch (kind) {
            case 0 -> new RNN(2, units, random);
            case 1 -> new LSTM(2, units, random);
            default -> new LSTM(2, units, random).withForgetBias(1);
        };
    }

    /// The runs, [network][length].
    private static AddingRuns[][] adding(int units, int steps, double rate, long seed) {
        Console.print("adding two marked numbers: %d seeds, %d steps; mean squared error of whoever says 1: %.3f%n", SEEDS,
                steps, Adding.BLIND);
        var table = Console.table("  %-22s %10s %10s %10s   %s", "length of the sequence", "10", "30", "60",
                "seeds with an error below 0.02");
        AddingRuns[][] all = new AddingRuns[NAMES.length][LENGTHS.length];
        for (int kind = 0; kind < NAMES.length; kind++) {
            int which = kind;
            String[] medians = new String[LENGTHS.length];
            String[] solved = new String[LENGTHS.length];
            for (int i = 0; i < LENGTHS.length; i++) {
                all[kind][i] = AddingRuns.of(s -> network(which, units, s), new Adding.Options(LENGTHS[i], 32, steps, rate,
                        seed),
                        SEEDS);
                medians[i] = String.format(Locale.ROOT, "%.3f", all[kind][i].medianError());
                solved[i] = String.valueOf(all[kind][i].solved());
            }
            table.row(NAMES[kind], medians[0], medians[1], medians[2], String.join(", ", solved));
        }
        return all;
    }

    static Adding network(int kind, int units, long seed) {
        var random = new SplittableRandom(seed);
        return new Adding(layer(kind, units, random), random);
    }

    private static void check() {
        var random = new SplittableRandom(423);
        LSTMCell cell = LSTMCell.random(3, 5, random);
        double[][] x = new double[12][3];
        Arrays.stream(x).forEach(row -> Arrays.setAll(row, j -> random.nextGaussian()));
        Peers423.Passes ours = Peers423.byHand(cell, x);
        CheckTable double64 = CheckTable.against("SameDiff 1.0.0-M2.1");
        compare(double64, ours, Peers423.bySameDiff(cell, x), 1e-12);
        double64.print();
        Console.print("%n");
        CheckTable float32 = CheckTable.against("our layer");
        compare(float32, ours, Peers423.byLayer(cell, x), 2e-6);
        float32.whyDifferent("The layer computes in float32, with 7 digits; SameDiff ran in double.").print();
    }

    private static void compare(CheckTable checks, Peers423.Passes ours, Peers423.Passes theirs, double allowed) {
        checks.group("states, cells", allowed).same("h", ours.states(), theirs.states())
                .same("c", ours.cells(), theirs.cells());
        checks.group("gradients", allowed).same("W", ours.gradient()[0], theirs.gradient()[0])
                .same("U", ours.gradient()[1], theirs.gradient()[1]).same("b", ours.gradient()[2], theirs.gradient()[2]);
    }
}
