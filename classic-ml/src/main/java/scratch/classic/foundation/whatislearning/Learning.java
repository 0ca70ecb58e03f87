package scratch.classic.foundation.whatislearning;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import scratch.math.Matrix;
import scratch.math.check.Require;

/// Learning from examples in its plainest form: predict, measure how wrong that was, correct the weights a little, repeat.
///
/// Model ŷ = w·x, loss L(w) = Σ(ŷᵢ − yᵢ)²/n, gradient ∂L/∂wⱼ = 2/n Σ(ŷᵢ − yᵢ)xᵢⱼ, update w ← w − rate·gradient.
/// Cost O(n·d) a step. Cauchy 1847, "Méthode générale pour la résolution des systèmes d'équations simultanées".
public final class Learning {

    /// @param rate  how far to go against the gradient, above 0
    /// @param steps how often, at least 0
    public record Options(double rate, int steps) {
        public Options {
            Require.positive("Learning.Options", "rate", rate);
            Require.atLeast(0, "Learning.Options", "steps", steps);
        }
    }

    private final List<double[]> path;      // steps + 1 vectors of weights, (d) each

    private Learning(List<double[]> path) {
        this.path = List.copyOf(path);
    }

    /// Starts with every weight at 0 and takes the steps.
    ///
    /// @param x (n, d), finite; there is no intercept: a column of ones makes one
    /// @param y (n), finite
    /// @throws ArithmeticException if the weights leave the range of numbers, because the rate is too large
    public static Learning fit(Matrix x, double[] y, Options options) {
        requireUsable(x, y);
        List<double[]> path = new ArrayList<>();
        double[] weights = new double[x.columns()];                       // (d): nothing is known yet
        path.add(weights);
        for (int step = 1; step <= options.steps; step++) {
            double[] predicted = predict(x, weights);                     // (n)
            double[] gradient = gradient(x, predicted, y);                // (d)
            weights = update(weights, gradient, options.rate);
            requireFinite(weights, step, options.rate);
            path.add(weights);
        }
        return new Learning(path);
    }

    /// The model: ŷ = w·x, one number a row; (n).
    public static double[] predict(Matrix x, double[] weights) {
        Require.that(weights.length == x.columns(), "Learning.predict: %d weights, x has %d columns: needs one weight a column",
                weights.length, x.columns());
        return x.multiply(weights);
    }

    /// The loss: the mean of the squared errors.
    public static double loss(double[] predicted, double[] y) {
        Require.sameLength("Learning.loss", predicted.length, y.length);
        double sum = 0;
        for (int i = 0; i < y.length; i++) {
            double error = predicted[i] - y[i];
            sum += error * error;
        }
        return sum / y.length;
    }

    /// How fast the loss grows with each weight; (d).
    public static double[] gradient(Matrix x, double[] predicted, double[] y) {
        double[] errors = new double[y.length];
        for (int i = 0; i < y.length; i++) {
            errors[i] = 2.0 / y.length * (predicted[i] - y[i]);
        }
        return x.transposeMultiply(errors);
    }

    /// New weights: a step against the gradient; (d).
    public static double[] update(double[] weights, double[] gradient, double rate) {
        double[] updated = new double[weights.length];
        for (int j = 0; j < weights.length; j++) {
            updated[j] = weights[j] - rate * gradient[j];
        }
        return updated;
    }

    private static void requireUsable(Matrix x, double... y) {
        Require.that(x.rows() == y.length && y.length > 0, "Learning.fit: x has %d rows, y has %d: needs the same positive"
                + " number of both", x.rows(), y.length);
        Require.that(x.columns() > 0, "Learning.fit: x is (%d, 0): needs a column", x.rows());
        Require.finite("Learning.fit", x.columns(), x.data());
        Require.finite("Learning.fit", "y", y);
    }

    private static void requireFinite(double[] weights, int step, double rate) {
        if (!Arrays.stream(weights).allMatch(Double::isFinite)) {
            throw new ArithmeticException("Learning.fit: rate " + rate + ": after step " + step + " the weights are too large"
                    + " for a double: take a smaller rate");
        }
    }

    /// How many steps were taken.
    public int steps() {
        return path.size() - 1;
    }

    /// The weights after so many steps, a copy; (d).
    public double[] weights(int step) {
        Require.that(step >= 0 && step <= steps(), "Learning.weights: step %d: must be from 0 to %d", step, steps());
        return path.get(step).clone();
    }

    /// The weights after the last step, a copy; (d).
    public double[] weights() {
        return weights(steps());
    }
}
