package scratch.classic.linear.multivariate;

import java.util.Arrays;
import java.util.List;

import scratch.classic.linear.multivariate.Exercise323Test.Fit;
import scratch.example.contract.ExerciseContract;
import scratch.example.exercise.Mistake;

class Exercise323Test implements ExerciseContract<Fit> {
    /// What the learner writes: two columns and y in, three coefficients out.
    interface Fit {
        double[] fit(double[] x1, double[] x2, double[] y);
    }

    // the flats of the page, with 10 added to the columns and 15 to the rent
    private static final double[] ROOMS = {8, 9, 10, 11, 12};
    private static final double[] AREA = {8, 8, 10, 12, 12};
    private static final double[] RENT = {14, 11, 15, 17, 18};

    @Override
    public String task() {
        return "write fit(x1, x2, y): intercept and coefficients of the least-squares plane through two columns.";
    }

    @Override
    public Fit learner() {
        return Exercise323::fit;
    }

    @Override
    public Fit solution() {
        return Solution323::fit;
    }

    @Override
    public List<String> hints() {
        return List.of("Take the mean off x1, x2 and y first. What is left needs no intercept, and two equations give b1 and "
                + "b2.",
                "The equations are S11 b1 + S12 b2 = c1 and S12 b1 + S22 b2 = c2, with S12 the sum of the products of the two "
                + "centred columns and c1, c2 those with the centred y.",
                "b1 = (S22 c1 - S12 c2) / (S11 S22 - S12 S12), b2 = (S11 c2 - S12 c1) over the same, and b0 is the mean of y "
                + "less b1 times the mean of x1 and b2 times that of x2.");
    }

    @Override
    public void check(Fit answer) {
        double[] b = answer.fit(ROOMS.clone(), AREA.clone(), RENT.clone());
        Mistake.unless(b != null && b.length == 3, "fit must return three numbers: b0, b1 and b2.");
        Mistake.unless(Math.abs(b[1] - 1.4) > 1e-9, "Your coefficient of x1 is 1.4, what x1 gets when it stands alone: both "
                + "must come from the two equations together.");
        double[] uncentred = throughOrigin();
        Mistake.unless(Math.abs(b[1] - uncentred[0]) > 1e-9, "Your coefficients are those of a plane through the origin: "
                + "take the means off before you multiply.");
        Mistake.unlessNear(b[1], -1, 1e-9, "The coefficient of x1 must be -1; yours is %.4f: look at the determinant "
                + "S11 S22 - S12 S12, which is 16 here.", b[1]);
        Mistake.unlessNear(b[2], 2, 1e-9, "The coefficient of x2 must be 2; yours is %.4f.", b[2]);
        Mistake.unlessNear(b[0], 5, 1e-9, "The plane must pass through the means (10, 10, 15), so b0 is 15 + 10 - 20 = 5; "
                + "yours is %.4f.", b[0]);
        double[] far = answer.fit(moved(ROOMS), moved(AREA), moved(RENT));
        Mistake.unlessNear(far[1], -1, 1e-6, "A hundred million added to every value moved your -1 to %.4f: subtract the "
                + "means first, then multiply.", far[1]);
    }

    @Override
    public List<Planted<Fit>> planted() {
        return List.of(
                new Planted<>("one column at a time", (x1, x2, y) -> new double[] {0, 1.4, 1.25},
                        "what x1 gets when it stands alone"),
                new Planted<>("no means taken off", (x1, x2, y) -> new double[] {0, throughOrigin()[0], throughOrigin()[1]},
                        "a plane through the origin"),
                new Planted<>("intercept is the mean of y", (x1, x2, y) -> {
                    double[] b = Solution323.fit(x1, x2, y);
                    return new double[] {Arrays.stream(y).average().orElseThrow(), b[1], b[2]};
                }, "The plane must pass through the means"),
                new Planted<>("sums of products less n times the means", Exercise323Test::raw, "subtract the means first"));
    }

    private static double[] throughOrigin() {
        return two(sum(ROOMS, ROOMS), sum(ROOMS, AREA), sum(AREA, AREA), sum(ROOMS, RENT), sum(AREA, RENT));
    }

    private static double[] raw(double[] x1, double[] x2, double[] y) {
        double n = y.length;
        double m1 = Arrays.stream(x1).sum() / n;
        double m2 = Arrays.stream(x2).sum() / n;
        double m = Arrays.stream(y).sum() / n;
        double[] b = two(sum(x1, x1) - n * m1 * m1, sum(x1, x2) - n * m1 * m2, sum(x2, x2) - n * m2 * m2,
                sum(x1, y) - n * m1 * m, sum(x2, y) - n * m2 * m);
        return new double[] {m - b[0] * m1 - b[1] * m2, b[0], b[1]};
    }

    private static double[] two(double s11, double s12, double s22, double c1, double c2) {
        double determinant = s11 * s22 - s12 * s12;
        return new double[] {(s22 * c1 - s12 * c2) / determinant, (s11 * c2 - s12 * c1) / determinant};
    }

    private static double sum(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    private static double[] moved(double... values) {
        return Arrays.stream(values).map(v -> v + 1e8).toArray();
    }
}
