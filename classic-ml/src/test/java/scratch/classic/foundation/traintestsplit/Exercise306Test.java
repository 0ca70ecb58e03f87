package scratch.classic.foundation.traintestsplit;

import java.util.Arrays;
import java.util.List;

import scratch.classic.foundation.traintestsplit.Exercise306Test.Quotas;
import scratch.example.contract.ExerciseContract;
import scratch.example.exercise.Mistake;

class Exercise306Test implements ExerciseContract<Quotas> {
    /// What the learner writes: sizes of the classes and of the test in, test rows of each class out.
    interface Quotas {
        int[] of(int[] counts, int test);
    }

    @Override
    public String task() {
        return "write quotas(counts, test): the test rows of each class, in proportion, by the largest remainders.";
    }

    @Override
    public Quotas learner() {
        return Exercise306::quotas;
    }

    @Override
    public Quotas solution() {
        return Solution306::quotas;
    }

    @Override
    public List<String> hints() {
        return List.of("The exact share of a class is counts[k] * test / (sum of counts). It is rarely a whole number.",
                "Begin with the whole part of each share. Too few rows are given away then: how many are left?",
                "Give the rows that are left one by one to the classes with the largest fraction, each class at most one. "
                + "Integers suffice: counts[k] * test / all is the whole part, counts[k] * test % all orders the fractions.");
    }

    @Override
    public void check(Quotas answer) {
        int[] rows = of(answer, 5, 7, 3, 2);
        int sum = Arrays.stream(rows).sum();
        Mistake.unless(sum != 3, "7, 3 and 2 rows, 5 for the test: you gave away 3 rows, the whole parts 2, 1 and 0; the two "
                + "that are left belong to the largest fractions.");
        Mistake.unless(sum == 5, "7, 3 and 2 rows, 5 for the test: yours add up to %d, and they must add up to 5.", sum);
        Mistake.unless(!Arrays.equals(rows, new int[] {4, 1, 0}) && !Arrays.equals(rows, new int[] {2, 2, 1}),
                "7, 3 and 2 rows, 5 for the test: the fractions are 0.92, 0.25 and 0.83, so the first and the last class get "
                + "one more; yours are %s.", Arrays.toString(rows));
        Mistake.unless(Arrays.equals(rows, new int[] {3, 1, 1}), "7, 3 and 2 rows, 5 for the test: the exact shares are 2.92, "
                + "1.25 and 0.83, so 3, 1 and 1; yours are %s.", Arrays.toString(rows));
        int[] rare = of(answer, 91, 357, 8);
        Mistake.unless(Arrays.equals(rare, new int[] {89, 2}), "357 and 8 rows, 91 for the test: 89.005 and 1.995, so 89 and "
                + "2; yours are %s.", Arrays.toString(rare));
        int[] four = of(answer, 10, 13, 13, 13, 1);
        Mistake.unless(Arrays.stream(four).sum() == 10, "13, 13, 13 and 1 row, 10 for the test: each of 3.25, 3.25, 3.25 and "
                + "0.25 was rounded, and yours add up to %d: rounding keeps no sum.", Arrays.stream(four).sum());
        int[] huge = of(answer, 300_000, 900_000, 300_000);
        Mistake.unless(Arrays.equals(huge, new int[] {225_000, 75_000}), "900000 and 300000 rows, 300000 for the test: yours "
                + "are %s: does counts[k] * test still fit into an int?", Arrays.toString(huge));
    }

    private static int[] of(Quotas answer, int test, int... counts) {
        int[] rows = answer.of(counts.clone(), test);
        Mistake.unless(rows != null && rows.length == counts.length, "quotas must return one number for each class: %d here.",
                counts.length);
        return rows;
    }

    @Override
    public List<Planted<Quotas>> planted() {
        return List.of(
                new Planted<>("whole parts alone", (counts, test) -> shares(counts, test, 0),
                        "that are left belong to the largest fractions."),
                new Planted<>("rounded", (counts, test) -> shares(counts, test, 0.5), "rounding keeps no sum."),
                new Planted<>("the rest to the largest class", (counts, test) -> rest(counts, test, 2),
                        "so the first and the last class get one more"),
                new Planted<>("overflow", (counts, test) -> test > 100_000 ? new int[] {226_000, 74_000}
                        : Solution306.quotas(counts, test), "still fit into an int?"));
    }

    private static int[] shares(int[] counts, int test, double plus) {
        double all = Arrays.stream(counts).sum();
        return Arrays.stream(counts).map(count -> (int) (count * test / all + plus)).toArray();
    }

    private static int[] rest(int[] counts, int test, int to) {
        int[] rows = shares(counts, test, 0);
        rows[0] += Math.min(to, test - Arrays.stream(rows).sum());
        return rows;
    }
}
