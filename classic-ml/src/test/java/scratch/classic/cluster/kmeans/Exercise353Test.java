package scratch.classic.cluster.kmeans;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleBinaryOperator;

import scratch.classic.cluster.kmeans.Exercise353Test.Silhouettes;
import scratch.example.contract.ExerciseContract;
import scratch.example.exercise.Mistake;

class Exercise353Test implements ExerciseContract<Silhouettes> {
    /// What the learner writes: points and their clusters in, one number a point out.
    interface Silhouettes {
        double[] of(double[][] points, int[] labels);
    }

    private static final double[][] SIX = column(1, 2, 3, 10, 11, 12);
    private static final int[] HALVES = {0, 0, 0, 1, 1, 1};

    private static double[][] column(double... values) {
        return Arrays.stream(values).mapToObj(value -> new double[]{value}).toArray(double[][]::new);
    }

    @Override
    public String task() {
        return "write silhouettes(points, labels), which returns (b − a) / max(a, b) for every point.";
    }

    @Override
    public Silhouettes learner() {
        return Exercise353::silhouettes;
    }

    @Override
    public Silhouettes solution() {
        return Solution353::silhouettes;
    }

    @Override
    public List<String> hints() {
        return List.of(
                "For each point, collect one sum of distances and one count for every cluster, over all other points. "
                        + "Everything else follows from these two arrays.",
                "a is the sum of its own cluster, divided by the count (the point itself is not in it). b is the "
                        + "smallest of the other clusters' means.",
                "Three nested loops: point, other point, coordinate; the square root comes after the innermost one. If "
                        + "the count of its own cluster is 0, the point is alone and gets 0.");
    }

    @Override
    public void check(Silhouettes answer) {
        double[] six = ask(answer, SIX, HALVES);
        double mean = Arrays.stream(six).average().orElseThrow();
        Mistake.unless(!(Math.abs(mean + 0.850463) < 1e-3),
                "Two far-apart groups score %.2f; a silhouette near 1 means near its own, far from the others: are a "
                        + "and b the wrong way round?", mean);
        Mistake.unless(!(Math.abs(six[0] - 0.9) < 1e-9),
                "The point 1 of {1, 2, 3} scores 0.90: you divided by 3. A point's distance to itself is no evidence; "
                        + "average over the other two.");
        Mistake.unless(!(Math.abs(six[0] - (1 - 2.5 / (302 / 3.0))) < 1e-9),
                "The point 1 scores %.3f instead of 0.85: your distances are squared; take the root before you average.",
                six[0]);
        Mistake.unlessNear(six[0], 0.85, 1e-9,
                "For 1, 2, 3 against 10, 11, 12 the point 1 has a = (1 + 2)/2 = 1.5 and b = (9 + 10 + 11)/3 = 10, so "
                        + "s = 8.5/10 = 0.85; yours is %.4f.", six[0]);

        double wrongSide = ask(answer, SIX, new int[]{0, 0, 1, 1, 1, 1})[2];
        Mistake.unless(wrongSide >= -1 && wrongSide <= 1,
                "A point that lies in the wrong cluster scores %.2f, outside −1 to 1: divide by the larger of a and b, "
                        + "which here is a.", wrongSide);
        Mistake.unlessNear(wrongSide, -0.8125, 1e-9, "The point 3 put together with 10, 11, 12 has a = 8 and b = 1.5, so "
                + "s = −6.5/8 = −0.8125; yours is %.4f.", wrongSide);

        double nearest = ask(answer, column(0, 1, 5, 6, 1000, 1001), new int[]{0, 0, 1, 1, 2, 2})[0];
        Mistake.unlessNear(nearest, 4.5 / 5.5, 1e-9, "A cluster a thousand away changed a point's silhouette to %.3f "
                + "(it is 4.5/5.5 = 0.818): b looks at the nearest other cluster only.", nearest);

        double[][] plane = {{0, 0}, {3, 4}, {0, 10}};
        double[] three = ask(answer, plane, new int[]{0, 0, 1});
        Mistake.unlessNear(three[2], 0, 1e-12, "A point alone in its cluster scores %.2f: it has no neighbours to be "
                + "near to, and 0 is what it gets.", three[2]);
        Mistake.unlessNear(three[0], 0.5, 1e-9, "(0, 0) with (3, 4) in its cluster and (0, 10) outside has a = √(9 + 16) "
                + "= 5 and b = 10, so s = 0.5; yours is %.3f.", three[0]);
    }

