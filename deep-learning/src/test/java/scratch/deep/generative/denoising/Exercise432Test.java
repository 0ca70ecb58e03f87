package scratch.deep.generative.denoising;

import java.util.List;

import scratch.deep.generative.denoising.Exercise432Test.Posterior;
import scratch.example.contract.ExerciseContract;
import scratch.example.exercise.Mistake;

class Exercise432Test implements ExerciseContract<Posterior> {
    /// What the learner writes.
    interface Posterior {
        double[] mean(double[][] clean, double[] noisy, double deviation);
    }

    @Override
    public String task() {
        return "write posteriorMean(clean, noisy, deviation): the mean of the clean rows, each weighted by how likely the "
                + "noisy "
                + "row comes from it.";
    }

    @Override
    public Posterior learner() {
        return Exercise432::posteriorMean;
    }

    @Override
    public Posterior solution() {
        return Solution432::posteriorMean;
    }

    @Override
    public List<String> hints() {
        return List.of("The weight of a clean row is exp(-distance^2 / (2 deviation^2)); the constant before it cancels.",
                "Divide the weighted sum of the rows by the sum of the weights.",
                "Far away all weights are 0 in double. Keep their logarithms, subtract the largest of them, and only then "
                        + "take exp.");
    }

    @Override
    public void check(Posterior answer) {
        double[][] two = {{-1}, {1}};
        double[] one = answer.mean(two, new double[]{0.5}, 1);
        Mistake.unless(one != null && one.length == 1, "The mean is a row: as many numbers as the noisy one has.");
        Mistake.unless(Math.abs(one[0] - 0.557825) > 1e-4, "0.5578 is the weighted sum: divide it by the sum of the weights.");
        Mistake.unlessNear(one[0], Math.tanh(0.5), 1e-9, "For the points -1 and 1 and noise 1 the mean at 0.5 is 0.4621; yours "
                + "is %.4f: is the exponent the squared distance over 2 deviation^2?", one[0]);
        double[] half = answer.mean(two, new double[]{0.5}, 0.5);
        Mistake.unlessNear(half[0], Math.tanh(2), 1e-9, "With noise 0.5 the mean at 0.5 is 0.9640, yours is %.4f: the "
                + "deviation "
                + "counts squared.", half[0]);
        double[] far = answer.mean(new double[][]{{0, 0}, {1, 1}}, new double[]{100, 90}, 0.1);
        Mistake.unless(!Double.isNaN(far[0]), "NaN far away: all weights are 0 there, and 0/0 is not a mean. Subtract the "
                + "largest "
                + "exponent first.");
        Mistake.unlessNear(far[1], 1, 1e-9, "Far away to the upper right the nearest point counts alone: 1, yours is %.4f.",
                far[1]);
        double[] corner = answer.mean(new double[][]{{0, 0}, {2, 0}, {0, 2}}, new double[]{1, 1}, 1000);
        Mistake.unlessNear(corner[0], 2.0 / 3, 1e-4, "With endless noise the mean is that of all rows, 0.667; yours is %.4f.",
                corner[0]);
    }

    /// The posterior mean with one mistake.
    private static double[] wrong(double[][] clean, double[] noisy, double deviation, String mistake) {
        double[] mean = new double[noisy.length];
        double total = 0;
        for (double[] row : clean) {
            double square = 0;
            for (int j = 0; j < row.length; j++) {
                square += (noisy[j] - row[j]) * (noisy[j] - row[j]);
            }
            double weight = Math.exp(-square / (2 * (mistake.equals("not squared") ? deviation : deviation * deviation)));
            total += weight;
            for (int j = 0; j < row.length; j++) {
                mean[j] += weight * row[j];
            }
        }
        for (int j = 0; j < mean.length; j++) {
            mean[j] /= mistake.equals("not divided") ? 1 : total;
        }
        return mean;
    }

    private static Planted<Posterior> planted(String mistake, String sentence) {
        return new Planted<>(mistake, (clean, noisy, deviation) -> wrong(clean, noisy, deviation, mistake), sentence);
    }

    @Override
    public List<Planted<Posterior>> planted() {
        return List.of(planted("not divided", "divide it by the sum of the weights."),
                planted("not squared", "the deviation counts squared."),
                planted("underflow", "NaN far away: all weights are 0 there, and 0/0 is not a mean."));
    }
}
