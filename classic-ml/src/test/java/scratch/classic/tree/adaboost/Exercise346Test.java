package scratch.classic.tree.adaboost;

import java.util.Arrays;
import java.util.List;

import scratch.classic.tree.adaboost.Exercise346Test.Reweighing;
import scratch.example.contract.ExerciseContract;
import scratch.example.exercise.Mistake;

class Exercise346Test implements ExerciseContract<Reweighing> {
    /// What the learner writes.
    interface Reweighing {
        double[] of(double[] weights, boolean[] wrong, int classes);
    }

    @Override
    public String task() {
        return "write reweigh(weights, wrong, classes), which returns the weights that a tree leaves for the next one.";
    }

    @Override
    public Reweighing learner() {
        return Exercise346::reweigh;
    }

    @Override
    public Reweighing solution() {
        return Solution346::reweigh;
    }

    @Override
    public List<String> hints() {
        return List.of("The error is the weight of the wrong rows, not their number.",
                "With error e and K classes alpha is log((1 - e) / e) + log(K - 1). Multiply the weight of each wrong row by "
                + "exp(alpha), and leave the others.",
                "Divide all weights by their new sum. Then the wrong rows weigh 1 - 1/K together, whatever they weighed.");
    }

    @Override
    public void check(Reweighing answer) {
        double[] four = {0.25, 0.25, 0.25, 0.25};
        boolean[] first = {true, false, false, false};
        double[] two = answer.of(four.clone(), first.clone(), 2);
        Mistake.unless(two != null && two.length == 4, "reweigh must return one weight for each of the 4 rows.");
        double sum = Arrays.stream(two).sum();
        Mistake.unless(two[0] > 0.25, "A tree is wrong about the first of four rows, and your weight for it is %.4f: it must "
                + "grow, so that the next tree looks at it.", two[0] / sum);
        Mistake.unlessNear(sum, 1, 1e-9, "Your weights add up to %.4f. Divide all of them by their sum.", sum);
        Mistake.unless(Math.abs(two[0] - 0.75) > 1e-9, "Of four rows one is wrong and you give it 0.75. "
                + "Multiply the wrong rows by exp(alpha), or the wrong by exp(alpha / 2) and the right by exp(-alpha / 2); not "
                + "both by exp(alpha).");
        Mistake.unlessNear(two[0], 0.5, 1e-9, "Of four equal rows one is wrong: error 0.25, factor 3, weights 0.5 and 3 times "
                + "0.1667. Your first weight is %.4f.", two[0]);
        double[] uneven = answer.of(new double[] {0.1, 0.3, 0.6}, new boolean[] {true, false, false}, 2);
        Mistake.unlessNear(uneven[0], 0.5, 1e-9, "Of the weights 0.1, 0.3 and 0.6 the first row is wrong, so the error is 0.1 "
                + "and the wrong row weighs 0.5 afterwards; yours weighs %.4f. Is your error a number of rows?", uneven[0]);
        Mistake.unlessNear(uneven[1], 1 / 6.0, 1e-9, "Right rows keep their proportions: 0.3 and 0.6 become 0.1667 and 0.3333. "
                + "Your second weight is %.4f.", uneven[1]);
        double[] three = answer.of(four.clone(), first.clone(), 3);
        Mistake.unless(Math.abs(three[0] - 0.5) > 1e-9, "With 3 classes the wrong row must weigh 2/3 afterwards, and yours "
                + "weighs 0.5. The term log(K - 1) of alpha is missing.");
        Mistake.unlessNear(three[0], 2 / 3.0, 1e-9, "With 3 classes the wrong row must weigh 2/3 afterwards; yours weighs "
                + "%.4f.", three[0]);
    }

    @Override
    public List<Planted<Reweighing>> planted() {
        return List.of(
                new Planted<>("not divided by the sum", (weights, wrong, classes) -> grown(weights, wrong, 3, 1),
                        "Divide all of them by their sum"),
                new Planted<>("both sides by exp(alpha)", (weights, wrong, classes) ->
                        shares(grown(weights, wrong, 3, 1 / 3.0)), "not both by exp(alpha)"),
                new Planted<>("the right ones grow", (weights, wrong, classes) -> shares(grown(weights, wrong, 1, 3)),
                        "so that the next tree looks at it"),
                new Planted<>("rows counted", (weights, wrong, classes) -> {
                    double rows = wrong.length;
                    return shares(grown(weights, wrong, (classes - 1) * (rows - 1), 1));
                }, "Is your error a number of rows?"),
                new Planted<>("two classes only", (weights, wrong, classes) -> Solution346.reweigh(weights, wrong, 2),
                        "log(K - 1) of alpha is missing"));
    }

    private static double[] grown(double[] weights, boolean[] wrong, double byWrong, double byRight) {
        double[] grown = new double[weights.length];
        for (int i = 0; i < weights.length; i++) {
            grown[i] = weights[i] * (wrong[i] ? byWrong : byRight);
        }
        return grown;
    }

    private static double[] shares(double... weights) {
        double sum = Arrays.stream(weights).sum();
        return Arrays.stream(weights).map(weight -> weight / sum).toArray();
    }
}
