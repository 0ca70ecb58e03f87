package scratch.deep.foundation.gradientcheck;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

import scratch.deep.foundation.gradientcheck.Exercise404Test.Check;
import scratch.deep.foundation.mlp.Network;
import scratch.example.contract.ExerciseContract;
import scratch.example.data.Datasets;
import scratch.example.exercise.Mistake;
import scratch.math.Matrix;

class Exercise404Test implements ExerciseContract<Check> {
    /// What the learner writes: the largest relative error.
    interface Check {
        double worstError(ToDoubleFunction<double[]> loss, double[] at, double[] gradient);
    }

    @Override
    public String task() {
        return "write worstError(loss, at, gradient): the largest relative error of a gradient against central differences.";
    }

    @Override
    public Check learner() {
        return Exercise404::worstError;
    }

    @Override
    public Check solution() {
        return Solution404::worstError;
    }

    @Override
    public List<String> hints() {
        return List.of(
                "One coordinate at a time: add h to it, ask the loss; take h from it, ask the loss; put it back.",
                "The difference is (high - low)/(2h) with h = 1e-5. Compare it with what is claimed for that coordinate only.",
                "The error is |a - b| divided by (the larger of |a| and |b|, plus 1e-8). Keep the largest error of all.");
    }

    @Override
    public void check(Check answer) {
        double[] at = {3};
        double right = answer.worstError(w -> w[0] * w[0], at, new double[]{6});
        Mistake.unless(at[0] == 3, "The weight was 3 before and is %s now: put it back, or work on a copy.", at[0]);
        Mistake.unless(right < 1e-6, "For w^2 at 3 the derivative 6 is right, and your error is %.2g.", right);
        double half = answer.worstError(w -> w[0] * w[0], at, new double[]{3});
        Mistake.unless(Math.abs(half - 0.5) < 1e-6, "For w^2 at 3 somebody claims 3, and the difference is 6: the error is "
                + "|3 - 6|/6 = 0.5, yours is %.4g.", half);
        double sign = answer.worstError(w -> w[0] * w[0], at, new double[]{-6});
        Mistake.unless(Math.abs(sign - 2) < 1e-6, "A flipped sign, -6 for 6, has the error 12/6 = 2, yours is %.4g.", sign);
        double small = answer.worstError(w -> 1e-6 * w[0], new double[]{1}, new double[]{2e-6});
        Mistake.unless(small > 0.01, "You passed a layer whose gradient is 1e-6 instead of 2e-6: compare with the size of the "
                + "numbers.");
        double zero = answer.worstError(w -> w[0] + 1 - w[0], new double[]{0.3}, new double[]{0});
        Mistake.unless(zero < 0.01, "You refused a correct zero gradient (0 against 1e-11): relative to nothing, everything is "
                + "large.");
        double flat = answer.worstError(w -> 4, new double[]{1, 2}, new double[2]);
        Mistake.unless(flat == 0, "A constant has derivatives of exactly 0 and differences of exactly 0: the error is 0, yours "
                + "is %s.", flat);
        double curved = answer.worstError(w -> w[0] * w[0] * w[0] * w[1], new double[]{2, -1}, new double[]{-12, 8});
        Mistake.unless(curved < 1e-8, "For x^3 y at (2, -1) the derivatives -12 and 8 are right, and your error is %.2g: a "
                + "difference from one side only, or a large h, is off by about h.", curved);
        double hidden = answer.worstError(w -> w[0] + w[1] + 1000 * w[2], new double[]{1, 1, 1}, new double[]{1, 2, 1000});
        Mistake.unless(hidden > 0.4, "One derivative of three is twice too large (2 for 1), and your error is only %.2g: it "
                + "hides behind the derivative of 1000. Take the largest error of all coordinates.", hidden);
        Network network = Ex404GradientCheck.network(42);
        int[] rows = {0, 1, 2, 60, 61, 62, 120, 121};
        Matrix x = Ex404GradientCheck.iris().selectRows(rows);
        int[] y = Ex404GradientCheck.labels(Datasets.iris().y(), rows);
        for (Fault fault : Fault.values()) {
            double error = answer.worstError(w -> Network.loss(Fault.unflat(network, w).forward(x).logits(), y),
                    Fault.flat(network), Fault.flat(fault.gradient(network, x, y)));
            Mistake.unless(fault == Fault.NONE == error < 1e-4, "The network of lesson 401, planted mistake: %s. Your error is "
                    + "%.2g.", fault, error);
        }
    }

    private interface Measure {
        double error(double gradient, double difference);
    }

    private static Check with(Measure measure) {
        return (loss, at, gradient) -> {
            double worst = 0;
            double[] difference = differences(loss, at, 1e-5);
            for (int i = 0; i < at.length; i++) {
                worst = Math.max(worst, measure.error(gradient[i], difference[i]));
            }
            return worst;
        };
    }

    private static double[] differences(ToDoubleFunction<double[]> loss, double[] at, double step) {
        double[] difference = new double[at.length];
        for (int i = 0; i < at.length; i++) {
            double[] w = at.clone();
            w[i] += step;
            double high = loss.applyAsDouble(w);
            w[i] = at[i] - step;
            difference[i] = (high - loss.applyAsDouble(w)) / (2 * step);
        }
        return difference;
    }

    private static double relative(double a, double b, double floor) {
        double error = Math.abs(a - b) / (Math.max(Math.abs(a), Math.abs(b)) + floor);
        return Double.isNaN(error) ? 0 : error;
    }

    @Override
    public List<Planted<Check>> planted() {
        return List.of(new Planted<>("absolute only", with((a, b) -> Math.abs(a - b) < 1e-5 ? 0 : relative(a, b, 0)),
                        "You passed a layer whose gradient is 1e-6 instead of 2e-6: compare with the size of the numbers."),
                new Planted<>("no floor", with((a, b) -> relative(a, b, 0)), "You refused a correct zero gradient (0 against "
                        + "1e-11): relative to nothing, everything is large."),
                new Planted<>("norm of the whole", (loss, at, gradient) -> {
                    double[] difference = differences(loss, at, 1e-5);
                    double[] error = new double[at.length];
                    Arrays.setAll(error, i -> gradient[i] - difference[i]);
                    return norm(error) / (Math.max(norm(gradient), norm(difference)) + 1e-8);
                }, "hides behind the derivative of 1000. Take the largest error of all coordinates."),
                new Planted<>("one side", (loss, at, gradient) -> {
                    double worst = 0;
                    for (int i = 0; i < at.length; i++) {
                        double[] w = at.clone();
                        w[i] += 1e-7;
                        worst = Math.max(worst, relative(gradient[i],
                                (loss.applyAsDouble(w) - loss.applyAsDouble(at)) / 1e-7, 1e-8));
                    }
                    return worst;
                }, "a difference from one side only, or a large h, is off by about h."),
                new Planted<>("not put back", (loss, at, gradient) -> {
                    at[0] += 1e-5;
                    return Solution404.worstError(loss, at, gradient);
                }, "put it back, or work on a copy."));
    }

    private static double norm(double... values) {
        return Math.sqrt(Arrays.stream(values).map(v -> v * v).sum());
    }
}
