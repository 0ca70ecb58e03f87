package scratch.math.floatingpoint;

import java.util.List;

import scratch.example.contract.ExerciseContract;
import scratch.example.exercise.Mistake;
import scratch.math.floatingpoint.Exercise112Test.Streaming;

class Exercise112Test implements ExerciseContract<Streaming> {
    /// What the learner writes: two methods on {n, mean, M₂}.
    interface Streaming {
        double[] add(double[] state, double x);

        double[] merge(double[] a, double[] b);

        static Streaming of(Add add, Merge merge) {
            return new Streaming() {
                @Override
                public double[] add(double[] state, double x) {
                    return add.add(state, x);
                }

                @Override
                public double[] merge(double[] a, double[] b) {
                    return merge.merge(a, b);
                }
            };
        }
    }

    interface Add {
        double[] add(double[] state, double x);
    }

    interface Merge {
        double[] merge(double[] a, double[] b);
    }

    @Override
    public String task() {
        return "write add(state, x) and merge(a, b), which keep {n, mean, M2} of a stream.";
    }

    @Override
    public Streaming learner() {
        return Streaming.of(Exercise112::add, Exercise112::merge);
    }

    @Override
    public Streaming solution() {
        return Streaming.of(Solution112::add, Solution112::merge);
    }

    @Override
    public List<String> hints() {
        return List.of(
                "Move the mean a little towards the new number: by (x - mean)/n, with n counted up first.",
                "M2 grows by (x - old mean) * (x - new mean). Both factors have the same sign, so it never falls.",
                "To merge, let delta be the difference of the means: the new mean is a's plus delta*nb/n, and M2 is "
                        + "the sum of both plus delta*delta*na*nb/n.");
    }

    @Override
    public void check(Streaming answer) {
        double variance = variance(answer, 4, 7, 13, 16);
        Mistake.unless(!(Math.abs(variance - 30) > 1e-9 && variance > 30), "4, 7, 13, 16 gave %.2f instead of 30: one "
                + "factor uses the mean before the update, the other the mean after.", variance);
        Mistake.unlessNear(variance, 30, 1e-9, "4, 7, 13, 16 have M2 = 90 and so a variance of 90/3 = 30; yours is "
                + "%.4f.", variance);
        double shifted = variance(answer, 1e9 + 4, 1e9 + 7, 1e9 + 13, 1e9 + 16);
        Mistake.unless(shifted >= 0, "A variance of %.0f: you subtracted two numbers near 10^18 that agree in every "
                + "digit you had.", shifted);
        Mistake.unlessNear(shifted, 30, 1e-6, "Adding 10^9 to every number moved the variance from 30 to %.2f: keep "
                + "distances from the mean, not squares of the numbers.", shifted);
        double[] empty = {0, 0, 0};
        double[] left = answer.add(answer.add(empty.clone(), 4), 7);
        double[] right = answer.add(answer.add(empty.clone(), 13), 16);
        double[] both = answer.merge(left, right);
        Mistake.unless(Math.abs(both[2] - 9) > 1e-9, "Merging (4, 7) and (13, 16) gave M2 = 9, the sum of both: the "
                + "two halves also lie apart from each other.");
        Mistake.unlessNear(both[2], 90, 1e-9, "Merging (4, 7) and (13, 16) must give M2 = 4.5 + 4.5 + 81 = 90; yours "
                + "is %.4f.", both[2]);
        Mistake.unlessNear(both[1], 10, 1e-9, "The mean of 4, 7, 13, 16 is 10; after merging yours is %.4f.", both[1]);
        double[] uneven = answer.merge(answer.add(empty.clone(), 4),
                answer.add(answer.add(answer.add(empty.clone(), 7), 13), 16));
        Mistake.unlessNear(uneven[2], 90, 1e-9, "Merging one number with three gave M2 = %.4f instead of 90: weigh by "
                + "how many each side has.", uneven[2]);
    }

    private static double variance(Streaming answer, double... x) {
        double[] state = {0, 0, 0};
        for (double value : x) {
            state = answer.add(state, value);
            Mistake.unless(state != null && state.length == 3, "add must return three numbers: n, mean and M2.");
        }
        return state[2] / (state[0] - 1);
    }

    @Override
    public List<Planted<Streaming>> planted() {
        return List.of(
                new Planted<>("keeps the sum of squares",
                        Streaming.of(Exercise112Test::sumOfSquares, Solution112::merge),
                        "you subtracted two numbers near 10^18 that agree in every digit you had."),
                new Planted<>("delta squared", Streaming.of((s, x) -> {
                    double[] right = Solution112.add(s, x);
                    return new double[]{right[0], right[1], s[2] + (s[0] == 0 ? 0 : (x - s[1]) * (x - s[1]))};
                }, Solution112::merge), "one factor uses the mean before the update, the other the mean after."),
                new Planted<>("merge adds M2 only", Streaming.of(Solution112::add, (a, b) -> {
                    double[] right = Solution112.merge(a, b);
                    return new double[]{right[0], right[1], a[2] + b[2]};
                }), "the two halves also lie apart from each other."));
    }

    // M₂ as Σx² − n·mean², updated from the old state: right for small numbers.
    private static double[] sumOfSquares(double[] s, double x) {
        double n = s[0] + 1;
        double mean = (s[0] * s[1] + x) / n;
        double squares = s[2] + s[0] * s[1] * s[1] + x * x;
        return new double[]{n, mean, squares - n * mean * mean};
    }
}
