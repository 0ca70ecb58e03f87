package scratch.stats.hypothesis;

import scratch.math.check.Require;
import scratch.stats.descriptive.Descriptive;

/// Size, mean and sum of squared deviations of a sample, by [Descriptive]. Everything is measured from a pivot near
/// the data, so that neither a variance nor a difference of two means cancels when the values are large.
///
/// @param n       number of values
/// @param pivot   where the values are measured from
/// @param offset  mean − pivot
/// @param squares Σ(x − x̄)²
/// @param largest the largest |x|, or of what x was computed from: it says what rounding alone can do to the values
record Sample(int n, double pivot, double offset, double squares, double largest) {
    static Sample of(String operation, double[] x) {
        return of(operation, x, x[0]);
    }

    /// @throws IllegalArgumentException if the squares leave the range of a double
    static Sample of(String operation, double[] x, double pivot) {
        double[] shifted = new double[x.length];
        boolean constant = true;
        double largest = 0;
        double farthest = 0;
        for (int i = 0; i < x.length; i++) {
            shifted[i] = x[i] - pivot;
            constant &= x[i] == x[0];
            largest = Math.max(largest, Math.abs(x[i]));
            farthest = Math.max(farthest, Math.abs(shifted[i]));
        }
        Require.that(farthest < Double.POSITIVE_INFINITY, "%s: the differences of the values overflow: use a larger"
                + " unit", operation);
        if (constant) {
            return new Sample(x.length, pivot, shifted[0], 0, largest);
        }
        double squares = Descriptive.sumOfSquares(shifted);
        Require.that(squares < Double.POSITIVE_INFINITY, "%s: the squares of the values overflow: use a larger unit",
                operation);
        Require.that(squares >= Double.MIN_NORMAL, "%s: the squares of the deviations underflow: use a smaller unit",
                operation);
        return new Sample(x.length, pivot, Descriptive.mean(shifted), squares, largest);
    }

    double mean() {
        return pivot + offset;
    }

    /// mean − value, without rounding the mean first.
    double meanMinus(double value) {
        return (pivot - value) + offset;
    }

    /// The sample variance, Σ(x − x̄)²/(n − 1).
    double variance() {
        return squares / (n - 1);
    }

    double standardDeviation() {
        return Math.sqrt(variance());
    }

    /// The same numbers, computed from values as large as this.
    Sample computedFrom(double values) {
        return new Sample(n, pivot, offset, squares, values);
    }

    /// Whether the values are equal, or differ by no more than rounding: a standard deviation below
    /// 10·2⁻⁵² of the largest value.
    boolean isConstant() {
        return squares == 0 || standardDeviation() < Inputs.ROUNDING * largest;
    }
}
