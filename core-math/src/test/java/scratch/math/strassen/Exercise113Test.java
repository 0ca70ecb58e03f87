package scratch.math.strassen;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.DoubleBinaryOperator;

import scratch.example.contract.ExerciseContract;
import scratch.example.exercise.Mistake;
import scratch.math.strassen.Exercise113Test.SmallProduct;

class Exercise113Test implements ExerciseContract<SmallProduct> {
    /// What the learner writes: a product of 2 x 2 matrices with a multiplication that counts.
    interface SmallProduct {
        double[] multiply(double[] a, double[] b, DoubleBinaryOperator times);
    }

    @Override
    public String task() {
        return "write multiply(a, b, times): the product of two 2 x 2 matrices, row after row, with seven calls of times.";
    }

    @Override
    public SmallProduct learner() {
        return Exercise113::multiply;
    }

    @Override
    public SmallProduct solution() {
        return Solution113::multiply;
    }

    @Override
    public List<String> hints() {
        return List.of(
                "Eight products are the definition. Seven are enough if you first add and subtract numbers of a, and numbers "
                        + "of b, and multiply the sums. Which sums? The table of the lesson has them.",
                "Write down s1 = a21 + a22, s2 = s1 - a11, s3 = a11 - a21, s4 = a12 - s2 and the same for b: t1 = b12 - b11, "
                        + "t2 = b22 - t1, t3 = b22 - b12, t4 = t2 - b21.",
                "The products are a11*b11, a12*b21, s4*b22, a22*t4, s1*t1, s2*t2, s3*t3. With u2 = p1 + p6 and u3 = u2 + p7 "
                        + "the result is p1 + p2, u2 + p5 + p3, u3 - p4, u3 + p5.");
    }

    @Override
    public void check(SmallProduct answer) {
        double[] a = {1, 2, 3, 4};
        double[] b = {5, 6, 7, 8};
        AtomicInteger calls = new AtomicInteger();
        double[] c = answer.multiply(a, b, (x, y) -> {
            calls.incrementAndGet();
            return x * y;
        });
        Mistake.unless(c != null && c.length == 4, "A product of 2 x 2 matrices has four numbers, row after row.");
        Mistake.unless(!Arrays.equals(c, new double[]{19, 43, 22, 50}), "That is the product transposed: c12 is row 1 of a "
                + "times column 2 of b, 22.");
        Mistake.unless(c[0] == 19, "c11 is a11*b11 + a12*b21 = 1*5 + 2*7 = 19, the sum of the first two products; yours is "
                + "%.0f.", c[0]);
        Mistake.unless(c[1] == 22, "c12 is 22; yours is %.0f. It is the sum of four products: P1 + P6 + P5 + P3.", c[1]);
        Mistake.unless(c[2] == 43, "c21 is 43; yours is %.0f. It is P1 + P6 + P7 - P4: is the last one subtracted?", c[2]);
        Mistake.unless(c[3] == 50, "c22 is 50; yours is %.0f. It is P1 + P6 + P7 + P5.", c[3]);
        Mistake.unless(calls.get() > 0, "You never called times: multiply with it, so that the multiplications are counted.");
        Mistake.unless(calls.get() <= 7, "The numbers are right, but you multiplied %d times: that is the definition. With "
                + "sums of a and sums of b, seven are enough.", calls.get());
        Mistake.unless(calls.get() == 7, "You called times %d times, and fewer than seven cannot do it for all matrices: is "
                + "there a * in your code that does not count?", calls.get());
        Random random = new Random(113);
        for (int repeat = 0; repeat < 50; repeat++) {
            double[] x = random.doubles(4, -9, 10).map(Math::rint).toArray();
            double[] y = random.doubles(4, -9, 10).map(Math::rint).toArray();
            double[] expected = {x[0] * y[0] + x[1] * y[2], x[0] * y[1] + x[1] * y[3],
                x[2] * y[0] + x[3] * y[2], x[2] * y[1] + x[3] * y[3]};
            double[] given = answer.multiply(x.clone(), y.clone(), (p, q) -> p * q);
            Mistake.unless(Arrays.equals(given, expected), "Right for [1 2 | 3 4] x [5 6 | 7 8], wrong for %s x %s, row after "
                    + "row: a sum has a wrong sign, or t4 = 0 hid it.", Arrays.toString(x), Arrays.toString(y));
        }
    }

    @Override
    public List<Planted<SmallProduct>> planted() {
        return List.of(
                new Planted<>("the definition", (a, b, times) -> new double[]{
                    times.applyAsDouble(a[0], b[0]) + times.applyAsDouble(a[1], b[2]),
                    times.applyAsDouble(a[0], b[1]) + times.applyAsDouble(a[1], b[3]),
                    times.applyAsDouble(a[2], b[0]) + times.applyAsDouble(a[3], b[2]),
                    times.applyAsDouble(a[2], b[1]) + times.applyAsDouble(a[3], b[3])},
                        "you multiplied 8 times: that is the definition."),
                new Planted<>("P4 added, which is 0 for the matrices of the page", (a, b, times) -> {
                    double p4 = a[3] * (b[3] - (b[1] - b[0]) - b[2]);
                    double[] c = Solution113.multiply(a, b, times);
                    return new double[]{c[0], c[1], c[2] + 2 * p4, c[3]};
                }, "a sum has a wrong sign, or t4 = 0 hid it."),
                new Planted<>("P7 forgotten", (a, b, times) -> {
                    double[] c = Solution113.multiply(a, b, times);
                    double p7 = (a[0] - a[2]) * (b[3] - b[1]);
                    return new double[]{c[0], c[1], c[2] - p7, c[3] - p7};
                }, "It is P1 + P6 + P7 - P4"),
                new Planted<>("a multiplication past the counter", (a, b, times) -> {
                    times.applyAsDouble(a[0], b[0]);
                    return new double[]{a[0] * b[0] + a[1] * b[2], a[0] * b[1] + a[1] * b[3],
                        a[2] * b[0] + a[3] * b[2], a[2] * b[1] + a[3] * b[3]};
                }, "a * in your code that does not count?"));
    }
}
