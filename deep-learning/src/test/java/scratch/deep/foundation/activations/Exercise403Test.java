package scratch.deep.foundation.activations;

import java.util.Arrays;
import java.util.List;

import scratch.deep.foundation.activations.Exercise403Test.Loss;
import scratch.example.contract.ExerciseContract;
import scratch.example.exercise.Mistake;

class Exercise403Test implements ExerciseContract<Loss> {
    /// What the learner writes: returns the loss and fills the gradient.
    interface Loss {
        double crossEntropy(double[] logits, int label, double[] gradient);
    }

    @Override
    public String task() {
        return "write crossEntropy(logits, label, gradient): the loss of softmax from logits, and its gradient.";
    }

    @Override
    public Loss learner() {
        return Exercise403::crossEntropy;
    }

    @Override
    public Loss solution() {
        return Solution403::crossEntropy;
    }

    @Override
    public List<String> hints() {
        return List.of(
                "Softmax does not change when the same number is taken from all logits. Take the largest.",
                "The loss is ln(sum of e^z) - z_label. With the largest logit m taken out: ln(sum of e^(z - m)) + m - z_label.",
                "The derivative is softmax(z) minus 1 at the label: e^(z_j - m) / sum, less 1 where j == label.");
    }

    @Override
    public void check(Loss answer) {
        double[] gradient = new double[3];
        double loss = answer.crossEntropy(new double[]{2, 1, 0}, 0, gradient);
        Mistake.unless(Math.abs(loss - 0.7972) > 1e-3,
                "Your loss for (2, 1, 0) is 0.797, should be 0.408: the input is already logits.");
        Mistake.unless(Math.abs(loss + 0.4076) > 1e-3, "Your loss is negative: it is minus the logarithm of a probability.");
        Mistake.unlessNear(loss, 0.407606, 1e-5, "The loss of (2, 1, 0) for class 0 is 0.4076, yours is %.4f.", loss);
        Mistake.unless(Arrays.stream(gradient).anyMatch(v -> v != 0), "The gradient is still all 0: fill the array.");
        Mistake.unlessNear(Arrays.stream(gradient).sum(), 0, 1e-9, "The derivatives must add up to 0, because the same number "
                + "added to all logits changes nothing. Yours add up to %.4f.", Arrays.stream(gradient).sum());
        Mistake.unlessNear(gradient[0], -0.334759, 1e-5,
                "The derivative at the true class is p - 1 = -0.3348, yours is %.4f.", gradient[0]);
        Mistake.unlessNear(gradient[1], 0.244728, 1e-5,
                "The derivative at another class is its probability, 0.2447; yours is %.4f.", gradient[1]);
        double second = answer.crossEntropy(new double[]{2, 1, 0}, 2, gradient);
        Mistake.unlessNear(second, 2.407606, 1e-5, "For class 2 the loss is 2.4076, yours is %.4f: is the label used?",
                second);
        for (double shift : new double[]{1000, -1000}) {
            double[] logits = {shift, 1 + shift, 2 + shift};
            double far = answer.crossEntropy(logits, 0, gradient);
            Mistake.unless(Double.isFinite(far), "Loss is %s for logits (%.0f, %.0f, %.0f); the answer is the same as for "
                    + "(0, 1, 2).", far, logits[0], logits[1], logits[2]);
            Mistake.unlessNear(far, 2.407606, 1e-5, "Loss is %.4f for (0, 1, 2) shifted by %.0f, should be 2.4076.", far,
                    shift);
            Mistake.unlessNear(Arrays.stream(gradient).sum(), 0, 1e-9, "After the shift the gradient no longer adds up to 0.");
        }
        double hopeless = answer.crossEntropy(new double[]{0, 800}, 0, gradient);
        Mistake.unlessNear(hopeless, 800, 1e-9, "For logits (0, 800) and class 0 the loss is 800, yours is %s: do not take the "
                + "logarithm of a probability that has become 0.", hopeless);
    }

    private static double naive(double[] logits, int label, double... gradient) {
        double sum = 0;
        for (double z : logits) {
            sum += Math.exp(z);
        }
        for (int j = 0; j < logits.length; j++) {
            gradient[j] = Math.exp(logits[j]) / sum - (j == label ? 1 : 0);
        }
        return -Math.log(Math.exp(logits[label]) / sum);
    }

    @Override
    public List<Planted<Loss>> planted() {
        return List.of(
                new Planted<>("no shift", (logits, label, gradient) -> naive(logits, label, gradient),
                        "Loss is NaN for logits (1000, 1001, 1002); the answer is the same as for (0, 1, 2)."),
                new Planted<>("softmax twice",
                        (logits, label, gradient) -> naive(LossFunction.softmax(logits), label, gradient),
                        "Your loss for (2, 1, 0) is 0.797, should be 0.408: the input is already logits."),
                new Planted<>("logarithm of softmax", (logits, label, gradient) -> {
                    Solution403.crossEntropy(logits, label, gradient);
                    return -Math.log(LossFunction.softmax(logits)[label]);
                }, "do not take the logarithm of a probability that has become 0."),
                new Planted<>("no one-hot", (logits, label, gradient) -> {
                    double loss = Solution403.crossEntropy(logits, label, gradient);
                    gradient[label] += 1;
                    return loss;
                }, "The derivatives must add up to 0"));
    }
}
