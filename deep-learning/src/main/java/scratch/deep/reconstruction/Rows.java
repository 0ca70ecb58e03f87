package scratch.deep.reconstruction;

import java.util.Arrays;

import scratch.deep.layer.Layer;
import scratch.math.Matrix;
import scratch.math.autograd.Variable;
import scratch.math.check.Require;
import scratch.math.tensor.Scope;
import scratch.math.tensor.Tensor;

/// Rows of a double matrix on their way into float32 tensors and back.
public final class Rows {
    private Rows() {
    }

    /// The rows as a tensor on the active backend, (n, d).
    public static Tensor tensor(Matrix x) {
        float[] values = new float[x.data().length];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) x.data()[i];
        }
        return Tensor.of(values, x.rows(), x.columns());
    }

    /// A tensor (n, d) as a matrix.
    public static Matrix matrix(Tensor t) {
        Require.that(t.rank() == 2, "Rows.matrix: %s: needs two axes", t.shape());
        float[] values = t.toArray();
        double[] wide = new double[values.length];
        Arrays.setAll(wide, i -> values[i]);
        return Matrix.wrap(t.length(0), t.length(1), wide);
    }

    /// The output of a layer for all rows, in evaluation mode and without gradients.
    public static Matrix through(Layer layer, Matrix x) {
        layer.eval();
        try (Scope scope = Scope.open()) {
            Matrix y = matrix(Variable.noGradient(() -> layer.forward(Variable.constant(tensor(x)))).data());
            scope.clear();
            return y;
        }
    }

    /// ‖aᵢ − bᵢ‖² for each row: (n).
    public static double[] squaredDistances(Matrix a, Matrix b) {
        Require.that(a.rows() == b.rows() && a.columns() == b.columns(),
                "Rows.squaredDistances: (%d, %d) and (%d, %d): must be equal", a.rows(), a.columns(), b.rows(), b.columns());
        double[] distances = new double[a.rows()];
        for (int i = 0; i < distances.length; i++) {
            for (int j = 0; j < a.columns(); j++) {
                double difference = a.get(i, j) - b.get(i, j);
                distances[i] += difference * difference;
            }
        }
        return distances;
    }

    /// The squared distance that is left, over that of all rows from one centre: 0 is perfect, 1 is no better than the
    /// centre.
    ///
    /// @param centre (d), for instance the mean of the training rows
    public static double lostShare(Matrix x, Matrix reconstruction, double... centre) {
        double[] repeated = new double[x.rows() * x.columns()];
        Arrays.setAll(repeated, i -> centre[i % x.columns()]);
        double around = Arrays.stream(squaredDistances(x, Matrix.wrap(x.rows(), x.columns(), repeated))).sum();
        return Arrays.stream(squaredDistances(x, reconstruction)).sum() / around;
    }
}
