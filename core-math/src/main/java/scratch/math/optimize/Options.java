package scratch.math.optimize;

/// When to stop, and what to remember.
///
/// @param maxIterations at least 0
/// @param tolerance stop as soon as the gradient's length is at most this; 0 never stops early
/// @param keepPoints whether [Result#points()] holds every point visited
public record Options(int maxIterations, double tolerance, boolean keepPoints) {
    public Options {
        if (maxIterations < 0) {
            throw new IllegalArgumentException("Options: maxIterations " + maxIterations + ": must not be negative");
        }
        if (!(tolerance >= 0)) {
            throw new IllegalArgumentException("Options: tolerance " + tolerance + ": must not be negative");
        }
    }

    /// 1,000 iterations, gradient down to 1e-8, no points.
    public static Options defaults() {
        return new Options(1000, 1e-8, false);
    }

    public Options withMaxIterations(int iterations) {
        return new Options(iterations, tolerance, keepPoints);
    }

    public Options withTolerance(double newTolerance) {
        return new Options(maxIterations, newTolerance, keepPoints);
    }

    public Options withPoints() {
        return new Options(maxIterations, tolerance, true);
    }
}
