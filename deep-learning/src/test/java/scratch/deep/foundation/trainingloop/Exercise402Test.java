package scratch.deep.foundation.trainingloop;

import java.util.List;

import scratch.deep.foundation.trainingloop.Exercise402Test.Epoch;
import scratch.example.contract.ExerciseContract;
import scratch.example.exercise.Mistake;

class Exercise402Test implements ExerciseContract<Epoch> {
    /// What the learner writes: {weight, epoch loss}.
    interface Epoch {
        double[] epoch(double w, double[] x, double[] y, int batchSize, double rate);
    }

    @Override
    public String task() {
        return "write epoch(w, x, y, batchSize, rate): one pass over the rows in batches, for the model y = w·x.";
    }

    @Override
    public Epoch learner() {
        return Exercise402::epoch;
    }

    @Override
    public Epoch solution() {
        return Solution402::epoch;
    }

    @Override
    public List<String> hints() {
        return List.of("The outer loop goes over batches: from = 0, batchSize, 2·batchSize, … The last batch ends at the last "
                        + "row, not at from + batchSize.",
                "Inside a batch: set the gradient to 0, add up 2·x·(w·x − y) over its rows, divide by the number of its rows, "
                        + "then move w once.",
                "For the loss of the epoch add up the squared error of every row (with the w of its batch), and divide by the "
                        + "number of all rows at the very end.");
    }

    @Override
    public void check(Epoch answer) {
        double[] result = answer.epoch(0, new double[] {1, 2, 3}, new double[] {2, 4, 6}, 2, 0.05);
        Mistake.unless(result != null && result.length == 2, "epoch must return two numbers, {weight, epoch loss}.");
        Mistake.unless(Math.abs(result[0] - 2.35) > 1e-9,
                "Step 2 still carried the gradient of step 1: -10 and -27 make -37. Clear it before each batch.");
        Mistake.unless(Math.abs(result[0] - 0.5) > 1e-9,
                "Your weight is 0.5: the third row was never used. The last batch may be smaller than the others.");
        Mistake.unless(Math.abs(result[1] - 15.125) > 1e-9,
                "Your epoch loss is 15.125, the rows say 13.4167: a batch of one counted as much as a batch of two.");
        Mistake.unlessNear(result[0], 1.85, 1e-9, "From w = 0 the two steps of the README end at 1.85; yours ends at %.4f.",
                result[0]);
        Mistake.unlessNear(result[1], 40.25 / 3, 1e-9, "The weight is right; the loss of the epoch is (10 + 10 + 20.25)/3 = "
                + "13.4167, with every row's error taken before the step; yours is %.4f.", result[1]);
        double[] whole = answer.epoch(0, new double[] {1, 2, 3}, new double[] {2, 4, 6}, 5, 0.05);
        Mistake.unlessNear(whole[1], 56 / 3.0, 1e-9, "A batch size of 5 and 3 rows is one batch of 3: its loss is 56/3 = "
                + "18.6667; yours is %.4f.", whole[1]);
        double[] still = answer.epoch(3, new double[] {1, -2, 4, 5}, new double[] {3, -6, 12, 15}, 3, 0.7);
        Mistake.unless(still[0] == 3 && still[1] == 0, "At w = 3 every row of y = 3x fits: nothing may move.");
    }

    @Override
    public List<Planted<Epoch>> planted() {
        return List.of(new Planted<>("mean of batch means", (w, x, y, size, rate) -> wrong(w, x, y, size, rate, 0),
                        "Your epoch loss is 15.125, the rows say 13.4167: a batch of one counted as much as a batch of two."),
                new Planted<>("not cleared", (w, x, y, size, rate) -> wrong(w, x, y, size, rate, 1),
                        "Step 2 still carried the gradient of step 1: -10 and -27 make -37."),
                new Planted<>("last batch dropped", (w, x, y, size, rate) -> wrong(w, x, y, size, rate, 2),
                        "the third row was never used"));
    }

    private static double[] wrong(double start, double[] x, double[] y, int size, double rate, int mistake) {
        double w = start;
        double sum = 0;
        double gradient = 0;
        int batches = 0;
        for (int from = 0; from < x.length; from += size) {
            int to = Math.min(from + size, x.length);
            if (mistake == 2 && to - from < size) {
                break;
            }
            gradient = mistake == 1 ? gradient : 0;
            double loss = 0;
            for (int i = from; i < to; i++) {
                double error = w * x[i] - y[i];
                loss += error * error / (to - from);
                gradient += 2 * x[i] * error / (to - from);
            }
            w -= rate * gradient;
            sum += loss;
            batches++;
        }
        return new double[] {w, sum / batches};
    }
}
