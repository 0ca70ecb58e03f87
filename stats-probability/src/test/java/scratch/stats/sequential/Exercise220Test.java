package scratch.stats.sequential;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

import scratch.example.contract.ExerciseContract;
import scratch.example.exercise.Mistake;
import scratch.stats.distribution.Normal;
import scratch.stats.sequential.Exercise220Test.AlwaysValid;

class Exercise220Test implements ExerciseContract<AlwaysValid> {
    /// What the learner writes: a stream in, one p per observation out.
    interface AlwaysValid {
        double[] alwaysValidP(double[] stream, double sigma, double tau);
    }

    @Override
    public String task() {
        return "write alwaysValidP(stream, sigma, tau), a p value after each observation that may be read at any time.";
    }

    @Override
    public AlwaysValid learner() {
        return Exercise220::alwaysValidP;
    }

    @Override
    public AlwaysValid solution() {
        return Solution220::alwaysValidP;
    }

    @Override
    public List<String> hints() {
        return List.of(
                "Keep the running sum, compute Λ after each observation, and remember the smallest 1/Λ that you have seen.",
                "Work with log Λ = ½ log(σ²/(σ² + nτ²)) + (sum)² τ² / (2σ²(σ² + nτ²)), since n x̄ is the sum; Λ itself "
                        + "overflows.",
                "p after n is exp(min(0, −log Λ₁, …, −log Λ_n)): start the minimum at 0, which is p = 1.");
    }

    @Override
    public void check(AlwaysValid answer) {
        double[] steady = new double[99];
        Arrays.fill(steady, 0.3);
        double[] p = answer.alwaysValidP(steady.clone(), 1, 1);
        Mistake.unless(p != null && p.length == 99, "One p for each of the 99 observations is needed.");
        double[][] streams = nulls();
        int alarms = 0;
        for (double[] stream : streams) {
            alarms += Arrays.stream(answer.alwaysValidP(stream.clone(), 1, 1)).min().orElse(1) < 0.05 ? 1 : 0;
        }
        Mistake.unless(alarms < 0.06 * streams.length,
                "%.0f%% of your A/A streams 'won': each look is another chance, and the ordinary p knows of one look only.",
                100.0 * alarms / streams.length);
        for (double[] stream : streams) {
            double[] path = answer.alwaysValidP(stream.clone(), 1, 1);
            for (int i = 1; i < path.length; i++) {
                Mistake.unless(path[i] <= path[i - 1],
                        "Your p rose again; evidence once reached stays valid at any stopping time.");
            }
        }
        Mistake.unless(p[0] <= 1, "1/Λ can exceed 1; a p value cannot: start the minimum at 1.");
        Mistake.unlessNear(p[98], 1 / (0.1 * Math.exp(4.41045)), 1e-9,
                "σ = τ = 1, n = 99, mean 0.3: Λ = 0.1·e^4.41045 = 8.23, p = 0.1215; yours is %.4f.", p[98]);
        double[] scaled = answer.alwaysValidP(Arrays.stream(steady).map(x -> 10 * x).toArray(), 10, 10);
        Mistake.unlessNear(scaled[98], p[98], 1e-9, "In another unit (all times 10) p must stay; yours went to %.4f.",
                scaled[98]);
    }

    private static double[][] nulls() {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(220);
        double[][] streams = new double[400][];
        Arrays.setAll(streams, s -> {
            double[] stream = new double[500];
            Arrays.setAll(stream, i -> random.nextGaussian());
            return stream;
        });
        return streams;
    }

    @Override
    public List<Planted<AlwaysValid>> planted() {
        return List.of(
                new Planted<>("ordinary p", Exercise220Test::ordinary, "'won': each look is another chance"),
                new Planted<>("no running minimum", Exercise220Test::latest,
                        "Your p rose again; evidence once reached stays valid at any stopping time."),
                new Planted<>("not capped at 1", (stream, sigma, tau) -> {
                    double[] p = latest(stream, sigma, tau);
                    for (int i = 0; i < p.length; i++) {
                        p[i] = Math.min(p[i], i == 0 ? Double.POSITIVE_INFINITY : p[i - 1]);
                    }
                    return p;
                }, "1/Λ can exceed 1; a p value cannot"));
    }

    private static double[] ordinary(double[] stream, double sigma, double tau) {
        double[] p = new double[stream.length];
        double sum = 0;
        for (int n = 1; n <= p.length; n++) {
            sum += stream[n - 1];
            p[n - 1] = 2 * Normal.STANDARD.survival(Math.abs(sum) / sigma / Math.sqrt(n));
        }
        return p;
    }

    private static double[] latest(double[] stream, double sigma, double tau) {
        double[] p = new double[stream.length];
        double sum = 0;
        for (int n = 1; n <= p.length; n++) {
            sum += stream[n - 1];
            p[n - 1] = Math.exp(-MixtureSPRT.logLambda(n, sum / n, sigma, tau));
        }
        return p;
    }
}
