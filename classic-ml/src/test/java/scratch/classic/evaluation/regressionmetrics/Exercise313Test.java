package scratch.classic.evaluation.regressionmetrics;

import java.util.Arrays;
import java.util.List;

import scratch.classic.evaluation.regressionmetrics.Exercise313Test.Scores;
import scratch.example.contract.ExerciseContract;
import scratch.example.exercise.Mistake;

class Exercise313Test implements ExerciseContract<Scores> {
    /// What the learner writes: truths and predictions in, {R², explained variance, pinball loss} out.
    interface Scores {
        double[] of(double[] truth, double[] predicted, double quantile);
    }

    private static final double[] TRUTH = {1, 2, 3, 6};
    private static final double[] PREDICTED = {2, 2, 2, 4};          // errors −1, 0, 1, 2

    @Override
    public String task() {
        return "write scores(truth, predicted, quantile), which returns R2, explained variance and pinball loss.";
    }

    @Override
    public Scores learner() {
        return Exercise313::scores;
    }

    @Override
    public Scores solution() {
        return Solution313::scores;
    }

    @Override
    public List<String> hints() {
        return List.of("An error is the truth minus the prediction. Two of the scores also need the mean of the truths.",
                "R2 is 1 - (sum of the squared errors) / (sum of the squared distances of the truths from their mean). For "
                + "explained variance take the errors' squared distances from their own mean above the line.",
                "Pinball loss: an error e costs quantile * e if the truth was higher than the prediction, and (quantile - 1) * "
                + "e, which is positive, if it was lower. Then take the mean.");
    }

    @Override
    public void check(Scores answer) {
        double[] scores = answer.of(TRUTH.clone(), PREDICTED.clone(), 0.9);
        Mistake.unless(scores != null && scores.length == 3,
                "scores must return three numbers, {R2, explained variance, pinball loss}.");
        Mistake.unless(Math.abs(scores[0] - 6 / 7.0) > 1e-9, "Your R2 is 0.8571, the squared correlation. That is R2 only "
                + "for least squares on the rows learned from: it does not see predictions that are too high or too low.");
        Mistake.unless(Math.abs(scores[0] - (1 - 6 / 3.0)) > 1e-9, "Your R2 is -1: below the line stands the spread of the "
                + "truths around their mean, not that of the predictions.");
        Mistake.unlessNear(scores[0], 1 - 6 / 14.0, 1e-12, "The squared errors add up to 6, the squared distances of the "
                + "truths from their mean 3 to 14, so R2 is 0.5714; yours is %.4f.", scores[0]);
        Mistake.unless(Math.abs(scores[1] - scores[0]) > 1e-9, "Your explained variance is R2 once more. Subtract the mean of "
                + "the errors first: an error that all predictions share is to count for nothing.");
        Mistake.unless(Math.abs(scores[1] - (1 - 5 / 3.0 / (14 / 4.0))) > 1e-9, "Your explained variance divides the squares "
                + "of the errors by n - 1 and those of the truths by n: take the same divisor for both.");
        Mistake.unlessNear(scores[1], 1 - 5 / 14.0, 1e-12, "Around their mean 0.5 the errors' squares add up to 5, so "
                + "explained variance is 0.6429; yours is %.4f.", scores[1]);
        Mistake.unless(Math.abs(scores[2] - 0.3) > 1e-9, "Your pinball loss at 0.9 is 0.3, that at 0.1: a truth above the "
                + "prediction costs 0.9 a unit, so that nobody dares to predict too low.");
        Mistake.unlessNear(scores[2], 0.7, 1e-12, "At 0.9 the errors -1, 0, 1 and 2 cost 0.1, 0, 0.9 and 1.8, 0.7 on average; "
                + "yours is %.4f.", scores[2]);
    }

    @Override
    public List<Planted<Scores>> planted() {
        return List.of(
                new Planted<>("squared correlation", (truth, predicted, q) -> first(squaredCorrelation(truth, predicted), truth,
                        predicted, q), "the squared correlation"),
                new Planted<>("spread of the predictions", (truth, predicted, q) -> first(1 - squares(truth, predicted)
                        / around(predicted), truth, predicted, q), "not that of the predictions"),
                new Planted<>("R2 twice", (truth, predicted, q) -> {
                    double[] scores = Solution313.scores(truth, predicted, q);
                    return new double[] {scores[0], scores[0], scores[2]};
                }, "Subtract the mean of the errors first"),
                new Planted<>("two divisors", (truth, predicted, q) -> {
                    double[] scores = Solution313.scores(truth, predicted, q);
                    double n = truth.length;
                    return new double[] {scores[0], 1 - (1 - scores[1]) * n / (n - 1), scores[2]};
                }, "take the same divisor for both"),
                new Planted<>("pinball the wrong way round", (truth, predicted, q) -> {
                    double[] scores = Solution313.scores(truth, predicted, q);
                    return new double[] {scores[0], scores[1], Solution313.scores(truth, predicted, 1 - q)[2]};
                }, "so that nobody dares to predict too low"));
    }

    private static double[] first(double r2, double[] truth, double[] predicted, double q) {
        double[] scores = Solution313.scores(truth, predicted, q);
        return new double[] {r2, scores[1], scores[2]};
    }

    private static double squares(double[] truth, double... predicted) {
        double sum = 0;
        for (int i = 0; i < truth.length; i++) {
            sum += (truth[i] - predicted[i]) * (truth[i] - predicted[i]);
        }
        return sum;
    }

    private static double around(double... values) {
        double mean = Arrays.stream(values).average().orElseThrow();
        return Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
    }

    private static double squaredCorrelation(double[] truth, double... predicted) {
        double meanTruth = Arrays.stream(truth).average().orElseThrow();
        double meanPredicted = Arrays.stream(predicted).average().orElseThrow();
        double both = 0;
        for (int i = 0; i < truth.length; i++) {
            both += (truth[i] - meanTruth) * (predicted[i] - meanPredicted);
        }
        return both * both / around(truth) / around(predicted);
    }
}
