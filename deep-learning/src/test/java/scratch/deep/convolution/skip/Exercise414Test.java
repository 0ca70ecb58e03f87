package scratch.deep.convolution.skip;

import java.util.Arrays;
import java.util.List;

import scratch.deep.convolution.skip.Exercise414Test.Backward;
import scratch.example.contract.ExerciseContract;
import scratch.example.exercise.Mistake;
import scratch.math.Matrix;

class Exercise414Test implements ExerciseContract<Backward> {
    private static final double[][] W1 = {{1, -1}, {0.5, 1}};
    private static final double[][] W2 = {{0.5, -1}, {-1, -1}};

    /// What the learner writes.
    interface Backward {
        double[] toInput(double[][] w1, double[][] w2, double[] x, double[] toOutput);
    }

    @Override
    public String task() {
        return "write toInput(w1, w2, x, toOutput): the derivative of the loss by the input of a block with a skip.";
    }

    @Override
    public Backward learner() {
        return Exercise414::toInput;
    }

    @Override
    public Backward solution() {
        return Solution414::toInput;
    }

    @Override
    public List<String> hints() {
        return List.of(
                "First the forward pass: hidden = max(0, x·W1), sum = hidden·W2 + x. Keep both.",
                "The last ReLU passes the derivative where sum > 0, and 0 elsewhere. An addition passes it to both of its "
                + "inputs.",
                "Over the skip it arrives at x as it is. Through the layers: times W2 turned, where hidden > 0, times W1 "
                + "turned. Add both.");
    }

    @Override
    public void check(Backward answer) {
        double[] small = answer.toInput(W1, W2, new double[] {1, 2}, new double[] {1, 1});
        Mistake.unless(small != null && small.length == 2, "The block has 2 inputs, so there are 2 derivatives.");
        Mistake.unless(Math.abs(small[0] - 1.5) > 1e-9 || Math.abs(small[1] + 0.75) > 1e-9, "(1.5, -0.75) is what comes "
                + "through the layers; what comes over the skip is missing.");
        Mistake.unless(Math.abs(small[0] - 2.5) > 1e-9 || Math.abs(small[1] - 0.25) > 1e-9, "Over the skip you send the "
                + "derivative by y; the last ReLU is off for the second output, and nothing passes it.");
        Mistake.unless(Math.abs(small[0]) + Math.abs(small[1]) > 1e-9, "Yours is 0, as it would be if the last ReLU asked for "
                + "F(x) alone: (0, -3). It sees F(x) + x = (1, -1).");
        Mistake.unlessNear(small[0], 2.5, 1e-9, "The derivative by x[0] is 1.5 through the layers plus 1 over the skip, 2.5; "
                + "yours is %.4f.", small[0]);
        Mistake.unlessNear(small[1], -0.75, 1e-9, "The derivative by x[1] is -0.75 through the layers and 0 over the skip; "
                + "yours is %.4f.", small[1]);
        double[][] wide1 = {{0.3, -0.7, 0.2, 0.9}, {-0.4, 0.1, 0.8, -0.6}, {0.5, 0.6, -0.9, 0.4}};
        double[][] wide2 = {{0.7, -0.2, 0.1}, {-0.3, 0.9, 0.4}, {0.2, 0.6, -0.8}, {-0.5, 0.3, 0.6}};
        for (double[] x : new double[][] {{0.9, -1.3, 0.4}, {-0.8, 0.6, 1.7}}) {
            double[] toOutput = {1, -2, 0.5};
            double[] expected = new Block(Matrix.of(wide1), Matrix.of(wide2), true).backward(row(x), new Block(Matrix.of(wide1),
                    Matrix.of(wide2), true).forward(row(x)), row(toOutput)).toX().data();
            double[] theirs = answer.toInput(wide1, wide2, x.clone(), toOutput.clone());
            for (int i = 0; i < 3; i++) {
                Mistake.unlessNear(theirs[i], expected[i], 1e-9, "With 3 inputs and 4 hidden units the derivative by x[%d] is "
                        + "%.4f; yours is %.4f.", i, expected[i], theirs[i]);
            }
        }
    }

    private static Matrix row(double... values) {
        return Matrix.wrap(1, values.length, values);
    }

    /// 0: no skip in the backward pass. 1: the skip before the last ReLU's mask. 2: the mask of F(x) alone.
    private static double[] wrong(int mistake, double[][] w1, double[][] w2, double[] x, double... toOutput) {
        Block with = new Block(Matrix.of(w1), Matrix.of(w2), true);
        Block.Pass pass = with.forward(row(x));
        double[] right = with.backward(row(x), pass, row(toOutput)).toX().data();
        double[] skip = toOutput.clone();
        for (int k = 0; k < skip.length; k++) {
            skip[k] = pass.output().data()[k] > 0 ? skip[k] : 0;
        }
        if (mistake == 2) {
            Block plain = new Block(with.w1(), with.w2(), false);
            return plain.backward(row(x), plain.forward(row(x)), row(toOutput)).toX().data();
        }
        double[] result = new double[x.length];
        Arrays.setAll(result, i -> right[i] - skip[i] + (mistake == 1 ? toOutput[i] : 0));
        return result;
    }

    private static Backward with(int mistake) {
        return (w1, w2, x, toOutput) -> wrong(mistake, w1, w2, x, toOutput);
    }

    @Override
    public List<Planted<Backward>> planted() {
        return List.of(new Planted<>("no skip backwards", with(0), "what comes over the skip is missing"),
                new Planted<>("skip around the mask", with(1), "the last ReLU is off for the second output, and nothing passes "
                + "it"),
                new Planted<>("mask of F alone", with(2), "as it would be if the last ReLU asked for F(x) alone"));
    }
}
