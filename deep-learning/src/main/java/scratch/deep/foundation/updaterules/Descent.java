package scratch.deep.foundation.updaterules;

import java.util.Arrays;
import java.util.function.UnaryOperator;

import scratch.deep.foundation.updaterules.UpdateFormula.Constants;
import scratch.math.check.Require;

/// A walk downhill: the same formula for every coordinate, each with a memory of its own.
///
/// For plots and for counting steps; networks are trained by [scratch.deep.optimizer.Optimizer]. Cost: one gradient and
/// O(d) a step. Nocedal and Wright, *Numerical Optimization*, chapter 3.
public final class Descent {
    private final double[][] path;         // (steps + 1, d), the start first

    private Descent(double[][] path) {
        this.path = path;
    }

    /// Walks `steps` steps.
    ///
    /// @param gradient the gradients at a point; (d) → (d)
    /// @param start    is not changed; (d)
    public static Descent walk(UpdateFormula formula, Constants constants, UnaryOperator<double[]> gradient,
                               double[] start, int steps) {
        Require.that(start.length > 0 && steps >= 0, "Descent.walk: %d coordinates, %d steps: needs a coordinate, and steps "
                + "that are not negative", start.length, steps);
        double[][] path = new double[steps + 1][];
        double[][] memory = new double[start.length][2];
        path[0] = start.clone();
        for (int t = 1; t <= steps; t++) {
            double[] g = gradient.apply(path[t - 1].clone());
            path[t] = new double[start.length];
            for (int j = 0; j < start.length; j++) {
                path[t][j] = formula.move(path[t - 1][j], g[j], memory[j], t, constants);
            }
        }
        return new Descent(path);
    }

    /// The point after so many steps; (d).
    public double[] at(int step) {
        return path[step].clone();
    }

    /// One coordinate at every step, the start first.
    public double[] coordinate(int j) {
        return Arrays.stream(path).mapToDouble(point -> point[j]).toArray();
    }

    /// After how many steps the walk is nearer to the origin than `distance`, and stays there to its end; −1 if never.
    public int stepsToStayWithin(double distance) {
        int first = -1;
        for (int t = path.length - 1; t >= 0 && norm(path[t]) < distance; t--) {
            first = t;
        }
        return first;
    }

    private static double norm(double... point) {
        double sum = 0;
        for (double x : point) {
            sum += x * x;
        }
        return Math.sqrt(sum);
    }
}
