package scratch.classic.neighbor.knn;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleBiFunction;
import java.util.stream.IntStream;

import scratch.classic.neighbor.knn.Exercise361Test.Classify;
import scratch.example.contract.ExerciseContract;
import scratch.example.exercise.Mistake;

class Exercise361Test implements ExerciseContract<Classify> {
    /// What the learner writes: rows, their classes and a query in, a class out.
    interface Classify {
        int of(double[][] x, int[] labels, double[] query, int k);
    }

    private static final double[][] X = {{0, 0}, {3, 0}, {0, 3.5}, {2.2, 2.2}, {-6, 0}};
    private static final int[] LABELS = {0, 1, 2, 1, 0};

    @Override
    public String task() {
        return "write classify(x, labels, query, k), which lets the k nearest rows vote.";
    }

    @Override
    public Classify learner() {
        return Exercise361::classify;
    }

    @Override
    public Classify solution() {
        return Solution361::classify;
    }

    @Override
    public List<String> hints() {
        return List.of("Compute the squared distance of each row to the query: add up the squared differences of all columns.",
                "Sort the row numbers by squared distance with a sort that keeps the order of equals, such as that of a "
                + "stream of boxed numbers, and take the first k.",
                "Count the labels of these k rows in an array of K counters. Go through the classes from 0 up and keep the one "
                + "with strictly more votes than the best so far.");
    }

    @Override
    public void check(Classify answer) {
        int[] labels = {0, 1, 2, 3, 4};
        double[] query = {0.4, 0.1};
        int one = answer.of(copy(X), labels.clone(), query.clone(), 1);
        Mistake.unless(one != 4, "With k = 1 your answer for (0.4, 0.1) is the class of the farthest row: sort from near to "
                + "far.");
        Mistake.unless(one == 0, "With k = 1 the answer for (0.4, 0.1) is that of the row (0, 0), which is 0; yours is "
                + "%d.", one);
        int euclidean = answer.of(copy(X), labels.clone(), new double[] {5, 5}, 1);
        Mistake.unless(euclidean == 3, "The row nearest to (5, 5) is (2.2, 2.2), with class 3; yours is %d.", euclidean);
        int square = answer.of(new double[][] {{3, 3}, {5, 0}}, new int[] {0, 1}, new double[] {0, 0}, 1);
        Mistake.unless(square == 0, "From (0, 0) the row (3, 3) has the squared distance 18 and (5, 0) has 25, so the answer "
                + "is 0; yours is 1: add up squares, not differences.");
        int all = answer.of(copy(X), LABELS.clone(), query.clone(), 3);
        Mistake.unless(all == 1, "The three rows nearest to (0.4, 0.1) have the classes 0, 1 and 1, so class 1 wins; yours is "
                + "%d: do all k rows vote, and only they?", all);
        int near = answer.of(new double[][] {{1}, {-1}, {1}}, new int[] {1, 2, 0}, new double[] {0}, 1);
        Mistake.unless(near == 1, "Three rows are equally near, so row 0, whose class is 1, is the nearest; yours has the "
                + "class %d: of equally near rows the smaller number comes first.", near);
        int votes = answer.of(new double[][] {{1}, {2}, {30}}, new int[] {1, 0, 1}, new double[] {0}, 2);
        Mistake.unless(votes == 0, "One vote for class 1 and one for class 0: the smaller class wins, and that is 0; yours "
                + "is %d.", votes);
    }

    private static double[][] copy(double[][] x) {
        return Arrays.stream(x).map(double[]::clone).toArray(double[][]::new);
    }

    private static double square(double[] a, double[] b) {
        return IntStream.range(0, b.length).mapToDouble(j -> (a[j] - b[j]) * (a[j] - b[j])).sum();
    }

    private static int by(ToDoubleBiFunction<double[], double[]> distance, double[][] x, int[] labels, double[] query, int k) {
        double[][] distances = Arrays.stream(x).map(row -> new double[] {distance.applyAsDouble(row, query)})
                .toArray(double[][]::new);
        double least = Arrays.stream(distances).mapToDouble(row -> row[0]).min().orElseThrow();
        return Solution361.classify(distances, labels, new double[] {least}, k);
    }

    @Override
    public List<Planted<Classify>> planted() {
        return List.of(
                new Planted<>("the farthest rows", (x, labels, q, k) -> by((a, b) -> -square(a, b), x, labels, q, k),
                        "sort from near to far"),
                new Planted<>("sum of differences", (x, labels, q, k) -> by((a, b) -> IntStream.range(0, b.length)
                        .mapToDouble(j -> Math.abs(a[j] - b[j])).sum(), x, labels, q, k),
                        "add up squares, not differences"),
                new Planted<>("only one neighbour", (x, labels, q, k) -> Solution361.classify(x, labels, q, 1),
                        "do all k rows vote, and only they?"),
                new Planted<>("all rows", (x, labels, q, k) -> Solution361.classify(x, labels, q, k == 1 ? 1 : x.length),
                        "do all k rows vote, and only they?"),
                new Planted<>("later rows first", Exercise361Test::laterFirst, "the smaller number comes first"),
                new Planted<>("the first to vote wins", Exercise361Test::firstVote, "the smaller class wins"));
    }

    private static int laterFirst(double[][] x, int[] labels, double[] q, int k) {
        double[][] turned = IntStream.range(0, x.length).mapToObj(i -> x[x.length - 1 - i]).toArray(double[][]::new);
        int[] classes = IntStream.range(0, x.length).map(i -> labels[x.length - 1 - i]).toArray();
        return Solution361.classify(turned, classes, q, k);
    }

    private static int firstVote(double[][] x, int[] labels, double[] q, int k) {
        int[] near = IntStream.range(0, x.length).boxed().sorted(Comparator.comparingDouble(i -> square(x[i], q))).limit(k)
                .mapToInt(i -> labels[i]).toArray();
        int best = near[0];
        for (int label : near) {
            best = count(near, label) > count(near, best) ? label : best;
        }
        return best;
    }

    private static long count(int[] labels, int label) {
        return IntStream.of(labels).filter(l -> l == label).count();
    }
}
