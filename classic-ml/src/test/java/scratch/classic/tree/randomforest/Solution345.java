package scratch.classic.tree.randomforest;

/// A solution of exercise 345.
final class Solution345 {
    private Solution345() {
    }

    static double outOfBagAccuracy(int[][] counts, int[][] answers, int[] labels) {
        int right = 0;
        int judged = 0;
        for (int i = 0; i < labels.length; i++) {
            int[] votes = new int[2];
            for (int t = 0; t < counts.length; t++) {
                if (counts[t][i] == 0) {
                    votes[answers[t][i]]++;
                }
            }
            if (votes[0] + votes[1] > 0) {
                judged++;
                right += (votes[1] > votes[0] ? 1 : 0) == labels[i] ? 1 : 0;
            }
        }
        return right / (double) judged;
    }
}
