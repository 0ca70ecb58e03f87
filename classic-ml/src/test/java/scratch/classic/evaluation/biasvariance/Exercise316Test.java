package scratch.classic.evaluation.biasvariance;

import java.util.Arrays;
import java.util.List;

import scratch.classic.evaluation.biasvariance.Exercise316Test.Decompose;
import scratch.example.contract.ExerciseContract;
import scratch.example.exercise.Mistake;

class Exercise316Test implements ExerciseContract<Decompose> {
    /// What the learner writes: models and truth in, {squared bias, variance} out.
    interface Decompose {
        double[] parts(double[][] predictions, double[] truth);
    }

    // at the first place the average model is 1 too high, at the second 1 too low
    private static final double[][] MODELS = {{9, 4}, {11, 6}, {13, 8}};
    private static final double[] TRUTH = {10, 7};

    @Override
    public String task() {
        return "write decompose(predictions, truth), which returns squared bias and variance of many models.";
    }

    @Override
    public Decompose learner() {
        return Exercise316::decompose;
    }

    @Override
    public Decompose solution() {
        return Solution316::decompose;
    }

    @Override
    public List<String> hints() {
        return List.of("Work at one place at a time: bias and variance are both measured from the average of all models "
                + "there.",
                "bias = average model minus truth, squared at each place. variance = mean over the models of (model minus "
                + "average model)². Then take the mean of both over the places.",
                "Divide the squares by the number of models, not by one less: only so does the sum equal the mean of (model "
                + "minus truth)² over all models and places.");
    }

    @Override
    public void check(Decompose answer) {
        double[] parts = answer.parts(copy(0), TRUTH.clone());
        Mistake.unless(parts != null && parts.length == 2, "decompose must return two numbers, {squared bias, variance}.");
        Mistake.unless(Math.abs(parts[0]) > 1e-9, "The average model is 1 too high at one place and 1 too low at the other; "
                + "your squared bias is 0: square at each place before you average, or errors cancel.");
        Mistake.unless(Math.abs(parts[0] - 11 / 3.0) > 1e-9, "Your squared bias is the mean squared distance of the single "
                + "models, 3.667: bias asks how far their average is from the truth.");
        Mistake.unlessNear(parts[0], 1, 1e-9, "The average model is 1 away from the truth at both places, so the squared bias "
                + "is 1; yours is %.4f.", parts[0]);
        Mistake.unless(Math.abs(parts[1] - 4) > 1e-9, "Your variance divides by the number of models less 1: then squared bias "
                + "and variance add up to 5, and the mean squared distance is 3.667.");
        Mistake.unless(Math.abs(parts[1] - 11 / 3.0) > 1e-9, "Your variance is measured from the truth: it is the scatter of "
                + "the models around their own average.");
        Mistake.unlessNear(parts[1], 8 / 3.0, 1e-9, "The models 9, 11 and 13 scatter around 11 with a variance of 2.667; yours "
                + "is %.4f.", parts[1]);
        double[] far = answer.parts(copy(1e8), Arrays.stream(TRUTH).map(v -> v + 1e8).toArray());
        Mistake.unlessNear(far[1], 8 / 3.0, 1e-5, "A hundred million added to every value moved your variance from 2.667 to "
                + "%.4f: subtract the average before you square.", far[1]);
    }

    @Override
    public List<Planted<Decompose>> planted() {
        return List.of(
                new Planted<>("bias averaged before it is squared", (p, t) -> new double[] {cancelled(p, t),
                    Solution316.decompose(p, t)[1]}, "square at each place before you average"),
                new Planted<>("divided by one less", (p, t) -> new double[] {Solution316.decompose(p, t)[0],
                    Solution316.decompose(p, t)[1] * p.length / (p.length - 1)}, "divides by the number of models less 1"),
                new Planted<>("distance taken for bias", (p, t) -> new double[] {Arrays.stream(
                        Solution316.decompose(p, t)).sum(), Solution316.decompose(p, t)[1]}, "how far their average is"),
                new Planted<>("scatter around the truth", (p, t) -> new double[] {Solution316.decompose(p, t)[0],
                    Arrays.stream(Solution316.decompose(p, t)).sum()}, "measured from the truth"),
                new Planted<>("mean of squares less square of mean", (p, t) -> new double[] {Solution316.decompose(p, t)[0],
                    raw(p)}, "subtract the average before you square"));
    }

    private static double cancelled(double[][] predictions, double... truth) {
        double bias = 0;
        for (double[] model : predictions) {
            for (int j = 0; j < truth.length; j++) {
                bias += (model[j] - truth[j]) / predictions.length / truth.length;
            }
        }
        return bias * bias;
    }

    private static double raw(double[][] predictions) {
        double variance = 0;
        for (int j = 0; j < predictions[0].length; j++) {
            double sum = 0;
            double squares = 0;
            for (double[] model : predictions) {
                sum += model[j] / predictions.length;
                squares += model[j] * model[j] / predictions.length;
            }
            variance += (squares - sum * sum) / predictions[0].length;
        }
        return variance;
    }

    private static double[][] copy(double offset) {
        return Arrays.stream(MODELS).map(model -> Arrays.stream(model).map(v -> v + offset).toArray())
                .toArray(double[][]::new);
    }
}
