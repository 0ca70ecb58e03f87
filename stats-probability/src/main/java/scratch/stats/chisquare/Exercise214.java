package scratch.stats.chisquare;

/// The "build" exercise of lesson 214: write Fisher's exact test yourself.
public final class Exercise214 {
    private Exercise214() {
    }

    /// The two-sided p-value of Fisher's exact test for the table [[a, b], [c, d]]: the sum of the probabilities of all
    /// tables with the same margins that are no more probable than this one.
    /// `scratch.stats.distribution.Hypergeometric.of(n, a + c, a + b).pmf(k)` is the probability of k in the first cell.
    public static double fisherExact(int a, int b, int c, int d) {
        throw new UnsupportedOperationException("fisherExact(a, b, c, d) returns the two-sided p-value");
    }
}
