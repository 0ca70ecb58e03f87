package scratch.classic.foundation.missingdata;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import scratch.classic.foundation.missingdata.Exercise303Test.Fill;
import scratch.example.contract.ExerciseContract;
import scratch.example.exercise.Mistake;

class Exercise303Test implements ExerciseContract<Fill> {
    /// What the learner writes: a column without gaps and one with gaps in, the second one filled out.
    interface Fill {
        double[] fill(double[] x, double[] y);
    }

    private static final double GAP = Double.NaN;
    private static final double[] X = {1, 2, 3, 4, 5};
    private static final double[] Y = {2, 5, 5, GAP, GAP};          // line 1 + 1.5x: 7 and 8.5

    @Override
    public String task() {
        return "write fill(x, y): each NaN of y replaced by what the least-squares line of y on x predicts there.";
    }

    @Override
    public Fill learner() {
        return Exercise303::fill;
    }

    @Override
    public Fill solution() {
        return Solution303::fill;
    }

    @Override
    public List<String> hints() {
        return List.of("Two passes: learn a line from the rows in which y is known, then ask it in the rows in which y is NaN.",
                "Both means, and both sums of products, run over the known rows alone: not only that of y, that of x too.",
                "slope = sum of (x - mean x)(y - mean y) over sum of (x - mean x) squared, or 0 if the latter is 0. A gap gets "
                + "mean y + slope * (x - mean x). Test for a gap with Double.isNaN: y == Double.NaN is never true.");
    }

    @Override
    public void check(Fill answer) {
        double[] y = answer.fill(X.clone(), Y.clone());
        Mistake.unless(y != null && y.length == 5, "fill must return one number for each row: 5 here.");
        Mistake.unless(Double.isFinite(y[3]) && Double.isFinite(y[4]), "The gaps became %s and %s. One NaN in a sum makes the "
                + "sum NaN: leave the rows out in which y is missing, and find them with Double.isNaN.", y[3], y[4]);
        Mistake.unless(y[0] == 2 && y[1] == 5 && y[2] == 5, "The known values 2, 5, 5 became %.4g, %.4g, %.4g: only gaps are "
                + "filled, what was measured stays.", y[0], y[1], y[2]);
        Mistake.unless(Math.abs(y[3] - 4) > 1e-9, "Both gaps get about the mean of y, 4. The rows say more: y grows with x, "
                + "and x is known in the gaps.");
        Mistake.unless(Math.abs(y[3] - 5.5) > 1e-9, "The gap at x = 4 became 5.5: the mean of x ran over all rows, that of y "
                + "over the known ones. The line passes through the two means of the same rows.");
        Mistake.unlessNear(y[3], 7, 1e-9, "The line through (1, 2), (2, 5), (3, 5) is 1 + 1.5x, so the gap at x = 4 is 7; "
                + "yours is %.4f.", y[3]);
        Mistake.unlessNear(y[4], 8.5, 1e-9, "The gap at x = 5 is 1 + 1.5 * 5 = 8.5; yours is %.4f.", y[4]);
        double[] constant = answer.fill(new double[] {3, 3, 8}, new double[] {1, 2, GAP});
        Mistake.unlessNear(constant[2], 1.5, 1e-9, "Where x is 3 in every known row, no slope can be learned: the gap gets the "
                + "mean of y, 1.5. Yours is %.4f.", constant[2]);
    }

    @Override
    public List<Planted<Fill>> planted() {
        return List.of(
                new Planted<>("mean imputation", (x, y) -> Solution303.fill(new double[x.length], y),
                        "The rows say more: y grows with x"),
                new Planted<>("predictions everywhere", (x, y) -> replaced(x, y, Solution303.fill(x, y)),
                        "what was measured stays."),
                new Planted<>("compares with NaN", (x, y) -> y.clone(), "find them with Double.isNaN."),
                new Planted<>("mean of x over all rows", Exercise303Test::meanOfAll, "two means of the same rows."),
                new Planted<>("divides by nothing", (x, y) -> Arrays.stream(x).limit(2).distinct().count() == 1
                        ? new double[] {1, 2, GAP} : Solution303.fill(x, y), "no slope can be learned"));
    }

    private static double[] replaced(double[] x, double[] y, double... filled) {
        if (y.length < 5) {
            return filled;
        }
        double slope = filled[4] - filled[3];
        return IntStream.range(0, y.length).mapToDouble(i -> filled[3] + slope * (x[i] - x[3])).toArray();
    }

    private static double[] meanOfAll(double[] x, double[] y) {
        double[] filled = Solution303.fill(x, y);
        if (y.length < 5) {
            return filled;
        }
        double slope = filled[4] - filled[3];
        double mean = Arrays.stream(x).average().orElseThrow();
        double meanY = Arrays.stream(y).filter(v -> !Double.isNaN(v)).average().orElseThrow();
        return IntStream.range(0, y.length).mapToDouble(i -> Double.isNaN(y[i]) ? meanY + slope * (x[i] - mean) : y[i])
                .toArray();
    }
}
