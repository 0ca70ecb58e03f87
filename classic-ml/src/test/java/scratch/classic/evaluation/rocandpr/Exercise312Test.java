package scratch.classic.evaluation.rocandpr;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import scratch.classic.evaluation.rocandpr.Exercise312Test.Areas;
import scratch.classic.metrics.Ranking;
import scratch.example.contract.ExerciseContract;
import scratch.example.exercise.Mistake;

class Exercise312Test implements ExerciseContract<Areas> {
    /// What the learner writes: labels and scores in, {ROC AUC, average precision} out.
    interface Areas {
        double[] of(int[] labels, double[] scores);
    }

    private static final int[] LABELS = {0, 1, 0, 1, 1};
    private static final double[] SCORES = {0.2, 0.9, 0.8, 0.4, 0.7};
    private static final int[] TIED_LABELS = {1, 0, 1, 1, 0, 0};
    private static final double[] TIED = {3, 3, 2, 2, 1, 1};

    @Override
    public String task() {
        return "write areas(labels, scores), which returns the area under the ROC curve and the average precision.";
    }

    @Override
    public Areas learner() {
        return Exercise312::areas;
    }

    @Override
    public Areas solution() {
        return Solution312::areas;
    }

    @Override
    public List<String> hints() {
        return List.of("Go through the scores from the highest to the lowest and count true and false positives on the way. "
                + "Rows of one score enter together.",
                "ROC AUC: each group of equal scores adds a trapezoid, (its negatives) x (TP before + TP after) / 2; at the "
                + "end divide by P x N.",
                "Average precision: each group adds (its positives) x TP / (TP + FP), both counted after the group; at the end "
                + "divide by P.");
    }

    @Override
    public void check(Areas answer) {
        double[] areas = answer.of(LABELS.clone(), SCORES.clone());
        Mistake.unless(areas != null && areas.length == 2, "areas must return two numbers, {ROC AUC, average precision}.");
        Mistake.unless(Math.abs(areas[0] - 1 / 3.0) > 1e-9, "Your ROC AUC is 0.3333, and 0.6667 is right: start with the "
                + "highest score, not with the lowest.");
        Mistake.unlessNear(areas[0], 2 / 3.0, 1e-12, "4 of 6 pairs of a positive and a negative are in the right order, so ROC "
                + "AUC is 0.6667; yours is %.4f.", areas[0]);
        Mistake.unless(Math.abs(areas[1] - trapezoid(LABELS, SCORES)) > 1e-9, "Your average precision joins the points of the "
                + "curve by straight lines. Precision does not run straight between them: take the precision that is reached "
                + "at each positive.");
        Mistake.unlessNear(areas[1], 29 / 36.0, 1e-12, "The positives are found at precisions 1, 2/3 and 3/4, so their mean is "
                + "0.8056; yours is %.4f.", areas[1]);
        double[] tied = answer.of(TIED_LABELS.clone(), TIED.clone());
        double[] turned = answer.of(reversed(TIED_LABELS), reversed(TIED));
        Mistake.unless(Math.abs(tied[0] - turned[0]) < 1e-12 && Math.abs(tied[1] - turned[1]) < 1e-12,
                "The same rows in another order give %.4f and %.4f instead of %.4f and %.4f: rows of equal score must enter "
                + "together, in no order.", turned[0], turned[1], tied[0], tied[1]);
        Mistake.unless(Math.abs(tied[0] - 7 / 9.0) > 1e-9, "Your ROC AUC with ties is 0.7778: a positive and a negative of "
                + "equal score are half a pair, not a whole one.");
        Mistake.unlessNear(tied[0], 13 / 18.0, 1e-12, "Of 9 pairs 6 are in the right order and one is a tie, which counts one "
                + "half: ROC AUC is 0.7222; yours is %.4f.", tied[0]);
        Mistake.unlessNear(tied[1], 2 / 3.0, 1e-12, "One positive is found at precision 1/2 and two at 3/4: average precision "
                + "is 0.6667; yours is %.4f.", tied[1]);
    }

    private static double trapezoid(int[] labels, double... scores) {
        return Ranking.of(labels, scores).precisionRecallAuc();
    }

    @Override
    public List<Planted<Areas>> planted() {
        return List.of(
                new Planted<>("lowest score first", (labels, scores) -> Solution312.areas(labels,
                        Arrays.stream(scores).map(score -> -score).toArray()), "start with the highest score"),
                new Planted<>("straight lines", (labels, scores) -> new double[] {Solution312.areas(labels, scores)[0],
                    trapezoid(labels, scores)}, "joins the points of the curve by straight lines"),
                new Planted<>("rows one by one", Exercise312Test::rowByRow, "must enter together, in no order"),
                new Planted<>("ties are wins", Exercise312Test::tiesAreWins, "half a pair, not a whole one"));
    }

    // Equal scores in the order in which their rows stand.
    private static double[] rowByRow(int[] labels, double... scores) {
        double[] apart = scores.clone();
        for (int i = 0; i < apart.length; i++) {
            apart[i] -= 1e-9 * i;
        }
        return Solution312.areas(labels, apart);
    }

    private static double[] tiesAreWins(int[] labels, double... scores) {
        double wins = 0;
        for (int i = 0; i < labels.length; i++) {
            for (int j = 0; j < labels.length; j++) {
                wins += labels[i] == 1 && labels[j] == 0 && scores[i] >= scores[j] ? 1 : 0;
            }
        }
        double positives = Arrays.stream(labels).sum();
        return new double[] {wins / positives / (labels.length - positives), Solution312.areas(labels, scores)[1]};
    }

    private static int[] reversed(int... values) {
        return IntStream.range(0, values.length).map(i -> values[values.length - 1 - i]).toArray();
    }

    private static double[] reversed(double... values) {
        return IntStream.range(0, values.length).mapToDouble(i -> values[values.length - 1 - i]).toArray();
    }
}
