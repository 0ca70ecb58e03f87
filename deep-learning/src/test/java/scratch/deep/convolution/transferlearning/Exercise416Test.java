package scratch.deep.convolution.transferlearning;

import java.util.List;
import scratch.deep.convolution.transferlearning.Exercise416Test.Fold;
import scratch.example.contract.ExerciseContract;
import scratch.example.exercise.Mistake;

class Exercise416Test implements ExerciseContract<Fold> {
    /// What the learner writes: weights with the normalisation in them, and biases.
    interface Fold {
        double[][] fold(double[][] weights, double[] scale, double[] offset, double[] mean, double[] variance, double epsilon);
    }

    @Override
    public String task() {
        return "write fold(weights, scale, offset, mean, variance, epsilon): one convolution that gives what a convolution and "
                + "a batch normalisation in evaluation mode give together.";
    }

    @Override
    public Fold learner() {
        return Exercise416::fold;
    }

    @Override
    public Fold solution() {
        return Solution416::fold;
    }

    @Override
    public List<String> hints() {
        return List.of("In evaluation mode a batch normalisation is scale · (z - mean) / sqrt(variance + epsilon) + offset, "
                        + "and z = w·x is what the convolution gives. Multiply out, and sort by x.",
                "What multiplies x are the new weights: factor · w with factor = scale / sqrt(variance + epsilon). What is "
                        + "left is the bias.",
                "The bias is offset - factor · mean. Put it behind the weights of its filter, and leave the arrays that you "
                        + "were given as they are.");
    }

    @Override
    public void check(Fold answer) {
        double[][] weights = {{1, -2}, {0.5, 4}};
        double[][] folded = answer.fold(weights, new double[] {3, 1}, new double[] {0.25, -1}, new double[] {2, 0},
                new double[] {3.75, 0.75}, 0.25);
        Mistake.unless(folded != null && folded.length == 2 && folded[0].length == 3, "Two filters with two weights each must "
                + "give two rows of three numbers: the weights, and the bias behind them.");
        Mistake.unless(weights[0][0] == 1 && weights[1][1] == 4, "The weights that were given have changed: fill new arrays.");
        Mistake.unless(Math.abs(folded[0][0] - 3 / Math.sqrt(3.75)) > 1e-9, "With variance 3.75 and epsilon 0.25 you divide by "
                + "sqrt(3.75): epsilon is added to the variance, also in evaluation mode.");
        Mistake.unless(Math.abs(folded[0][0] - 0.75) > 1e-9, "You divide by 4, which is variance + epsilon; divide by its "
                + "root, the standard deviation.");
        Mistake.unlessNear(folded[0][0], 1.5, 1e-9, "The first weight is 1, and 3 / sqrt(3.75 + 0.25) = 1.5 times that; yours "
                + "is %.4f.", folded[0][0]);
        Mistake.unlessNear(folded[1][1], 4, 1e-9, "The last weight is 4, and its filter has the factor 1 / sqrt(0.75 + 0.25) = "
                + "1; yours is %.4f. Does each filter get its own factor?", folded[1][1]);
        Mistake.unless(Math.abs(folded[0][2] - 0.25) > 1e-9, "Your bias is the offset alone; the mean, too, is taken away from "
                + "what the convolution gives, and is multiplied by the factor.");
        Mistake.unless(Math.abs(folded[0][2] - (0.25 - 2)) > 1e-9, "Your bias is offset - mean; the mean is subtracted before "
                + "the factor, so the bias is offset - factor · mean.");
        Mistake.unlessNear(folded[0][2], -2.75, 1e-9, "The first bias is 0.25 - 1.5 · 2 = -2.75; yours is %.4f.", folded[0][2]);
        Mistake.unlessNear(folded[1][2], -1, 1e-9, "The second bias is -1 - 1 · 0 = -1; yours is %.4f.", folded[1][2]);
    }

    /// The solution with one mistake.
    private static Planted<Fold> planted(String name, String mistake, String sentence) {
        return new Planted<>(name, (weights, scale, offset, mean, variance, epsilon) -> {
            double[][] folded = new double[weights.length][weights[0].length + 1];
            for (int f = 0; f < weights.length; f++) {
                double added = variance[f] + (mistake.equals("epsilon") ? 0 : epsilon);
                double factor = scale[f] / (mistake.equals("root") ? added : Math.sqrt(added));
                for (int i = 0; i < weights[f].length; i++) {
                    folded[f][i] = factor * weights[f][i];
                }
                folded[f][weights[f].length] = offset[f] - switch (mistake) {
                    case "offset" -> 0;
                    case "mean" -> mean[f];
                    default -> factor * mean[f];
                };
            }
            return folded;
        }, sentence);
    }

    @Override
    public List<Planted<Fold>> planted() {
        return List.of(planted("no epsilon", "epsilon", "epsilon is added to the variance, also in evaluation mode."),
                planted("variance instead of deviation", "root", "divide by its root, the standard deviation."),
                planted("offset alone", "offset", "Your bias is the offset alone"),
                planted("mean without the factor", "mean", "so the bias is offset - factor · mean."));
    }
}
