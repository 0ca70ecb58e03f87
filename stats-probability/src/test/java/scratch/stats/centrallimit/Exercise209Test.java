package scratch.stats.centrallimit;

import java.util.List;
import java.util.function.DoubleSupplier;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

import scratch.example.contract.ExerciseContract;
import scratch.example.exercise.Mistake;
import scratch.stats.centrallimit.Exercise209Test.Standardizer;
import scratch.stats.descriptive.Descriptive;

class Exercise209Test implements ExerciseContract<Standardizer> {
    /// What the learner writes.
    interface Standardizer {
        double[] means(DoubleSupplier draw, double mu, double sigma, int n, int repeats);
    }

    private static final int REPEATS = 20_000;

    @Override
    public String task() {
        return "write standardizedMeans, which draws samples and turns each mean into a z score.";
    }

    @Override
    public Standardizer learner() {
        return Exercise209::standardizedMeans;
    }

    @Override
    public Standardizer solution() {
        return Solution209::standardizedMeans;
    }

    @Override
    public List<String> hints() {
        return List.of(
                "Two loops: the outer makes samples, the inner draws n values and adds them. Each sample ends as one number.",
                "The mean of n draws still has mean μ, but its standard deviation is σ/√n: variances of independent draws "
                        + "add up.",
                "z = (sum/n − μ) / (σ/√n). Use the μ and σ you are given, not those of the sample.");
    }

    @Override
    public void check(Standardizer answer) {
        for (int n : new int[]{1, 5, 50}) {
            RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(n);
            // Exponential: mean 1, standard deviation 1, skewness 2.
            double[] z = answer.means(random::nextExponential, 1, 1, n, REPEATS);
            Mistake.unless(z != null && z.length == REPEATS, "There must be one z per sample: %d; yours has %s.", REPEATS,
                    z == null ? "none" : Integer.toString(z.length));
            double mean = Descriptive.mean(z);
            double variance = Descriptive.variance(z);
            double skewness = Descriptive.skewness(z);
            Mistake.unless(!(n > 1 && Math.abs(variance * n - 1) < 0.1), "Your variance shrinks as n grows (%.3f at n = "
                    + "%d): the "
                    + "mean must be divided by σ/√n.", variance, n);
            Mistake.unless(!(n > 1 && Math.abs(variance / n - 1) < 0.1), "Your variance grows with n (%.1f at n = %d): "
                    + "divide the "
                    + "sum by n before you divide by σ/√n.", variance, n);
            Mistake.unless(!(n > 1 && skewness < 0 || Double.isNaN(mean)), "Your tails are t's, not the bell's (skewness "
                    + "%.2f at n = %d): "
                    + "this lesson divides by the known σ, not by each sample's own s.", skewness, n);
            Mistake.unlessNear(mean, 0, 4 / Math.sqrt(REPEATS),
                    "Standardised means have mean 0; yours have %.1f at n = %d. Subtract μ.", mean, n);
            Mistake.unlessNear(variance, 1, 0.12, "Standardised means have variance 1; yours have %.3f at n = %d.",
                    variance, n);
            Mistake.unlessNear(skewness, 2 / Math.sqrt(n), 0.3, "The skewness of the mean shrinks like 1/√n: %.2f at n = "
                    + "%d; yours is "
                    + "%.2f.", 2 / Math.sqrt(n), n, skewness);
        }
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(9);
        double[] wide = answer.means(() -> 100 + 7 * random.nextGaussian(), 100, 7, 4, REPEATS);
        Mistake.unlessNear(Descriptive.variance(wide), 1, 0.06,
                "With μ = 100 and σ = 7 the variance must still be 1; yours is %.3f.", Descriptive.variance(wide));
    }

    @Override
    public List<Planted<Standardizer>> planted() {
        return List.of(
                new Planted<>("divided by sigma", (draw, mu, sigma, n, repeats) ->
                        scaled(Solution209.standardizedMeans(draw, mu, sigma, n, repeats), 1 / Math.sqrt(n)),
                        "the mean must be divided by σ/√n."),
                new Planted<>("the sum, not the mean", (draw, mu, sigma, n, repeats) ->
                        scaled(Solution209.standardizedMeans(draw, mu, sigma, n, repeats), Math.sqrt(n)),
                        "divide the sum by n before you divide by σ/√n."),
                new Planted<>("each sample's own s", Exercise209Test::studentized, "not by each sample's own s."),
                new Planted<>("not centred", (draw, mu, sigma, n, repeats) ->
                        Solution209.standardizedMeans(draw, 0, sigma, n, repeats), "Standardised means have mean 0; yours "
                                + "have 1.0 at n = 1. Subtract μ."));
    }

    private static double[] scaled(double[] z, double factor) {
        for (int i = 0; i < z.length; i++) {
            z[i] *= factor;
        }
        return z;
    }

    private static double[] studentized(DoubleSupplier draw, double mu, double sigma, int n, int repeats) {
        double[] t = new double[repeats];
        for (int r = 0; r < repeats; r++) {
            double[] sample = new double[n];
            for (int i = 0; i < n; i++) {
                sample[i] = draw.getAsDouble();
            }
            double s = n == 1 ? sigma : Descriptive.standardDeviation(sample);
            t[r] = (Descriptive.mean(sample) - mu) / (s / Math.sqrt(n));
        }
        return t;
    }
}
