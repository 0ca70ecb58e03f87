package scratch.classic.projection.reduction;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import scratch.classic.projection.reduction.Exercise352Test.Reconstruct;
import scratch.example.contract.ExerciseContract;
import scratch.example.exercise.Mistake;
import scratch.math.Vectors;

class Exercise352Test implements ExerciseContract<Reconstruct> {
    /// What the learner writes: a row, the mean and components in, the row as its scores tell it out.
    interface Reconstruct {
        double[] of(double[] row, double[] mean, double[][] components);
    }

    private static final double[] ROW = {9, 2, 4};
    private static final double[] MEAN = {5, 3, 1};
    private static final double[][] ONE = {{0.8, 0.6, 0}};
    private static final double[][] TWO = {{0.8, 0.6, 0}, {0, 0, 1}};

    @Override
    public String task() {
        return "write reconstruct(row, mean, components), what is left of a row if only its scores are kept.";
    }

    @Override
    public Reconstruct learner() {
        return Exercise352::reconstruct;
    }

    @Override
    public Reconstruct solution() {
        return Solution352::reconstruct;
    }

    @Override
    public List<String> hints() {
        return List.of("The score of a row along a component is the sum of (row[j] - mean[j]) times component[j].",
                "Start with a copy of the mean, and add score times component for each component.",
                "Two loops over the columns for each component: one that adds up the score, one that adds the component, "
                + "score times as long, to the result.");
    }

    @Override
    public void check(Reconstruct answer) {
        double[] mean = answer.of(MEAN.clone(), MEAN.clone(), copy(TWO));
        Mistake.unless(mean.length == 3, "The row has 3 numbers, and so has what is left of it; yours has %d.", mean.length);
        Mistake.unless(near(mean, MEAN), "The mean has the scores 0, so it is reconstructed as itself, (5, 3, 1); yours is "
                + "%s: take the mean off before the scores, and put it back after.", words(mean));
        double[] one = answer.of(ROW.clone(), MEAN.clone(), copy(ONE));
        double[] right = {7.08, 4.56, 1};        // the score is 4·0.8 − 1·0.6 = 2.6
        double[] twice = {5 + 2.6, 3 + 2.6, 1};
        Mistake.unless(!near(one, twice), "Your answer moves by the score along every column: a score is a length along its "
                + "component, so add score times component.");
        Mistake.unless(!near(one, ROW), "Your answer is the row itself; one component of three columns cannot keep all of it.");
        Mistake.unless(near(one, right), "The score of (9, 2, 4) along (0.8, 0.6, 0) is 2.6, and what is left is "
                + "(7.08, 4.56, 1); yours is %s.", words(one));
        double[] two = answer.of(ROW.clone(), MEAN.clone(), copy(TWO));
        Mistake.unless(near(two, new double[] {7.08, 4.56, 4}), "With a second component (0, 0, 1) the third number is kept, "
                + "too: (7.08, 4.56, 4); yours is %s: does each component add its part?", words(two));
    }

    private static boolean near(double[] a, double[] b) {
        return Vectors.norm(Vectors.minus(a, b)) < 1e-9;
    }

    private static String words(double[] row) {
        return String.format(Locale.ROOT, "(%.2f, %.2f, %.2f)", row[0], row[1], row[2]);
    }

    private static double[][] copy(double[][] rows) {
        return Arrays.stream(rows).map(double[]::clone).toArray(double[][]::new);
    }

    @Override
    public List<Planted<Reconstruct>> planted() {
        double[] zero = new double[3];
        return List.of(
                new Planted<>("mean not taken off", (row, mean, components) -> Vectors.plus(mean,
                        Solution352.reconstruct(row, zero, components)), "take the mean off before the scores"),
                new Planted<>("mean not put back", (row, mean, components) -> Vectors.minus(
                        Solution352.reconstruct(row, mean, components), mean), "and put it back after"),
                new Planted<>("score along every column", Exercise352Test::alongEveryColumn, "add score times component"),
                new Planted<>("the row itself", (row, mean, components) -> row, "cannot keep all of it"),
                new Planted<>("one component only", (row, mean, components) -> Solution352.reconstruct(row, mean,
                        new double[][] {components[0]}), "does each component add its part?"));
    }

    private static double[] alongEveryColumn(double[] row, double[] mean, double[][] components) {
        double score = Vectors.dot(Vectors.minus(row, mean), components[0]);
        double[] kept = mean.clone();
        kept[0] += score;
        kept[1] += score;
        return kept;
    }
}
