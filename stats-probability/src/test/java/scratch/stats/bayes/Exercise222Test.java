package scratch.stats.bayes;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;

import scratch.example.contract.ExerciseContract;
import scratch.example.exercise.Mistake;
import scratch.stats.bayes.Exercise222Test.Sampler;
import scratch.stats.distribution.Beta;

class Exercise222Test implements ExerciseContract<Sampler> {
    /// What the learner writes: a log density in, positions out.
    interface Sampler {
        double[] metropolis(DoubleUnaryOperator logDensity, double start, double step, int n, long seed);
    }

    @Override
    public String task() {
        return "write metropolis(logDensity, start, step, n, seed), which returns n positions of a walk on that density.";
    }

    @Override
    public Sampler learner() {
        return Exercise222::metropolis;
    }

    @Override
    public Sampler solution() {
        return Solution222::metropolis;
    }

    @Override
    public List<String> hints() {
        return List.of(
                "One round: propose, decide, write down where you are. Written down once per round, whether you moved or not.",
                "Uphill always, downhill sometimes: accept if log u < logDensity(new) − logDensity(old), u uniform in (0, 1).",
                "n times: y = x + step·random.nextGaussian(); if (log u < log π(y) − log π(x)) x = y; positions[t] = x.");
    }

    @Override
    public void check(Sampler answer) {
        // Half of the line is forbidden and the other half falls: Exp(1). Half of the proposals at 0 leave the support.
        DoubleUnaryOperator falling = x -> x < 0 ? Double.NEGATIVE_INFINITY : -x;
        double[] draws = answer.metropolis(falling, 1, 2.5, 60_000, 1);
        Mistake.unless(draws != null && draws.length == 60_000, "60,000 positions were asked for.");
        double lowest = Arrays.stream(draws).min().orElseThrow();
        double largest = Arrays.stream(draws).max().orElseThrow();
        Mistake.unless(Math.max(largest, -lowest) < 60, "You walk downhill: accept with π(new)/π(old).");
        Mistake.unless(lowest >= 0, "A position of %.2f, where the density is 0: log density −∞ must be refused.", lowest);
        long repeats = 0;
        for (int t = 1; t < draws.length; t++) {
            repeats += draws[t] == draws[t - 1] ? 1 : 0;
        }
        Mistake.unless(repeats > 100, "No position ever repeats: staying counts as a sample. On the ring of the lesson "
                + "you would get 1/4, 3/8, 3/8 instead of 1/6, 1/3, 1/2.");
        double mean = Arrays.stream(draws).average().orElseThrow();
        Mistake.unlessNear(mean, 1, 0.1, "On the density e^(−x) the mean is 1; your walk has %.2f.", mean);
        Beta beta = Beta.of(8, 4);
        double[] coin = answer.metropolis(beta::logPdf, 0.5, 0.3, 40_000, 2);
        double error = 4 * Math.sqrt(beta.variance() / ChainDiagnostics.effectiveSampleSize(coin));
        double centre = Arrays.stream(coin).average().orElseThrow();
        Mistake.unlessNear(centre, 2 / 3.0, error, "Beta(8, 4) has mean 0.667; your walk %.3f.", centre);
        double[] raised = answer.metropolis(x -> beta.logPdf(x) + 64, 0.5, 0.3, 2000, 2);
        double raisedMean = Arrays.stream(raised).average().orElseThrow();
        Mistake.unless(Math.abs(raisedMean - 2 / 3.0) < 0.05,
                "A constant added to the log density must change nothing: use the difference of logs only.");
    }

    @Override
    public List<Planted<Sampler>> planted() {
        return List.of(
                new Planted<>("drops rejections", Exercise222Test::dropping,
                        "staying counts as a sample"),
                new Planted<>("ratio upside down", (logDensity, start, step, n, seed) ->
                        Solution222.metropolis(x -> -Math.max(-1e300, logDensity.applyAsDouble(x)), start, step, n, seed),
                        "You walk downhill: accept with π(new)/π(old)."),
                new Planted<>("accepts everything", (logDensity, start, step, n, seed) ->
                        Solution222.metropolis(x -> 0, start, 0.001, n, seed), "No position ever repeats"));
    }

    private static double[] dropping(DoubleUnaryOperator logDensity, double start, double step, int n, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] positions = new double[n];
        double x = start;
        for (int t = 0; t < n;) {
            double proposal = x + step * random.nextGaussian();
            if (Math.log(random.nextDouble()) < logDensity.applyAsDouble(proposal) - logDensity.applyAsDouble(x)) {
                x = proposal;
                positions[t++] = x;
            }
        }
        return positions;
    }
}
