package scratch.deep.generative.vae;

import java.util.List;

import scratch.deep.generative.vae.Exercise434Test.Divergence;
import scratch.example.contract.ExerciseContract;
import scratch.example.exercise.Mistake;

class Exercise434Test implements ExerciseContract<Divergence> {
    /// What the learner writes.
    interface Divergence {
        double[] of(double[] mean, double[] logVariance);
    }

    @Override
    public String task() {
        return "write divergence(mean, logVariance): the divergence of a normal code from the standard normal distribution, "
                + "then "
                + "its derivatives by the means and by the log variances.";
    }

    @Override
    public Divergence learner() {
        return Exercise434::divergence;
    }

    @Override
    public Divergence solution() {
        return Solution434::divergence;
    }

    @Override
    public List<String> hints() {
        return List.of("Each unit adds (mean^2 + variance - ln variance - 1)/2, and ln variance is what you are given.",
                "By the mean the derivative is the mean itself.",
                "By the log variance l: e^l has the derivative e^l, and -l has -1, so (e^l - 1)/2.");
    }

    @Override
    public void check(Divergence answer) {
        double[] nothing = answer.of(new double[]{0, 0}, new double[]{0, 0});
        Mistake.unless(nothing != null && nothing.length == 5, "Two units give five numbers: the divergence, two "
                + "derivatives by "
                + "the means, two by the log variances.");
        Mistake.unlessNear(nothing[0], 0, 1e-12, "The standard normal distribution is 0 away from itself; yours says %.4f: "
                + "is the "
                + "minus 1 of each unit there?", nothing[0]);
        double[] half = answer.of(new double[]{0.5}, new double[]{Math.log(0.4)});
        Mistake.unless(half[0] > 0, "A divergence is never negative; yours is %.4f: it is the bound that has a minus before "
                + "it.",
                half[0]);
        Mistake.unless(Math.abs(half[0] - 2 * 0.283145) > 1e-4, "Yours is twice too large: every term has the factor 1/2.");
        Mistake.unlessNear(half[0], 0.283145, 1e-6, "For mean 0.5 and variance 0.4 it is 0.2831, yours is %.4f: you are "
                + "given the "
                + "logarithm of the variance, not of the standard deviation.", half[0]);
        double[] two = answer.of(new double[]{1, -2}, new double[]{0.4, -1});
        Mistake.unlessNear(two[2], -2, 1e-9, "The derivative by a mean is the mean: -2 for the second unit, yours is %.4f.",
                two[2]);
        Mistake.unlessNear(two[3], (Math.exp(0.4) - 1) / 2, 1e-9, "The derivative by the log variance 0.4 is (e^0.4 - 1)/2 = "
                + "0.2459, yours is %.4f.", two[3]);
        Mistake.unlessNear(two[4], (Math.exp(-1) - 1) / 2, 1e-9, "A unit whose variance is below 1 is pushed up: the "
                + "derivative is "
                + "-0.3161, yours is %.4f.", two[4]);
    }

    private static double[] wrong(double[] mean, double[] logVariance, String mistake) {
        double[] all = Solution434.divergence(mean, logVariance);
        switch (mistake) {
            case "sign" -> all[0] = -all[0];
            case "no half" -> all[0] *= 2;
            case "no 1" -> all[0] += mean.length / 2.0;
            default -> {
                all[0] = 0;
                for (int j = 0; j < mean.length; j++) {
                    all[0] += (mean[j] * mean[j] + Math.exp(2 * logVariance[j]) - 2 * logVariance[j] - 1) / 2;
                }
            }
        }
        return all;
    }

    private static Planted<Divergence> planted(String mistake, String sentence) {
        return new Planted<>(mistake, (mean, logVariance) -> wrong(mean, logVariance, mistake), sentence);
    }

    @Override
    public List<Planted<Divergence>> planted() {
        return List.of(planted("sign", "A divergence is never negative"), planted("no half", "every term has the factor 1/2."),
                planted("no 1", "is the minus 1 of each unit there?"),
                planted("log deviation", "not of the standard deviation."));
    }
}
