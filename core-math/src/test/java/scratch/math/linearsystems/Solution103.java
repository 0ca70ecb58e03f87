package scratch.math.linearsystems;

/// A solution of exercise 103.
final class Solution103 {
    private Solution103() {
    }

    static double[] solve(double[][] a, double[] b) {
        int n = b.length;
        double[][] rows = new double[n][];
        for (int i = 0; i < n; i++) {
            rows[i] = a[i].clone();
        }
        double[] x = b.clone();
        for (int j = 0; j < n; j++) {
            int largest = j;
            for (int i = j + 1; i < n; i++) {
                if (Math.abs(rows[i][j]) > Math.abs(rows[largest][j])) {
                    largest = i;
                }
            }
            double[] row = rows[j];
            rows[j] = rows[largest];
            rows[largest] = row;
            double right = x[j];
            x[j] = x[largest];
            x[largest] = right;
            for (int i = j + 1; i < n; i++) {
                double multiplier = rows[i][j] / rows[j][j];
                for (int c = j; c < n; c++) {
                    rows[i][c] -= multiplier * rows[j][c];
                }
                x[i] -= multiplier * x[j];
            }
        }
        for (int i = n - 1; i >= 0; i--) {
            for (int j = i + 1; j < n; j++) {
                x[i] -= rows[i][j] * x[j];
            }
            x[i] /= rows[i][i];
        }
        return x;
    }
}
