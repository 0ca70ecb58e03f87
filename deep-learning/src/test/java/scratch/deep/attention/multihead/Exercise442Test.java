package scratch.deep.attention.multihead;

import java.util.Arrays;
import java.util.List;

import scratch.deep.attention.multihead.Exercise442Test.Turn;
import scratch.example.contract.ExerciseContract;
import scratch.example.exercise.Mistake;

class Exercise442Test implements ExerciseContract<Turn> {
    /// What the learner writes: a vector turned by its place.
    interface Turn {
        double[] rotate(double[] x, int place, double base);
    }

    @Override
    public String task() {
        return "write rotate(x, place, base): rotary positions, number i turned together with number i + d/2.";
    }

    @Override
    public Turn learner() {
        return Exercise442::rotate;
    }

    @Override
    public Turn solution() {
        return Solution442::rotate;
    }

    @Override
    public List<String> hints() {
        return List.of("Half of the numbers are first coordinates, the other half are second ones: point i is (x[i], x[i + "
                + "d/2]).",
                "A point (a, b) turned by an angle is (a cos - b sin, b cos + a sin). Point i has the angle place * "
                + "base^(-2i/d).",
                "Write into a new array: both coordinates are needed for both results. In Java, -2.0 * i / d, not -2 * i / d.");
    }

    @Override
    public void check(Turn answer) {
        double[] still = answer.rotate(new double[] {1, 2, 3, 4}, 0, 10_000);
        Mistake.unless(still != null && still.length == 4, "The answer is a vector as long as x.");
        Mistake.unless(Arrays.equals(still, new double[] {1, 2, 3, 4}), "At place 0 nothing is turned: 1, 2, 3, 4 stays as "
                + "it is; yours is %s.", Arrays.toString(still));
        double[] pair = answer.rotate(new double[] {1, 0}, 1, 10_000);
        Mistake.unlessNear(pair[0], Math.cos(1), 1e-9, "(1, 0) at place 1 is turned by 1 radian: its first number is cos 1 "
                + "= 0.5403, yours is %.4f.", pair[0]);
        Mistake.unlessNear(pair[1], Math.sin(1), 1e-9, "(1, 0) at place 1 is turned against the clock: its second number is "
                + "sin 1 = 0.8415, yours is %.4f.", pair[1]);
        double[] four = answer.rotate(new double[] {1, 0, 0, 0}, 1, 10_000);
        Mistake.unless(Math.abs(four[1]) < 1e-9, "(1, 0, 0, 0) at place 1 has got a second number, %.4f: numbers i and i + "
                + "d/2 are turned together, here the first with the third, not with its neighbour.", four[1]);
        Mistake.unlessNear(four[2], Math.sin(1), 1e-9, "(1, 0, 0, 0) at place 1 has sin 1 = 0.8415 as its third number, "
                + "yours is %.4f.", four[2]);
        double[] slow = answer.rotate(new double[] {0, 1, 0, 0}, 1, 10_000);
        Mistake.unless(Math.abs(slow[1] - Math.cos(1)) > 1e-9, "The second pair of four numbers turns as fast as the first. "
                + "Its angle is place * base^(-2i/d), with i = 1 only 0.01.");
        Mistake.unlessNear(slow[3], Math.sin(0.01), 1e-9, "The second pair of four numbers turns by 10000^(-1/2) = 0.01: "
                + "sin 0.01 = 0.0100, yours is %.4f.", slow[3]);
        double[] q = {0.3, -1.2, 0.8, 0.1, 2, -0.5};
        double[] k = {1, 0.4, -0.7, 0.6, -1.1, 0.2};
        double near = product(answer.rotate(q, 3, 100), answer.rotate(k, 1, 100));
        double far = product(answer.rotate(q, 53, 100), answer.rotate(k, 51, 100));
        Mistake.unlessNear(far, near, 1e-9, "The product of two turned vectors depends on their distance alone: at 3 and 1 "
                + "it is %.4f, at 53 and 51 yours is %.4f.", near, far);
    }

    private static double product(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    private static double[] turn(double[] x, int place, double base, boolean neighbours, boolean oneSpeed, int sign) {
        int half = x.length / 2;
        double[] y = new double[x.length];
        for (int i = 0; i < half; i++) {
            double angle = sign * place * (oneSpeed ? 1 : Math.pow(base, -2.0 * i / x.length));
            int a = neighbours ? 2 * i : i;
            int b = neighbours ? 2 * i + 1 : i + half;
            y[a] = x[a] * Math.cos(angle) - x[b] * Math.sin(angle);
            y[b] = x[b] * Math.cos(angle) + x[a] * Math.sin(angle);
        }
        return y;
    }

    @Override
    public List<Planted<Turn>> planted() {
        return List.of(
                new Planted<>("neighbours", (x, place, base) -> turn(x, place, base, true, false, 1),
                        "the first with the third, not with its neighbour"),
                new Planted<>("one speed", (x, place, base) -> turn(x, place, base, false, true, 1),
                        "The second pair of four numbers turns as fast as the first"),
                new Planted<>("with the clock", (x, place, base) -> turn(x, place, base, false, false, -1),
                        "(1, 0) at place 1 is turned against the clock"));
    }
}
