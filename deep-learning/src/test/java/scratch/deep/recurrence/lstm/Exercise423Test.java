package scratch.deep.recurrence.lstm;

import java.util.List;

import scratch.deep.recurrence.lstm.Exercise423Test.CellStep;
import scratch.example.contract.ExerciseContract;
import scratch.example.exercise.Mistake;

class Exercise423Test implements ExerciseContract<CellStep> {
    /// What the learner writes: the new cell and the new state.
    interface CellStep {
        double[] of(double[] sums, double before);
    }

    @Override
    public String task() {
        return "write step(sums, before): one step of an LSTM with one unit, from the sums of its gates.";
    }

    @Override
    public CellStep learner() {
        return Exercise423::step;
    }

    @Override
    public CellStep solution() {
        return Solution423::step;
    }

    @Override
    public List<String> hints() {
        return List.of("Three of the four sums go through the sigmoid, one goes through tanh: the candidate, which may be "
                        + "negative.",
                "The new cell is a sum of two products: what is kept of the old cell, and what is let in.",
                "c = sigmoid(sums[1]) * before + sigmoid(sums[0]) * tanh(sums[2]), h = sigmoid(sums[3]) * tanh(c).");
    }

    @Override
    public void check(CellStep answer) {
        double[] keep = answer.of(new double[]{-50, 50, 3, 50}, 0.7);
        Mistake.unless(keep != null && keep.length == 2, "step returns two numbers, the new cell and the new state.");
        Mistake.unless(Math.abs(keep[0]) > 1e-6, "With a shut input gate and an open forget gate the cell keeps 0.7; yours "
                + "forgets it: the input gate is the first sum, the forget gate the second.");
        Mistake.unlessNear(keep[0], 0.7, 1e-9, "With a shut input gate and an open forget gate the cell keeps 0.7; yours is "
                + "%.4f.", keep[0]);
        double[] negative = answer.of(new double[]{50, -50, -2, 50}, 5);
        Mistake.unless(negative[0] < 0, "A candidate with the sum -2 must make the cell negative; yours is %.4f: the candidate "
                + "goes through tanh, not through the sigmoid.", negative[0]);
        double[] s = answer.of(new double[]{0, Math.log(3), Math.log(3) / 2, Math.log(4)}, 2);
        Mistake.unlessNear(s[0], 1.75, 1e-9, "In the step of the page the cell becomes 0.75 * 2 + 0.5 * 0.5 = 1.75; yours is "
                + "%.4f.", s[0]);
        Mistake.unless(Math.abs(s[1] - 1.4) > 1e-9, "Your state is 0.8 * 1.75 = 1.4: the cell goes through tanh before the "
                + "output gate, so that a state stays between -1 and 1.");
        Mistake.unlessNear(s[1], 0.8 * Math.tanh(1.75), 1e-9, "In the step of the page the state becomes 0.7531; yours is "
                + "%.4f.", s[1]);
    }

    private static double[] wrong(String mistake, double[] sums, double before) {
        double[] y = new double[4];
        for (int k = 0; k < 4; k++) {
            y[k] = k == 2 && !mistake.equals("candidate") ? Math.tanh(sums[k]) : 1 / (1 + Math.exp(-sums[k]));
        }
        double c = mistake.equals("order") ? y[0] * before + y[1] * y[2] : y[1] * before + y[0] * y[2];
        double h = y[3] * (mistake.equals("no tanh") ? c : Math.tanh(c));
        return new double[]{mistake.equals("order") ? c - y[1] * y[2] : c, h};
    }

    @Override
    public List<Planted<CellStep>> planted() {
        return List.of(new Planted<>("order", (sums, before) -> wrong("order", sums, before),
                        "the input gate is the first sum, the forget gate the second."),
                new Planted<>("candidate", (sums, before) -> wrong("candidate", sums, before),
                        "the candidate goes through tanh, not through the sigmoid."),
                new Planted<>("no tanh", (sums, before) -> wrong("no tanh", sums, before),
                        "the cell goes through tanh before the output gate"));
    }
}
