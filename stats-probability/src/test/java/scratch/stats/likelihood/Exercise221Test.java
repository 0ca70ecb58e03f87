package scratch.stats.likelihood;

import java.util.List;

import scratch.example.contract.ExerciseContract;
import scratch.example.exercise.Mistake;
import scratch.stats.likelihood.Exercise221Test.Cost;

class Exercise221Test implements ExerciseContract<Cost> {
    /// What the learner writes.
    interface Cost {
        double crossEntropy(double[] p, double[] q);

        double divergence(double[] p, double[] q);
    }

    private interface Sum {
        double of(double[] p, double[] q);
    }

    private record Both(Sum first, Sum second) implements Cost {
        @Override
        public double crossEntropy(double[] p, double[] q) {
            return first.of(p, q);
        }

        @Override
        public double divergence(double[] p, double[] q) {
            return second.of(p, q);
        }
    }

    private static final double[] FAIR = {0.5, 0.5};
    private static final double[] BENT = {0.9, 0.1};

    @Override
    public String task() {
        return "write crossEntropy(p, q) and divergence(p, q), in nats.";
    }

    @Override
    public Cost learner() {
        return new Both(Exercise221::crossEntropy, Exercise221::divergence);
    }

    @Override
    public Cost solution() {
        return new Both(Solution221::crossEntropy, Solution221::divergence);
    }

    @Override
    public List<String> hints() {
        return List.of(
                "Each outcome costs −log q, and it happens with probability p. Average.",
                "What never happens costs nothing: skip the outcomes with p = 0 before you take a logarithm.",
                "The divergence is the cross-entropy of p with q minus the cross-entropy of p with itself.");
    }

    @Override
    public void check(Cost answer) {
        double uniform = answer.crossEntropy(FAIR.clone(), FAIR.clone());
        Mistake.unless(Math.abs(uniform - 1) > 1e-9, "A fair coin costs 0.6931 nats; yours, 1, is in bits: use the natural "
                + "logarithm.");
        Mistake.unlessNear(uniform, Math.log(2), 1e-12, "A fair coin costs log 2 = 0.6931 nats; yours is %.4f.", uniform);
        double kl = answer.divergence(FAIR.clone(), BENT.clone());
        Mistake.unless(Math.abs(kl - 0.3680642) > 1e-6, "KL(p‖q) weighs by p, the first argument: you returned 0.3681 for "
                + "0.5108.");
        Mistake.unlessNear(kl, 0.5108256237659907, 1e-12, "KL(½‖0.9) is 0.5108 nats; yours is %.4f.", kl);
        double never = answer.crossEntropy(new double[]{1, 0}, new double[]{1, 0});
        Mistake.unless(!Double.isNaN(never), "NaN for p = 0: a face that never occurs costs nothing: 0·log 0 is 0 here.");
        Mistake.unlessNear(never, 0, 1e-12, "A certain outcome, coded as certain, costs nothing; yours costs %.4f.", never);
        double impossible = answer.divergence(FAIR.clone(), new double[]{1, 0});
        Mistake.unless(impossible == Double.POSITIVE_INFINITY, "If q rules out what p allows, the divergence is infinite; "
                + "yours "
                + "is %.4f.", impossible);
        double same = answer.divergence(BENT.clone(), BENT.clone());
        Mistake.unlessNear(same, 0, 1e-12, "A distribution does not diverge from itself; yours says %.4f.", same);
    }

    @Override
    public List<Planted<Cost>> planted() {
        return List.of(
                new Planted<>("arguments swapped", new Both(Solution221::crossEntropy, (p, q) -> Solution221.divergence(q, p)),
                        "you returned 0.3681 for 0.5108."),
                new Planted<>("NaN at zero", new Both((p, q) -> {
                    double sum = 0;
                    for (int i = 0; i < p.length; i++) {
                        sum -= p[i] * Math.log(q[i]);
                    }
                    return sum;
                }, Solution221::divergence), "a face that never occurs costs nothing"),
                new Planted<>("bits", new Both((p, q) -> Solution221.crossEntropy(p, q) / Math.log(2),
                        (p, q) -> Solution221.divergence(p, q) / Math.log(2)), "is in bits: use the natural logarithm."));
    }
}
