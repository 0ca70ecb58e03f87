package scratch.bench;

import scratch.math.Matrix;

/// 200 columns of deviations from 3 down to 0.1, with a part in common; the same numbers as in
/// `benchmarks/python/principal_components.py`: X from stream 110, the common part from stream 111.
final class PrincipalComponentsData {
    static final int COLUMNS = 200;

    private PrincipalComponentsData() {
    }

    static Matrix rows(int n) {
        Matrix x = Matrix.wrap(n, COLUMNS, new Draws(110).n4(n * COLUMNS));
        double[] common = new Draws(111).n4(n);
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < COLUMNS; j++) {
                int at = i * COLUMNS + j;
                x.data()[at] = x.data()[at] * deviation(j) + common[i];
            }
        }
        return x;
    }

    // As NumPy's linspace(3, 0.1, 200) rounds it.
    private static double deviation(int j) {
        return j == COLUMNS - 1 ? 0.1 : j * ((0.1 - 3) / (COLUMNS - 1)) + 3;
    }
}
