package scratch.math.optimize;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;

/// The history of a run as it grows, and the decision to stop, the same for every minimiser of this package.
final class Trace {
    private final Options options;
    private final DoubleStream.Builder values = DoubleStream.builder();
    private final DoubleStream.Builder norms = DoubleStream.builder();
    private final List<double[]> points = new ArrayList<>();
    private double[] point;
    private double value;
    private int iterations = -1;
    private Result.Stop stop;

    Trace(String operation, Options options, double[] start, double value, double norm) {
        this.options = options;
        for (int j = 0; j < start.length; j++) {
            if (!Double.isFinite(start[j])) {
                throw new IllegalArgumentException(
                        operation + ": start: element " + j + " is " + start[j] + ": must be finite");
            }
        }
        if (start.length == 0) {
            throw new IllegalArgumentException(operation + ": start: no coordinates: needs at least one");
        }
        if (!Double.isFinite(value) || !Double.isFinite(norm)) {
            throw new IllegalArgumentException(operation + ": value " + value + " and gradient length " + norm
                    + " at the start: must be finite");
        }
        add(start, value, norm);
    }

    /// Takes note of a step. A step to NaN or infinity is not taken: the point before it stays the result.
    void add(double[] next, double nextValue, double norm) {
        if (!Double.isFinite(nextValue) || !Double.isFinite(norm)) {
            stop = Result.Stop.DIVERGED;
            return;
        }
        point = next.clone();
        value = nextValue;
        iterations++;
        values.add(nextValue);
        norms.add(norm);
        if (options.keepPoints()) {
            points.add(next.clone());
        }
        if (norm <= options.tolerance()) {
            stop = Result.Stop.CONVERGED;
        } else if (iterations >= options.maxIterations()) {
            stop = Result.Stop.MAX_ITERATIONS;
        }
    }

    void noProgress() {
        stop = Result.Stop.NO_PROGRESS;
    }

    boolean goesOn() {
        return stop == null;
    }

    Result result() {
        return new Result(point, value, iterations, stop, values.build().toArray(), norms.build().toArray(),
                List.copyOf(points));
    }
}
