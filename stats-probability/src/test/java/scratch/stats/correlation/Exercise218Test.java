package scratch.stats.correlation;

import java.util.Arrays;
import java.util.List;

import scratch.example.contract.ExerciseContract;
import scratch.example.exercise.Mistake;
import scratch.stats.correlation.Exercise218Test.Adjustment;

class Exercise218Test implements ExerciseContract<Adjustment> {
    /// What the learner writes: p-values in, adjusted p-values out.
    interface Adjustment {
        double[] adjust(double[] p);
    }

    @Override
    public String task() {
        return "write benjaminiHochberg(p), which adjusts p-values for the false discovery rate.";
    }

    @Override
    public Adjustment learner() {
        return Exercise218::benjaminiHochberg;
    }

    @Override
    public Adjustment solution() {
        return Solution218::benjaminiHochberg;
    }

    @Override
    public List<String> hints() {
        return List.of("Sort the indices by p, not the values: the answer goes back to the places the p-values came from.",
                "The i-th smallest of m p-values is multiplied by m/i.",
                "Go from the largest p downwards and keep the smallest product seen so far, starting from 1: a smaller p must "
                        + "not get a larger adjusted value.");
    }

    @Override
    public void check(Adjustment answer) {
        double[] p = {0.005, 0.011, 0.02, 0.04, 0.13};
        double[] result = answer.adjust(p.clone());
        Mistake.unless(result != null && result.length == 5, "Five p-values need five adjusted values.");
        Mistake.unless(Math.abs(result[1] - 0.055) > 1e-9, "You multiplied all by m; the i-th smallest is multiplied by m/i.");
        double[] expected = {0.025, 0.0275, 1 / 30.0, 0.05, 0.13};
        for (int i = 0; i < 5; i++) {
            Mistake.unlessNear(result[i], expected[i], 1e-12, "0.005, 0.011, 0.02, 0.04, 0.13 become 0.025, 0.0275, 0.0333, "
                    + "0.05, 0.13; your value number %d is %.4f.", i + 1, result[i]);
        }
        double[] close = answer.adjust(new double[] {0.04, 0.041, 0.042});
        Mistake.unless(close[0] <= close[2] + 1e-15, "A smaller p got a larger adjusted value: take the minimum from the "
                + "largest rank downwards.");
        Mistake.unlessNear(close[0], 0.042, 1e-12, "0.04, 0.041, 0.042 all become 0.042; your first is %.4f.", close[0]);
        double[] mixed = answer.adjust(new double[] {0.13, 0.005, 0.04, 0.011, 0.02});
        Mistake.unlessNear(mixed[0], 0.13, 1e-12, "The order of the input must be kept: 0.13 came first and stays first; "
                + "yours starts with %.4f.", mixed[0]);
        double[] large = answer.adjust(new double[] {0.9, 0.95});
        Mistake.unless(large[0] <= 1 && large[1] <= 1, "A p-value never exceeds 1.");
    }

    @Override
    public List<Planted<Adjustment>> planted() {
        return List.of(new Planted<>("no running minimum", p -> {
            double[] sorted = p.clone();
            Arrays.sort(sorted);
            return Arrays.stream(p).map(v -> Math.min(1, v * p.length / (Arrays.binarySearch(sorted, v) + 1))).toArray();
        }, "A smaller p got a larger adjusted value: take the minimum from the largest rank downwards."),
                new Planted<>("Bonferroni", p -> Arrays.stream(p).map(v -> Math.min(1, v * p.length)).toArray(),
                        "You multiplied all by m; the i-th smallest is multiplied by m/i."),
                new Planted<>("sorted output", p -> {
                    double[] sorted = Solution218.benjaminiHochberg(p);
                    Arrays.sort(sorted);
                    return sorted;
                }, "The order of the input must be kept"));
    }
}
