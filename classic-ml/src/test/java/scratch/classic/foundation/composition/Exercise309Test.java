package scratch.classic.foundation.composition;

import java.util.Arrays;
import java.util.List;

import scratch.classic.foundation.composition.Exercise309Test.Encode;
import scratch.example.contract.ExerciseContract;
import scratch.example.exercise.Mistake;

class Exercise309Test implements ExerciseContract<Encode> {
    /// What the learner writes: categories and targets in, what the model is shown out.
    interface Encode {
        double[] of(int[] categories, double[] y);
    }

    private static final int[] STREETS = {0, 0, 1, 1, 2, 2};
    private static final double[] RENTS = {10, 30, 20, 60, 50, 40};

    @Override
    public String task() {
        return "write encode(categories, y): for each row the mean target of the other rows of its category.";
    }

    @Override
    public Encode learner() {
        return Exercise309::encode;
    }

    @Override
    public Encode solution() {
        return Solution309::encode;
    }

    @Override
    public List<String> hints() {
        return List.of("A row must not see its own answer, not even as a part of a mean.",
                "One pass: sum and count of each category. Then take the row's own target out of the sum, and 1 out of the "
                + "count.",
                "(sum - y) / (count - 1). A row that is alone in its category has no others there: take the mean of all other "
                + "rows, (total - y) / (n - 1).");
    }

    @Override
    public void check(Encode answer) {
        double[] encoded = of(answer, STREETS, RENTS);
        Mistake.unless(!near(encoded[0], 20) || !near(encoded[1], 20), "The rents 10 and 30 of the first street both became "
                + "20: that is the mean with the row's own answer in it. The first row may only see 30, the second only 10.");
        Mistake.unless(!near(encoded[0], 5) && !near(encoded[0], 15), "The first row became %.1f: its own rent was taken out "
                + "of the sum, and the count still has it.", encoded[0]);
        Mistake.unlessNear(encoded[0], 30, 1e-9, "The first row must see the rent of the other flat in its street, 30; yours "
                + "is %.4f.", encoded[0]);
        Mistake.unless(near(encoded[3], 20) && near(encoded[4], 40), "The fourth flat must see 20 and the fifth 40; yours see "
                + "%.4f and %.4f.", encoded[3], encoded[4]);
        double[] alone = of(answer, new int[] {0, 1, 1, 3}, new double[] {100, 1, 3, 8});
        Mistake.unless(Double.isFinite(alone[0]), "The first flat is alone in its street, and yours is %.1f: 0 others "
                + "divided by 0. Take the mean of all other flats.", alone[0]);
        Mistake.unless(!near(alone[0], 28) && !near(alone[0], 100), "The first flat is alone in its street and became %.1f: "
                + "its own rent, 100, is still in that. The mean of the three other flats is 4.", alone[0]);
        Mistake.unless(near(alone[0], 4) && near(alone[3], 104 / 3.0), "Flats that are alone must see the mean of all "
                + "others, 4 and 34.6667; yours see %.4f and %.4f.", alone[0], alone[3]);
        double[] three = of(answer, new int[] {0, 0, 0}, new double[] {1, 2, 6});
        Mistake.unless(near(three[0], 4) && near(three[1], 3.5) && near(three[2], 1.5), "Three flats in one street with "
                + "rents 1, 2 and 6 must see 4, 3.5 and 1.5; yours see %s.", Arrays.toString(three));
    }

    private static double[] of(Encode answer, int[] categories, double... y) {
        double[] encoded = answer.of(categories.clone(), y.clone());
        Mistake.unless(encoded != null && encoded.length == y.length, "encode must return one number for each row: %d here.",
                y.length);
        return encoded;
    }

    private static boolean near(double a, double b) {
        return Math.abs(a - b) < 1e-9;
    }

    @Override
    public List<Planted<Encode>> planted() {
        return List.of(
                new Planted<>("own answer included", (categories, y) -> means(categories, y, 0, 0),
                        "that is the mean with the row's own answer in it."),
                new Planted<>("count not reduced", (categories, y) -> means(categories, y, 1, 0), "the count still has it."),
                new Planted<>("alone: divided by 0", (categories, y) -> means(categories, y, 1, 1),
                        "Take the mean of all other flats."),
                new Planted<>("alone: the mean of all", Exercise309Test::withOverall, "its own rent, 100, is still in that."));
    }

    private static double[] means(int[] categories, double[] y, int leftOut, int fewer) {
        double[] encoded = new double[y.length];
        for (int i = 0; i < y.length; i++) {
            double sum = -leftOut * y[i];
            int count = -fewer;
            for (int other = 0; other < y.length; other++) {
                sum += categories[other] == categories[i] ? y[other] : 0;
                count += categories[other] == categories[i] ? 1 : 0;
            }
            encoded[i] = sum / count;
        }
        return encoded;
    }

    private static double[] withOverall(int[] categories, double[] y) {
        double overall = Arrays.stream(y).average().orElseThrow();
        return Arrays.stream(means(categories, y, 1, 1)).map(mean -> Double.isFinite(mean) ? mean : overall).toArray();
    }
}
