package scratch.deep.generative.sparse;

import java.util.List;

import scratch.deep.generative.sparse.Exercise433Test.Penalty;
import scratch.example.contract.ExerciseContract;
import scratch.example.exercise.Mistake;

class Exercise433Test implements ExerciseContract<Penalty> {
    /// What the learner writes.
    interface Penalty {
        double[][] gradient(double[][] hidden, double rho);
    }

    @Override
    public String task() {
        return "write divergenceGradient(hidden, rho): the derivatives of the divergence penalty by every activation.";
    }

    @Override
    public Penalty learner() {
        return Exercise433::divergenceGradient;
    }

    @Override
    public Penalty solution() {
        return Solution433::divergenceGradient;
    }

    @Override
    public List<String> hints() {
        return List.of("First the mean activation of each unit over the rows: the penalty sees nothing else.",
                "Differentiate by the mean: -rho/mean + (1 - rho)/(1 - mean).",
                "The derivative of a mean by one of its n terms is 1/n; so every row of a unit gets "
                        + "(-rho/mean + (1 - rho)/(1 - mean))/n.");
    }

    @Override
    public void check(Penalty answer) {
        double[][] h = {{0.2, 0.6}, {0.4, 0.8}};
        double[][] gradient = answer.gradient(h, 0.1);
        Mistake.unless(gradient != null && gradient.length == 2 && gradient[0].length == 2,
                "The gradient has the shape of the activations: 2 rows and 2 units here.");
        Mistake.unless(gradient[0][0] > 0, "The mean 0.3 is above 0.1: the gradient must be positive, so that a step "
                + "against it "
                + "lowers the activation; yours is %.4f.", gradient[0][0]);
        Mistake.unless(Math.abs(gradient[0][0] - 0.952381) > 1e-4, "0.9524 is the derivative by the mean; one of 2 activations "
                + "has a share of 1/2 in it.");
        Mistake.unlessNear(gradient[0][0], gradient[1][0], 1e-9, "Both rows of a unit get the same derivative, because only "
                + "their mean counts; yours are %.4f and %.4f.", gradient[0][0], gradient[1][0]);
        Mistake.unlessNear(gradient[0][0], 0.476190, 1e-6, "The derivative for the first unit is 0.4762, yours is %.4f.",
                gradient[0][0]);
        double[][] right = answer.gradient(new double[][]{{0.05}, {0.15}}, 0.1);
        Mistake.unlessNear(right[0][0], 0, 1e-9, "A unit whose mean is rho is left alone: 0, yours is %.4f.", right[0][0]);
        Mistake.unless(answer.gradient(new double[][]{{0.01}, {0.02}}, 0.1)[0][0] < 0, "A unit that is on too rarely must be "
                + "raised: the derivative is negative there.");
    }

    private static double[][] wrong(double[][] hidden, double rho, String mistake) {
        double[][] gradient = Solution433.divergenceGradient(hidden, rho);
        for (int i = 0; i < hidden.length; i++) {
            for (int j = 0; j < hidden[0].length; j++) {
                gradient[i][j] = switch (mistake) {
                    case "sign" -> -gradient[i][j];
                    case "by the mean" -> gradient[i][j] * hidden.length;
                    default -> (-rho / hidden[i][j] + (1 - rho) / (1 - hidden[i][j])) / hidden.length;
                };
            }
        }
        return gradient;
    }

    private static Planted<Penalty> planted(String mistake, String sentence) {
        return new Planted<>(mistake, (hidden, rho) -> wrong(hidden, rho, mistake), sentence);
    }

    @Override
    public List<Planted<Penalty>> planted() {
        return List.of(planted("sign", "the gradient must be positive"), planted("by the mean", "0.9524 is the derivative "
                + "by the mean"),
                planted("row by row", "Both rows of a unit get the same derivative"));
    }
}
