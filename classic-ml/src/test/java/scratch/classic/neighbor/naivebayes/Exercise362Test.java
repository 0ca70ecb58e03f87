package scratch.classic.neighbor.naivebayes;

import java.util.Arrays;
import java.util.List;

import scratch.classic.neighbor.naivebayes.Exercise362Test.Probabilities;
import scratch.example.contract.ExerciseContract;
import scratch.example.exercise.Mistake;

class Exercise362Test implements ExerciseContract<Probabilities> {
    // Chinese, Beijing, Shanghai, Macao, Tokyo, Japan; one text of class 0, three of class 1
    private static final double[][] COUNTS = {{1, 0, 0, 0, 1, 1}, {5, 1, 1, 1, 0, 0}};
    private static final int[] ROWS = {1, 3};
    private static final double[] ASKED = {3, 0, 0, 0, 1, 1};

    /// What the learner writes.
    interface Probabilities {
        double[] of(double[][] counts, int[] rows, double smoothing, double[] x);
    }

    @Override
    public String task() {
        return "write probabilities(counts, rows, smoothing, x): the probability of each class for a row of counts.";
    }

    @Override
    public Probabilities learner() {
        return Exercise362::probabilities;
    }

    @Override
    public Probabilities solution() {
        return Solution362::probabilities;
    }

    @Override
    public List<String> hints() {
        return List.of("A column's probability in a class is (its count + smoothing) / (all counts of the class + smoothing "
                + "times the number of columns). Each occurrence in x is one factor.",
                "Add logarithms: log(rows of the class / all rows) + the sum of x[j] times the logarithm of that probability.",
                "Before you take e to the power of the sums, subtract the largest of them from all: then divide by what the "
                + "powers add up to.");
    }

    @Override
    public void check(Probabilities answer) {
        double[] p = answer.of(COUNTS, ROWS, 1, ASKED.clone());
        Mistake.unless(p != null && p.length == 2, "probabilities must return one number a class: 2 here.");
        Mistake.unlessNear(p[0] + p[1], 1, 1e-9, "The probabilities of all classes add up to 1; yours add up to %.4f: divide "
                + "by their sum.", p[0] + p[1]);
        Mistake.unless(Math.abs(p[1] - 0.42565) > 1e-4, "Your class 1 has 0.4257, as if both classes were equally frequent: "
                + "3 of 4 rows are of class 1, multiply by that.");
        Mistake.unless(Math.abs(p[1] - 0.37412) > 1e-4, "Your class 1 has 0.3741: a column that occurs three times in x is "
                + "three factors, not one.");
        Mistake.unless(p[1] > 1e-6, "Your class 1 has no chance, because it never had \"Tokyo\": add the smoothing to every "
                + "count.");
        Mistake.unlessNear(p[1], 0.6897586117634673, 1e-9, "Class 1 has 3/4 (6/14)^3 (1/14)^2 and class 0 has 1/4 (2/9)^5, so "
                + "class 1 is 0.6898; yours is %.4f: does the divisor hold the smoothing of every column?", p[1]);
        double[] many = answer.of(COUNTS, ROWS, 1, new double[] {3000, 0, 0, 0, 1000, 1000});
        Mistake.unless(Arrays.stream(many).allMatch(Double::isFinite) && Math.abs(many[0] - 1) < 1e-9, "For the counts 3000, "
                + "1000 and 1000 class 0 is certain; yours says %s: the products have become 0. Add logarithms, and subtract "
                + "the largest.", many[0]);
    }

    @Override
    public List<Planted<Probabilities>> planted() {
        return List.of(
                new Planted<>("no priors", (counts, rows, smoothing, x) -> Solution362.probabilities(counts, new int[] {1, 1},
                        smoothing, x), "as if both classes were equally frequent"),
                new Planted<>("once each", (counts, rows, smoothing, x) -> Solution362.probabilities(counts, rows, smoothing,
                        Arrays.stream(x).map(Math::signum).toArray()), "three factors, not one"),
                new Planted<>("no smoothing", (counts, rows, smoothing, x) -> Solution362.probabilities(counts, rows, 1e-9, x),
                        "add the smoothing to every count"),
                new Planted<>("products", (counts, rows, smoothing, x) -> product(counts, rows, smoothing, true, x),
                        "the products have become 0"),
                new Planted<>("not divided", (counts, rows, smoothing, x) -> product(counts, rows, smoothing, false, x),
                        "The probabilities of all classes add up to 1"));
    }

    private static double[] product(double[][] counts, int[] rows, double smoothing, boolean divided, double... x) {
        double[] p = new double[rows.length];
        for (int k = 0; k < p.length; k++) {
            double total = Arrays.stream(counts[k]).sum() + smoothing * x.length;
            p[k] = rows[k] / 4.0;
            for (int j = 0; j < x.length; j++) {
                p[k] *= Math.pow((counts[k][j] + smoothing) / total, x[j]);
            }
        }
        double sum = divided ? Arrays.stream(p).sum() : 1;
        return Arrays.stream(p).map(part -> part / sum).toArray();
    }
}
