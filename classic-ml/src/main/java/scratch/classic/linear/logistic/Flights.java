package scratch.classic.linear.logistic;

import scratch.math.Matrix;

/// The 23 flights of the space shuttle before Challenger whose solid rockets were found again: the temperature at launch, and
/// whether the seals of a rocket joint had been damaged.
/// Presidential Commission on the Space Shuttle Challenger Accident, 1986; Dalal, Fowlkes and Hoadley 1989, "Risk Analysis of
/// the Space Shuttle", J. American Statistical Association 84.
final class Flights {
    /// In degrees Fahrenheit.
    private static final double[] TEMPERATURES = {66, 70, 69, 68, 67, 72, 73, 70, 57, 63, 70, 78, 67, 53, 67, 75, 70, 81, 76,
        79, 75, 76, 58};
    private static final int[] DAMAGED = {0, 1, 0, 0, 0, 0, 0, 0, 1, 1, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 1, 0, 1};

    private Flights() {
    }

    static double[] temperatures() {
        return TEMPERATURES.clone();
    }

    static int[] damaged() {
        return DAMAGED.clone();
    }

    /// One column: by how many degrees each flight was warmer than this.
    static Matrix warmerThan(double temperature) {
        Matrix x = Matrix.wrap(TEMPERATURES.length, 1, temperatures());
        for (int i = 0; i < TEMPERATURES.length; i++) {
            x.set(i, 0, x.get(i, 0) - temperature);
        }
        return x;
    }
}
