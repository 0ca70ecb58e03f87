package scratch.deep.foundation.overfitting;

/// A trained model, to choose from: what it scores on three sets of rows, as a share of right answers.
public interface Candidate {
    /// On the rows that it was fitted to.
    double trainingAccuracy();

    /// On rows that it was not fitted to.
    double validationAccuracy();

    /// On rows that nobody has looked at. Asking is looking.
    double testAccuracy();
}
