package scratch.math.autogradtensor;

import java.util.Arrays;
import java.util.List;

import scratch.example.contract.ExerciseContract;
import scratch.example.exercise.Mistake;
import scratch.math.autogradtensor.Exercise109Test.Undo;

class Exercise109Test implements ExerciseContract<Undo> {
    private static final double[][] GRADIENT = {{1, 2, 3}, {10, 20, 30}};

    /// What the learner writes: the gradient of what was broadcast.
    interface Undo {
        double[] unbroadcast(double[][] gradient, int... shape);
    }

    @Override
    public String task() {
        return "write unbroadcast(gradient, shape): the gradient of what stood there before it was broadcast.";
    }

    @Override
    public Undo learner() {
        return Exercise109::unbroadcast;
    }

    @Override
    public Undo solution() {
        return Solution109::unbroadcast;
    }

    @Override
    public List<String> hints() {
        return List.of(
                "The forward pass used a bias once in every row. Lesson 107: every use counts, and uses add.",
                "An axis that was missing or had the length 1 is summed over. An axis that kept its length is left alone.",
                "Go through all (i, j) of the gradient and add it at (rows == 1 ? 0 : i, columns == 1 ? 0 : j) of the result.");
    }

    @Override
    public void check(Undo answer) {
        double[] bias = answer.unbroadcast(copy(), 3);
        expectLength(bias, 3, "(3)");
        Mistake.unless(!Arrays.equals(bias, new double[]{5.5, 11, 16.5}), "Your bias gradient is half of the right one for a "
                + "batch of 2: each row is a separate use of b, uses add.");
        double[][] changed = copy();
        changed[1][0] += 100;
        Mistake.unless(!Arrays.equals(answer.unbroadcast(changed, 3), bias), "Changing row 2 of the gradient did not change "
                + "your answer: the copies of the forward pass must be summed in the backward pass.");
        expect(answer, "(3) is repeated in each row, so rows are added.", new int[]{3}, 11, 22, 33);
        expect(answer, "(1, 3) is the same row with its axis written out.", new int[]{1, 3}, 11, 22, 33);
        expect(answer, "(2, 1) is a column: it is repeated along each row, so each row is added up.", new int[]{2, 1}, 6, 60);
        expect(answer, "() is one number, used six times.", new int[0], 66);
        expect(answer, "(1, 1) is one number too.", new int[]{1, 1}, 66);
        expect(answer, "Nothing was repeated here, so nothing is added.", new int[]{2, 3}, 1, 2, 3, 10, 20, 30);
    }

    private static void expect(Undo answer, String idea, int[] shape, double... expected) {
        String name = Arrays.toString(shape).replace('[', '(').replace(']', ')');
        double[] result = answer.unbroadcast(copy(), shape);
        expectLength(result, expected.length, name);
        Mistake.unless(Arrays.equals(result, expected), "%s from [[1, 2, 3], [10, 20, 30]]: right is %s, yours is %s. %s", name,
                Arrays.toString(expected), Arrays.toString(result), idea);
    }

    private static void expectLength(double[] result, int length, String shape) {
        Mistake.unless(result != null && result.length == length, "A gradient has the shape of what it belongs to: %s has %d "
                + "numbers, you return %s.", shape, length, result == null ? "null" : Integer.toString(result.length));
    }

    private static double[][] copy() {
        return Arrays.stream(GRADIENT).map(double[]::clone).toArray(double[][]::new);
    }

    @Override
    public List<Planted<Undo>> planted() {
        return List.of(
                new Planted<>("mean", (gradient, shape) -> {
                    double[] sum = Solution109.unbroadcast(gradient, shape);
                    return Arrays.stream(sum).map(v -> v * sum.length / (gradient.length * gradient[0].length)).toArray();
                }, "Your bias gradient is half of the right one for a batch of 2: each row is a separate use of b, uses add."),
                new Planted<>("first row", (gradient, shape) -> gradient[0].clone(), "Changing row 2 of the gradient did not "
                        + "change your answer: the copies of the forward pass must be summed in the backward pass."),
                new Planted<>("rows only", (gradient, shape) -> Solution109.unbroadcast(gradient, 3),
                        "A gradient has the shape of what it belongs to: (2, 1) has 2 numbers, you return 3."));
    }
}
