package scratch.stats.power;

import java.util.List;

import scratch.example.contract.ExerciseContract;
import scratch.example.exercise.Mistake;
import scratch.stats.distribution.Normal;
import scratch.stats.power.Exercise219Test.SampleSize;

class Exercise219Test implements ExerciseContract<SampleSize> {
    /// What the learner writes: effect, level and power in, n per group out.
    interface SampleSize {
        long sampleSize(double effect, double alpha, double power);
    }

    @Override
    public String task() {
        return "write sampleSize(effect, alpha, power), the n per group that a two-sided t test of two groups needs.";
    }

    @Override
    public SampleSize learner() {
        return Exercise219::sampleSize;
    }

    @Override
    public SampleSize solution() {
        return Solution219::sampleSize;
    }

    @Override
    public List<String> hints() {
        return List.of(
                "Write power(n) first, then search the smallest n that reaches the target: power only rises with n.",
                "Under the effect d the t statistic follows NoncentralT.of(2n − 2, d·√(n/2)). The test rejects beyond "
                        + "StudentT.of(2n − 2).upperQuantile(alpha / 2), on either side.",
                "Double n until the power is reached, then halve the gap between the last n that failed and the first that "
                        + "did not; return the one that did not.");
    }

    @Override
    public void check(SampleSize answer) {
        long half = answer.sampleSize(0.5, 0.05, 0.8);
        double reached = half < 2 ? 0 : Solution219.power(half, 0.5, 0.05);
        Mistake.unless(half != 128, "128 is the total: n per group is 64.");
        Mistake.unless(half != 63 || answer.sampleSize(1.5, 0.01, 0.95) > 16,
                "63 gives power %.3f: s is estimated too, "
                + "use the noncentral t.", reached);
        Mistake.unless(half != 63, "63 gives power %.3f. A fraction of a person does not help: round up.", reached);
        for (double[] plan : new double[][] {{0.5, 0.05, 0.8}, {0.2, 0.05, 0.8}, {0.8, 0.05, 0.9}, {1.5, 0.01, 0.95},
            {3, 0.05, 0.8}}) {
            long n = answer.sampleSize(plan[0], plan[1], plan[2]);
            Mistake.unless(n >= 2, "Two groups need at least 2 values each; yours says %d.", n);
            double power = Solution219.power(n, plan[0], plan[1]);
            Mistake.unless(power >= plan[2], "d = %.1f at alpha %.2f: your n = %d has power %.4f, short of %.2f.", plan[0],
                    plan[1], n, power, plan[2]);
            Mistake.unless(n == 2 || Solution219.power(n - 1, plan[0], plan[1]) < plan[2],
                    "d = %.1f at alpha %.2f: your n = %d is enough, but so is %d: return the smallest.", plan[0], plan[1], n,
                    n - 1);
        }
    }

    @Override
    public List<Planted<SampleSize>> planted() {
        return List.of(
                new Planted<>("normal formula", (effect, alpha, power) -> (long) Math.ceil(normal(effect, alpha, power)),
                        "63 gives power 0.795: s is estimated too, use the noncentral t."),
                new Planted<>("rounds down", (effect, alpha, power) -> Solution219.sampleSize(effect, alpha, power) - 1,
                        "A fraction of a person does not help: round up."),
                new Planted<>("total", (effect, alpha, power) -> 2 * Solution219.sampleSize(effect, alpha, power),
                        "128 is the total: n per group is 64."));
    }

    private static double normal(double effect, double alpha, double power) {
        double z = Normal.STANDARD.upperQuantile(alpha / 2) + Normal.STANDARD.quantile(power);
        return 2 * z * z / effect / effect;
    }
}
