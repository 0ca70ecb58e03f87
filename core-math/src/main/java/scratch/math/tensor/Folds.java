package scratch.math.tensor;

import java.util.Arrays;
import scratch.math.check.Require;

/// Sums and maxima of [Tensor]: which axes are folded, and which shape remains.
final class Folds {

    private Folds() {
    }

    /// Over some axes, which disappear, or over all.
    static Tensor reduce(String operation, Reduction fold, Tensor a, int... axes) {
        a.requireAlive(operation);
        int[] folded = axes;
        if (axes.length == 0) {
            folded = new int[a.shape.length];
            Arrays.setAll(folded, i -> i);
        }
        Tensor out = Tensor.empty(a.backend(), Shape.reduced(operation, a.shape, folded));
        Require.that(fold == Reduction.SUM || a.size > 0 || out.size == 0, "%s: %s: of nothing is not defined", operation,
                a.shape);
        a.backend().reduce(fold, a, out);
        return Views.dropAxes(out, folded);
    }

    static Tensor[] maxAlong(Tensor a, int axis) {
        a.requireAlive("Tensor.max");
        int i = Shape.axis("Tensor.max", axis, a.shape);
        Require.that(a.shape[i] > 0, "Tensor.max: axis %d of %s: of nothing is not defined", axis, a.shape);
        Tensor values = Views.dropAxes(Tensor.empty(a.backend(), Shape.reduced("Tensor.max", a.shape, i)), i);
        Tensor indices = Tensor.empty(a.backend(), values.shape);
        int[] pqr = around(a.shape, i);
        a.backend().max(a.reshape(pqr), values.reshape(pqr[0], pqr[2]), indices.reshape(pqr[0], pqr[2]));
        return new Tensor[] {values, indices};
    }

    static Tensor placeAlong(Tensor a, int axis, int length, Tensor indices) {
        a.requireTogether("Tensor.place", indices);
        Require.that(a.sameShape(indices), "Tensor.place: %s at %s: shapes must be equal", a.shape, indices.shape);
        int[] result = new int[a.shape.length + 1];
        int at = Shape.axis("Tensor.place", axis, result);
        for (int i = 0; i < result.length; i++) {
            result[i] = i < at ? a.shape[i] : i == at ? length : a.shape[i - 1];
        }
        Tensor out = Tensor.empty(a.backend(), result);
        int[] pqr = around(out.shape, at);
        a.backend().place(a.reshape(pqr[0], pqr[2]), indices.reshape(pqr[0], pqr[2]), out.reshape(pqr));
        return out;
    }

    /// Everything before an axis, the axis, and everything after it.
    static int[] around(int[] shape, int axis) {
        int[] result = {1, shape[axis], 1};
        for (int i = 0; i < shape.length; i++) {
            if (i != axis) {
                result[i < axis ? 0 : 2] *= shape[i];
            }
        }
        return result;
    }
}
