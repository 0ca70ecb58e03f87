package scratch.deep.recurrence.sequences;

/// The "build" exercise of lesson 425: a mean over steps that exist.
public final class Exercise425 {
    private Exercise425() {
    }

    /// The mean loss of the steps that exist.
    ///
    /// @param losses  (n, t): the loss of every step of every row, also of steps behind the end of a sequence
    /// @param lengths (n): how many steps of each row exist, from 1 to t
    public static double meanLoss(double[][] losses, int... lengths) {
        throw new UnsupportedOperationException("meanLoss(losses, lengths) returns the mean loss of the steps that exist");
    }
}
