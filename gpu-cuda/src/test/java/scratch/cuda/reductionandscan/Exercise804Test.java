package scratch.cuda.reductionandscan;

import java.util.Arrays;
import java.util.List;

import scratch.cuda.reductionandscan.Exercise804Test.Step;
import scratch.example.contract.ExerciseContract;
import scratch.example.exercise.Mistake;

class Exercise804Test implements ExerciseContract<Step> {
    /// What the learner writes.
    interface Step {
        double[] step(double[] values, int distance);
    }

    @Override
    public String task() {
        return "write step(values, distance), one step of the scan by Hillis and Steele.";
    }

    @Override
    public Step learner() {
        return Exercise804::step;
    }

    @Override
    public Step solution() {
        return Solution804::step;
    }

    @Override
    public List<String> hints() {
        return List.of(
                "On a GPU all threads read before any of them writes. In a loop that takes a second array.",
                "The first `distance` elements have nobody so far to their left: they stay as they are.",
                "next = values.clone(); for i from distance on: next[i] = values[i] + values[i - distance]; return next.");
    }

    @Override
    public void check(Step answer) {
        double[] ones = {1, 1, 1, 1};
        double[] first = answer.step(ones, 1);
        Mistake.unless(first.length == 4, "Four values stay four; yours are %d.", first.length);
        Mistake.unless(first[0] == 1, "Element 0 has nobody to its left and stays 1; yours is %.1f.", first[0]);
        Mistake.unless(first[3] != 4, "After one step of 1, 1, 1, 1 the last is 2; yours is 4: do you read what this same step "
                + "has already written?");
        Mistake.unless(Arrays.equals(first, new double[] {1, 2, 2, 2}), "1, 1, 1, 1 with distance 1 becomes 1, 2, 2, 2; yours "
                + "is %s.", Arrays.toString(first));
        Mistake.unless(Arrays.equals(ones, new double[] {1, 1, 1, 1}), "The values that were handed over must stay; yours "
                + "became %s.", Arrays.toString(ones));
        double[] second = answer.step(new double[] {1, 2, 2, 2}, 2);
        Mistake.unless(Arrays.equals(second, new double[] {1, 2, 3, 4}), "1, 2, 2, 2 with distance 2 becomes 1, 2, 3, 4; yours "
                + "is %s: is the partner `distance` places away, not one?", Arrays.toString(second));
        double[] odd = answer.step(new double[] {5, 7, 9}, 2);
        Mistake.unless(Arrays.equals(odd, new double[] {5, 7, 14}), "5, 7, 9 with distance 2 becomes 5, 7, 14; yours is %s.",
                Arrays.toString(odd));
    }

    @Override
    public List<Planted<Step>> planted() {
        return List.of(
                new Planted<>("in place", (values, distance) -> {
                    double[] next = values.clone();
                    for (int i = distance; i < next.length; i++) {
                        next[i] += next[i - distance];
                    }
                    return next;
                }, "do you read what this same step has already written?"),
                new Planted<>("always the neighbour", (values, distance) -> Solution804.step(values, 1),
                        "is the partner `distance` places away"),
                new Planted<>("overwrites what it was given", (values, distance) -> {
                    double[] next = Solution804.step(values, distance);
                    System.arraycopy(next, 0, values, 0, next.length);
                    return next;
                }, "The values that were handed over must stay"));
    }
}
