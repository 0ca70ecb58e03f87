package scratch.classic.histogram;

/// The loss after each round, on the rows that were learned from and on those that were watched. All empty where none were.
///
/// @param training   (M)
/// @param validation (M)
/// @param bestRounds after how many rounds the loss of the watched rows was smallest; all rounds where none were
public record TrainingCurves(double[] training, double[] validation, int bestRounds) {
    public TrainingCurves {
        training = training.clone();
        validation = validation.clone();
    }

    @Override
    public double[] training() {
        return training.clone();
    }

    @Override
    public double[] validation() {
        return validation.clone();
    }
}
