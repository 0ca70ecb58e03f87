package scratch.classic.projection.pca;

import scratch.math.Matrix;

/// Two columns that differ by ±e, in all combinations with ±1: the deviations along the components are √2 and √2·e, up to
/// n/(n − 1).
final class TwoColumns {
    static final int ROWS = 400;

    private TwoColumns() {
    }

    static Matrix apartBy(double e) {
        Matrix x = Matrix.zeros(ROWS, 2);
        for (int i = 0; i < ROWS; i++) {
            double along = i / 2 % 2 == 0 ? 1 : -1;
            double across = i % 2 == 0 ? e : -e;
            x.set(i, 0, along + across);
            x.set(i, 1, along - across);
        }
        return x;
    }

    /// √(2 e² n/(n − 1)).
    static double smallDeviation(double e) {
        return e * Math.sqrt(2.0 * ROWS / (ROWS - 1));
    }
}
