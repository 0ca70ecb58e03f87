package scratch.classic.tree.cart;

import java.util.Arrays;
import java.util.List;

import scratch.classic.tree.cart.Exercise341Test.Threshold;
import scratch.example.contract.ExerciseContract;
import scratch.example.exercise.Mistake;

class Exercise341Test implements ExerciseContract<Threshold> {
    /// What the learner writes: values and labels in, {threshold, gain} out.
    interface Threshold {
        double[] of(double[] x, int[] labels);
    }

    // sorted: b a b a a a a. The best threshold is 3.5; impurities that are not weighted prefer 1.5
    private static final double[] X = {6, 3, 1, 4, 2, 5, 7};
    private static final int[] LABELS = {0, 1, 1, 0, 0, 0, 0};

    @Override
    public String task() {
        return "write bestThreshold(x, labels), which returns the threshold with the largest gain, and that gain.";
    }

    @Override
    public Threshold learner() {
        return Exercise341::bestThreshold;
    }

    @Override
    public Threshold solution() {
        return Solution341::bestThreshold;
    }

    @Override
    public List<String> hints() {
        return List.of("Sort the different values. Between each two neighbours there is one threshold to try.",
                "For each threshold count the labels on both sides. The loss of a side with a zeros and b ones is "
                + "2ab / (a + b), its rows times Gini's impurity.",
                "The gain is the loss of all rows minus the losses of both sides. Keep the first threshold with the largest "
                + "gain; a later one must be better by more than rounding.");
    }

    @Override
    public void check(Threshold answer) {
        double[] six = answer.of(Ex341DecisionTree.SIX.clone(), Ex341DecisionTree.SIX_LABELS.clone());
        Mistake.unless(six != null && six.length == 2, "bestThreshold must return two numbers, {threshold, gain}.");
        Mistake.unless(six[0] != 3, "For 2 3 5 6 8 9 and a a b a b b your threshold is 3, a value that occurs. Take the middle "
                + "of 3 and 5, so that new values have the same way to both sides.");
        Mistake.unless(six[0] != 7, "4 and 7 gain the same, 1.5 each; you return 7. The lower of both is asked for: a later "
                + "threshold must be better, not as good.");
        Mistake.unlessNear(six[0], 4, 1e-12, "For 2 3 5 6 8 9 and a a b a b b the best threshold is 4; yours is %.4f.", six[0]);
        double[] seven = answer.of(X.clone(), LABELS.clone());
        Mistake.unless(seven[0] != 1.5, "Of seven rows you cut off one: its side is pure, but the six others are as mixed as "
                + "before. Weigh each side's impurity by its rows.");
        Mistake.unlessNear(seven[0], 3.5, 1e-12, "For 1 to 7 and b a b a a a a the best threshold is 3.5; yours is %.4f. Are "
                + "values and labels still in pairs after sorting?", seven[0]);
        Mistake.unless(Math.abs(six[1] - 0.25) > 1e-9, "Your gain is 0.25, which is that of one row on average. Multiply the "
                + "impurities by the rows: 6 times 0.5, minus 4 times 0.375.");
        Mistake.unlessNear(six[1], 1.5, 1e-9, "6 times 0.5, minus 2 times 0, minus 4 times 0.375 gives a gain of 1.5; yours is "
                + "%.4f.", six[1]);
        double[] ties = answer.of(new double[] {1, 1, 1, 2, 2}, new int[] {0, 1, 0, 1, 1});
        Mistake.unless(ties[0] != 1, "Of the values 1 1 1 2 2 your threshold is 1: a cut between two equal values. Rows with "
                + "equal values go to the same side.");
        Mistake.unlessNear(ties[0], 1.5, 1e-12, "Of the values 1 1 1 2 2 the only threshold is 1.5; yours is %.4f.", ties[0]);
    }

    @Override
    public List<Planted<Threshold>> planted() {
        return List.of(
                new Planted<>("a value as threshold", (x, labels) -> {
                    double[] best = Solution341.bestThreshold(x, labels);
                    return new double[] {Arrays.stream(x).filter(v -> v < best[0]).max().orElseThrow(), best[1]};
                }, "your threshold is 3, a value that occurs"),
                new Planted<>("the last of equals", (x, labels) -> search(x, labels, true, true),
                        "a later threshold must be better, not as good"),
                new Planted<>("sides not weighted", (x, labels) -> x.length == 6 ? Solution341.bestThreshold(x, labels)
                        : search(x, labels, false, false), "Weigh each side's impurity"),
                new Planted<>("average gain", (x, labels) -> {
                    double[] best = Solution341.bestThreshold(x, labels);
                    return new double[] {best[0], best[1] / x.length};
                }, "that of one row on average"),
                new Planted<>("equal values apart", (x, labels) -> x.length == 5 ? new double[] {1, 0.6}
                        : Solution341.bestThreshold(x, labels), "Rows with equal values go to the same side"));
    }

    private static double[] search(double[] x, int[] labels, boolean weighted, boolean last) {
        double[] values = Arrays.stream(x).distinct().sorted().toArray();
        double[] best = {0, Double.NEGATIVE_INFINITY};
        for (int v = 0; v + 1 < values.length; v++) {
            double threshold = (values[v] + values[v + 1]) / 2;
            double[] n = new double[4];
            for (int i = 0; i < x.length; i++) {
                n[(x[i] <= threshold ? 0 : 2) + labels[i]]++;
            }
            double left = 2 * n[0] * n[1] / (n[0] + n[1]);
            double right = 2 * n[2] * n[3] / (n[2] + n[3]);
            double gain = weighted ? -left - right : -left / (n[0] + n[1]) - right / (n[2] + n[3]);
            if (last ? gain >= best[1] - 1e-12 : gain > best[1] + 1e-12) {
                best = new double[] {threshold, gain};
            }
        }
        return best;
    }
}
