package scratch.stats.poisson;

import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

import scratch.example.contract.ExerciseContract;
import scratch.example.exercise.Mistake;
import scratch.stats.distribution.Poisson;
import scratch.stats.poisson.Exercise206Test.Dispersion;

class Exercise206Test implements ExerciseContract<Dispersion> {
    /// What the learner writes: counts in, {statistic, degrees of freedom} out.
    interface Dispersion {
        double[] test(long[] counts);
    }

    @Override
    public String task() {
        return "write dispersionTest(counts), which compares the variance of counts with their mean.";
    }

    @Override
    public Dispersion learner() {
        return Exercise206::dispersionTest;
    }

    @Override
    public Dispersion solution() {
        return Solution206::dispersionTest;
    }

    @Override
    public List<String> hints() {
        return List.of(
                "A Poisson variable has variance = mean. So measure the variation of the counts in units of their mean.",
                "D = Σ(count − mean)² / mean. For Poisson counts it is about n − 1, whatever the rate is.",
                "The degrees of freedom are n − 1: the mean was estimated from the same counts. And if every count is 0 "
                        + "there is "
                        + "nothing to divide by: throw an IllegalArgumentException.");
    }

    @Override
    public void check(Dispersion answer) {
        double[] three = answer.test(new long[]{0, 2, 4});
        Mistake.unless(three != null && three.length == 2, "dispersionTest must return {statistic, degrees of freedom}.");
        Mistake.unless(Math.abs(three[0] - 8) > 1e-9, "For 0, 2, 4 your statistic is 8, the sum of squares itself. "
                + "Doubling the "
                + "exposure would double it; a Poisson check compares the variance with the mean: divide by 2.");
        Mistake.unless(Math.abs(three[0] - 2) > 1e-9, "For 0, 2, 4 your statistic is 2, the ratio of variance and mean. D "
                + "is the sum "
                + "of squares over the mean, 8/2 = 4; the ratio is D/(n − 1).");
        Mistake.unlessNear(three[0], 4, 1e-12, "For 0, 2, 4 the statistic is (4 + 0 + 4)/2 = 4; yours is %.4f.", three[0]);
        Mistake.unlessNear(three[1], 2, 0, "Three counts leave 2 degrees of freedom, yours are %.0f: the mean was "
                + "estimated from the "
                + "same counts, and one is spent.", three[1]);
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(6);
        for (double rate : new double[]{0.5, 5, 500}) {
            double[] d = answer.test(Poisson.of(rate).sample(random, 2000));
            Mistake.unlessNear(d[0] / d[1], 1, 0.13, "Poisson counts with rate %.1f must give D/(n − 1) near 1; yours is "
                    + "%.2f.", rate,
                    d[0] / d[1]);
        }
        boolean refused = false;
        try {
            answer.test(new long[5]);
        } catch (IllegalArgumentException expected) {
            refused = true;
        }
        Mistake.unless(refused, "Five zeros have no mean to compare with: refuse them with an IllegalArgumentException, do not "
                + "return NaN.");
    }

    @Override
    public List<Planted<Dispersion>> planted() {
        return List.of(
                new Planted<>("not divided by the mean", counts -> {
                    double[] d = Solution206.dispersionTest(counts);
                    return new double[]{d[0] * mean(counts), d[1]};
                }, "a Poisson check compares the variance with the mean"),
                new Planted<>("n degrees of freedom", counts -> {
                    double[] d = Solution206.dispersionTest(counts);
                    return new double[]{d[0], d[1] + 1};
                }, "the mean was estimated from the same counts"),
                new Planted<>("the ratio", counts -> {
                    double[] d = Solution206.dispersionTest(counts);
                    return new double[]{d[0] / d[1], d[1]};
                }, "For 0, 2, 4 your statistic is 2, the ratio of variance and mean."),
                new Planted<>("zeros accepted", counts -> mean(counts) == 0 ? new double[]{Double.NaN, counts.length - 1}
                        : Solution206.dispersionTest(counts), "refuse them with an IllegalArgumentException"));
    }

    private static double mean(long[] counts) {
        double sum = 0;
        for (long count : counts) {
            sum += count;
        }
        return sum / counts.length;
    }
}
