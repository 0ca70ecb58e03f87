package scratch.deep.train;

/// What one epoch has left in the history. `trainLoss` is the mean over the rows *during* the epoch, while the weights
/// moved; the validation numbers are taken after it, in evaluation mode, and are NaN without validation data.
///
/// @param rate the learning rate of the last step
public record Epoch(int number, double trainLoss, double validationLoss, double validationAccuracy, double rate) { }
