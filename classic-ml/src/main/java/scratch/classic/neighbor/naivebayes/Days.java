package scratch.classic.neighbor.naivebayes;

import scratch.math.Matrix;

/// Quinlan's fourteen days of 1986, by three questions with yes or no, and whether tennis was played.
final class Days {
    static final String[] QUESTIONS = {"overcast", "humid", "windy"};
    private static final double[][] ANSWERS = {
        {0, 1, 0}, {0, 1, 1}, {1, 1, 0}, {0, 1, 0}, {0, 0, 0}, {0, 0, 1}, {1, 0, 1},
        {0, 1, 0}, {0, 0, 0}, {0, 0, 0}, {0, 0, 1}, {1, 1, 1}, {1, 0, 0}, {0, 1, 1}};

    private Days() {
    }

    /// (14, 3).
    static Matrix x() {
        return Matrix.of(ANSWERS);
    }

    /// 1 if tennis was played; (14).
    static int[] played() {
        return new int[] {0, 0, 1, 1, 1, 0, 1, 0, 1, 1, 1, 1, 1, 0};
    }

    /// Overcast, humid and windy: the day asked about.
    static Matrix asked() {
        return Matrix.of(new double[][] {{1, 1, 1}});
    }

    /// On how many days of a class the answer to each question was yes; (3).
    static int[] counts(int played) {
        int[] counts = new int[3];
        for (int i = 0; i < ANSWERS.length; i++) {
            for (int j = 0; j < 3; j++) {
                counts[j] += played()[i] == played ? (int) ANSWERS[i][j] : 0;
            }
        }
        return counts;
    }
}
