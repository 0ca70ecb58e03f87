package scratch.classic.linear.perceptron;

import java.util.Arrays;
import java.util.List;

import scratch.classic.linear.perceptron.Exercise327Test.Rule;
import scratch.example.contract.ExerciseContract;
import scratch.example.exercise.Mistake;

class Exercise327Test implements ExerciseContract<Rule> {
    /// What the learner writes: rows and labels in, {b, w1, ..., wd} out.
    interface Rule {
        double[] fit(double[][] x, int[] labels, int maxPasses);
    }

    private static final double[][] CORNERS = {{0, 0}, {0, 1}, {1, 0}, {1, 1}};

    @Override
    public String task() {
        return "write fit(x, labels, maxPasses), which returns the bias and the weights of a perceptron.";
    }

    @Override
    public Rule learner() {
        return Exercise327::fit;
    }

    @Override
    public Rule solution() {
        return Solution327::fit;
    }

    @Override
    public List<String> hints() {
        return List.of(
                "Turn the labels 0 and 1 into y = -1 and y = +1. Then one product, y times the weighted sum, says whether a "
                        + "row is on its right side.",
                "A row is a mistake if y·(b + w·x) is 0 or less. Only then do the weights move: add y·x to w, and y to b.",
                "An outer loop over the passes, an inner loop over the rows. Use the new weights for the very next row, count "
                        + "the mistakes of the pass, and stop after a pass that made none.");
    }

    @Override
    public void check(Rule answer) {
        double[] and = fit(answer, new int[]{0, 0, 0, 1}, 100);
        Mistake.unless(and != null && and.length == 3, "fit must return three numbers for two features, {b, w1, w2}; yours "
                + "returned %s.", and == null ? "null" : and.length + " of them");
        Mistake.unless(Arrays.stream(and).anyMatch(v -> v != 0), "Your weights are still 0 after learning AND: a row that "
                + "lies on the plane, with a sum of exactly 0, is a mistake too.");
        Mistake.unless(and[0] != 0, "Your bias is still 0 after learning AND: it moves by y with every mistake, as if its "
                + "input were always 1.");
        Mistake.unless(and[0] < 0, "AND must say no to (0, 0), so its bias must be negative; yours is %.1f. Does a row of "
                + "label 0 count as y = -1 and pull the weights down?", and[0]);
        Mistake.unless(Arrays.equals(and, new double[]{-4, 3, 2}), "In the order (0,0), (0,1), (1,0), (1,1) AND ends with "
                + "b = -4, w = (3, 2); yours is b = %.1f, w = (%.1f, %.1f). Does each row see the weights that the row before "
                + "it has changed?", and[0], and[1], and[2]);
        double[] one = fit(answer, new int[]{0, 0, 0, 1}, 1);
        Mistake.unless(Arrays.equals(one, new double[]{0, 1, 1}), "After one pass over AND the weights are b = 0, w = (1, 1); "
                + "yours are b = %.1f, w = (%.1f, %.1f). Did you stop after maxPasses?", one[0], one[1], one[2]);
        double[] xor = fit(answer, new int[]{0, 1, 1, 0}, 7);
        Mistake.unless(Arrays.equals(xor, new double[]{0, 0, 0}), "XOR is back at 0 after every pass; after 7 yours is "
                + "b = %.1f, w = (%.1f, %.1f).", xor[0], xor[1], xor[2]);
    }

    private static double[] fit(Rule answer, int[] labels, int maxPasses) {
        return answer.fit(Arrays.stream(CORNERS).map(double[]::clone).toArray(double[][]::new), labels, maxPasses);
    }

    @Override
    public List<Planted<Rule>> planted() {
        return List.of(
                new Planted<>("a row on the plane passes", (x, labels, passes) -> new double[1 + x[0].length],
                        "a row that lies on the plane, with a sum of exactly 0, is a mistake too."),
                new Planted<>("the bias does not learn", (x, labels, passes) -> {
                    double[] w = Solution327.fit(x, labels, passes);
                    w[0] = 0;
                    return w;
                }, "Your bias is still 0 after learning AND"),
                new Planted<>("label 0 changes nothing", Exercise327Test::labelsAsFactors,
                        "Does a row of label 0 count as y = -1 and pull the weights down?"),
                new Planted<>("all rows of a pass at once", Exercise327Test::atOnce,
                        "Does each row see the weights that the row before it has changed?"));
    }

    // The label itself as the factor: rows of label 0 add nothing.
    private static double[] labelsAsFactors(double[][] x, int[] labels, int passes) {
        double[] w = new double[1 + x[0].length];
        for (int pass = 0; pass < passes; pass++) {
            for (int i = 0; i < x.length; i++) {
                if ((sum(w, x[i]) > 0 ? 1 : 0) != labels[i]) {
                    add(w, labels[i], x[i]);
                }
            }
        }
        return w;
    }

    // The sum of a whole pass's corrections, made at its end.
    private static double[] atOnce(double[][] x, int[] labels, int passes) {
        double[] w = new double[1 + x[0].length];
        for (int pass = 0; pass < passes; pass++) {
            double[] change = new double[w.length];
            for (int i = 0; i < x.length; i++) {
                int y = labels[i] == 1 ? 1 : -1;
                if (y * sum(w, x[i]) <= 0) {
                    add(change, y, x[i]);
                }
            }
            for (int j = 0; j < w.length; j++) {
                w[j] += change[j];
            }
        }
        return w;
    }

    private static double sum(double[] w, double[] x) {
        double sum = w[0];
        for (int j = 0; j < x.length; j++) {
            sum += w[1 + j] * x[j];
        }
        return sum;
    }

    private static void add(double[] w, int factor, double[] x) {
        w[0] += factor;
        for (int j = 0; j < x.length; j++) {
            w[1 + j] += factor * x[j];
        }
    }
}
