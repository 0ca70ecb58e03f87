package scratch.stats.resampling;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

import scratch.example.contract.ExerciseContract;
import scratch.example.exercise.Mistake;
import scratch.stats.interval.Interval;
import scratch.stats.resampling.Exercise217Test.Bca;

class Exercise217Test implements ExerciseContract<Bca> {
    /// What the learner writes: a sample and a statistic in, {lower, upper} out.
    interface Bca {
        double[] bca(double[] data, ToDoubleFunction<double[]> statistic, int resamples, double level, long seed);
    }

    /// Evenly spaced quantiles of an exponential distribution: clearly skewed to the right.
    private static final double[] SKEWED = new double[20];
    private static final double[] EVEN = new double[21];
    private static final ToDoubleFunction<double[]> MEAN = v -> Arrays.stream(v).average().orElseThrow();

    static {
        Arrays.setAll(SKEWED, i -> -Math.log(1 - (i + 0.5) / 20));
        Arrays.setAll(EVEN, i -> i - 10.0);
    }

    @Override
    public String task() {
        return "write bca(data, statistic, resamples, level, seed), the bias-corrected and accelerated bootstrap interval.";
    }

    @Override
    public Bca learner() {
        return Exercise217::bca;
    }

    @Override
    public Bca solution() {
        return Solution217::bca;
    }

    @Override
    public List<String> hints() {
        return List.of(
                "Three ingredients: the sorted replicates; z0 = Φ⁻¹(share of them below the estimate); and a, from the "
                        + "statistic of the sample with one value left out.",
                "a = Σd³ / (6 (Σd²)^1.5) with d = mean of the jackknife − jackknife value. Mind the order in d.",
                "Read the sorted replicates at the levels Φ(z0 + (z0 ± z)/(1 − a(z0 ± z))) with z = 1.96 for 95%.");
    }

    @Override
    public void check(Bca answer) {
        double[] ends = answer.bca(SKEWED.clone(), MEAN, 8000, 0.95, 1);
        Mistake.unless(ends != null && ends.length == 2 && ends[0] <= ends[1], "bca must return {lower, upper}.");
        Mistake.unless(ends[1] - ends[0] > 0.2, "Your replicates hardly differ: draw with replacement, so that some values "
                + "come twice and others not at all.");
        Bootstrap reference = Bootstrap.fit(SKEWED, MEAN, new Bootstrap.Options(20_000, 7));
        Interval plain = reference.percentile(0.95);
        Interval bca = reference.bca(0.95);
        Mistake.unless(ends[1] > plain.upper() - 0.03,
                "On right-skewed data your interval moves left; bias correction pushes it the other way.");
        Mistake.unless(ends[1] > (plain.upper() + bca.upper()) / 2, "Your interval ends at %.2f, like the percentile interval "
                + "(%.2f); with z0 and a it ends near %.2f.", ends[1], plain.upper(), bca.upper());
        Mistake.unlessNear(ends[0], bca.lower(), 0.04, "Your lower end is %.3f; about %.3f is right.", ends[0], bca.lower());
        Mistake.unlessNear(ends[1], bca.upper(), 0.06, "Your upper end is %.3f; about %.3f is right.", ends[1], bca.upper());
        double[] even = answer.bca(EVEN.clone(), MEAN, 8000, 0.9, 2);
        Mistake.unlessNear(even[0], -even[1], 0.25, "For data symmetric around 0 both ends are equally far out; yours are %.2f "
                + "and %.2f.", even[0], even[1]);
        double[] median = answer.bca(SKEWED.clone(), v -> {
            Arrays.sort(v);
            return v[v.length / 2];
        }, 2000, 0.95, 3);
        Mistake.unless(median[0] >= SKEWED[0] && median[1] <= SKEWED[19],
                "A median cannot leave the range of the data; yours goes from %.2f to %.2f.", median[0], median[1]);
        Mistake.unless(Arrays.equals(ends, answer.bca(SKEWED.clone(), MEAN, 8000, 0.95, 1)),
                "The same seed must give the same interval: make the generator inside, from the seed.");
    }

    @Override
    public List<Planted<Bca>> planted() {
        return List.of(
                new Planted<>("signs of z0 and a", (data, statistic, resamples, level, seed) ->
                        Solution217.interval(data, statistic, resamples, level, seed, -1, -1),
                        "On right-skewed data your interval moves left; bias correction pushes it the other way."),
                new Planted<>("percentile", (data, statistic, resamples, level, seed) ->
                        Solution217.interval(data, statistic, resamples, level, seed, 0, 0), "like the percentile interval"),
                new Planted<>("without replacement", (data, statistic, resamples, level, seed) ->
                        new double[] {statistic.applyAsDouble(data), statistic.applyAsDouble(data)},
                        "Your replicates hardly differ: draw with replacement"));
    }
}
