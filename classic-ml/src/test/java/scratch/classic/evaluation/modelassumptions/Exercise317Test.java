package scratch.classic.evaluation.modelassumptions;

import java.util.Arrays;
import java.util.List;

import scratch.classic.evaluation.modelassumptions.Exercise317Test.Leverages;
import scratch.example.contract.ExerciseContract;
import scratch.example.exercise.Mistake;

class Exercise317Test implements ExerciseContract<Leverages> {
    /// What the learner writes: a column in, a leverage for each row out.
    interface Leverages {
        double[] of(double[] x);
    }

    private static final double[] X = {1, 2, 3, 4, 10};                    // mean 4, squares 50

    @Override
    public String task() {
        return "write leverages(x): how much of its own y goes into the prediction of each row of a line.";
    }

    @Override
    public Leverages learner() {
        return Exercise317::leverages;
    }

    @Override
    public Leverages solution() {
        return Solution317::leverages;
    }

    @Override
    public List<String> hints() {
        return List.of("A row pulls twice: at the height of the line, as all rows do alike, and at its slope, more the farther "
                + "its x lies from the mean.",
                "The pull at the height is 1/n. The pull at the slope is the squared distance from the mean, as a share of the "
                + "sum of all squared distances.",
                "h = 1/n + (x - mean)^2 / sum of (x - mean)^2. All of them together must give 2, the number of coefficients.");
    }

    @Override
    public void check(Leverages answer) {
        double[] h = answer.of(X.clone());
        Mistake.unless(h != null && h.length == 5, "leverages must return one number for each row: 5 here.");
        double sum = Arrays.stream(h).sum();
        Mistake.unless(Math.abs(sum - 1) > 1e-9, "Your leverages add up to 1: the pull at the height of the line, 1/n for each "
                + "row, is missing.");
        Mistake.unless(Math.abs(h[3] - (0.2 + 16 / 130.0)) > 1e-9, "The row at the mean has leverage %.4f with you: distances "
                + "must be taken from the mean of x, not from 0.", h[3]);
        Mistake.unlessNear(h[4], 0.92, 1e-9, "The row at 10 has 1/5 + 36/50 = 0.92; yours is %.4f.", h[4]);
        Mistake.unlessNear(sum, 2, 1e-9, "All leverages together must give 2, the number of coefficients; yours give %.4f.",
                sum);
        double[] far = answer.of(Arrays.stream(X).map(v -> v + 1e8).toArray());
        Mistake.unlessNear(far[4], 0.92, 1e-6, "A hundred million added to every x moved 0.92 to %.4f: subtract the mean "
                + "before you square.", far[4]);
    }

    @Override
    public List<Planted<Leverages>> planted() {
        return List.of(
                new Planted<>("no 1/n", x -> Arrays.stream(Solution317.leverages(x)).map(h -> h - 1.0 / x.length).toArray(),
                        "the pull at the height of the line"),
                new Planted<>("not centred", x -> {
                    double squares = Arrays.stream(x).map(v -> v * v).sum();
                    return Arrays.stream(x).map(v -> 1.0 / x.length + v * v / squares).toArray();
                }, "distances must be taken from the mean of x"),
                new Planted<>("variance with n - 1", x -> Arrays.stream(Solution317.leverages(x))
                        .map(h -> 1.0 / x.length + (h - 1.0 / x.length) * (x.length - 1)).toArray(), "The row at 10 has 1/5"),
                new Planted<>("raw squares", x -> {
                    double mean = Arrays.stream(x).sum() / x.length;
                    double squares = Arrays.stream(x).map(v -> v * v).sum() - x.length * mean * mean;
                    return Arrays.stream(x).map(v -> 1.0 / x.length + (v - mean) * (v - mean) / squares).toArray();
                }, "subtract the mean before you square"));
    }
}
