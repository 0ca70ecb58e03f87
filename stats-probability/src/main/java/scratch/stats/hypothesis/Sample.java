package scratch.stats.hypothesis;

/// Size, mean and sum of squared deviations of a sample. Everything is measured from a pivot near the data, so that
/// neither a variance nor a difference of two means cancels when the values are large.
///
/// @param n       number of values
/// @param pivot   where the values are measured from
/// @param offset  mean − pivot
/// @param squares Σ(x − x̄)²
record Sample(int n, double pivot, double offset, double squares) {
    static Sample of(String operation, double[] x) {
        return of(operation, x, x[0]);
    }

    /// @throws IllegalArgumentException if the squares leave the range of a double
    static Sample of(String operation, double[] x, double pivot) {
        double sum = 0;
        for (double value : x) {
            sum += value - pivot;
        }
        double offset = sum / x.length;
        double rest = 0;
        double squares = 0;
        boolean constant = true;
        for (double value : x) {
            double deviation = (value - pivot) - offset;
            rest += deviation;
            squares += deviation * deviation;
            constant &= value == x[0];
        }
        if (constant) {
            return new Sample(x.length, pivot, x[0] - pivot, 0);
        }
        // Two passes: the deviations sum to 0 but for rounding; what is left corrects the mean and the squares.
        double correction = rest / x.length;
        squares -= rest * correction;
        Require.that(squares < Double.POSITIVE_INFINITY, operation, "the squares of the values overflow",
                "use a larger unit");
        Require.that(squares >= Double.MIN_NORMAL, operation, "the squares of the deviations underflow",
                "use a smaller unit");
        return new Sample(x.length, pivot, offset + correction, squares);
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

    boolean isConstant() {
        return squares == 0;
    }
}
