package scratch.stats.descriptive;

import java.util.List;

import scratch.example.contract.ExerciseContract;
import scratch.example.exercise.Mistake;
import scratch.stats.descriptive.Exercise203Test.Stream;

class Exercise203Test implements ExerciseContract<Stream> {
    /// What the learner writes: two steps on {count, mean, M₂}.
    interface Stream {
        double[] accept(double[] state, double x);

        double[] merge(double[] a, double[] b);
    }

    private record Pair(Accept first, Merge second) implements Stream {
        @Override
        public double[] accept(double[] state, double x) {
            return first.apply(state, x);
        }

        @Override
        public double[] merge(double[] a, double[] b) {
            return second.apply(a, b);
        }
    }

    private interface Accept {
        double[] apply(double[] state, double x);
    }

    private interface Merge {
        double[] apply(double[] a, double[] b);
    }

    @Override
    public String task() {
        return "write accept and merge on {count, mean, M2}, so that a variance needs one pass and no stored values.";
    }

    @Override
    public Stream learner() {
        return new Pair(Exercise203::accept, Exercise203::merge);
    }

    @Override
    public Stream solution() {
        return new Pair(Solution203::accept, Solution203::merge);
    }

    @Override
    public List<String> hints() {
        return List.of(
                "A new value pulls the mean towards itself by a share of its distance: with n values, by 1/n. No sum of "
                        + "squares is needed anywhere.",
                "mean' = mean + (x − mean)/n, and M2' = M2 + (x − mean)·(x − mean'): one deviation from the old mean, one from "
                        + "the new.",
                "merge: δ = mean of b − mean of a; mean = mean of a + δ·nb/n; M2 = M2 of a + M2 of b + δ²·na·nb/n. The last "
                        + "term is the spread between the two means.");
    }

    @Override
    public void check(Stream answer) {
        double[] four = of(answer, 4, 7, 13, 16);
        Mistake.unless(four != null && four.length == 3, "accept must return three numbers, {count, mean, M2}.");
        Mistake.unlessNear(four[0], 4, 0, "Four values were taken in; your count is %.0f.", four[0]);
        Mistake.unlessNear(four[1], 10, 1e-12, "The mean of 4, 7, 13, 16 is 10; yours is %.4f.", four[1]);
        Mistake.unless(Math.abs(four[2] - 30) > 1e-9,
                "M2 is the sum of the squares, 90. You returned 30, already divided by n − 1; divide when asked, not before.");
        Mistake.unlessNear(four[2], 90, 1e-9, "M2 of 4, 7, 13, 16 is 36 + 9 + 9 + 36 = 90; yours is %.4f.", four[2]);
        double[] far = of(answer, 1e9 + 4, 1e9 + 7, 1e9 + 13, 1e9 + 16);
        double variance = far[2] / 3;
        Mistake.unlessNear(variance, 30, 1e-9, "Adding 1e9 to every value turned the variance 30 into %.2f: you subtract two "
                + "numbers of size 4e18 whose difference is 90.", variance);
        double[] joined = answer.merge(of(answer, 1, 2), of(answer, 11, 12));
        Mistake.unless(Math.abs(joined[2] / 3 - 1.0 / 3) > 1e-9 && Math.abs(joined[2] / 3 - 0.5) > 1e-9,
                "Merging {1, 2} and {11, 12} must give the variance 33.667, yours is %.3f: the distance between the two means "
                        + "is missing.", joined[2] / 3);
        double[] together = of(answer, 1, 2, 11, 12);
        double[] parts = answer.merge(of(answer, 1), of(answer, 2, 11, 12));
        for (int i = 0; i < 3; i++) {
            Mistake.unlessNear(parts[i], together[i], 1e-9, "Merging {1} and {2, 11, 12} must give what 1, 2, 11, 12 give "
                    + "in one "
                    + "stream: {4, 6.5, 101}. Yours has %.4f for %.4f: weigh each mean by its count.", parts[i], together[i]);
        }
        double[] empty = answer.merge(new double[3], of(answer, 5));
        Mistake.unless(Double.isFinite(empty[1]) && empty[1] == 5 && empty[2] == 0,
                "Merging an empty stream with {5} must give {1, 5, 0}; yours is {%.0f, %.2f, %.2f}.", empty[0], empty[1],
                        empty[2]);
    }

    private static double[] of(Stream stream, double... values) {
        double[] state = new double[3];
        for (double value : values) {
            state = stream.accept(state, value);
        }
        return state;
    }

    @Override
    public List<Planted<Stream>> planted() {
        return List.of(
                new Planted<>("difference of large sums", new Pair(Exercise203Test::fromSums, Solution203::merge),
                        "you subtract two numbers of size 4e18 whose difference is 90."),
                new Planted<>("sum of the parts' squares", new Pair(Solution203::accept, (a, b) -> {
                    double[] both = Solution203.merge(a, b);
                    return new double[]{both[0], both[1], a[2] + b[2]};
                }), "the distance between the two means is missing."),
                new Planted<>("mean of the means", new Pair(Solution203::accept, (a, b) -> {
                    double[] both = Solution203.merge(a, b);
                    return new double[]{both[0], (a[1] + b[1]) / 2, both[2]};
                }), "weigh each mean by its count."));
    }

    // Recovers the sums, adds to them, and subtracts again.
    private static double[] fromSums(double[] state, double x) {
        double sum = state[0] * state[1] + x;
        double squares = state[2] + state[0] * state[1] * state[1] + x * x;
        double count = state[0] + 1;
        return new double[]{count, sum / count, squares - sum * sum / count};
    }
}
