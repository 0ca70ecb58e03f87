package scratch.classic.evaluation.crossvalidation;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import scratch.classic.evaluation.crossvalidation.Exercise314Test.CrossValidate;
import scratch.example.contract.ExerciseContract;
import scratch.example.exercise.Mistake;

class Exercise314Test implements ExerciseContract<CrossValidate> {
    /// What the learner writes: numbers and their folds in, {error, standard error} out.
    interface CrossValidate {
        double[] of(double[] y, int[] fold, int k);
    }

    private static final double[] Y = {1, 2, 3, 6, 4, 8};
    private static final int[] FOLD = {0, 0, 1, 1, 2, 2};

    @Override
    public String task() {
        return "write crossValidate(y, fold, k), which tests the mean on rows that it has not learned from.";
    }

    @Override
    public CrossValidate learner() {
        return Exercise314::crossValidate;
    }

    @Override
    public CrossValidate solution() {
        return Solution314::crossValidate;
    }

    @Override
    public List<String> hints() {
        return List.of("For each fold f: the rows with fold[i] != f are learned from, those with fold[i] == f are tested. "
                + "Learning means: take the mean.",
                "Keep one error a fold, the mean of (y - learned mean)² over its rows. The first result is the mean of these "
                + "k errors, and s is their standard deviation, divided by k - 1.",
                "The folds share most of their training rows, so s/sqrt(k) is too small: the standard error is "
                + "s * sqrt(1/k + share), with share = tested/learned from, averaged over the folds.");
    }

    @Override
    public void check(CrossValidate answer) {
        double[] result = answer.of(Y.clone(), FOLD.clone(), 3);
        Mistake.unless(result != null && result.length == 2, "crossValidate must return two numbers, {error, standard error}.");
        Mistake.unless(Math.abs(result[0] - 17 / 3.0) > 1e-9, "Your error is 5.667, that of the mean of all six rows: the rows "
                + "tested must not be learned from.");
        Mistake.unless(Math.abs(result[0] - onTraining()) > 1e-9, "Your error is measured on the rows learned from: test the "
                + "rows that were left out.");
        Mistake.unless(Math.abs(result[0] - swapped()[0]) > 1e-9, "You learn from one fold and test the others: it is the "
                + "other way round.");
        double[] wanted = Solution314.crossValidate(Y, FOLD, 3);
        Mistake.unlessNear(result[0], wanted[0], 1e-9, "The three folds have errors 14.3125, 2.8125 and 13, on average "
                + "10.0417; yours is %.4f.", result[0]);
        Mistake.unless(Math.abs(result[1] - wanted[1] * Math.sqrt(2 / 5.0)) > 1e-9, "Your standard error is s/sqrt(k): it "
                + "takes the folds for independent, and they share their training rows. Add the share under the root.");
        Mistake.unless(Math.abs(result[1] - wanted[1] * Math.sqrt(2 / 3.0)) > 1e-9, "Your s divides by k: three errors "
                + "leave two degrees of freedom, divide by k - 1.");
        Mistake.unlessNear(result[1], wanted[1], 1e-9, "The standard error is 6.2950 * sqrt(1/3 + 2/4) = 5.7465; yours "
                + "is %.4f.", result[1]);
        double[] uneven = answer.of(Arrays.copyOf(Y, 5), Arrays.copyOf(FOLD, 5), 3);
        double[] right = Solution314.crossValidate(Arrays.copyOf(Y, 5), Arrays.copyOf(FOLD, 5), 3);
        Mistake.unlessNear(uneven[0], right[0], 1e-9, "Folds of 2, 2 and 1 rows: each fold counts once, whatever its size. The "
                + "error is %.4f; yours is %.4f.", right[0], uneven[0]);
        Mistake.unlessNear(uneven[1], right[1], 1e-9, "Folds of 2, 2 and 1 rows: the share is the mean of 2/3, 2/3 and 1/4. "
                + "The standard error is %.4f; yours is %.4f.", right[1], uneven[1]);
    }

    private static double onTraining() {
        return IntStream.range(0, 3).mapToDouble(f -> {
            double[] train = IntStream.range(0, 6).filter(i -> FOLD[i] != f).mapToDouble(i -> Y[i]).toArray();
            double mean = Arrays.stream(train).average().orElseThrow();
            return Arrays.stream(train).map(v -> (v - mean) * (v - mean)).average().orElseThrow();
        }).average().orElseThrow();
    }

    private static double[] swapped() {
        double error = IntStream.range(0, 3).mapToDouble(f -> {
            double mean = IntStream.range(0, 6).filter(i -> FOLD[i] == f).mapToDouble(i -> Y[i]).average().orElseThrow();
            return IntStream.range(0, 6).filter(i -> FOLD[i] != f).mapToDouble(i -> (Y[i] - mean) * (Y[i] - mean)).average()
                    .orElseThrow();
        }).average().orElseThrow();
        return new double[] {error, 1};
    }

    @Override
    public List<Planted<CrossValidate>> planted() {
        return List.of(
                new Planted<>("learned from all rows", (y, fold, k) -> new double[] {17 / 3.0, 1},
                        "the rows tested must not be learned from"),
                new Planted<>("tested on training rows", (y, fold, k) -> new double[] {onTraining(), 1},
                        "test the rows that were left out"),
                new Planted<>("folds swapped", (y, fold, k) -> swapped(), "it is the other way round"),
                new Planted<>("naive standard error", (y, fold, k) -> scaled(y, fold, k, Math.sqrt(2 / 5.0)),
                        "takes the folds for independent"),
                new Planted<>("divided by k", (y, fold, k) -> scaled(y, fold, k, Math.sqrt((k - 1.0) / k)), "three errors "
                        + "leave two degrees of freedom"),
                new Planted<>("rows counted instead of folds", Exercise314Test::pooled, "each fold counts once"));
    }

    private static double[] scaled(double[] y, int[] fold, int k, double by) {
        double[] right = Solution314.crossValidate(y, fold, k);
        return new double[] {right[0], right[1] * by};
    }

    // right where folds are equal
    private static double[] pooled(double[] y, int[] fold, int k) {
        double sum = 0;
        for (int i = 0; i < y.length; i++) {
            int f = fold[i];
            double mean = IntStream.range(0, y.length).filter(j -> fold[j] != f).mapToDouble(j -> y[j]).average().orElseThrow();
            sum += (y[i] - mean) * (y[i] - mean) / y.length;
        }
        return new double[] {sum, Solution314.crossValidate(y, fold, k)[1]};
    }
}
