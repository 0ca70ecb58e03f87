package scratch.deep.attention.dotproduct;

import java.util.List;

import scratch.deep.attention.dotproduct.Exercise441Test.Step;
import scratch.example.contract.ExerciseContract;
import scratch.example.exercise.Mistake;

class Exercise441Test implements ExerciseContract<Step> {
    /// What the learner writes: the state M, S, W after one more score.
    interface Step {
        double[] see(double[] state, double score, double value);
    }

    @Override
    public String task() {
        return "write see(state, score, value): one step of the online softmax.";
    }

    @Override
    public Step learner() {
        return Exercise441::see;
    }

    @Override
    public Step solution() {
        return Solution441::see;
    }

    @Override
    public List<String> hints() {
        return List.of("Two cases: the score is at most M, then only its own term is added; or it is larger, then M "
                + "changes, and S and W were computed with the wrong M.",
                "exp(s - new M) = exp(s - old M) exp(old M - new M): the old sums are multiplied by exp(old M - new M), "
                + "both of them.",
                "With m = max(M, score): M becomes m, S becomes S exp(M - m) + exp(score - m), W becomes W exp(M - m) + "
                        + "exp(score - m) value. A score of minus infinity changes nothing: ask for it first.");
    }

    @Override
    public void check(Step answer) {
        double[] one = run(answer, new double[] {2}, new double[] {7});
        Mistake.unless(one != null && one.length == 3, "The answer is three numbers: the new M, S and W.");
        Mistake.unless(one[0] == 2 && one[1] == 1 && one[2] == 7, "After one score of 2 with the value 7 the state is 2, 1, 7; "
                + "yours is %s, %s, %s.", one[0], one[1], one[2]);
        double[] falling = run(answer, new double[] {3, 1}, new double[] {10, 20});
        Mistake.unlessNear(falling[2] / falling[1], 11.19203, 1e-5, "Scores 3 and then 1 with values 10 and 20 have the "
                + "weighted mean 11.1920, yours is %.4f.", falling[2] / falling[1]);
        double[] rising = run(answer, new double[] {1, 3}, new double[] {10, 20});
        Mistake.unless(Math.abs(rising[1] - 2) > 1e-9, "Scores 1 and then 3: your S is 2, so the first term still counts 1. "
                + "When a larger score comes, what was added with the old M must be multiplied by exp(old M - new M).");
        Mistake.unlessNear(rising[1], 1.135335, 1e-5, "Scores 1 and then 3: S is exp(-2) + 1 = 1.1353, yours is %.4f.",
                rising[1]);
        Mistake.unlessNear(rising[2], 21.353353, 1e-5, "Scores 1 and then 3 with values 10 and 20: W is 21.3534, yours is "
                + "%.4f. W was computed with the old M just as S was: both are multiplied.", rising[2]);
        double[] hidden = run(answer, new double[] {Double.NEGATIVE_INFINITY, 1, Double.NEGATIVE_INFINITY},
                new double[] {5, 8, 6});
        Mistake.unless(!Double.isNaN(hidden[1]) && !Double.isNaN(hidden[2]), "A hidden score, minus infinity, came first, "
                + "and your state is NaN: minus infinity minus minus infinity is no number.");
        Mistake.unless(hidden[0] == 1 && hidden[1] == 1 && hidden[2] == 8, "Hidden, 1, hidden with values 5, 8, 6 leave the "
                + "state 1, 1, 8; yours is %s, %s, %s.", hidden[0], hidden[1], hidden[2]);
        double[] huge = run(answer, new double[] {1000, 1001, 999}, new double[] {1, 2, 3});
        Mistake.unlessNear(huge[2] / huge[1], 1.845302, 1e-5, "Scores near 1000 with values 1, 2, 3 have the mean 1.8453, "
                + "yours is %.4f: no exponent may be above 0.", huge[2] / huge[1]);
    }

    private static double[] run(Step answer, double[] scores, double[] values) {
        double[] state = {Double.NEGATIVE_INFINITY, 0, 0};
        for (int j = 0; j < scores.length; j++) {
            state = answer.see(state.clone(), scores[j], values[j]);
        }
        return state;
    }

    @Override
    public List<Planted<Step>> planted() {
        return List.of(
                new Planted<>("nothing rescaled", (state, score, value) -> {
                    double m = Math.max(state[0], score);
                    return new double[] {m, state[1] + Math.exp(score - m), state[2] + Math.exp(score - m) * value};
                }, "what was added with the old M must be multiplied by exp(old M - new M)"),
                new Planted<>("only S rescaled", (state, score, value) -> {
                    double m = Math.max(state[0], score);
                    return new double[] {m, state[1] * Math.exp(state[0] - m) + Math.exp(score - m),
                        state[2] + Math.exp(score - m) * value};
                }, "W was computed with the old M just as S was: both are multiplied"),
                new Planted<>("hidden scores", (state, score, value) -> {
                    double m = Math.max(state[0], score);
                    return new double[] {m, state[1] * Math.exp(state[0] - m) + Math.exp(score - m),
                        state[2] * Math.exp(state[0] - m) + Math.exp(score - m) * value};
                }, "minus infinity minus minus infinity is no number"));
    }
}
