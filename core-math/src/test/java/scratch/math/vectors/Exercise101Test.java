package scratch.math.vectors;

import java.util.List;

import scratch.example.contract.ExerciseContract;
import scratch.example.exercise.Mistake;
import scratch.math.Vectors;
import scratch.math.vectors.Exercise101Test.Projection;

class Exercise101Test implements ExerciseContract<Projection> {
    /// What the learner writes: the shadow of a on b.
    interface Projection {
        double[] project(double[] a, double[] b);
    }

    @Override
    public String task() {
        return "write project(a, b), the shadow that a throws on the line through b.";
    }

    @Override
    public Projection learner() {
        return Exercise101::project;
    }

    @Override
    public Projection solution() {
        return Solution101::project;
    }

    @Override
    public List<String> hints() {
        return List.of(
                "The shadow lies on the line through b, so it is t times b for some number t. Which t makes a - t*b "
                        + "perpendicular to b?",
                "Perpendicular means (a - t*b).b = 0. Multiply out: a.b - t*(b.b) = 0, and solve for t.",
                "t = (a.b) / (b.b), one loop for both sums; then return t * b[i] for every i.");
    }

    @Override
    public void check(Projection answer) {
        double[] shadow = answer.project(new double[]{3, 4}, new double[]{2, 1});
        Mistake.unless(shadow != null && shadow.length == 2,
                "The shadow of a vector with 2 coordinates has 2 coordinates; yours is %s.",
                shadow == null ? "null" : "of length " + shadow.length);
        Mistake.unless(!near(shadow, 20, 10), "Your shadow of (3, 4) on (2, 1) is (20, 10), longer than the vector "
                + "itself: what undoes the length of b, which is in the formula twice?");
        Mistake.unless(!near(shadow, 2.4, 3.2) && !near(shadow, 1.2, 1.6),
                "Your shadow (%.1f, %.1f) points along a; the shadow falls on the line through b.",
                shadow[0], shadow[1]);
        double[] scaled = answer.project(new double[]{3, 4}, new double[]{20, 10});
        Mistake.unless(Vectors.distance(shadow, scaled) < 1e-9, "Scaling b by 10 changed your shadow: b appears once "
                + "in the coefficient and once in the direction, so divide by b.b.");
        double[] turned = answer.project(new double[]{3, 4}, new double[]{-20, -10});
        Mistake.unless(Vectors.distance(shadow, turned) < 1e-9, "Turning b round changed your shadow from (%.1f, %.1f) "
                + "to (%.1f, %.1f): the line through b is the same line.", shadow[0], shadow[1], turned[0], turned[1]);
        Mistake.unless(near(shadow, 4, 2), "The shadow of (3, 4) on (2, 1) is (10/5) times (2, 1) = (4, 2); yours is "
                + "(%.4f, %.4f).", shadow[0], shadow[1]);
        double[] a = {1, -2, 0.5, 3};
        double[] b = {0.3, 1.7, -2, 0.1};
        double[] rest = Vectors.minus(a, answer.project(a, b));
        Mistake.unlessNear(Vectors.dot(rest, b), 0, 1e-9, "In four dimensions what you leave over is not perpendicular "
                + "to b: (a - shadow).b = %.4f.", Vectors.dot(rest, b));
    }

    private static boolean near(double[] v, double x, double y) {
        return Math.abs(v[0] - x) < 1e-9 && Math.abs(v[1] - y) < 1e-9;
    }

    @Override
    public List<Planted<Projection>> planted() {
        return List.of(
                new Planted<>("no division", (a, b) -> Vectors.times(b, Vectors.dot(a, b)),
                        "longer than the vector itself: what undoes the length of b, which is in the formula twice?"),
                new Planted<>("divided by the length once",
                        (a, b) -> Vectors.times(b, Vectors.dot(a, b) / Vectors.norm(b)),
                        "Scaling b by 10 changed your shadow: b appears once in the coefficient"),
                new Planted<>("on the wrong line", (a, b) -> Vectors.times(a, Vectors.dot(a, b) / Vectors.dot(a, a)),
                        "points along a; the shadow falls on the line through b."));
    }
}
