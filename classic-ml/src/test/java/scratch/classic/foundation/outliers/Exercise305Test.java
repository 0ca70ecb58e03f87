package scratch.classic.foundation.outliers;

import java.util.Arrays;
import java.util.List;

import scratch.classic.foundation.outliers.Exercise305Test.Marking;
import scratch.example.contract.ExerciseContract;
import scratch.example.exercise.Mistake;

class Exercise305Test implements ExerciseContract<Marking> {
    /// What the learner writes: training values, values to judge and a limit in, marks out.
    interface Marking {
        boolean[] marks(double[] train, double[] rows, double k);
    }

    // median 14, distances 4 3 2 1 0 1 2 76 81: MAD 2, unit 2.9652
    private static final double[] TRAIN = {10, 11, 12, 13, 14, 15, 16, 90, 95};

    @Override
    public String task() {
        return "write marks(train, rows, k): true where a value is more than k scaled MADs of train away from its median.";
    }

    @Override
    public Marking learner() {
        return Exercise305::marks;
    }

    @Override
    public Marking solution() {
        return Solution305::marks;
    }

    @Override
    public List<String> hints() {
        return List.of("Two numbers are learned from train: where the middle is, and how far half of the values are from it. "
                + "Each is a median, and no sum of values occurs.",
                "Sort a copy of train to find its median. Then make an array of the distances |x - median| and take its "
                + "median, too: that is the MAD.",
                "A value is marked if |value - median| > k * 1.4826 * MAD. With an even number of values a median is the mean "
                + "of the two in the middle.");
    }

    @Override
    public void check(Marking answer) {
        boolean[] far = answer.marks(TRAIN.clone(), new double[] {90, 12}, 3.5);
        Mistake.unless(far != null && far.length == 2, "marks must return one truth value for each of rows: 2 here.");
        boolean[] masked = answer.marks(new double[] {10, 11, 12, 13, 14, 15, 16}, new double[] {90, 91, 92}, 3.5);
        Mistake.unless(masked[0], "Learned from 10 to 16, the values 90, 91 and 92 are outliers; yours are not: did you learn "
                + "median and MAD from the rows that are judged?");
        Mistake.unless(far[0], "The values are 10 to 16, 90 and 95, and your 90 is no outlier: 90 and 95 have moved what you "
                + "measure with. Take medians, both times.");
        Mistake.unless(!far[1], "12 lies among 10 to 16 and is no outlier; yours is marked.");
        Mistake.unless(!answer.marks(TRAIN.clone(), new double[] {19}, 2)[0], "19 is 5 away from the median 14, and two units "
                + "of 1.4826 * 2 are 5.93, so it is inside; yours is marked: is 1.4826 missing?");
        Mistake.unless(answer.marks(TRAIN.clone(), new double[] {2}, 3.5)[0], "2 is 12 below the median 14 and the limit is "
                + "10.38, so it is an outlier; yours is not: look at both sides.");
        boolean[] even = answer.marks(new double[] {1, 2, 3, 4}, new double[] {1.3, 1.01}, 1);
        Mistake.unless(!even[0] && even[1], "Of 1, 2, 3, 4 the median is 2.5 and the MAD is 1, so with k = 1 the fences are "
                + "1.0174 and 3.9826: 1.3 is inside and 1.01 outside. Yours say %s and %s: take the mean of the middle two.",
                even[0] ? "outside" : "inside", even[1] ? "outside" : "inside");
    }

    @Override
    public List<Planted<Marking>> planted() {
        return List.of(
                new Planted<>("learned from the rows", (train, rows, k) -> Solution305.marks(rows, rows, k),
                        "did you learn median and MAD from the rows that are judged?"),
                new Planted<>("mean and deviation", Exercise305Test::byDeviation, "have moved what you measure with."),
                new Planted<>("no factor", (train, rows, k) -> Solution305.marks(train, rows, k / 1.4826),
                        "so it is inside; yours is marked: is 1.4826 missing?"),
                new Planted<>("one side", (train, rows, k) -> above(train, rows, k), "yours is not: look at both sides."),
                new Planted<>("upper median", (train, rows, k) -> Solution305.marks(train.length % 2 == 1 ? train
                        : Arrays.copyOfRange(sorted(train), 1, train.length), rows, k), "take the mean of the middle two."));
    }

    private static boolean[] byDeviation(double[] train, double[] rows, double k) {
        double mean = Arrays.stream(train).average().orElseThrow();
        double deviation = Math.sqrt(Arrays.stream(train).map(x -> (x - mean) * (x - mean)).average().orElseThrow());
        boolean[] marks = new boolean[rows.length];
        for (int i = 0; i < marks.length; i++) {
            marks[i] = Math.abs(rows[i] - mean) > k * deviation;
        }
        return marks;
    }

    private static boolean[] above(double[] train, double[] rows, double k) {
        boolean[] marks = Solution305.marks(train, rows, k);
        for (int i = 0; i < marks.length; i++) {
            marks[i] &= rows[i] > Solution305.median(train);
        }
        return marks;
    }

    private static double[] sorted(double... values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted;
    }
}
