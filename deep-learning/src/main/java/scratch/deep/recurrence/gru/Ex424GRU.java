package scratch.deep.recurrence.gru;

import java.util.Arrays;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.LongStream;

import scratch.deep.recurrence.gru.Forecast.Task;
import scratch.deep.recurrent.Adding;
import scratch.deep.recurrent.AddingRuns;
import scratch.deep.recurrent.GRU;
import scratch.deep.recurrent.LSTM;
import scratch.deep.recurrent.RNN;
import scratch.deep.recurrent.RecurrentLayer;
import scratch.example.Arguments;
import scratch.example.CheckTable;
import scratch.example.Console;

/// 424: two gates instead of three, against an LSTM of the same size; and two time series, one of which needs no network.
public final class Ex424GRU {
    static final String[] NAMES = {"plain, 29 units", "LSTM, 14 units", "GRU, 16 units"};
    static final int LENGTH = 60;
    static final Task TASK = new Task(20, 6);
    private static final int SEEDS = 4;

    private Ex424GRU() {
    }

    public static void main(String[] args) {
        var arguments = Arguments.of(args, "steps 300 1..5000 steps of training", "rate 0.02 0<..<1 size of a step",
                "seed 1 first seed");
        int steps = arguments.intValue("steps");
        double rate = arguments.doubleValue("rate");
        long seed = arguments.longValue("seed");
        byHand();
        AddingRuns[] runs = adding(steps, rate, seed);
        Figures424.draw(forecasts(steps, rate / 2, seed), runs);
        Console.print("figures  target/figures/gates.svg, learning.svg, forecasts.svg%n%n");
        check();
        Console.print("%nTry: ./run 424 --steps 1000   Does the LSTM catch up?%n");
    }

    /// The step of the README: sums from the input, and from the state before, which is 1.
    static final double[] INPUT = {0, Math.log(3), 0};
    static final double[] STATE = {0, 0, Math.log(3)};

    private static void byHand() {
        double[] before = {1};
        GRUCell.Step s = GRUCell.gates(INPUT, STATE, before);
        GRUCell.StepGradient d = GRUCell.gatesBack(s, before, new double[]{1});
        Console.print("one unit, one step, state before 1%n  reset gate %.2f, update gate %.2f, candidate %.2f, state %.4f%n"
                + "  derivative of the state by the sums %.4f, %.4f, %.4f, straight by the state before %.2f%n%n", s.r()[0],
                s.z()[0], s.n()[0], s.h()[0], d.input()[0], d.input()[1], d.input()[2], d.direct()[0]);
    }

    static RecurrentLayer layer(int kind, int inputs, RandomGenerator random) {
        return switch (kind) {
            case 0 -> new RNN(inputs, 29, random);
            case 1 -> new LSTM(inputs, 14, random);
            default -> new GRU(inputs, 16, random);
        };
    }

    static Adding network(int kind, long seed) {
        var random = new SplittableRandom(seed);
        return new Adding(layer(kind, 2, random), random);
    }

    private static AddingRuns[] adding(int steps, double rate, long seed) {
        Console.print("adding two marked numbers of %d, %d steps; error of whoever says 1: %.3f%n", LENGTH, steps,
                Adding.BLIND);
        var table = Console.table("  %-18s %12s %14s %18s", "", "parameters", "median error", "seeds below 0.02");
        AddingRuns[] runs = new AddingRuns[NAMES.length];
        for (int kind = 0; kind < NAMES.length; kind++) {
            int which = kind;
            runs[kind] = AddingRuns.of(s -> network(which, s), new Adding.Options(LENGTH, 32, steps, rate, seed), SEEDS);
            table.row(NAMES[kind], layer(kind, 2, new SplittableRandom(1)).parameterCount(), text(runs[kind].medianError()),
                    runs[kind].solved() + " of " + SEEDS);
        }
        return runs;
    }

    private static String text(double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }

    static double median(double... values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }

    /// The errors for each series: naive, linear, and the median of each network.
    private static double[][] forecasts(int steps, double rate, long seed) {
        Console.print("%n%d steps ahead from the last %d values: root of the mean squared error, of series with spread 1%n",
                TASK.horizon(), TASK.window());
        var table = Console.table("  %-18s %12s %12s %12s %12s %12s", "series", "no change", "linear", "plain", "LSTM", "GRU");
        double[][] all = new double[Series.values().length][];
        for (Series series : Series.values()) {
            double[] train = series.draw(1000, 1);
            double[] test = series.draw(500, 2);
            double[] errors = new double[5];
            errors[0] = Forecast.naive(TASK, test);
            errors[1] = Forecast.linear(TASK, train, test);
            for (int kind = 0; kind < 3; kind++) {
                int which = kind;
                errors[2 + kind] = median(LongStream.range(seed, seed + SEEDS).parallel()
                        .mapToDouble(s -> forecast(which, s).train(TASK, train, steps, rate, s).error(TASK, test)).toArray());
            }
            all[series.ordinal()] = errors;
            table.row(series.toString(), text(errors[0]), text(errors[1]), text(errors[2]), text(errors[3]), text(errors[4]));
        }
        return all;
    }

    static Forecast forecast(int kind, long seed) {
        var random = new SplittableRandom(seed);
        return new Forecast(layer(kind, 1, random), random);
    }

    private static void check() {
        var random = new SplittableRandom(424);
        GRUCell cell = GRUCell.random(3, 5, random);
        double[][] x = new double[12][3];
        Arrays.stream(x).forEach(row -> Arrays.setAll(row, j -> random.nextGaussian()));
        Peers424.Passes ours = Peers424.byHand(cell, x);
        CheckTable double64 = CheckTable.against("SameDiff 1.0.0-M2.1");
        compare(double64, ours, Peers424.bySameDiff(cell, x), 1e-12);
        double64.print();
        Console.print("%n");
        CheckTable float32 = CheckTable.against("our layer");
        compare(float32, ours, Peers424.byLayer(cell, x), 2e-6);
        float32.whyDifferent("The layer computes in float32, with 7 digits; SameDiff ran in double.").print();
    }

    private static void compare(CheckTable checks, Peers424.Passes ours, Peers424.Passes theirs, double allowed) {
        checks.group("states", allowed).same("h", ours.states(), theirs.states());
        var gradients = checks.group("gradients", allowed);
        String[] names = {"W", "U", "b", "v"};
        for (int part = 0; part < names.length; part++) {
            gradients.same(names[part], ours.gradient()[part], theirs.gradient()[part]);
        }
    }
}
