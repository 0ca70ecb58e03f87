package scratch.stats.ztests;

import java.util.List;

import scratch.example.contract.ExerciseContract;
import scratch.example.exercise.Mistake;
import scratch.stats.distribution.Normal;
import scratch.stats.ztests.Exercise212Test.TwoProportions;

class Exercise212Test implements ExerciseContract<TwoProportions> {
    /// What the learner writes: counts in, {z, p} out.
    interface TwoProportions {
        double[] test(int x1, int n1, int x2, int n2);
    }

    @Override
    public String task() {
        return "write twoProportionZ(x1, n1, x2, n2), which returns z and the two-sided p-value.";
    }

    @Override
    public TwoProportions learner() {
        return Exercise212::twoProportionZ;
    }

    @Override
    public TwoProportions solution() {
        return Solution212::twoProportionZ;
    }

    @Override
    public List<String> hints() {
        return List.of("Under the null hypothesis both groups have one and the same proportion. Your best estimate of it uses "
                + "all n1 + n2 observations.",
                "With the pooled p: z = (p1 - p2) / sqrt(p (1 - p) (1/n1 + 1/n2)).",
                "The p-value counts both tails: 2 * Normal.STANDARD.survival(|z|). If p is 0 or 1, refuse: nothing varies.");
    }

    @Override
    public void check(TwoProportions answer) {
        double[] result = answer.test(15, 100, 25, 100);
        Mistake.unless(result != null && result.length == 2, "twoProportionZ must return two numbers, {z, p}.");
        Mistake.unless(Math.abs(result[0] + 1.781741612749496) > 1e-9, "Under the null both groups share one p: pool it; you "
                + "got -1.7817.");
        Mistake.unlessNear(Math.abs(result[0]), 1.7677669529663689, 1e-9, "15 of 100 against 25 of 100: pooled p = 0.2, "
                + "standard error 0.05657, so z = -0.1/0.05657 = -1.7678; yours is %.4f.", result[0]);
        Mistake.unless(result[0] < 0, "The first proportion is the smaller one, so z is negative: take p1 - p2.");
        Mistake.unless(Math.abs(result[1] - 0.038549935871771) > 1e-9, "Your p is half of the chi-square's: count both "
                + "tails.");
        Mistake.unlessNear(result[1], 0.077099871743541964, 1e-9, "p for z = -1.7678 is 0.0771; yours is %.4f.", result[1]);
        double[] turned = answer.test(25, 100, 15, 100);
        Mistake.unless(turned[0] > 0 && Math.abs(turned[1] - result[1]) < 1e-12, "Swapping the groups must turn the sign of "
                + "z and keep p; yours went from %.4f to %.4f.", result[1], turned[1]);
        double[] aspirin = answer.test(104, 11037, 189, 11034);
        Mistake.unlessNear(aspirin[1] / 5.6918969737408383e-7, 1, 1e-9, "Aspirin: p is 5.6919e-7; yours is %.4e.", aspirin[1]);
        boolean refused = false;
        try {
            answer.test(0, 10, 0, 12);
        } catch (IllegalArgumentException expected) {
            refused = true;
        }
        Mistake.unless(refused, "0 of 10 against 0 of 12: the standard error is 0 and z is 0/0. Refuse it.");
    }

    @Override
    public List<Planted<TwoProportions>> planted() {
        return List.of(new Planted<>("unpooled", (x1, n1, x2, n2) -> {
            double p1 = (double) x1 / n1;
            double p2 = (double) x2 / n2;
            double z = (p1 - p2) / Math.sqrt(p1 * (1 - p1) / n1 + p2 * (1 - p2) / n2);
            return new double[] {z, 2 * Normal.STANDARD.survival(Math.abs(z))};
        }, "Under the null both groups share one p: pool it; you got -1.7817."), new Planted<>("one tail",
                (x1, n1, x2, n2) -> {
                    double[] right = Solution212.twoProportionZ(x1, n1, x2, n2);
                    return new double[] {right[0], right[1] / 2};
                }, "Your p is half of the chi-square's: count both tails."),
                new Planted<>("nothing refused", (x1, n1, x2, n2) -> x1 + x2 == 0 ? new double[] {Double.NaN, Double.NaN}
                        : Solution212.twoProportionZ(x1, n1, x2, n2), "the standard error is 0 and z is 0/0. Refuse it."));
    }
}
