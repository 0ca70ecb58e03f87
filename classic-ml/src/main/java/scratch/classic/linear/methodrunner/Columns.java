package scratch.classic.linear.methodrunner;

import java.util.Arrays;

import scratch.math.Matrix;

/// Columns that a model makes of those of the data.
final class Columns {
    private Columns() {
    }

    /// The columns, their squares, and the product of each two: (n, d) → (n, d + d(d + 1)/2). A column of two values has no
    /// square, which would say what the column says already.
    static Matrix withProducts(Matrix x) {
        Matrix wider = x;
        for (int j = 0; j < x.columns(); j++) {
            for (int k = j; k < x.columns(); k++) {
                double[] a = x.column(j);
                double[] b = x.column(k);
                if (j < k || Arrays.stream(a).distinct().count() > 2) {
                    double[] product = new double[a.length];
                    Arrays.setAll(product, i -> a[i] * b[i]);
                    wider = wider.appendColumns(Matrix.wrap(a.length, 1, product));
                }
            }
        }
        return wider;
    }
}
