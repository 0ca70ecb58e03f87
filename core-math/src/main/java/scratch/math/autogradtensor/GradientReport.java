package scratch.math.autogradtensor;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

import scratch.math.autograd.GradCheck;
import scratch.math.autograd.Variable;
import scratch.math.tensor.Shape;

/// A gradient check of a network: every derivative by every parameter, with the worst coordinate of each.
///
/// Each derivative is held to a central difference, `(L(p + h) − L(p − h)) / 2h`.   Cost two losses per coordinate, so
/// use small networks and small batches: a wrong rule is wrong at every size.
/// Nocedal and Wright, *Numerical Optimization*, chapter 8.
public final class GradientReport {
    /// The check of one parameter.
    ///
    /// @param name   of the parameter
    /// @param shape  of the parameter
    /// @param error  the largest relative error of its coordinates
    /// @param worst  the coordinate where it is, with both numbers
    /// @param errors the error of every coordinate, in row-major order
    public record Reading(String name, int[] shape, double error, String worst, double[] errors) {
        /// Whether every coordinate is as near as float32 allows.
        public boolean agrees() {
            return error <= GradCheck.FLOAT_TOLERANCE;
        }
    }

    private final List<Reading> readings;

    private GradientReport(List<Reading> readings) {
        this.readings = List.copyOf(readings);
    }

    /// Checks the parameters, which should have names, one after the other.
    ///
    /// @param loss computes the same loss anew each time it is called: freeze seeds and masks
    public static GradientReport of(Supplier<Variable> loss, Variable... parameters) {
        if (parameters.length == 0) {
            throw new IllegalArgumentException("GradientReport.of: no parameters: needs at least one to look at");
        }
        List<Reading> readings = new ArrayList<>();
        for (Variable parameter : parameters) {
            GradCheck check = GradCheck.of(loss, parameter);
            for (Variable other : parameters) {
                other.clearGradient();
            }
            readings.add(new Reading(parameter.name(), parameter.shape(), check.error(), check.worst(), check.errors(0)));
        }
        return new GradientReport(readings);
    }

    /// One reading per parameter, in the order given.
    public List<Reading> readings() {
        return readings;
    }

    /// The parameter with the largest error.
    public Reading worst() {
        Reading worst = readings.getFirst();
        for (Reading reading : readings) {
            worst = reading.error() > worst.error() ? reading : worst;
        }
        return worst;
    }

    /// One line: the parameter, its shape, and how many derivatives agree with their differences.
    public static String line(Reading reading) {
        int agreeing = 0;
        for (double error : reading.errors()) {
            agreeing += error <= GradCheck.FLOAT_TOLERANCE ? 1 : 0;
        }
        return reading.name() + " " + Shape.text(reading.shape()) + ": " + agreeing + " of " + reading.errors().length
                + " derivatives agree";
    }
}
