package scratch.deep.recurrence.sequences;

/// A solution of exercise 425.
final class Solution425 {
    private Solution425() {
    }

    static double meanLoss(double[][] losses, int... lengths) {
        double sum = 0;
        int steps = 0;
        for (int i = 0; i < lengths.length; i++) {
            for (int t = 0; t < lengths[i]; t++) {
                sum += losses[i][t];
            }
            steps += lengths[i];
        }
        return sum / steps;
    }
}
