package scratch.stats.anova;

import java.util.Arrays;
import java.util.List;

import scratch.example.contract.ExerciseContract;
import scratch.example.exercise.Mistake;
import scratch.stats.anova.Exercise215Test.OneWay;

class Exercise215Test implements ExerciseContract<OneWay> {
    /// What the learner writes: groups in, {between, within, F} out.
    interface OneWay {
        double[] fit(double[][] groups);
    }

    private static final double[][] HAND = {{4, 5, 6}, {6, 7, 8}, {5, 6, 7}};

    @Override
    public String task() {
        return "write oneWay(groups), which returns the sums of squares between and within the groups, and F.";
    }

    @Override
    public OneWay learner() {
        return Exercise215::oneWay;
    }

    @Override
    public OneWay solution() {
        return Solution215::oneWay;
    }

    @Override
    public List<String> hints() {
        return List.of("Two kinds of distance: from each value to the mean of its group (within), and from each group's mean to "
                + "the grand mean (between). Square both.",
                "Between counts each group as often as it has values: sum of n_g (mean_g - grand)². The grand mean is the mean "
                        + "of all values.",
                "F = (between / (k - 1)) / (within / (N - k)): k groups, N values. Measure everything from the first value, "
                        + "or large values lose their digits.");
    }

    @Override
    public void check(OneWay answer) {
        double[] hand = answer.fit(copy(HAND, 0));
        Mistake.unless(hand != null && hand.length == 3, "oneWay must return three numbers, {between, within, F}.");
        Mistake.unlessNear(hand[0], 6, 1e-9, "{4,5,6}, {6,7,8}, {5,6,7}: between is 3·1 + 3·1 + 0 = 6; yours is %.4f.", hand[0]);
        Mistake.unlessNear(hand[1], 6, 1e-9, "{4,5,6}, {6,7,8}, {5,6,7}: within is 2 + 2 + 2 = 6; yours is %.4f.", hand[1]);
        Mistake.unless(Math.abs(hand[2] - 4.5) > 1e-9, "Your F is 4.5: each group mean you estimate costs one degree of "
                + "freedom, so within has N - k = 6, not 9.");
        Mistake.unlessNear(hand[2], 3, 1e-9, "F = (6/2) / (6/6) = 3; yours is %.4f.", hand[2]);
        double[][] unequal = {{1, 3}, {4, 6, 8, 6}};
        double[] result = answer.fit(unequal);
        double total = 0;
        for (double value : new double[] {1, 3, 4, 6, 8, 6}) {
            total += (value - 14 / 3.0) * (value - 14 / 3.0);
        }
        Mistake.unlessNear(result[0] + result[1], total, 1e-9, "Between and within must add up to the total, %.4f; yours give "
                + "%.4f. With unequal groups the grand mean weighs every observation, not every group.", total,
                result[0] + result[1]);
        double[] far = answer.fit(copy(HAND, 1e8));
        Mistake.unlessNear(far[2], 3, 1e-6, "A hundred million added to every value moved your F from 3 to %s: subtract the "
                + "means before you square.", far[2]);
    }

    @Override
    public List<Planted<OneWay>> planted() {
        return List.of(new Planted<>("mean of the group means", Exercise215Test::meanOfMeans,
                "With unequal groups the grand mean weighs every observation, not every group."),
                new Planted<>("N instead of N - k", groups -> {
                    double[] right = Solution215.oneWay(groups);
                    int n = Arrays.stream(groups).mapToInt(group -> group.length).sum();
                    return new double[] {right[0], right[1], right[2] * n / (n - groups.length)};
                }, "each group mean you estimate costs one degree of freedom"),
                new Planted<>("raw sums", Exercise215Test::rawSums, "subtract the means before you square."));
    }

    private static double[] meanOfMeans(double[][] groups) {
        double grand = Arrays.stream(groups).mapToDouble(g -> Arrays.stream(g).average().orElseThrow()).average().orElseThrow();
        double between = Arrays.stream(groups).mapToDouble(g -> g.length
                * Math.pow(Arrays.stream(g).average().orElseThrow() - grand, 2)).sum();
        double[] right = Solution215.oneWay(groups);
        return new double[] {between, right[1], right[2] * between / right[0]};
    }

    // Σx² − (Σx)²/N: the same on paper.
    private static double[] rawSums(double[][] groups) {
        double sum = 0;
        double squares = 0;
        double parts = 0;
        int n = 0;
        for (double[] group : groups) {
            double own = Arrays.stream(group).sum();
            parts += own * own / group.length;
            sum += own;
            squares += Arrays.stream(group).map(v -> v * v).sum();
            n += group.length;
        }
        double between = parts - sum * sum / n;
        double within = squares - parts;
        return new double[] {between, within, between / (groups.length - 1) / (within / (n - groups.length))};
    }

    private static double[][] copy(double[][] groups, double shift) {
        return Arrays.stream(groups).map(g -> Arrays.stream(g).map(v -> v + shift).toArray()).toArray(double[][]::new);
    }
}
