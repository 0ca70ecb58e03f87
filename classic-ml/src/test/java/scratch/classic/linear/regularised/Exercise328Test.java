package scratch.classic.linear.regularised;

import java.util.List;

import scratch.classic.linear.regularised.Exercise328Test.Step;
import scratch.example.contract.ExerciseContract;
import scratch.example.exercise.Mistake;

class Exercise328Test implements ExerciseContract<Step> {
    /// What the learner writes: a column, what is left of y, λ and ρ in, one coefficient out.
    interface Step {
        double best(double[] x, double[] r, double penalty, double ratio);
    }

    private static final double[] X = {-2, -2, 2, 2};                      // Σx²/n = 4
    private static final double[] R = {-6, -4, 4, 6};                      // Σxr/n = 10

    @Override
    public String task() {
        return "write best(x, r, penalty, ratio): the coefficient of one column while all others stay.";
    }

    @Override
    public Step learner() {
        return Exercise328::best;
    }

    @Override
    public Step solution() {
        return Solution328::best;
    }

    @Override
    public List<String> hints() {
        return List.of("Two sums over the rows say all: the mean product of x and r, and the mean square of x. Without a "
                + "penalty their quotient is the answer.",
                "For b above 0 the derivative is -product + b square + penalty ratio + penalty (1 - ratio) b. Set it to 0 and "
                + "see when the answer really is above 0; for b below 0 the sign before penalty ratio turns.",
                "If the size of the product is at most penalty ratio, the answer is 0. Otherwise move the product towards 0 by "
                + "penalty ratio and divide by square + penalty (1 - ratio).");
    }

    @Override
    public void check(Step answer) {
        Mistake.unlessNear(answer.best(X.clone(), R.clone(), 0, 1), 2.5, 1e-9, "Without a penalty the coefficient is 40/16 = "
                + "2.5; yours is %.4f.", answer.best(X.clone(), R.clone(), 0, 1));
        double lasso = answer.best(X.clone(), R.clone(), 2, 1);
        Mistake.unless(Math.abs(lasso - 38 / 16.0) > 1e-9, "Your lasso gives 2.375: you took the penalty off the sum over the "
                + "rows. The loss is divided by 2n, so the sums are means: 10 - 2 over 4.");
        Mistake.unless(Math.abs(lasso - 10 / 6.0) > 1e-9, "Your lasso gives 10/6: the penalty of a size does not stand below "
                + "the line. It moves the product towards 0.");
        Mistake.unlessNear(lasso, 2, 1e-9, "With penalty 2 and ratio 1 the product 10 becomes 8, and 8/4 = 2; yours is %.4f.",
                lasso);
        double none = answer.best(X.clone(), R.clone(), 11, 1);
        Mistake.unless(none == 0, "A product of 10 does not pay a penalty of 11: the coefficient must be exactly 0; yours is "
                + "%.4f, on the other side.", none);
        double negative = answer.best(X.clone(), new double[] {6, 4, -4, -6}, 2, 1);
        Mistake.unlessNear(negative, -2, 1e-9, "Turn r around and the answer must turn around too, to -2; yours is %.4f: the "
                + "penalty moves the product towards 0, from either side.", negative);
        double ridge = answer.best(X.clone(), R.clone(), 1, 0);
        Mistake.unlessNear(ridge, 2, 1e-9, "With penalty 1 and ratio 0 this is ridge: 10/(4 + 1) = 2; yours is %.4f.", ridge);
        double net = answer.best(X.clone(), R.clone(), 2, 0.5);
        Mistake.unlessNear(net, 1.8, 1e-9, "With penalty 2 and ratio 0.5 it is (10 - 1)/(4 + 1) = 1.8; yours is %.4f.", net);
    }

    @Override
    public List<Planted<Step>> planted() {
        return List.of(
                new Planted<>("sums instead of means", (x, r, penalty, ratio) ->
                        Solution328.best(x, r, penalty / x.length, ratio), "you took the penalty off the sum over the rows"),
                new Planted<>("lasso as ridge", (x, r, penalty, ratio) -> Solution328.best(x, r, penalty, 0),
                        "does not stand below the line"),
                new Planted<>("no stop at 0", (x, r, penalty, ratio) -> {
                    double plain = Solution328.best(x, r, 0, 1) * 4;
                    return (plain - Math.copySign(penalty * ratio, plain)) / (4 + penalty * (1 - ratio));
                }, "does not pay a penalty of 11"),
                new Planted<>("one side only", (x, r, penalty, ratio) ->
                        Math.max(0, 4 * Solution328.best(x, r, 0, 1) - penalty * ratio) / (4 + penalty * (1 - ratio)),
                        "the answer must turn around too"),
                new Planted<>("ridge forgotten", (x, r, penalty, ratio) -> Solution328.best(x, r, penalty * ratio, 1),
                        "With penalty 1 and ratio 0 this is ridge"));
    }
}
