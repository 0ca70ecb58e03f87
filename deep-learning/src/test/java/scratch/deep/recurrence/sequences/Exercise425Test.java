package scratch.deep.recurrence.sequences;

import java.util.List;

import scratch.deep.recurrence.sequences.Exercise425Test.MeanLoss;
import scratch.example.contract.ExerciseContract;
import scratch.example.exercise.Mistake;

class Exercise425Test implements ExerciseContract<MeanLoss> {
    /// What the learner writes: the mean loss of the steps that exist.
    interface MeanLoss {
        double of(double[][] losses, int... lengths);
    }

    @Override
    public String task() {
        return "write meanLoss(losses, lengths): the mean loss of the steps that exist.";
    }

    @Override
    public MeanLoss learner() {
        return Exercise425::meanLoss;
    }

    @Override
    public MeanLoss solution() {
        return Solution425::meanLoss;
    }

    @Override
    public List<String> hints() {
        return List.of("Row i has lengths[i] steps; what stands behind them in losses[i] is a loss on a zero that nobody "
                        + "wrote.",
                "Two numbers are needed: the sum of the losses that count, and how many count.",
                "For each row and each t below lengths[i], add losses[i][t] to the sum and 1 to the count; then divide once.");
    }

    @Override
    public void check(MeanLoss answer) {
        double[][] losses = {{1, 2, 3}, {5, 90, 90}};
        double mean = answer.of(losses, 3, 1);
        Mistake.unless(Math.abs(mean - 191.0 / 6) > 1e-9, "You say 31.83, the mean of all six losses: the two 90 belong to "
                + "steps that do not exist.");
        Mistake.unless(Math.abs(mean - 11.0 / 6) > 1e-9, "The sum is right, but you divide by 6, the size of the table: only "
                + "four steps exist, and the mean is 2.75.");
        Mistake.unless(Math.abs(mean - 3.5) > 1e-9, "You say 3.5, the mean of the two rows' means, (2 + 5)/2: then the one "
                + "step of the short row counts as much as three. Add up all steps first, divide once.");
        Mistake.unlessNear(mean, 2.75, 1e-12, "Losses 1, 2, 3 and 5 have the mean 2.75, yours is %.4f.", mean);
        Mistake.unlessNear(answer.of(new double[][]{{7, Double.NaN}}, 1), 7, 1e-12, "What stands behind the end may be "
                + "anything, even NaN: do not multiply it by 0, leave it out.");
        Mistake.unlessNear(answer.of(new double[][]{{1, 3}, {2, 4}}, 2, 2), 2.5, 1e-12, "With full rows it is the plain mean, "
                + "2.5.");
    }

    @Override
    public List<Planted<MeanLoss>> planted() {
        return List.of(new Planted<>("all steps", (losses, lengths) -> {
            double sum = 0;
            for (double[] row : losses) {
                for (double loss : row) {
                    sum += loss;
                }
            }
            return sum / losses.length / losses[0].length;
        }, "the two 90 belong to steps that do not exist."), new Planted<>("size of the table", (losses, lengths) -> {
            int steps = 0;
            for (int length : lengths) {
                steps += length;
            }
            return Solution425.meanLoss(losses, lengths) * steps / losses.length / losses[0].length;
        }, "you divide by 6, the size of the table"), new Planted<>("mean of means", (losses, lengths) -> {
            double sum = 0;
            for (int i = 0; i < lengths.length; i++) {
                sum += Solution425.meanLoss(new double[][]{losses[i]}, lengths[i]) / lengths.length;
            }
            return sum;
        }, "then the one step of the short row counts as much as three."), new Planted<>("times 0", (losses, lengths) -> {
            double sum = 0;
            int steps = 0;
            for (int i = 0; i < lengths.length; i++) {
                for (int t = 0; t < losses[i].length; t++) {
                    sum += losses[i][t] * (t < lengths[i] ? 1 : 0);
                }
                steps += lengths[i];
            }
            return sum / steps;
        }, "do not multiply it by 0, leave it out."));
    }
}
