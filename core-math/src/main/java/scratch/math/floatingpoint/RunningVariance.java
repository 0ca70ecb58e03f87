package scratch.math.floatingpoint;

/// Mean and variance of a stream, one number at a time, without ever subtracting two large sums.
///
/// δ = x − mean;   mean ← mean + δ/n;   M₂ ← M₂ + δ·(x − mean): one factor with the old mean, one with the new.
/// The variance is M₂/(n − 1). Two streams merge: M₂ = M₂ₐ + M₂ᵦ + δ²·nₐnᵦ/n.   Cost O(1) per number.
///
/// Welford 1962, *Technometrics* 4(3); Chan, Golub and LeVeque 1983, *The American Statistician* 37(3).
public final class RunningVariance {
    private long count;
    private double mean;
    private double squares;    // M₂ = Σ (xᵢ − mean)²

    /// The summary of all these numbers.
    public static RunningVariance of(double... values) {
        var summary = new RunningVariance();
        for (double value : values) {
            summary.add(value);
        }
        return summary;
    }

    /// Takes one number in.
    ///
    /// @throws IllegalArgumentException if it is NaN or infinite: it would spoil every later answer
    public void add(double x) {
        if (!Double.isFinite(x)) {
            throw new IllegalArgumentException("RunningVariance.add: value " + (count + 1) + " is " + x + ": must be finite");
        }
        count++;
        double delta = x - mean;
        mean += delta / count;
        squares += delta * (x - mean);
    }

    /// The summary of both streams, as if one had followed the other.
    public RunningVariance merge(RunningVariance other) {
        var both = new RunningVariance();
        both.count = count + other.count;
        if (both.count == 0) {
            return both;
        }
        double delta = other.mean - mean;
        both.mean = mean + delta * other.count / both.count;
        both.squares = squares + other.squares + delta * delta * ((double) count * other.count / both.count);
        return both;
    }

    /// How many numbers came.
    public long count() {
        return count;
    }

    /// Their mean; 0 before the first.
    public double mean() {
        return mean;
    }

    /// M₂, the sum of squared distances from the mean.
    public double squares() {
        return squares;
    }

    /// The variance with n − 1; NaN for fewer than two numbers.
    public double variance() {
        return count < 2 ? Double.NaN : squares / (count - 1);
    }

    /// √variance, in the unit of the data.
    public double standardDeviation() {
        return Math.sqrt(variance());
    }
}
