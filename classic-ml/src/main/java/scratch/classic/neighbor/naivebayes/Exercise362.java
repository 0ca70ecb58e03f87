package scratch.classic.neighbor.naivebayes;

/// The "build" exercise of lesson 362: probabilities of the classes from counts.
public final class Exercise362 {
    private Exercise362() {
    }

    /// The probability of each class for a row of counts, by multinomial naive Bayes with learned priors.
    ///
    /// @param counts    (K, d): what each column added up to in the rows of each class
    /// @param rows      (K): how many rows each class had
    /// @param smoothing what is added to every count, above 0
    /// @param x         (d): the row asked about, from 0 up, also large
    /// @return (K), adding up to 1
    public static double[] probabilities(double[][] counts, int[] rows, double smoothing, double[] x) {
        throw new UnsupportedOperationException("probabilities(counts, rows, smoothing, x) returns a probability a class");
    }
}
