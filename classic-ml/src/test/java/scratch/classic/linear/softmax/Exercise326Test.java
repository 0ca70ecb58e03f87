package scratch.classic.linear.softmax;

import java.util.Arrays;
import java.util.List;

import scratch.classic.linear.softmax.Exercise326Test.LossAndGradient;
import scratch.example.contract.ExerciseContract;
import scratch.example.exercise.Mistake;

class Exercise326Test implements ExerciseContract<LossAndGradient> {
    /// What the learner writes.
    interface LossAndGradient {
        double[] of(double[] z, int truth);
    }

    @Override
    public String task() {
        return "write lossAndGradient(z, truth): -ln of softmax's probability of the true class, and its K derivatives.";
    }

    @Override
    public LossAndGradient learner() {
        return Exercise326::lossAndGradient;
    }

    @Override
    public LossAndGradient solution() {
        return Solution326::lossAndGradient;
    }

    @Override
    public List<String> hints() {
        return List.of("First the probabilities: e^z for each score, divided by the sum of them all.",
                "The loss is -ln p of the true class. Its derivative with respect to score k is p of k, less 1 if k is true.",
                "For scores such as 1000 subtract the largest score from all of them first: no probability changes. The loss "
                + "is then ln(sum) + max - z[truth], which never takes the logarithm of 0.");
    }

    @Override
    public void check(LossAndGradient answer) {
        double[] ours = answer.of(new double[] {2, 1, 0}, 1);
        Mistake.unless(ours != null && ours.length == 4, "lossAndGradient must return K + 1 numbers: 4 for three scores.");
        Mistake.unless(Math.abs(ours[0] + 1.4076059644443804) > 1e-9, "Your loss is -1.4076: the logarithm of a probability "
                + "is negative, the loss is its opposite.");
        Mistake.unlessNear(ours[0], 1.4076059644443804, 1e-9, "For the scores 2, 1, 0 class 1 has the probability "
                + "2.7183/11.1073 = 0.2447, so the loss is 1.4076; yours is %.4f.", ours[0]);
        Mistake.unless(Math.abs(ours[2] - 0.24472847) > 1e-6, "Your derivative for the true class is its probability, 0.2447: "
                + "take 1 off, its score should rise.");
        double sum = ours[1] + ours[2] + ours[3];
        Mistake.unless(Math.abs(sum) < 1e-9, "Adding the same to all scores changes no probability, so the derivatives add up "
                + "to 0; yours add up to %.4f: do the other classes get their share?", sum);
        Mistake.unless(ours[2] < 0, "Your derivative for the true class is %.4f: above 0, so descent would lower its score. "
                + "It is p - 1.", ours[2]);
        Mistake.unlessNear(ours[1], 0.66524096, 1e-6, "The derivative for class 0 is its probability, 0.6652; yours is %.4f.",
                ours[1]);
        double[] large = answer.of(new double[] {1000, 0, 999}, 1);
        Mistake.unless(Arrays.stream(large).allMatch(Double::isFinite) && Math.abs(large[0] - 1000.31326168751822) < 1e-6,
                "For the scores 1000, 0, 999 the loss of class 1 is 1000.3133; yours is %s: subtract the largest score first, "
                + "and take no logarithm of a probability that has become 0.", large[0]);
    }

    @Override
    public List<Planted<LossAndGradient>> planted() {
        return List.of(
                new Planted<>("sign of the loss", (z, truth) -> changed(z, truth, 0, -1), "the loss is its opposite"),
                new Planted<>("true class only", (z, truth) -> {
                    double[] right = Solution326.lossAndGradient(z, truth);
                    double[] alone = new double[right.length];
                    alone[0] = right[0];
                    alone[truth + 1] = right[truth + 1];
                    return alone;
                }, "do the other classes get their share?"),
                new Planted<>("uphill", (z, truth) -> {
                    double[] right = Solution326.lossAndGradient(z, truth);
                    return Arrays.stream(right).map(v -> v == right[0] ? v : -v).toArray();
                }, "descent would lower its score"),
                new Planted<>("forgot the 1", (z, truth) -> {
                    double[] right = Solution326.lossAndGradient(z, truth);
                    right[truth + 1] += 1;
                    return right;
                }, "take 1 off, its score should rise"),
                new Planted<>("overflow", Exercise326Test::naive, "subtract the largest score first"));
    }

    private static double[] changed(double[] z, int truth, int at, double by) {
        double[] right = Solution326.lossAndGradient(z, truth);
        right[at] *= by;
        return right;
    }

    private static double[] naive(double[] z, int truth) {
        double sum = Arrays.stream(z).map(Math::exp).sum();
        double[] answer = new double[z.length + 1];
        answer[0] = -Math.log(Math.exp(z[truth]) / sum);
        for (int k = 0; k < z.length; k++) {
            answer[k + 1] = Math.exp(z[k]) / sum - (k == truth ? 1 : 0);
        }
        return answer;
    }
}
