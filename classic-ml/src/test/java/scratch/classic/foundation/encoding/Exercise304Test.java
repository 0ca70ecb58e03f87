package scratch.classic.foundation.encoding;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import scratch.classic.foundation.encoding.Exercise304Test.CrossFitting;
import scratch.example.contract.ExerciseContract;
import scratch.example.exercise.Mistake;

class Exercise304Test implements ExerciseContract<CrossFitting> {
    /// What the learner writes: categories, answers, folds and a weight in, one number for each row out.
    interface CrossFitting {
        double[] encode(int[] category, double[] y, int[] fold, double smoothing);
    }

    private static final int[] CATEGORY = {0, 0, 0, 1, 1, 1, 2};
    private static final double[] Y = {10, 20, 60, 30, 40, 50, 1000};
    private static final int[] FOLD = {0, 0, 1, 0, 1, 1, 0};

    @Override
    public String task() {
        return "write crossFitted(category, y, fold, smoothing): each row gets the smoothed mean of its category in the "
                + "other folds.";
    }

    @Override
    public CrossFitting learner() {
        return Exercise304::crossFitted;
    }

    @Override
    public CrossFitting solution() {
        return Solution304::crossFitted;
    }

    @Override
    public List<String> hints() {
        return List.of("Whatever a row is given may depend on the answers of other folds alone. That holds for the mean of "
                + "all, too.",
                "For each row i go through all rows whose fold is not fold[i]. Sum their answers; and sum and count those with "
                + "the category of row i.",
                "overall = sum of all of them / their number. The result is (sum of the category + smoothing * overall) / "
                + "(count + smoothing), and overall if count is 0: with smoothing 0 the formula would be 0/0.");
    }

    @Override
    public void check(CrossFitting answer) {
        double[] encoded = answer.encode(CATEGORY.clone(), Y.clone(), FOLD.clone(), 0);
        Mistake.unless(encoded != null && encoded.length == 7, "crossFitted must return one number for each row: 7 here.");
        double[] raised = Y.clone();
        raised[6] += 1000;
        double[] after = answer.encode(CATEGORY.clone(), raised, FOLD.clone(), 0);
        Mistake.unless(Double.isFinite(encoded[6]), "A category that does not occur in the other folds gets their overall "
                + "mean, 50 here; yours is %s.", encoded[6]);
        Mistake.unless(Math.abs(encoded[6] - 1000) > 1e-9, "The row with the answer 1000 is the only one of its category, and "
                + "its number is 1000: it was told its own answer.");
        Mistake.unless(Math.abs(after[6] - encoded[6]) < 1e-9, "Adding 1000 to the answer of a row changed its own number from "
                + "%.4f to %.4f: take the overall mean from the other folds, too.", encoded[6], after[6]);
        Mistake.unlessNear(encoded[6], 50, 1e-9, "A category that does not occur in the other folds gets their overall mean, "
                + "50 here; yours is %.4f.", encoded[6]);
        Mistake.unless(Math.abs(encoded[0] - 40) > 1e-9, "The first row got 40, the mean of 20 and 60: it must not see 20 "
                + "either, which lies in its own fold.");
        Mistake.unlessNear(encoded[0], 60, 1e-9, "In the other fold there is one row of the first row's category, with the "
                + "answer 60; yours is %.4f.", encoded[0]);
        double smoothed = answer.encode(CATEGORY.clone(), Y.clone(), FOLD.clone(), 3)[0];
        Mistake.unless(Math.abs(smoothed - 60) > 1e-9, "With smoothing 3 the first row still has 60: three rows more with the "
                + "overall mean must draw it there.");
        Mistake.unlessNear(smoothed, (60 + 3 * 50) / 4.0, 1e-9, "With smoothing 3 the first row must get (60 + 3*50)/(1 + 3) = "
                + "52.5; yours is %.4f.", smoothed);
    }

    @Override
    public List<Planted<CrossFitting>> planted() {
        return List.of(
                new Planted<>("all rows of the category", (c, y, f, m) -> meanWhere(c, y, f, m, false, true),
                        "it was told its own answer"),
                new Planted<>("its own row left out", (c, y, f, m) -> Solution304.crossFitted(c, y,
                        IntStream.range(0, y.length).toArray(), m), "A category that does not occur in the other folds"),
                new Planted<>("overall mean of all rows", (c, y, f, m) -> meanWhere(c, y, f, m, true, false),
                        "take the overall mean from the other folds, too"),
                new Planted<>("0/0", (c, y, f, m) -> divided(c, y, f, m), "gets their overall mean"),
                new Planted<>("no smoothing", (c, y, f, m) -> Solution304.crossFitted(c, y, f, 0),
                        "rows more with the overall mean must draw it there"));
    }

    private static double[] meanWhere(int[] category, double[] y, int[] fold, double smoothing, boolean others,
                                      boolean ownToo) {
        double overall = Arrays.stream(y).average().orElseThrow();
        double[] encoded = new double[y.length];
        for (int i = 0; i < y.length; i++) {
            double sum = 0;
            int count = 0;
            for (int k = 0; k < y.length; k++) {
                if (category[k] == category[i] && (ownToo || others && fold[k] != fold[i])) {
                    sum += y[k];
                    count++;
                }
            }
            encoded[i] = count == 0 ? overall : (sum + smoothing * overall) / (count + smoothing);
        }
        return encoded;
    }

    private static double[] divided(int[] category, double[] y, int[] fold, double smoothing) {
        double[] encoded = Solution304.crossFitted(category, y, fold, smoothing);
        for (int i = 0; i < y.length; i++) {
            int row = i;
            boolean occurs = IntStream.range(0, y.length).anyMatch(k -> category[k] == category[row] && fold[k] != fold[row]);
            encoded[i] = occurs || smoothing > 0 ? encoded[i] : Double.NaN;
        }
        return encoded;
    }
}
