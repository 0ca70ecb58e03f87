package scratch.stats.ttests;

import java.util.Arrays;
import java.util.List;

import scratch.example.contract.ExerciseContract;
import scratch.example.exercise.Mistake;
import scratch.stats.ttests.Exercise213Test.Welch;

class Exercise213Test implements ExerciseContract<Welch> {
    /// What the learner writes: two groups in, {t, df} out.
    interface Welch {
        double[] test(double[] x, double[] y);
    }

    private static final double[] X = {0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0};
    private static final double[] Y = {1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4};

    @Override
    public String task() {
        return "write welch(x, y), which returns Welch's t and its degrees of freedom.";
    }

    @Override
    public Welch learner() {
        return Exercise213::welch;
    }

    @Override
    public Welch solution() {
        return Solution213::welch;
    }

    @Override
    public List<String> hints() {
        return List.of("t is the difference of the two means divided by its standard error. The variance of a difference of "
                + "independent means is the sum of the two variances of the means.",
                "With a = v1/n1 and b = v2/n2, where v divides by n - 1: t = (mean x - mean y) / sqrt(a + b).",
                "df = (a + b)² / (a²/(n1 - 1) + b²/(n2 - 1)). It is rarely whole: do not round it.");
    }

    @Override
    public void check(Welch answer) {
        double[] result = answer.test(X.clone(), Y.clone());
        Mistake.unless(result != null && result.length == 2, "welch must return two numbers, {t, df}.");
        double t = -1.8608134674868531;
        Mistake.unless(Math.abs(result[0] + t) > 1e-9, "Your t is %.4f: the sign is turned round; it is mean of x minus mean "
                + "of y.", result[0]);
        Mistake.unless(Math.abs(result[0] - t * Math.sqrt(10 / 9.0)) > 1e-9, "Your t is too large by sqrt(n/(n-1)): this is "
                + "the sample variance, divide by n - 1.");
        Mistake.unlessNear(result[0], t, 1e-9, "For the sleep data t is -1.8608; yours is %.4f.", result[0]);
        Mistake.unless(Math.abs(result[1] - 18) > 1e-9, "Your t is Welch's but your df is 18: unequal variances cost degrees "
                + "of freedom (17.776).");
        Mistake.unlessNear(result[1], 17.776473516178498, 1e-9, "The degrees of freedom of the sleep data are 17.776; yours "
                + "are %.3f.", result[1]);
        double[] small = answer.test(new double[] {1, 2, 3}, new double[] {3, 5, 7, 9});
        Mistake.unlessNear(small[0], -2.8284271247461903, 1e-9, "Groups of 3 and 4: each variance is divided by its own n. "
                + "t is -2.8284; yours is %.4f.", small[0]);
        Mistake.unlessNear(small[1], 4.075471698113208, 1e-9, "Groups of 3 and 4: each share is divided by its own n - 1. df "
                + "is 4.0755; yours is %.4f.", small[1]);
        double[] far = answer.test(moved(X), moved(Y));
        Mistake.unlessNear(far[0], t, 1e-6, "A million added to every value moved your t from -1.8608 to %.4f: subtract the "
                + "mean before you square.", far[0]);
    }

    @Override
    public List<Planted<Welch>> planted() {
        return List.of(
                new Planted<>("df of the pooled test", (x, y) -> new double[] {Solution213.welch(x, y)[0],
                    x.length + y.length - 2}, "Your t is Welch's but your df is 18: unequal variances cost degrees of freedom"),
                new Planted<>("variance over n", (x, y) -> new double[] {Solution213.welch(x, y)[0]
                        * Math.sqrt(x.length / (x.length - 1.0)), Solution213.welch(x, y)[1]},
                        "Your t is too large by sqrt(n/(n-1)): this is the sample variance, divide by n - 1."),
                new Planted<>("y minus x", (x, y) -> Solution213.welch(y, x), "the sign is turned round"),
                new Planted<>("raw sums", Exercise213Test::rawSums, "subtract the mean before you square."));
    }

    // Σx² − (Σx)²/n: the same on paper.
    private static double[] rawSums(double[] x, double[] y) {
        double a = rawVariance(x) / x.length;
        double b = rawVariance(y) / y.length;
        double t = (Arrays.stream(x).average().orElseThrow() - Arrays.stream(y).average().orElseThrow()) / Math.sqrt(a + b);
        return new double[] {t, (a + b) * (a + b) / (a * a / (x.length - 1) + b * b / (y.length - 1))};
    }

    private static double rawVariance(double... x) {
        double sum = 0;
        double squares = 0;
        for (double value : x) {
            sum += value;
            squares += value * value;
        }
        return (squares - sum * sum / x.length) / (x.length - 1);
    }

    private static double[] moved(double... values) {
        return Arrays.stream(values).map(v -> v + 1e6).toArray();
    }
}
