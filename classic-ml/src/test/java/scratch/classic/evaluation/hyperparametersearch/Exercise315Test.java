package scratch.classic.evaluation.hyperparametersearch;

import java.util.List;

import scratch.classic.evaluation.hyperparametersearch.Exercise315Test.Simplest;
import scratch.example.contract.ExerciseContract;
import scratch.example.exercise.Mistake;

class Exercise315Test implements ExerciseContract<Simplest> {
    /// What the learner writes: errors in, the index of a candidate out.
    interface Simplest {
        int of(double[][] errors);
    }

    // means 60.5, 58.9, 58.5, 57, 57.5; the best is candidate 3, whose standard error is 4/√4 = 2
    private static final double[][] ERRORS = {{60, 61, 60, 61}, {58.9, 58.9, 58.9, 58.9}, {58, 59, 58, 59}, {55, 55, 55, 63},
        {57, 58, 57, 58}};

    @Override
    public String task() {
        return "write simplest(errors), the rule of one standard error.";
    }

    @Override
    public Simplest learner() {
        return Exercise315::simplest;
    }

    @Override
    public Simplest solution() {
        return Solution315::simplest;
    }

    @Override
    public List<String> hints() {
        return List.of("First find the candidate with the smallest mean over its folds, and the standard error of that mean.",
                "limit = best mean + s/sqrt(k), where s is the standard deviation of the k errors of the best candidate, "
                + "divided by k - 1.",
                "Go through the candidates from the first, which is the simplest, and return the first whose mean is at most "
                + "the limit.");
    }

    @Override
    public void check(Simplest answer) {
        int chosen = answer.of(copy());
        Mistake.unless(chosen != 3, "You chose the best mean, 57: candidate 1 is simpler, and its 58.9 is within the standard "
                + "error of 2.");
        Mistake.unless(chosen != 0, "Candidate 0 has a mean of 60.5: that is within one standard deviation of the best, 4, and "
                + "not within one standard error, 4/sqrt(4).");
        Mistake.unless(chosen != 2, "You chose candidate 2 with a mean of 58.5; candidate 1 is simpler, and 58.9 is within "
                + "2 of the best: divide the squares by k - 1.");
        Mistake.unless(chosen != 4, "You chose candidate 4, the most complex within the limit: the candidates go from simple "
                + "to complex.");
        Mistake.unless(chosen == 1, "Candidate 1 is the simplest whose mean is at most 57 + 2 = 59; yours is %d.", chosen);
        int first = answer.of(new double[][] {{3, 4, 5}, {1, 9, 8}, {4, 5, 6}});
        Mistake.unless(first == 0, "Where the simplest is also the best, it is the answer; yours is %d: start from the "
                + "error of the best candidate, not from that of each.", first);
    }

    @Override
    public List<Planted<Simplest>> planted() {
        return List.of(
                new Planted<>("the best", errors -> best(errors), "You chose the best mean"),
                new Planted<>("one standard deviation", errors -> within(errors, Math.sqrt(errors[0].length)),
                        "within one standard deviation of the best"),
                new Planted<>("divided by k", errors -> within(errors, Math.sqrt((errors[0].length - 1.0) / errors[0].length)),
                        "divide the squares by k - 1"),
                new Planted<>("the last within", Exercise315Test::last, "the most complex within the limit"));
    }

    private static int best(double[][] errors) {
        return within(errors, 0);
    }

    private static int within(double[][] errors, double factor) {
        int best = 0;
        for (int i = 1; i < errors.length; i++) {
            best = Solution315.mean(errors[i]) < Solution315.mean(errors[best]) ? i : best;
        }
        double limit = Solution315.mean(errors[best]) + factor * Solution315.standardError(errors[best]);
        for (int i = 0; i < best; i++) {
            if (Solution315.mean(errors[i]) <= limit) {
                return i;
            }
        }
        return best;
    }

    private static int last(double[][] errors) {
        for (int i = errors.length - 1; i > 0; i--) {
            if (Solution315.mean(errors[i]) <= 59) {
                return i;
            }
        }
        return 0;
    }

    private static double[][] copy() {
        double[][] copy = new double[ERRORS.length][];
        for (int i = 0; i < copy.length; i++) {
            copy[i] = ERRORS[i].clone();
        }
        return copy;
    }
}
