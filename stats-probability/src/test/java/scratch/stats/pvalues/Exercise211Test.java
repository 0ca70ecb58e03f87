package scratch.stats.pvalues;

import java.util.List;
import java.util.function.DoubleSupplier;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

import scratch.example.contract.ExerciseContract;
import scratch.example.exercise.Mistake;
import scratch.stats.pvalues.Exercise211Test.Simulated;

class Exercise211Test implements ExerciseContract<Simulated> {
    /// What the learner writes.
    interface Simulated {
        double pValue(double observed, DoubleSupplier underNull, int repeats);
    }

    @Override
    public String task() {
        return "write pValue(observed, underNull, repeats): how often does the null do at least as well as the data?";
    }

    @Override
    public Simulated learner() {
        return Exercise211::pValue;
    }

    @Override
    public Simulated solution() {
        return Solution211::pValue;
    }

    @Override
    public List<String> hints() {
        return List.of(
                "Draw from the null many times and count how often the draw is at least as extreme as what was observed.",
                "\"At least as extreme\" includes equal: >=, not >. And if the null is true, the observed statistic is "
                        + "itself one "
                        + "more draw from it.",
                "With b draws at least as large out of B: (b + 1)/(B + 1). The smallest p you can report from 999 draws is "
                        + "0.001.");
    }

    @Override
    public void check(Simulated answer) {
        double never = answer.pValue(100, () -> 1, 999);
        Mistake.unless(never != 0, "You returned 0; no finite simulation can show that. Count the observed one too: "
                + "(b + 1)/(B + 1).");
        Mistake.unless(never < 0.5, "No draw out of 999 reached the observed 100, and yet your p is %.3f: count the draws "
                + "that are "
                + "at least as large, not the others.", never);
        double ties = answer.pValue(1, () -> 1, 999);
        Mistake.unless(ties > 0.5, "Every draw equals the observed value, and your p is %.3f. With ties your p is too "
                + "small: 'at least "
                + "as extreme' includes equal.", ties);
        Mistake.unlessNear(ties, 1, 1e-12, "Every draw equals the observed value, so p is 1000/1000; yours is %.4f.", ties);
        Mistake.unlessNear(never, 0.001, 1e-12, "0 of 999 draws reach the observed value: p = (0 + 1)/(999 + 1) = 0.001; "
                + "yours is %.6f.",
                never);
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(3);
        int[] rejected = new int[3];
        double[] levels = {0.01, 0.05, 0.1};
        int studies = 4000;
        for (int s = 0; s < studies; s++) {
            double p = answer.pValue(random.nextGaussian(), random::nextGaussian, 99);
            for (int j = 0; j < 3; j++) {
                rejected[j] += p <= levels[j] + 1e-12 ? 1 : 0;
            }
        }
        for (int j = 0; j < 3; j++) {
            double share = (double) rejected[j] / studies;
            double error = 4 * Math.sqrt(levels[j] * (1 - levels[j]) / studies);
            Mistake.unless(share <= levels[j] + error, "Under the null p <= %.2f must happen in at most %.0f %% of all "
                    + "studies; with yours "
                    + "it happens in %.1f %%.", levels[j], 100 * levels[j], 100 * share);
            Mistake.unless(share >= levels[j] - error, "Under the null p <= %.2f should happen in about %.0f %% of all "
                    + "studies; with yours "
                    + "it happens in %.1f %%: too timid.", levels[j], 100 * levels[j], 100 * share);
        }
    }

    @Override
    public List<Planted<Simulated>> planted() {
        return List.of(
                new Planted<>("b/B", (observed, underNull, repeats) -> {
                    double p = Solution211.pValue(observed, underNull, repeats);
                    return (p * (repeats + 1) - 1) / repeats;
                }, "no finite simulation can show that."),
                new Planted<>("strictly greater", (observed, underNull, repeats) ->
                        Solution211.pValue(Math.nextUp(observed), underNull, repeats), "'at least as extreme' includes equal."),
                new Planted<>("the other tail", (observed, underNull, repeats) ->
                        Solution211.pValue(-observed, () -> -underNull.getAsDouble(), repeats),
                        "count the draws that are at least as large, not the others."),
                new Planted<>("doubled", (observed, underNull, repeats) ->
                        Math.min(1, 2 * Solution211.pValue(observed, underNull, repeats)), "p = (0 + 1)/(999 + 1) = 0.001"));
    }
}
