package scratch.deep.generative.gan;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

import scratch.deep.generative.gan.Exercise435.Losses;
import scratch.deep.generative.gan.Exercise435Test.Game;
import scratch.example.contract.ExerciseContract;
import scratch.example.exercise.Mistake;

class Exercise435Test implements ExerciseContract<Game> {
    private static final double LN2 = Math.log(2);

    /// What the learner writes.
    interface Game {
        Losses losses(double[] real, double[] made);
    }

    @Override
    public String task() {
        return "write losses(real, made): the discriminator's loss and the generator's two, from logits.";
    }

    @Override
    public Game learner() {
        return Exercise435::losses;
    }

    @Override
    public Game solution() {
        return Solution435::losses;
    }

    @Override
    public List<String> hints() {
        return List.of("Write D = 1 / (1 + exp(-s)) first. The discriminator wants ln D of the real points and ln(1 - D) of "
                        + "the made ones to be large; a loss is to be small, so put a minus before both means.",
                "The minimax generator makes mean ln(1 - D) small; the other one makes mean -ln D small. Real points play no "
                        + "part.",
                "-ln D = softplus(-s) and -ln(1 - D) = softplus(s), where softplus(s) = max(s, 0) + log1p(exp(-|s|)) never "
                        + "overflows.");
    }

    @Override
    public void check(Game answer) {
        double[] real = {0, 0};
        double[] made = {0, 0, 0};
        Losses even = answer.losses(real, made);
        Mistake.unless(even != null, "losses returned null: return new Losses(...).");
        Mistake.unless(real[0] == 0 && made[0] == 0, "You wrote into the logits: they belong to the caller.");
        Mistake.unless(even.discriminator() > 0, "With all logits 0 the discriminator knows nothing and its loss is 2 ln 2 = "
                + "1.386; yours is %.3f. A loss is to be made small: where is the minus?", even.discriminator());
        Mistake.unless(Math.abs(even.discriminator() - 5 * LN2) > 1e-9 && Math.abs(even.discriminator() - LN2) > 1e-9,
                "Your discriminator loss for logits of 0 is %.3f instead of 2 ln 2: take the mean of the real ones and the "
                        + "mean of the made ones, each for itself, and add them.", even.discriminator());
        Mistake.unlessNear(even.discriminator(), 2 * LN2, 1e-9, "With all logits 0 the discriminator's loss is 2 ln 2 = 1.386; "
                + "yours is %.3f.", even.discriminator());
        Losses right = answer.losses(new double[]{2}, new double[]{-3});
        Mistake.unless(Math.abs(right.discriminator() - softplus(2) - softplus(3)) > 1e-9, "For a real point with logit 2 and "
                + "a made one with logit -3 the discriminator is right twice, and you give it a loss of %.2f: are the labels "
                + "the wrong way round?", right.discriminator());
        Mistake.unlessNear(right.discriminator(), softplus(-2) + softplus(-3), 1e-9, "For the logits 2 (real) and -3 (made) "
                + "the loss is 0.1755; yours is %.4f.", right.discriminator());
        Mistake.unless(Math.abs(right.minimax() - softplus(-3)) > 1e-9, "Your minimax loss rises when the generator does "
                + "better: it is ln(1 - D), not -ln(1 - D).");
        Mistake.unlessNear(right.minimax(), -softplus(-3), 1e-9, "ln(1 - D) for the logit -3 is -0.0486; yours is %.4f.",
                right.minimax());
        Mistake.unless(Math.abs(right.nonSaturating() - right.minimax()) > 1e-9, "Your two generator losses are the same "
                + "number: the second one is -ln D.");
        Mistake.unlessNear(right.nonSaturating(), softplus(3), 1e-9, "-ln D for the logit -3 is 3.0486; yours is %.4f.",
                right.nonSaturating());
        Losses sure = answer.losses(new double[]{1000, -1000}, new double[]{-1000, 1000});
        Mistake.unless(Double.isFinite(sure.discriminator()) && Double.isFinite(sure.minimax())
                && Double.isFinite(sure.nonSaturating()), "For logits of 1000 and -1000 your losses are %s: a probability that "
                + "is rounded to 0 has no logarithm. Go from the logit to the loss in one step.", Arrays.toString(new double[]{
                    sure.discriminator(), sure.minimax(), sure.nonSaturating()}));
        Mistake.unlessNear(sure.discriminator(), 1000, 1e-6, "For logits of 1000 and -1000, half of them wrong, the loss is "
                + "1000; yours is %.3f.", sure.discriminator());
    }

    private static double softplus(double s) {
        return Math.max(s, 0) + Math.log1p(Math.exp(-Math.abs(s)));
    }

    private static double mean(double[] values, DoubleUnaryOperator f) {
        return Arrays.stream(values).map(f).average().orElse(0);
    }

    private static double probability(double s) {
        return 1 / (1 + Math.exp(-s));
    }

    @Override
    public List<Planted<Game>> planted() {
        return List.of(
                new Planted<>("logarithm of a rounded probability", (real, made) -> new Losses(
                        -mean(real, s -> Math.log(probability(s))) - mean(made, s -> Math.log(1 - probability(s))),
                        mean(made, s -> Math.log(1 - probability(s))), -mean(made, s -> Math.log(probability(s)))),
                        "a probability that is rounded to 0 has no logarithm"),
                new Planted<>("labels exchanged", (real, made) -> new Losses(mean(real, Exercise435Test::softplus)
                        + mean(made, s -> softplus(-s)), -mean(made, Exercise435Test::softplus), mean(made, s -> softplus(-s))),
                        "are the labels the wrong way round?"),
                new Planted<>("minimax with the wrong sign", (real, made) -> new Losses(mean(real, s -> softplus(-s))
                        + mean(made, Exercise435Test::softplus), mean(made, Exercise435Test::softplus),
                        mean(made, s -> softplus(-s))), "it is ln(1 - D), not -ln(1 - D)"),
                new Planted<>("sums", (real, made) -> new Losses(mean(real, s -> softplus(-s)) * real.length
                        + mean(made, Exercise435Test::softplus) * made.length, 0, 0), "take the mean of the real ones"),
                new Planted<>("one loss twice", (real, made) -> new Losses(mean(real, s -> softplus(-s))
                        + mean(made, Exercise435Test::softplus), -mean(made, Exercise435Test::softplus),
                        -mean(made, Exercise435Test::softplus)), "Your two generator losses are the same number"));
    }
}
