package scratch.classic.evaluation.classificationmetrics;

import java.util.List;

import scratch.classic.evaluation.classificationmetrics.Exercise311Test.Scores;
import scratch.example.contract.ExerciseContract;
import scratch.example.exercise.Mistake;

class Exercise311Test implements ExerciseContract<Scores> {
    /// What the learner writes: labels in, {F-beta, MCC} out.
    interface Scores {
        double[] of(int[] truth, int[] predicted, double beta);
    }

    // 3 found, 1 missed, 2 false alarms, 4 left alone
    private static final int[] TRUTH = {1, 1, 1, 1, 0, 0, 0, 0, 0, 0};
    private static final int[] ANSWER = {1, 1, 1, 0, 1, 1, 0, 0, 0, 0};

    @Override
    public String task() {
        return "write scores(truth, predicted, beta), which returns F-beta of class 1 and Matthews' correlation coefficient.";
    }

    @Override
    public Scores learner() {
        return Exercise311::scores;
    }

    @Override
    public Scores solution() {
        return Solution311::scores;
    }

    @Override
    public List<String> hints() {
        return List.of("Count first: TP, FP, FN and TN are all that both scores need.",
                "F-beta = (1 + b²)·TP / ((1 + b²)·TP + b²·FN + FP): beta belongs to the misses, because recall has FN below "
                + "the line.",
                "MCC = (TP·TN - FP·FN) / sqrt((TP+FP)(TP+FN)(TN+FP)(TN+FN)). Where the root is 0 the score is 0. Use doubles: "
                + "the product of four counts leaves the range of int soon.");
    }

    @Override
    public void check(Scores answer) {
        double[] one = answer.of(TRUTH.clone(), ANSWER.clone(), 1);
        Mistake.unless(one != null && one.length == 2, "scores must return two numbers, {F-beta, MCC}.");
        Mistake.unless(Math.abs(one[0] - 0.7) > 1e-9, "Your F1 is 0.7, the accuracy: the true negatives have no place in F.");
        Mistake.unless(Math.abs(one[0] - 0.675) > 1e-9, "Your F1 is 0.675, the arithmetic mean of 0.6 and 0.75; it is the "
                + "harmonic mean, which the smaller of the two pulls down.");
        Mistake.unlessNear(one[0], 2 / 3.0, 1e-12, "F1 of 3 found, 1 missed and 2 false alarms is 0.6667; yours is %.4f.",
                one[0]);
        double[] two = answer.of(TRUTH.clone(), ANSWER.clone(), 2);
        Mistake.unless(Math.abs(two[0] - 0.625) > 1e-9, "Your F2 is 0.625, which is F0.5: beta squared belongs to the misses "
                + "FN, not to the false alarms.");
        Mistake.unless(Math.abs(two[0] - 9 / 13.0) > 1e-9, "Your F2 is 0.6923: beta enters squared.");
        Mistake.unlessNear(two[0], 15 / 21.0, 1e-12, "F2 of 3 found, 1 missed and 2 false alarms is 0.7143; yours is %.4f.",
                two[0]);
        Mistake.unlessNear(one[1], 10 / Math.sqrt(600), 1e-12, "MCC of the same answers is 0.4082; yours is %.4f.", one[1]);
        double[] silent = answer.of(TRUTH.clone(), new int[10], 1);
        Mistake.unless(silent[0] == 0 && silent[1] == 0, "If nobody is called positive there is nothing below the line, and "
                + "both scores are 0; yours are %.4f and %.4f.", silent[0], silent[1]);
        int n = 60_000;
        int[] truth = new int[n];
        int[] predicted = new int[n];
        for (int i = 0; i < n; i++) {
            truth[i] = i % 2;
            predicted[i] = i % 10 < 3 ? 1 - i % 2 : i % 2;
        }
        double[] large = answer.of(truth, predicted, 1);
        Mistake.unlessNear(large[1], expected(truth, predicted), 1e-9, "With 60,000 rows your MCC is %.4f: the product of four "
                + "counts does not fit into an int; compute it in doubles.", large[1]);
    }

    private static double expected(int[] truth, int... predicted) {
        return Solution311.scores(truth, predicted, 1)[1];
    }

    @Override
    public List<Planted<Scores>> planted() {
        return List.of(
                new Planted<>("accuracy for F", (truth, predicted, beta) -> new double[] {accuracy(truth, predicted),
                    Solution311.scores(truth, predicted, beta)[1]}, "the true negatives have no place in F"),
                new Planted<>("beta the wrong way round", (truth, predicted, beta) -> Solution311.scores(truth, predicted,
                        1 / beta), "beta squared belongs to the misses"),
                new Planted<>("beta not squared", (truth, predicted, beta) -> Solution311.scores(truth, predicted,
                        Math.sqrt(beta)), "Your F2 is 0.6923: beta enters squared"),
                new Planted<>("nothing below the line", Exercise311Test::notANumber, "there is nothing below the line"),
                new Planted<>("int arithmetic", Exercise311Test::overflowing, "does not fit into an int"));
    }

    private static double accuracy(int[] truth, int... predicted) {
        double hits = 0;
        for (int i = 0; i < truth.length; i++) {
            hits += truth[i] == predicted[i] ? 1 : 0;
        }
        return hits / truth.length;
    }

    private static double[] notANumber(int[] truth, int[] predicted, double beta) {
        double[] scores = Solution311.scores(truth, predicted, beta);
        return new double[] {scores[0], scores[1] == 0 ? Double.NaN : scores[1]};
    }

    private static double[] overflowing(int[] truth, int[] predicted, double beta) {
        int[][] counts = new int[2][2];
        for (int i = 0; i < truth.length; i++) {
            counts[truth[i]][predicted[i]]++;
        }
        int product = (counts[1][1] + counts[0][1]) * (counts[1][1] + counts[1][0]) * (counts[0][0] + counts[0][1])
                * (counts[0][0] + counts[1][0]);
        double[] right = Solution311.scores(truth, predicted, beta);
        return product == 0 && right[1] == 0 ? right : new double[] {right[0],
            ((double) counts[1][1] * counts[0][0] - (double) counts[0][1] * counts[1][0]) / Math.sqrt(product)};
    }
}
