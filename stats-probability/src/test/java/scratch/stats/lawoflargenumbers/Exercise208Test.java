package scratch.stats.lawoflargenumbers;

import java.util.List;
import java.util.function.DoubleSupplier;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

import scratch.example.contract.ExerciseContract;
import scratch.example.exercise.Mistake;
import scratch.stats.lawoflargenumbers.Exercise208Test.Means;

class Exercise208Test implements ExerciseContract<Means> {
    /// What the learner writes.
    interface Means {
        double[] of(DoubleSupplier draw, int n);
    }

    @Override
    public String task() {
        return "write runningMeans(draw, n): the mean after each of n values, in one pass.";
    }

    @Override
    public Means learner() {
        return Exercise208::runningMeans;
    }

    @Override
    public Means solution() {
        return Solution208::runningMeans;
    }

    @Override
    public List<String> hints() {
        return List.of(
                "A new value pulls the mean towards itself. How far? With i values, one i-th of the distance.",
                "mean = mean + (x − mean)/i. All in double: a float sum stops growing at 16,777,216.",
                "Each value is drawn once and every mean is stored once: one loop, three lines.");
    }

    @Override
    public void check(Means answer) {
        double[] values = {6, 2, 4, 0};
        int[] next = {0};
        double[] means = answer.of(() -> values[next[0]++], 4);
        Mistake.unless(means != null && means.length == 4, "There is one mean after each value: 4 values, 4 means.");
        Mistake.unlessNear(means[0], 6, 1e-12, "After the first value, 6, the mean is 6; yours is %.4f. Do you divide by i "
                + "or by "
                + "i + 1?", means[0]);
        Mistake.unless(Math.abs(means[2] - 14.0 / 3) > 1e-9, "After 6, 2, 4 the mean is 4; yours is 4.6667. You averaged the "
                + "averages; the first values then count many times.");
        Mistake.unlessNear(means[3], 3, 1e-12, "The mean of 6, 2, 4, 0 is 3; yours is %.4f.", means[3]);
        Mistake.unless(next[0] == 4, "Four values were asked for, and draw was called %d times: draw each value once.",
                next[0]);
        int[] taken = {0};
        double last = answer.of(() -> taken[0]++ == 0 ? 0x1p24 : 1, 1000)[999];
        Mistake.unlessNear(last, 16_778.215, 1e-6, "After 16,777,216 come 999 ones: the mean is 16778.215, yours is %.3f: at "
                + "2^24 a float no longer feels + 1.", last);
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(4);
        double[] uniform = answer.of(() -> 1e6 + random.nextDouble(), 100_000);
        Mistake.unlessNear(uniform[99_999], 1e6 + 0.5, 0.004, "The mean of 100,000 uniform values on [1e6, 1e6 + 1] must "
                + "be near "
                + "1000000.5; yours is %.4f.", uniform[99_999]);
    }

    @Override
    public List<Planted<Means>> planted() {
        return List.of(
                new Planted<>("float sum", (draw, n) -> {
                    double[] means = new double[n];
                    float sum = 0;
                    for (int i = 0; i < n; i++) {
                        sum += (float) draw.getAsDouble();
                        means[i] = sum / (i + 1);
                    }
                    return means;
                }, "yours is 16777.217: at 2^24 a float no longer feels + 1."),
                new Planted<>("mean of running means", (draw, n) -> {
                    double[] means = Solution208.runningMeans(draw, n);
                    int[] i = {0};
                    return Solution208.runningMeans(() -> means[i[0]++], n);
                }, "You averaged the averages; the first values then count many times."),
                new Planted<>("one too many", (draw, n) -> {
                    double[] means = new double[n];
                    double sum = 0;
                    for (int i = 0; i < n; i++) {
                        sum += draw.getAsDouble();
                        means[i] = sum / (i + 2);
                    }
                    return means;
                }, "Do you divide by i or by i + 1?"));
    }
}
