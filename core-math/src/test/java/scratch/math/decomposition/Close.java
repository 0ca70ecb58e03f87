package scratch.math.decomposition;

import static org.assertj.core.api.Assertions.assertThat;

import scratch.math.Matrix;
import scratch.math.Vectors;

/// Comparisons of matrices up to a share of their largest element.
final class Close {
    private Close() {}

    static void assertClose(Matrix actual, Matrix expected, double share) {
        assertThat(actual.rows()).isEqualTo(expected.rows());
        assertThat(actual.columns()).isEqualTo(expected.columns());
        double scale = Vectors.maxAbs(expected.data());
        assertThat(Vectors.maxAbs(actual.minus(expected).data())).isLessThanOrEqualTo(share * scale);
    }

    static void assertClose(double[] actual, double[] expected, double share) {
        assertClose(Matrix.wrap(actual.length, 1, actual), Matrix.wrap(expected.length, 1, expected), share);
    }

    static void assertOrthonormalColumns(Matrix q) {
        assertClose(q.gram(), Matrix.identity(q.columns()), 1e-14 * Math.max(10, q.rows()));
    }

    static Matrix diagonal(double... values) {
        Matrix d = Matrix.zeros(values.length, values.length);
        for (int i = 0; i < values.length; i++) {
            d.set(i, i, values[i]);
        }
        return d;
    }
}
