package scratch.deep.foundation.mlp;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

import scratch.deep.foundation.mlp.Exercise401Test.Step;
import scratch.example.contract.ExerciseContract;
import scratch.example.exercise.Mistake;

class Exercise401Test implements ExerciseContract<Step> {
    private static final double RATE = 0.1;

    /// What the learner writes: moves all weights in place.
    interface Step {
        void step(double[][] w1, double[] b1, double[] w2, double[] b2, double[] x, double y, double rate);
    }

    @Override
    public String task() {
        return "write step(w1, b1, w2, b2, x, y, rate): forward pass, backward pass and one step, on one row.";
    }

    @Override
    public Step learner() {
        return Exercise401::step;
    }

    @Override
    public Step solution() {
        return Solution401::step;
    }

    @Override
    public List<String> hints() {
        return List.of(
                "First the forward pass: h[j] = max(0, b1[j] + sum of x[i]·w1[i][j]), logit = b2[0] + sum of h[j]·w2[j], "
                        + "p = sigmoid(logit). Keep h.",
                "The derivative of the loss by the logit is delta = p - y. From there: w2[j] gets delta·h[j], b2 gets delta, "
                        + "and back to h[j] goes delta·w2[j], with the w2 of the forward pass.",
                "Where h[j] is 0 nothing passes. Elsewhere back = delta·w2[j] arrives at b1[j], and back·x[i] at w1[i][j].");
    }

    /// The gradient that a step must have used: (before − after)/rate.
    private static double[] gradient(Step answer, Net net, double[] x, double y) {
        Net moved = net.copy();
        answer.step(moved.w1, moved.b1, moved.w2, moved.b2, x.clone(), y, RATE);
        double[] before = net.flat();
        double[] after = moved.flat();
        for (int i = 0; i < before.length; i++) {
            before[i] = (before[i] - after[i]) / RATE;
        }
        return before;
    }

    @Override
    public void check(Step answer) {
        Net small = new Net(new double[][]{{1, -1}, {0.5, 0.25}}, new double[2], new double[]{1, 3}, -2);
        double[] s = gradient(answer, small, new double[]{1, 2}, 1);
        Mistake.unless(s[8] != 0, "b2 did not move: its derivative is p - y = -0.5, so it goes from -2 to -1.95.");
        Mistake.unless(Math.abs(s[8] - 0.5) > 1e-9, "You went uphill: the loss falls when you move *against* the gradient.");
        Mistake.unlessNear(s[8], -0.5, 1e-9, "The logit is 1·2 + 3·0 - 2 = 0, so p = 0.5 and the derivative by b2 is p - y = "
                + "-0.5; yours is %.4f.", s[8]);
        Mistake.unlessNear(s[6], -1, 1e-9, "The derivative by w2[0] is delta·h[0] = -0.5·2 = -1, yours is %.4f.", s[6]);
        Mistake.unlessNear(s[7], 0, 1e-9, "Hidden unit 2 gave 0, so w2[1] made no difference: its derivative is 0, yours is "
                + "%.4f.", s[7]);
        Mistake.unless(Math.abs(s[1]) + Math.abs(s[3]) < 1e-9, "Hidden unit 2 is off at this point, so its weights cannot "
                + "matter; your gradient says they do.");
        Mistake.unless(Math.abs(s[0] + 0.55) > 1e-9, "da is -0.55, should be -0.5: you sent the error back through weights "
                + "that you had already changed.");
        Mistake.unlessNear(s[0], -0.5, 1e-9, "w1[0][0] has the derivative delta·w2[0]·x[0] = -0.5·1·1 = -0.5, yours "
                + "is %.4f.", s[0]);
        Mistake.unlessNear(s[2], -1, 1e-9, "w1[1][0] has the derivative delta·w2[0]·x[1] = -0.5·1·2 = -1, yours is "
                + "%.4f.", s[2]);
        Mistake.unlessNear(s[4], -0.5, 1e-9, "b1[0] was added to unit 1, so its derivative is that of the unit, -0.5; yours is "
                + "%.4f.", s[4]);
        Net wide = new Net(new double[][]{{0.3, -0.7, 0.2, 0.9}, {-0.4, 0.1, 0.8, -0.6}, {0.5, 0.6, -0.9, 0.4}},
                new double[]{0.1, -0.2, -0.3, 0.2}, new double[]{0.7, -1.1, 0.4, -0.5}, 0.3);
        differences(answer, wide, new double[]{0.9, -1.3, 0.4}, 0);
        differences(answer, wide, new double[]{-0.8, 0.6, 1.7}, 1);
        Net sure = new Net(new double[][]{{1}}, new double[]{0}, new double[]{-50}, 0);
        double[] far = gradient(answer, sure, new double[]{1}, 1);
        Mistake.unlessNear(far[2], -1, 1e-9, "At a logit of -50 and y = 1 the derivative is -1: the network is as wrong as can "
                + "be. Yours is %.2g.", far[2]);
    }