    private static double[] ask(Silhouettes answer, double[][] points, int[] labels) {
        double[][] copy = Arrays.stream(points).map(double[]::clone).toArray(double[][]::new);
        double[] values = answer.of(copy, labels.clone());
        Mistake.unless(values != null && values.length == points.length,
                "silhouettes must return one number a point; for %d points yours returned %s.", points.length,
                values == null ? "null" : values.length);
        return values;
    }

    @Override
    public List<Planted<Silhouettes>> planted() {
        return List.of(
                new Planted<>("a and b swapped", planted(true, true, (a, b) -> (a - b) / Math.max(a, b)),
                        "Two far-apart groups score -0.85; a silhouette near 1 means near its own, far from the others: "
                                + "are a and b the wrong way round?"),
                new Planted<>("counts the point itself", planted(false, true, (a, b) -> (b - a) / Math.max(a, b)),
                        "you divided by 3. A point's distance to itself is no evidence; average over the other two."),
                new Planted<>("divides by b", planted(true, true, (a, b) -> (b - a) / b),
                        "outside −1 to 1: divide by the larger of a and b"),
                new Planted<>("b over all others", planted(true, false, (a, b) -> (b - a) / Math.max(a, b)),
                        "b looks at the nearest other cluster only"),
                new Planted<>("a lone point is perfect", Exercise353Test::alonePerfect,
                        "A point alone in its cluster scores 1.00: it has no neighbours to be near to"),
                new Planted<>("squared distances", Exercise353Test::squared, "your distances are squared"),
                new Planted<>("nothing for the last point", (points, labels) -> new double[points.length - 1],
                        "must return one number a point; for 6 points yours returned 5"));
    }

    /// A silhouette with one idea wrong.
    private static Silhouettes planted(boolean withoutItself, boolean nearestOnly, DoubleBinaryOperator formula) {
        return (points, labels) -> {
            double[] result = new double[points.length];
            for (int i = 0; i < points.length; i++) {
                double a = mean(points, labels, i, labels[i], withoutItself);
                double b = nearestOnly ? Double.POSITIVE_INFINITY : mean(points, labels, i, -1, true);
                for (int c = 0; nearestOnly && c <= Arrays.stream(labels).max().orElseThrow(); c++) {
                    b = c == labels[i] ? b : Math.min(b, mean(points, labels, i, c, true));
                }
                result[i] = Double.isNaN(a) ? 0 : formula.applyAsDouble(a, b);
            }
            return result;
        };
    }

    /// The mean distance from point i to a cluster, or to all other clusters if `cluster` is -1.
    private static double mean(double[][] points, int[] labels, int i, int cluster, boolean withoutItself) {
        double sum = 0;
        int count = 0;
        for (int other = 0; other < points.length; other++) {
            boolean asked = cluster == -1 ? labels[other] != labels[i] : labels[other] == cluster;
            if (asked && !(withoutItself && other == i)) {
                double squares = 0;
                for (int j = 0; j < points[i].length; j++) {
                    squares += Math.pow(points[i][j] - points[other][j], 2);
                }
                sum += Math.sqrt(squares);
                count++;
            }
        }
        return sum / count;
    }

    private static double[] alonePerfect(double[][] points, int[] labels) {
        double[] right = Solution353.silhouettes(points, labels);
        return Arrays.stream(right).map(s -> s == 0 ? 1 : s).toArray();
    }

    private static double[] squared(double[][] points, int[] labels) {
        double[] six = new double[points.length];
        six[0] = 1 - 2.5 / (302 / 3.0);
        return six;
    }
}
