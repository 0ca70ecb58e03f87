package scratch.classic.projection.pca;

import java.util.Arrays;
import java.util.List;

import scratch.classic.principal.PrincipalComponents;
import scratch.classic.principal.PrincipalComponents.Options;
import scratch.classic.projection.pca.Exercise351Test.Component;
import scratch.example.contract.ExerciseContract;
import scratch.example.exercise.Mistake;
import scratch.math.Matrix;
import scratch.math.Vectors;

class Exercise351Test implements ExerciseContract<Component> {
    /// What the learner writes: rows in, a direction out.
    interface Component {
        double[] of(double[][] x);
    }

    private static final double[][] FIVE = {{2, 1}, {4, 3}, {5, 3}, {6, 5}, {8, 3}};
    private static final double[][] FALLING = {{-4, 3, 1}, {-1, 1, 0}, {0, 0, -1}, {1, -1, -1}, {4, -3, 1}};

    @Override
    public String task() {
        return "write firstComponent(x), the direction of length 1 in which the rows differ most.";
    }

    @Override
    public Component learner() {
        return Exercise351::firstComponent;
    }

    @Override
    public Component solution() {
        return Solution351::firstComponent;
    }

    @Override
    public List<String> hints() {
        return List.of("Take the mean off each column. Then s_jk is the sum over the rows of the products of column j and "
                + "column k: a matrix of d rows and d columns.",
                "The direction is the eigenvector of s with the largest eigenvalue. Multiply any vector by s and divide it by "
                + "its length, again and again: it turns towards that eigenvector.",
                "Start with (1, 1.1, 1.2, ...), repeat 1000 times, and turn the result round if its entry that is largest in "
                + "size is negative.");
    }

    @Override
    public void check(Component answer) {
        double[] five = answer.of(copy(FIVE));
        Mistake.unless(five.length == 2, "The rows have 2 columns, so the component has 2 entries; yours has %d.", five.length);
        double length = Vectors.norm(five);
        Mistake.unless(Math.abs(length - 1) < 1e-9, "A component has length 1; yours has %.3f: divide it by its length.",
                length);
        double across = Math.abs(five[0] - 2 * five[1]) / Math.sqrt(5);
        Mistake.unless(across < 0.99, "Your direction is at a right angle to the right one: that is the component of the "
                + "smallest variance, not of the largest.");
        double[] moved = answer.of(moved(FIVE, 100));
        Mistake.unless(Vectors.norm(Vectors.minus(moved, five)) < 1e-6, "With 100 added to the second column the direction "
                + "stays as it is; yours turns from (%.3f, %.3f) to (%.3f, %.3f): are the means taken off?", five[0], five[1],
                moved[0], moved[1]);
        double[] right = {2 / Math.sqrt(5), 1 / Math.sqrt(5)};
        Mistake.unless(Vectors.norm(Vectors.minus(five, right)) < 1e-6, "For the five points of the page the component is "
                + "(0.894, 0.447); yours is (%.3f, %.3f): is it an eigenvector of the sums of products?", five[0], five[1]);
        double[] falling = answer.of(copy(FALLING));
        double[] exact = PrincipalComponents.fit(Matrix.of(FALLING), Options.of(1)).components().row(0);
        Mistake.unless(Vectors.dot(falling, exact) > 0, "Of (%.2f, %.2f, %.2f) the entry that is largest in size is negative: "
                + "turn the direction round.", falling[0], falling[1], falling[2]);
        Mistake.unless(Vectors.norm(Vectors.minus(falling, exact)) < 1e-6, "For three columns of which the second falls where "
                + "the first rises the component is (%.3f, %.3f, %.3f); yours is (%.3f, %.3f, %.3f): are all products of two "
                + "columns in the matrix?", exact[0], exact[1], exact[2], falling[0], falling[1], falling[2]);
    }

    private static double[][] moved(double[][] x, double by) {
        return Arrays.stream(x).map(row -> new double[] {row[0], row[1] + by}).toArray(double[][]::new);
    }

    private static double[][] copy(double[][] x) {
        return Arrays.stream(x).map(double[]::clone).toArray(double[][]::new);
    }

    @Override
    public List<Planted<Component>> planted() {
        return List.of(
                new Planted<>("not of length 1", x -> Vectors.times(Solution351.firstComponent(x), 2),
                        "divide it by its length"),
                new Planted<>("the last component", Exercise351Test::last, "the component of the smallest variance"),
                new Planted<>("not centred", Exercise351Test::notCentred, "are the means taken off?"),
                new Planted<>("sign as it falls", x -> Vectors.times(Solution351.firstComponent(x), x[0].length == 3 ? -1 : 1),
                        "turn the direction round"),
                new Planted<>("variances alone", Exercise351Test::variancesAlone, "is it an eigenvector of the sums"));
    }

    private static double[] last(double[][] x) {
        double[] first = Solution351.firstComponent(x);
        return x[0].length == 2 ? new double[] {-first[1], first[0]} : first;
    }

    private static double[] notCentred(double[][] x) {
        double[][] both = new double[2 * x.length][];
        for (int i = 0; i < x.length; i++) {
            both[2 * i] = x[i];
            both[2 * i + 1] = Vectors.times(x[i], -1);        // mean 0: nothing is taken off
        }
        return Solution351.firstComponent(both);
    }

    private static double[] variancesAlone(double[][] x) {
        double[] first = new double[x[0].length];
        first[0] = 1;
        return first;
    }
}
