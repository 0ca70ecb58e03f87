package scratch.stats.nonparametric;

import java.util.List;

import scratch.example.contract.ExerciseContract;
import scratch.example.exercise.Mistake;
import scratch.stats.nonparametric.Exercise216Test.RankTest;

class Exercise216Test implements ExerciseContract<RankTest> {
    /// What the learner writes: two groups in, {U, p} out.
    interface RankTest {
        double[] test(double[] x, double[] y);
    }

    private static final double[] TIED = {1, 2, 2, 5};
    private static final double[] OTHER = {2, 3, 5, 6, 7};

    @Override
    public String task() {
        return "write mannWhitneyExact(x, y), which returns U and its exact two-sided p-value, with ties.";
    }

    @Override
    public RankTest learner() {
        return Exercise216::mannWhitneyExact;
    }

    @Override
    public RankTest solution() {
        return Solution216::mannWhitneyExact;
    }

    @Override
    public List<String> hints() {
        return List.of("U needs no ranks: go over all pairs, count 1 if x is larger and one half if they are equal.",
                "Under the null hypothesis every choice of m of the m + n values could have been x. With 16 values there "
                        + "are at most 65,536 subsets: let the bits of an int say who belongs to x.",
                "Count the subsets with U at most yours and those with U at least yours; divide the smaller count by the "
                        + "number of subsets of size m, double it, and cap it at 1.");
    }

    @Override
    public void check(RankTest answer) {
        double[] hand = answer.test(new double[] {1, 4, 6}, new double[] {2, 5, 7, 8});
        Mistake.unless(hand != null && hand.length == 2, "mannWhitneyExact must return two numbers, {U, p}.");
        Mistake.unlessNear(hand[0], 3, 1e-12, "{1, 4, 6} against {2, 5, 7, 8}: x is larger in 3 of 12 pairs, U = 3; yours is "
                + "%.1f.", hand[0]);
        Mistake.unless(Math.abs(hand[1] - 0.2) > 1e-9, "Your p is one-sided; by symmetry the other end of the ladder is just "
                + "as extreme.");
        Mistake.unlessNear(hand[1], 0.4, 1e-12, "7 of 35 arrangements have U of at most 3, so p = 14/35 = 0.4; yours is %.4f.",
                hand[1]);
        double[] tied = answer.test(TIED.clone(), OTHER.clone());
        double[] turned = answer.test(OTHER.clone(), TIED.clone());
        Mistake.unlessNear(tied[0] + turned[0], 20, 1e-12, "U1 + U2 must be mn = 20; yours is %.1f. Equal pairs count one half "
                + "to each side.", tied[0] + turned[0]);
        double[] expected = Solution216.mannWhitneyExact(TIED, OTHER);
        Mistake.unlessNear(tied[1], expected[1], 1e-12, "{1, 2, 2, 5} against {2, 3, 5, 6, 7}: count over the tied values "
                + "themselves; p is %.4f, yours %.4f.", expected[1], tied[1]);
        double[] cubes = answer.test(new double[] {1, 64, 216}, new double[] {8, 125, 343, 512});
        Mistake.unless(cubes[0] == hand[0] && Math.abs(cubes[1] - hand[1]) < 1e-15, "Cubing every value keeps the order, so U "
                + "and p must stay; yours moved.");
        double[] middle = answer.test(new double[] {1, 4}, new double[] {2, 3});
        Mistake.unless(middle[1] <= 1, "In the middle of the ladder twice a tail exceeds 1: cap it.");
    }

    @Override
    public List<Planted<RankTest>> planted() {
        return List.of(new Planted<>("ties count nothing", (x, y) -> {
            double u = 0;
            for (double a : x) {
                for (double b : y) {
                    u += a > b ? 1 : 0;
                }
            }
            return new double[] {u, Solution216.mannWhitneyExact(x, y)[1]};
        }, "Equal pairs count one half to each side."), new Planted<>("one tail", (x, y) -> {
            double[] right = Solution216.mannWhitneyExact(x, y);
            return new double[] {right[0], right[1] / 2};
        }, "Your p is one-sided; by symmetry the other end of the ladder is just as extreme."));
    }
}
