package scratch.classic.tree.randomforest;

import java.util.List;

import scratch.classic.tree.randomforest.Exercise345Test.Accuracy;
import scratch.example.contract.ExerciseContract;
import scratch.example.exercise.Mistake;

class Exercise345Test implements ExerciseContract<Accuracy> {
    /// What the learner writes: bags, answers and labels in, a share out.
    interface Accuracy {
        double of(int[][] counts, int[][] answers, int[] labels);
    }

    // the three trees of the page: below or above 7, 3.5 and 7.5
    private static final int[][] SIX = {{0, 0, 0, 0, 1, 1}, {0, 0, 1, 1, 1, 1}, {0, 0, 0, 0, 1, 1}};
    // both rows are out of two bags each; one has a tie
    private static final int[][] TIE_COUNTS = {{0, 0}, {0, 0}, {2, 2}};
    private static final int[][] TIE_ANSWERS = {{1, 1}, {0, 1}, {1, 0}};

    @Override
    public String task() {
        return "write outOfBagAccuracy(counts, answers, labels): each row is answered by the trees that have not learned from"
                + " it.";
    }

    @Override
    public Accuracy learner() {
        return Exercise345::outOfBagAccuracy;
    }

    @Override
    public Accuracy solution() {
        return Solution345::outOfBagAccuracy;
    }

    @Override
    public List<String> hints() {
        return List.of("Go row by row. A tree may vote on row i only if its count of row i is 0.",
                "Count the votes for 0 and for 1. If there are none, the row is not judged at all: leave it out of both"
                + " numbers.",
                "The answer is 1 if it has more votes than 0, else 0. Divide the right rows by the rows that had a vote.");
    }

    @Override
    public void check(Accuracy answer) {
        double six = answer.of(SixValues.BAGS, SIX, SixValues.LABELS.clone());
        Mistake.unless(Math.abs(six - 5 / 6.0) > 1e-12, "5 of 6 is what all three trees together get right. Ask for each row "
                + "only those whose count of it is 0: they have not learned from it.");
        Mistake.unless(Math.abs(six - 0.5) > 1e-12, "3 rows are right, and you divide by 6. The value 9 is in all three bags: "
                + "no tree can judge it, so 5 rows count.");
        Mistake.unless(Math.abs(six - 4 / 6.0) > 1e-12, "The value 9 is in all three bags and has no vote. It counts neither "
                + "as right nor as wrong.");
        Mistake.unlessNear(six, 3 / 5.0, 1e-12, "Of the six values 2, 3 and 8 are right, 5 and 6 are wrong, and 9 is not "
                + "judged: 3 of 5. Yours is %.4f.", six);
        double tie = answer.of(TIE_COUNTS, TIE_ANSWERS, new int[] {0, 1});
        Mistake.unless(Math.abs(tie - 0.5) > 1e-12, "One row has a vote for 0 and one for 1. With equally many votes the "
                + "answer is 0, which is right here.");
        Mistake.unlessNear(tie, 1, 1e-12, "Two rows, both out of the bags of the first two trees: with votes 1 0 and 1 1 the "
                + "answers are 0 and 1, both right. Yours is %.4f.", tie);
    }

    private static double share(int[][] counts, int[][] answers, int[] labels, boolean everyTree, boolean everyRow,
            int tie) {
        int right = 0;
        int judged = 0;
        for (int i = 0; i < labels.length; i++) {
            int balance = 0;
            boolean asked = false;
            for (int t = 0; t < counts.length; t++) {
                if (everyTree || counts[t][i] == 0) {
                    balance += 2 * answers[t][i] - 1;
                    asked = true;
                }
            }
            int said = balance == 0 ? tie : balance > 0 ? 1 : 0;
            judged += asked || everyRow ? 1 : 0;
            right += asked && said == labels[i] ? 1 : 0;
        }
        return right / (double) judged;
    }

    @Override
    public List<Planted<Accuracy>> planted() {
        return List.of(
                new Planted<>("every tree votes", (counts, answers, labels) -> share(counts, answers, labels, true, false, 0),
                        "Ask for each row only those whose count of it is 0"),
                new Planted<>("every row counts", (counts, answers, labels) -> share(counts, answers, labels, false, true, 0),
                        "no tree can judge it, so 5 rows count"),
                new Planted<>("no vote is a right answer", (counts, answers, labels) -> labels.length == 6 ? 4 / 6.0
                        : Solution345.outOfBagAccuracy(counts, answers, labels), "counts neither as right nor as wrong"),
                new Planted<>("the last of equals",
                        (counts, answers, labels) -> share(counts, answers, labels, false, false, 1),
                        "With equally many votes the answer is 0"));
    }
}
