package scratch.stats.interval;

import java.util.List;

import scratch.example.contract.ExerciseContract;
import scratch.example.exercise.Mistake;
import scratch.stats.distribution.Binomial;
import scratch.stats.distribution.Normal;
import scratch.stats.interval.Exercise210Test.Wilson;

class Exercise210Test implements ExerciseContract<Wilson> {
    /// What the learner writes: successes, trials and level in, {lower, upper} out.
    interface Wilson {
        double[] wilson(long k, long n, double level);
    }

    @Override
    public String task() {
        return "write wilson(k, n, level), which returns the two ends of Wilson's interval for k successes in n trials.";
    }

    @Override
    public Wilson learner() {
        return Exercise210::wilson;
    }

    @Override
    public Wilson solution() {
        return Solution210::wilson;
    }

    @Override
    public List<String> hints() {
        return List.of(
                "Wald takes the spread at the estimate, √(p̂(1−p̂)/n). Wilson asks every candidate p with its own spread "
                        + "√(p(1−p)/n), and keeps those within z of p̂.",
                "Write (p̂ − p)² = z² p(1 − p)/n and collect powers of p: (1 + z²/n) p² − (2p̂ + z²/n) p + p̂² = 0. Two roots.",
                "Centre (p̂ + z²/2n)/(1 + z²/n), half-width z √(p̂(1−p̂)/n + z²/4n²)/(1 + z²/n), and z = "
                        + "Normal.STANDARD.upperQuantile((1 - level) / 2).");
    }

    @Override
    public void check(Wilson answer) {
        double[] none = answer.wilson(0, 20, 0.95);
        Mistake.unless(none != null && none.length == 2, "wilson must return two numbers, {lower, upper}.");
        Mistake.unless(none[1] - none[0] > 1e-9, "0 of 20 gave [%.0f, %.0f]: absolute certainty after twenty tries?",
                none[0], none[1]);
        double[] eight = answer.wilson(8, 10, 0.95);
        Mistake.unless(eight[0] < eight[1], "Lower end first: yours returned {%.3f, %.3f}.", eight[0], eight[1]);
        Mistake.unless(Math.abs(eight[0] - 0.5408) > 2e-3 || Math.abs(eight[1] - 0.9308) > 2e-3,
                "Your coverage is near 90%%: two tails of 2.5%%, so z = 1.96, not 1.64.");
        Mistake.unlessNear(eight[0], 0.490162, 1e-5, "8 of 10 at 95%% begins at 0.490; yours begins at %.3f.", eight[0]);
        Mistake.unlessNear(eight[1], 0.943318, 1e-5, "8 of 10 at 95%% ends at 0.943; yours ends at %.3f.", eight[1]);
        for (long k = 0; k <= 20; k++) {
            double[] one = answer.wilson(k, 20, 0.9);
            double[] other = answer.wilson(20 - k, 20, 0.9);
            Mistake.unless(one[0] >= 0 && one[1] <= 1, "%d of 20 left [0, 1]: a probability cannot.", k);
            Mistake.unlessNear(one[0], 1 - other[1], 1e-9,
                    "%d successes and %d failures must be mirror images: swapping names changes nothing.", k, k);
        }
        double coverage = 0;
        for (long k = 0; k <= 20; k++) {
            double[] ends = answer.wilson(k, 20, 0.95);
            coverage += ends[0] <= 0.05 && 0.05 <= ends[1] ? Binomial.of(20, 0.05).pmf(k) : 0;
        }
        Mistake.unlessNear(coverage, 0.9245, 1e-4,
                "For n = 20 and p = 0.05 Wilson covers exactly 0.9245; yours covers %.4f.", coverage);
    }

    @Override
    public List<Planted<Wilson>> planted() {
        return List.of(
                new Planted<>("Wald", Exercise210Test::wald,
                        "0 of 20 gave [0, 0]: absolute certainty after twenty tries?"),
                new Planted<>("one tail of 5%", (k, n, level) -> Solution210.wilson(k, n, 2 * level - 1),
                        "Your coverage is near 90%: two tails of 2.5%, so z = 1.96"));
    }

    private static double[] wald(long k, long n, double level) {
        double share = (double) k / n;
        double half = Normal.STANDARD.upperQuantile((1 - level) / 2) * Math.sqrt(share * (1 - share) / n);
        return new double[] {share - half, share + half};
    }
}
