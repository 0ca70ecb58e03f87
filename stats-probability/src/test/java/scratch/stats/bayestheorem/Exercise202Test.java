package scratch.stats.bayestheorem;

import java.util.List;

import scratch.example.contract.ExerciseContract;
import scratch.example.exercise.Mistake;
import scratch.stats.bayestheorem.Exercise202Test.Posterior;

class Exercise202Test implements ExerciseContract<Posterior> {
    /// What the learner writes: priors and log-likelihoods in, posteriors out.
    interface Posterior {
        double[] posterior(double[] priors, double[] logLikelihoods);
    }

    @Override
    public String task() {
        return "write posterior(priors, logLikelihoods), Bayes' theorem for any number of hypotheses.";
    }

    @Override
    public Posterior learner() {
        return Exercise202::posterior;
    }

    @Override
    public Posterior solution() {
        return Solution202::posterior;
    }

    @Override
    public List<String> hints() {
        return List.of(
                "Give every hypothesis the weight prior · likelihood. The posterior is each weight's share of the sum.",
                "exp(−2000) is 0 in double, and 0/0 is no answer. Only ratios of likelihoods matter, so you may divide all of "
                        + "them by the largest.",
                "Find the largest log-likelihood m; weightⱼ = priorⱼ · exp(logLikelihoodⱼ − m); divide each weight by the "
                        + "sum of "
                        + "the weights.");
    }

    @Override
    public void check(Posterior answer) {
        double[] priors = {0.01, 0.99};
        double[] test = {Math.log(0.9), Math.log(0.09)};
        double[] one = answer.posterior(priors.clone(), test.clone());
        Mistake.unless(one != null && one.length == 2, "posterior must return one probability per hypothesis.");
        double sum = one[0] + one[1];
        Mistake.unlessNear(sum, 1, 1e-9, "Your posteriors sum to %.3f: divide by the probability of the evidence.", sum);
        double[] same = answer.posterior(priors.clone(), new double[]{-3, -3});
        Mistake.unlessNear(same[0], 0.01, 1e-12, "Evidence that says nothing must leave the prior 1:99 untouched; you "
                + "answer %.2f. "
                + "Where did the base rate go?", same[0]);
        Mistake.unlessNear(one[0], 10.0 / 109, 1e-12,
                "1 % ill, 90 %% sensitivity, 9 %% false positives: P(ill | positive) is 9/98.1 = 0.0917; yours is %.4f.",
                        one[0]);
        double[] many = answer.posterior(new double[]{0.5, 0.5}, new double[]{200 * Math.log(0.01), 200 * Math.log(0.02)});
        Mistake.unless(!Double.isNaN(many[0]), "200 words of probability 0.01 gave NaN: their product is 0 in double, and "
                + "0/0 is no "
                + "number. Subtract the largest logarithm before you exponentiate.");
        double[] four = answer.posterior(new double[]{0.5, 0.5}, new double[]{-2000 - Math.log(3), -2000});
        Mistake.unlessNear(four[0], 0.25, 1e-9, "A likelihood ratio of 1:3 on equal priors gives 0.25, however small both "
                + "likelihoods are; yours is %.4f.", four[0]);
        double[] three = answer.posterior(new double[]{0.2, 0.3, 0.5}, new double[]{Math.log(0.5), Math.log(0.2),
                Math.log(0.08)});
        Mistake.unlessNear(three[1], 0.3, 1e-12, "Three hypotheses with weights 0.10, 0.06, 0.04: the second has 0.3; "
                + "yours is %.4f.",
                three[1]);
    }

    @Override
    public List<Planted<Posterior>> planted() {
        return List.of(
                new Planted<>("not divided by the evidence", (priors, logs) -> {
                    double[] weights = new double[priors.length];
                    for (int j = 0; j < weights.length; j++) {
                        weights[j] = priors[j] * Math.exp(logs[j]);
                    }
                    return weights;
                }, "Your posteriors sum to 0.098: divide by the probability of the evidence."),
                new Planted<>("uniform prior", (priors, logs) -> {
                    double[] uniform = priors.clone();
                    java.util.Arrays.fill(uniform, 1.0 / priors.length);
                    return Solution202.posterior(uniform, logs);
                }, "Where did the base rate go?"),
                new Planted<>("exponentials of raw logs", (priors, logs) -> {
                    double[] weights = new double[priors.length];
                    double sum = 0;
                    for (int j = 0; j < weights.length; j++) {
                        weights[j] = priors[j] * Math.exp(logs[j]);
                        sum += weights[j];
                    }
                    for (int j = 0; j < weights.length; j++) {
                        weights[j] /= sum;
                    }
                    return weights;
                }, "Subtract the largest logarithm before you exponentiate."));
    }
}
