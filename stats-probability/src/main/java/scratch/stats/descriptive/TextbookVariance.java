package scratch.stats.descriptive;

/// The one-pass formula of many textbooks, (Σx² − (Σx)²/n)/(n − 1), kept to show what it does. Equal to
/// [Descriptive#variance(double[])] on paper; in double precision it subtracts two large numbers that are nearly equal.
/// Its relative error grows like (mean/deviation)²·1e-16: 100 % at a mean of 1e8 deviations, and it can be negative.
/// Chan, Golub & LeVeque 1983.
public final class TextbookVariance {
    private TextbookVariance() {
    }

    /// @throws IllegalArgumentException if n < 2
    public static double of(double[] x) {
        Samples.check("TextbookVariance.of", "x", x, 2);
        double sum = 0;
        double squares = 0;
        for (double value : x) {
            sum += value;
            squares += value * value;
        }
        // subtle: with a mean of 1e9 both terms are near 4e18, where doubles are 512 apart; 90 is what should be left.
        return (squares - sum * sum / x.length) / (x.length - 1);
    }
}
