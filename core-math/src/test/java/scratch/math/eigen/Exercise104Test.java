package scratch.math.eigen;

import java.util.List;

import scratch.example.contract.ExerciseContract;
import scratch.example.exercise.Mistake;
import scratch.math.Matrix;
import scratch.math.Vectors;
import scratch.math.eigen.Exercise104Test.Power;

class Exercise104Test implements ExerciseContract<Power> {
    private static final Matrix SIX_AND_ONE = Matrix.of(new double[][]{{5, 2}, {2, 2}});

    /// What the learner writes: the eigenvalue of largest size.
    interface Power {
        double dominantEigenvalue(Matrix a, double[] start, int steps);
    }

    @Override
    public String task() {
        return "write dominantEigenvalue(a, start, steps), power iteration with the Rayleigh quotient at its end.";
    }

    @Override
    public Power learner() {
        return Exercise104::dominantEigenvalue;
    }

    @Override
    public Power solution() {
        return Solution104::dominantEigenvalue;
    }

    @Override
    public List<String> hints() {
        return List.of(
                "Which direction does a vector take when A is applied often? And how long does it become meanwhile?",
                "Repeat: y = A x, then x = y divided by its length. At the end ask: which number times x is A x, or nearly?",
                "After the loop return x.(A x) / x.x, where a.multiply(x) is A x and Vectors.dot multiplies and adds.");
    }

    @Override
    public void check(Power answer) {
        double negative = answer.dominantEigenvalue(Matrix.of(new double[][]{{-3, 0}, {0, 1}}), new double[]{1, 1}, 60);
        Mistake.unless(!(Math.abs(negative - 3) < 1e-6), "diag(-3, 1) has dominant eigenvalue -3 and yours is 3; a length "
                + "cannot tell you a sign, x.Ax can.");
        Mistake.unlessNear(negative, -3, 1e-9, "diag(-3, 1) has dominant eigenvalue -3; after 60 steps yours is %.6f.",
                negative);
        double longRun = answer.dominantEigenvalue(SIX_AND_ONE, new double[]{1, 0}, 2000);
        Mistake.unless(Double.isFinite(longRun), "After 2,000 steps your eigenvalue is %s: 6 to the power 2,000 is not a "
                + "double. Divide by the length in every step.", longRun);
        Mistake.unlessNear(longRun, 6, 1e-9, "[[5, 2], [2, 2]] sends (2, 1) to (12, 6), so its dominant eigenvalue is 6; "
                + "yours is %.6f.", longRun);
        double none = answer.dominantEigenvalue(SIX_AND_ONE, new double[]{3, 0}, 0);
        Mistake.unless(!(Math.abs(none - 45) < 1e-9), "With no steps at all, the start (3, 0) answers 45: x.Ax grows with "
                + "the square of the length of x; divide by x.x.");
        Mistake.unlessNear(none, 5, 1e-9, "With no steps, (3, 0) has the Rayleigh quotient 5; yours is %.6f.", none);
        double two = answer.dominantEigenvalue(Matrix.of(new double[][]{{2, 1}, {1, 2}}), new double[]{1, 0}, 2);
        Mistake.unlessNear(two, 122.0 / 41, 1e-9, "Two steps from (1, 0) with [[2, 1], [1, 2]] end at (5, 4), whose Rayleigh "
                + "quotient is 122/41 = 2.9756; yours is %.6f: did you count the steps?", two);
        double[] start = {1, 2};
        answer.dominantEigenvalue(SIX_AND_ONE, start, 3);
        Mistake.unless(Vectors.distance(start, new double[]{1, 2}) == 0, "Your start vector was (1, 2) and is now "
                + "(%.4f, %.4f): it belongs to the caller, work on a copy.", start[0], start[1]);
    }

    @Override
    public List<Planted<Power>> planted() {
        return List.of(
                new Planted<>("returns the length of A x", (a, start, steps) -> {
                    double[] x = start;
                    for (int step = 0; step < steps; step++) {
                        x = Vectors.unit(a.multiply(x));
                    }
                    return Vectors.norm(a.multiply(x));
                }, "a length cannot tell you a sign, x.Ax can."),
                new Planted<>("never normalises", (a, start, steps) -> {
                    double[] x = start;
                    for (int step = 0; step < steps; step++) {
                        x = a.multiply(x);
                    }
                    return Vectors.dot(x, a.multiply(x)) / Vectors.dot(x, x);
                }, "After 2,000 steps your eigenvalue is NaN: 6 to the power 2,000 is not a double."),
                new Planted<>("forgets to divide by x.x", (a, start, steps) -> {
                    double[] x = start;
                    for (int step = 0; step < steps; step++) {
                        x = Vectors.unit(a.multiply(x));
                    }
                    return Vectors.dot(x, a.multiply(x));
                }, "grows with the square of the length of x; divide by x.x."));
    }
}
