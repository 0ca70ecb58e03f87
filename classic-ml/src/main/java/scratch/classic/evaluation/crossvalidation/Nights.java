package scratch.classic.evaluation.crossvalidation;

import java.util.random.RandomGenerator;

import scratch.classic.selection.Trial;

/// Several nights of each patient in a sleep laboratory. A patient's nights resemble each other, and whether he is ill has
/// nothing to do with what is measured: nothing can be learned, and new patients are told ill or well by a coin.
///
/// @param x       (n, 5)
/// @param ill     (n)
/// @param patient (n)
record Nights(double[][] x, boolean[] ill, int[] patient) {
    private static final int COLUMNS = 5;
    private static final double NIGHT_TO_NIGHT = 0.3;     // against 1 from patient to patient

    static Nights of(int patients, int nights, RandomGenerator random) {
        double[][] x = new double[patients * nights][COLUMNS];
        boolean[] ill = new boolean[x.length];
        int[] patient = new int[x.length];
        for (int p = 0; p < patients; p++) {
            double[] own = random.doubles(COLUMNS).map(u -> random.nextGaussian()).toArray();
            boolean drawn = random.nextBoolean();
            for (int row = p * nights; row < (p + 1) * nights; row++) {
                patient[row] = p;
                ill[row] = drawn;
                for (int j = 0; j < COLUMNS; j++) {
                    x[row][j] = own[j] + NIGHT_TO_NIGHT * random.nextGaussian();
                }
            }
        }
        return new Nights(x, ill, patient);
    }

    /// The accuracy of the answer that the nearest training row has.
    Trial<String> nearest() {
        return (candidate, train, test) -> {
            int right = 0;
            for (int row : test) {
                int nearest = train[0];
                for (int other : train) {
                    nearest = distance(row, other) < distance(row, nearest) ? other : nearest;
                }
                right += ill[nearest] == ill[row] ? 1 : 0;
            }
            return (double) right / test.length;
        };
    }

    private double distance(int a, int b) {
        double sum = 0;
        for (int j = 0; j < COLUMNS; j++) {
            sum += (x[a][j] - x[b][j]) * (x[a][j] - x[b][j]);
        }
        return sum;
    }
}
