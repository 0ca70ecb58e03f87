package scratch.deep.foundation.regularisation;

/// Early stopping: give up when the validation loss has not improved for some epochs, and go back to the best one.
///
/// [scratch.deep.train.Trainer] does this while it trains; here it is a function of the losses alone. Prechelt 1998, *Early
/// Stopping - But When?*
///
/// @param stoppedAfter the last epoch that was trained, from 1
/// @param best         the epoch whose weights come back, from 1
public record Patience(int stoppedAfter, int best) {
    /// Looks at the losses one by one.
    ///
    /// @param losses   the validation loss after each epoch
    /// @param patience how many epochs without improvement are too many
    public static Patience of(int patience, double... losses) {
        if (patience < 1 || losses.length == 0) {
            throw new IllegalArgumentException("Patience.of: patience " + patience + " over " + losses.length
                    + " epochs: both must be at least 1");
        }
        int best = 0;
        for (int epoch = 1; epoch < losses.length; epoch++) {
            if (losses[epoch] < losses[best] || Double.isNaN(losses[best])) {
                best = epoch;
            }
            if (epoch - best >= patience) {
                return new Patience(epoch + 1, best + 1);
            }
        }
        return new Patience(losses.length, best + 1);
    }
}
