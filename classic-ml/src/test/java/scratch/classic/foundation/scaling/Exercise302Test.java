package scratch.classic.foundation.scaling;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;

import scratch.classic.foundation.scaling.Exercise302Test.Standardise;
import scratch.example.contract.ExerciseContract;
import scratch.example.exercise.Mistake;

class Exercise302Test implements ExerciseContract<Standardise> {
    /// What the learner writes: training rows and rows to scale in, scaled rows out.
    interface Standardise {
        double[] scale(double[] train, double[] rows);
    }

    private static final double[] TRAIN = {1, 2, 3, 4, 10};        // mean 4, variance 50/5
    private static final double[] ROWS = {4, 14};

    @Override
    public String task() {
        return "write standardise(train, rows): the rows, measured from the mean of train in standard deviations of train.";
    }

    @Override
    public Standardise learner() {
        return Exercise302::standardise;
    }

    @Override
    public Standardise solution() {
        return Solution302::standardise;
    }

    @Override
    public List<String> hints() {
        return List.of("Two numbers are learned, and both from train alone: a zero and a unit. The rows only use them.",
                "The zero is the mean of train. The unit is the root of the mean squared distance from it: divide by n. If all "
                + "values of train are equal, the unit is 1.",
                "z = (value - mean) / unit for each of rows. Test for equal values before you compute the deviation, and sum "
                + "squares of distances from the mean, never squares of the values.");
    }

    @Override
    public void check(Standardise answer) {
        double[] z = answer.scale(TRAIN.clone(), ROWS.clone());
        Mistake.unless(z != null && z.length == 2, "standardise must return one number for each of rows: 2 here.");
        double unit = Math.sqrt(10);
        Mistake.unless(Math.abs(z[0] + 1) > 1e-9, "Your 4 and 14 became -1 and 1: you took mean and deviation of the rows to "
                + "be scaled. They must come from train.");
        Mistake.unless(Math.abs(z[0]) < 1e-9, "The value 4 is the mean of train, so it must become 0; yours is %.4f: did the "
                + "rows to be scaled get into the mean?", z[0]);
        Mistake.unless(Math.abs(z[1] - 10 / Math.sqrt(12.5)) > 1e-9, "Your 14 became 2.8284: you divided by n - 1. Here the "
                + "divisor is n.");
        Mistake.unlessNear(z[1], 10 / unit, 1e-9, "The value 14 lies 10 above the mean, and the unit is the root of 10: "
                + "3.1623. Yours is %.4f.", z[1]);
        double[] constant = answer.scale(new double[] {0.1, 0.1, 0.1}, new double[] {0.1, 1.1});
        Mistake.unless(Double.isFinite(constant[0]) && Math.abs(constant[0]) < 1e-9 && Math.abs(constant[1] - 1) < 1e-9,
                "A column that is 0.1 in every training row has no unit of its own and keeps 1: 0.1 must become 0 and 1.1 "
                + "must become 1; yours are %.4g and %.4g.", constant[0], constant[1]);
        double[] far = answer.scale(moved(TRAIN), moved(ROWS));
        Mistake.unlessNear(far[1], 10 / unit, 1e-6, "A billion added to every value moved your 3.1623 to %.4f: "
                + "subtract the mean before you square.", far[1]);
    }

    @Override
    public List<Planted<Standardise>> planted() {
        return List.of(
                new Planted<>("fitted on the rows to be scaled", (train, rows) -> Solution302.standardise(rows, rows),
                        "They must come from train."),
                new Planted<>("fitted on all rows", (train, rows) -> Solution302.standardise(
                        DoubleStream.concat(Arrays.stream(train), Arrays.stream(rows)).toArray(), rows),
                        "did the rows to be scaled get into the mean?"),
                new Planted<>("variance over n - 1", (train, rows) -> divided(train, rows,
                        Math.sqrt(train.length / (train.length - 1.0))), "you divided by n - 1."),
                new Planted<>("constant column", (train, rows) -> raw(train, rows, true),
                        "has no unit of its own and keeps 1"),
                new Planted<>("raw squares", (train, rows) -> raw(train, rows, false), "subtract the mean before you square."));
    }

    private static double[] divided(double[] train, double[] rows, double by) {
        return Arrays.stream(Solution302.standardise(train, rows)).map(z -> z / by).toArray();
    }

    // centred: the deviation of a constant column is divided by; not centred: mean of squares less square of the mean
    private static double[] raw(double[] train, double[] rows, boolean centred) {
        if (!centred && Arrays.stream(train).allMatch(v -> v == train[0])) {
            return Solution302.standardise(train, rows);
        }
        double mean = Arrays.stream(train).sum() / train.length;
        double variance = centred ? Arrays.stream(train).map(v -> (v - mean) * (v - mean)).sum() / train.length
                : Arrays.stream(train).map(v -> v * v).sum() / train.length - mean * mean;
        return Arrays.stream(rows).map(v -> (v - mean) / Math.sqrt(variance)).toArray();
    }

    private static double[] moved(double... values) {
        return Arrays.stream(values).map(v -> v + 1e9).toArray();
    }
}
