package scratch.math.autograd;

import java.util.Arrays;
import java.util.Locale;
import java.util.Random;
import java.util.function.Function;
import java.util.function.Supplier;
import scratch.math.tensor.Shape;
import scratch.math.tensor.Tensor;

/// Holds gradients to finite differences, coordinate by coordinate: `(L(p + h) − L(p − h)) / 2h`.
///
/// The error of a coordinate is `|gradient − difference| / (max(|gradient|, |difference|) + floor)`. Relative, because
/// a gradient of 1e-6 may be half wrong too; with a floor, because a difference of rounded numbers is itself only known
/// to about ε·|L| / h, and zero against nearly zero is no mistake. A result with many numbers is first
/// multiplied by fixed weights and added up in double precision, so that no number can hide behind another.
///
/// Keep away from corners (relu at 0, equal maxima): a difference across a corner is the derivative of neither side.
/// Nocedal and Wright, *Numerical Optimization*, chapter 8.
public final class GradCheck {
    /// What a correct gradient stays below: float32 with h = 1e-2.
    public static final double FLOAT_TOLERANCE = 1e-3;
    /// What a correct gradient of [Value] stays below: double with h = 1e-5.
    public static final double DOUBLE_TOLERANCE = 1e-8;

    private static final double FLOAT_STEP = 1e-2;
    private static final double DOUBLE_STEP = 1e-5;

    private final double[][] errors;       // [parameter][coordinate]
    private double error = -1;
    private String worst = "no coordinate";

    private GradCheck(int parameters) {
        errors = new double[parameters][];
    }

    /// Checks the gradient at each parameter of a result that `computation` computes anew each time it is called. It
    /// must do the same each time: freeze seeds and masks. The gradients of the parameters are cleared.
    public static GradCheck of(Supplier<Variable> computation, Variable... parameters) {
        GradCheck check = new GradCheck(parameters.length);
        Arrays.stream(parameters).forEach(Variable::clearGradient);
        Variable result = computation.get();
        float[] weights = weights(result.data().size());
        double floor = floor(result.data().toArray(), weights);
        result.times(Variable.constant(Tensor.of(result.data().backend(), weights, result.shape()))).sum().backward();
        for (int p = 0; p < parameters.length; p++) {
            Tensor data = parameters[p].data();
            float[] values = data.toArray();
            boolean reached = parameters[p].hasGradient();
            float[] gradient = reached ? parameters[p].gradient().toArray() : new float[values.length];
            check.errors[p] = new double[values.length];
            float[] moved = values.clone();
            try {
                for (int i = 0; i < values.length; i++) {
                    float above = values[i] + (float) FLOAT_STEP;
                    float below = values[i] - (float) FLOAT_STEP;
                    moved[i] = above;
                    double high = loss(computation, data.write(moved), weights);
                    moved[i] = below;
                    double low = loss(computation, data.write(moved), weights);
                    moved[i] = values[i];
                    // subtle: the step that was really made; 2h itself is not a float32 difference
                    check.record(parameters[p].name(), p, i, data.shape(), gradient[i],
                            (high - low) / ((double) above - below), floor);
                }
            } finally {
                data.write(values);                            // also when the computation throws
                parameters[p].clearGradient();
            }
        }
        return check;
    }

    /// The same for a scalar function of several numbers.
    public static GradCheck ofValues(Function<Value[], Value> function, double... at) {
        GradCheck check = new GradCheck(at.length);
        Value[] inputs = values(at);
        Value result = function.apply(inputs);
        result.backward();
        double floor = Math.abs(result.data()) * Math.ulp(1.0) / DOUBLE_STEP / DOUBLE_TOLERANCE + 1e-12;
        for (int i = 0; i < at.length; i++) {
            double[] moved = at.clone();
            moved[i] = at[i] + DOUBLE_STEP;
            double high = function.apply(values(moved)).data();
            double above = moved[i];
            moved[i] = at[i] - DOUBLE_STEP;
            double low = function.apply(values(moved)).data();
            check.errors[i] = new double[1];
            check.record(inputs[i].name(), i, 0, new int[0], inputs[i].gradient(), (high - low) / (above - moved[i]),
                    floor);
        }
        return check;
    }

    private static Value[] values(double... numbers) {
        return Arrays.stream(numbers).mapToObj(Value::of).toArray(Value[]::new);
    }

    /// Between 0.5 and 1.5, with either sign.
    private static float[] weights(int n) {
        Random random = new Random(17);
        float[] weights = new float[n];
        for (int i = 0; i < n; i++) {
            weights[i] = (random.nextBoolean() ? 1 : -1) * (0.5f + random.nextFloat());
        }
        return weights;
    }

    private static double loss(Supplier<Variable> computation, Tensor moved, float... weights) {
        float[] result = Variable.noGradient(computation).data().toArray();
        double sum = 0;
        for (int i = 0; i < result.length; i++) {
            sum += (double) result[i] * weights[i];
        }
        return sum;
    }

    /// The uncertainty of a difference, over the tolerance: what is smaller is not held to a relative error.
    private static double floor(float[] result, float... weights) {
        double squares = 0;                                    // roundings are independent: their squares add
        for (int i = 0; i < result.length; i++) {
            squares += (double) result[i] * result[i] * weights[i] * weights[i];
        }
        return Math.sqrt(squares) * Math.ulp(1f) / FLOAT_STEP / FLOAT_TOLERANCE + 1e-12;
    }

    private void record(String name, int parameter, int coordinate, int[] shape, double gradient, double difference,
                        double floor) {
        double e = Math.abs(gradient - difference) / (Math.max(Math.abs(gradient), Math.abs(difference)) + floor);
        e = Double.isNaN(e) ? Double.POSITIVE_INFINITY : e;
        errors[parameter][coordinate] = e;
        if (e > error) {
            error = e;
            worst = String.format(Locale.ROOT, "%s at %s: gradient %.6g, difference %.6g, error %.2g",
                    name.isEmpty() ? "parameter " + parameter : name, Shape.text(index(coordinate, shape)),
                    gradient, difference, e);
        }
    }

    private static int[] index(int coordinate, int... shape) {
        int[] index = new int[shape.length];
        int rest = coordinate;
        for (int i = shape.length - 1; i >= 0; i--) {
            index[i] = rest % shape[i];
            rest /= shape[i];
        }
        return index;
    }

    /// The largest error of all coordinates; −1 if there are none.
    public double error() {
        return error;
    }

    /// Where the largest error is, and the two numbers that differ.
    public String worst() {
        return worst;
    }

    /// The error of every coordinate of one parameter, in row-major order.
    public double[] errors(int parameter) {
        return errors[parameter].clone();
    }

    /// Refuses gradients that are off by more, naming the worst coordinate.
    public GradCheck require(double tolerance) {
        if (!(error <= tolerance)) {
            throw new ArithmeticException("GradCheck.require: " + worst + ": must be at most " + tolerance);
        }
        return this;
    }
}
