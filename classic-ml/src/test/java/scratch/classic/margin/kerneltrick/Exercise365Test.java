package scratch.classic.margin.kerneltrick;

import java.util.List;

import scratch.classic.margin.kerneltrick.Exercise365Test.Pair;
import scratch.example.contract.ExerciseContract;
import scratch.example.exercise.Mistake;

class Exercise365Test implements ExerciseContract<Pair> {
    /// What the learner writes: the amount of a step.
    interface Pair {
        double amount(double[][] kernel, double[] gradient, double[] beta, double[] lower, double[] upper, int i, int j);
    }

    private static final double[][] KERNEL = {{1, 0.5, 0}, {0.5, 4, 1}, {0, 1, 2}};
    private static final double[] GRADIENT = {1, -1, -0.5};

    @Override
    public String task() {
        return "write amount(...), how much one variable grows and another shrinks in a step of SMO.";
    }

    @Override
    public Pair learner() {
        return Exercise365::amount;
    }

    @Override
    public Pair solution() {
        return Solution365::amount;
    }

    @Override
    public List<String> hints() {
        return List.of(
                "Along the pair the dual objective is a parabola. Its slope at 0 is the difference of the two gradients.",
                "Its curvature is K(i,i) + K(j,j) - 2·K(i,j), the squared distance of the two rows as the kernel measures it. "
                        + "The top lies at slope divided by curvature.",
                "Then cut: beta[i] may grow by upper[i] - beta[i] at most, beta[j] shrink by beta[j] - lower[j]. Return the "
                        + "smallest of the three numbers.");
    }

    @Override
    public void check(Pair answer) {
        double[] far = {10, 10, 10};
        double[] near = {-10, -10, -10};
        double free = answer.amount(KERNEL, GRADIENT, new double[3], near, far, 0, 1);
        Mistake.unless(free != 0.4, "K(0,0) = 1, K(1,1) = 4 and K(0,1) = 0.5: the curvature is 1 + 4 - 2·0.5 = 4, and yours is "
                + "5. The two rows are not at a right angle: where is the product of both?");
        Mistake.unless(free > 0, "The amount must be positive: row 0, whose gradient is 1, grows, and row 1 with -1 shrinks. "
                + "Yours is %.3f: is the difference the right way round?", free);
        Mistake.unless(Math.abs(free - 0.5) < 1e-9, "With gradients 1 and -1 and the curvature 4 the top lies at 2/4 = 0.5; "
                + "yours is %.3f.", free);
        double grown = answer.amount(KERNEL, GRADIENT, new double[] {0.9, 0, 0}, near, new double[] {1, 1, 1}, 0, 1);
        Mistake.unless(Math.abs(grown - 0.1) < 1e-9, "Row 0 stands at 0.9 and may reach 1: the step must be cut to 0.1; yours "
                + "is %.3f. Is the upper bound looked at?", grown);
        double shrunk = answer.amount(KERNEL, GRADIENT, new double[] {0, 0.2, 0}, new double[3], far, 0, 1);
        Mistake.unless(Math.abs(shrunk - 0.2) < 1e-9, "Row 1 stands at 0.2 and may not fall below 0: the step must be cut to "
                + "0.2; yours is %.3f. Both ends of the pair have a bound.", shrunk);
    }

    @Override
    public List<Planted<Pair>> planted() {
        return List.of(
                new Planted<>("the product of both rows is left out", (kernel, gradient, beta, lower, upper, i, j) ->
                        Math.min((gradient[i] - gradient[j]) / (kernel[i][i] + kernel[j][j]), upper[i] - beta[i]),
                        "The two rows are not at a right angle: where is the product of both?"),
                new Planted<>("the wrong way round", (kernel, gradient, beta, lower, upper, i, j) ->
                        -Solution365.amount(kernel, gradient, beta, lower, upper, i, j),
                        "is the difference the right way round?"),
                new Planted<>("no bounds", (kernel, gradient, beta, lower, upper, i, j) ->
                        (gradient[i] - gradient[j]) / (kernel[i][i] + kernel[j][j] - 2 * kernel[i][j]),
                        "Is the upper bound looked at?"),
                new Planted<>("one bound", (kernel, gradient, beta, lower, upper, i, j) -> Math.min(upper[i] - beta[i],
                        (gradient[i] - gradient[j]) / (kernel[i][i] + kernel[j][j] - 2 * kernel[i][j])),
                        "Both ends of the pair have a bound."));
    }
}
