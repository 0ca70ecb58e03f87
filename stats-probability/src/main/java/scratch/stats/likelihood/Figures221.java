package scratch.stats.likelihood;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;

import scratch.example.figure.Panels;
import scratch.example.figure.Plot;
import scratch.example.figure.Role;

/// The figures of lesson 221: the likelihood and its curvature, the decomposition, and the model that was too sure.
final class Figures221 {
    private static final double[] P = IntStream.rangeClosed(1, 199).mapToDouble(i -> i / 200.0).toArray();
    private static final double[] SEEN = {0.7, 0.3};

    private Figures221() {
    }

    static void draw() {
        crossEntropy().save("divergence", "Cross-entropy against the model: a bowl that is the constant entropy plus the "
                + "divergence, which touches zero at 0.7.");
        Panels.of("The top says where, the curvature says how sure", 2, logLikelihood(), likelihood()).cell(500, 370)
                .save("likelihood", "Left, the log-likelihood of p for 7 heads in 10 and 70 in 100: both are highest at 0.7, "
                + "the second falls off ten times as steeply. Right, the likelihoods themselves, a wide and a narrow hump.");
        overconfident().save("overconfident", "Surprise in nats per toss against the true probability of heads, a falling "
                + "straight line for the model 0.99 that rises to 4.6 at the left, a flat one at 0.69 for the model 0.5.");
    }

    private static Plot crossEntropy() {
        return Plot.of("Cross-entropy = entropy + divergence, 7 heads in 10", "model q", "nats per toss")
                .line("cross-entropy", P, map(q -> Entropy.crossEntropy(SEEN, new double[]{q, 1 - q}))).as(Role.MODEL)
                .line("entropy", new double[]{0, 1}, new double[]{Entropy.entropy(SEEN), Entropy.entropy(SEEN)})
                .as(Role.DATA)
                .line("divergence", P, map(q -> Entropy.divergence(SEEN, new double[]{q, 1 - q}))).as(Role.ERROR)
                .vertical("share in the data", 0.7).as(Role.TRUTH).xRange(0, 1).yRange(0, 2);
    }

    private static Plot logLikelihood() {
        var ten = new CoinLikelihood(7, 10);
        var hundred = new CoinLikelihood(70, 100);
        return Plot.of("Logarithm, measured from its top", "p", "log-likelihood")
                .line("7 of 10", P, map(p -> ten.logLikelihood(p) - ten.logLikelihood(0.7))).as(Role.DATA)
                .line("70 of 100", P, map(p -> hundred.logLikelihood(p) - hundred.logLikelihood(0.7))).as(Role.MODEL)
                .vertical("0.7", 0.7).as(Role.NEUTRAL).xRange(0, 1).yRange(-10, 0.5);
    }

    private static Plot likelihood() {
        var ten = new CoinLikelihood(7, 10);
        var hundred = new CoinLikelihood(70, 100);
        return Plot.of("Likelihood, as a share of its top", "p", "likelihood / its largest value")
                .line("7 of 10", P, map(p -> Math.exp(ten.logLikelihood(p) - ten.logLikelihood(0.7)))).as(Role.DATA)
                .line("70 of 100", P, map(p -> Math.exp(hundred.logLikelihood(p) - hundred.logLikelihood(0.7))))
                .as(Role.MODEL).vertical("0.7", 0.7).as(Role.NEUTRAL).xRange(0, 1).yRange(0, 1.15);
    }

    private static Plot overconfident() {
        return Plot.of("The model that is too sure", "true probability of heads", "cross-entropy, nats per toss")
                .line("model 0.99", P, cost(0.99)).as(Role.ERROR).line("model 0.7", P, cost(0.7)).as(Role.MODEL)
                .line("model 0.5", P, cost(0.5)).as(Role.ALTERNATIVE)
                .line("the best model: entropy", P, map(p -> Entropy.entropy(p, 1 - p))).as(Role.TRUTH)
                .xRange(0, 1).yRange(0, 4.8);
    }

    private static double[] cost(double q) {
        return map(p -> Entropy.crossEntropy(new double[]{p, 1 - p}, new double[]{q, 1 - q}));
    }

    private static double[] map(DoubleUnaryOperator f) {
        return Arrays.stream(P).map(f).toArray();
    }
}
