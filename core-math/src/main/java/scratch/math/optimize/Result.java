package scratch.math.optimize;

import java.util.List;

/// What a minimiser found, how it got there and why it stopped.
///
/// @param point the last finite point: (n)
/// @param value f there
/// @param iterations steps taken
/// @param stop why it stopped
/// @param values f at the start and after each step: (iterations + 1)
/// @param gradientNorms ‖∇f‖ at the same points; for [CoordinateDescent] the largest change of a coordinate
/// @param points the same points, if [Options#keepPoints()]; else empty
public record Result(double[] point, double value, int iterations, Stop stop, double[] values, double[] gradientNorms,
        List<double[]> points) {

    /// Why a minimiser stopped.
    public enum Stop {
        /// The gradient is as short as was asked for.
        CONVERGED,
        /// No step along the direction lowers f any more: at the limit of rounding, or the gradient is wrong.
        NO_PROGRESS,
        /// All iterations are used up.
        MAX_ITERATIONS,
        /// f or its gradient became infinite or NaN.
        DIVERGED
    }

    public boolean converged() {
        return stop == Stop.CONVERGED;
    }

    /// The length of the gradient at `point`.
    public double gradientNorm() {
        return gradientNorms[gradientNorms.length - 1];
    }

    /// One sentence, for instance `diverged at iteration 12: the last finite value is 3.1e307`.
    public String summary() {
        return switch (stop) {
            case CONVERGED -> "converged after " + iterations + " iterations: value " + value;
            case NO_PROGRESS -> "no further progress after " + iterations + " iterations: value " + value
                    + ", gradient " + gradientNorm();
            case MAX_ITERATIONS -> "stopped after all " + iterations + " iterations: value " + value + ", gradient "
                    + gradientNorm();
            case DIVERGED -> "diverged at iteration " + (iterations + 1) + ": the last finite value is " + value;
        };
    }
}