    private static void differences(Step answer, Net net, double[] x, double y) {
        double[] gradient = gradient(answer, net, x, y);
        for (int i = 0; i < gradient.length; i++) {
            double difference = (net.moved(i, 1e-5).loss(x, y) - net.moved(i, -1e-5).loss(x, y)) / 2e-5;
            Mistake.unlessNear(gradient[i], difference, 1e-6, "With 3 inputs and 4 hidden units, number %d of w1, b1, w2, b2 "
                    + "has the derivative %.4f by differences; yours is %.4f.", i, difference, gradient[i]);
        }
    }

    /// A network of plain arrays, with the loss as its definition.
    private record Net(double[][] w1, double[] b1, double[] w2, double... b2) {
        Net copy() {
            double[][] w = new double[w1.length][];
            Arrays.setAll(w, i -> w1[i].clone());
            return new Net(w, b1.clone(), w2.clone(), b2.clone());
        }

        double[] flat() {
            return DoubleStream.concat(Arrays.stream(w1).flatMapToDouble(Arrays::stream),
                    Stream.of(b1, w2, b2).flatMapToDouble(Arrays::stream)).toArray();
        }

        Net moved(int number, double by) {
            Net net = copy();
            int i = number;
            for (double[][] part : new double[][][]{net.w1, {net.b1}, {net.w2}, {net.b2}}) {
                for (double[] row : part) {
                    if (i >= 0 && i < row.length) {
                        row[i] += by;
                    }
                    i -= row.length;
                }
            }
            return net;
        }

        double loss(double[] x, double y) {
            double z = b2[0];
            for (int j = 0; j < b1.length; j++) {
                double h = b1[j];
                for (int i = 0; i < x.length; i++) {
                    h += x[i] * w1[i][j];
                }
                z += Math.max(0, h) * w2[j];
            }
            return Math.max(z, 0) - z * y + Math.log1p(Math.exp(-Math.abs(z)));
        }
    }

    /// 0: no mask. 1: w2 first. 2: uphill. 3: derivative of the squared error.
    private static void wrong(int mistake, double[][] w1, double[] b1, double[] w2, double[] b2, double[] x, double y,
                              double rate) {
        double[] sum = b1.clone();
        double logit = b2[0];
        for (int j = 0; j < sum.length; j++) {
            for (int i = 0; i < x.length; i++) {
                sum[j] += x[i] * w1[i][j];
            }
            logit += Math.max(0, sum[j]) * w2[j];
        }
        double p = 1 / (1 + Math.exp(-logit));
        double delta = (p - y) * (mistake == 2 ? -1 : 1) * (mistake == 3 ? 2 * p * (1 - p) : 1);
        for (int j = 0; j < sum.length; j++) {
            double old = w2[j];
            w2[j] -= rate * delta * Math.max(0, sum[j]);
            double back = mistake == 0 || sum[j] > 0 ? delta * (mistake == 1 ? w2[j] : old) : 0;
            b1[j] -= rate * back;
            for (int i = 0; i < x.length; i++) {
                w1[i][j] -= rate * back * x[i];
            }
        }
        b2[0] -= rate * delta;
    }

    private static Step with(int mistake) {
        return (w1, b1, w2, b2, x, y, rate) -> wrong(mistake, w1, b1, w2, b2, x, y, rate);
    }

    @Override
    public List<Planted<Step>> planted() {
        return List.of(new Planted<>("no mask", with(0), "Hidden unit 2 is off at this point, so its weights cannot matter; "
                        + "your gradient says they do."),
                new Planted<>("weights already moved", with(1), "da is -0.55, should be -0.5: you sent the error back through "
                        + "weights that you had already changed."),
                new Planted<>("uphill", with(2), "You went uphill: the loss falls when you move *against* the gradient."),
                new Planted<>("squared error", with(3), "the derivative by b2 is p - y = -0.5; yours is -0.2500."));
    }
}
