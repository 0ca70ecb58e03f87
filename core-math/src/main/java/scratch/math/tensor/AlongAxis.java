package scratch.math.tensor;

import scratch.math.check.Require;

/// What happens along one axis of a [Tensor], and choosing between two tensors: which shapes fit, and room for the result.
final class AlongAxis {

    private AlongAxis() {
    }

    static Tensor where(Tensor condition, Tensor a, Tensor b) {
        condition.requireTogether("Tensor.where", a);
        a.requireTogether("Tensor.where", b);
        int[] shape = Shape.broadcast("Tensor.where", condition.shape, Shape.broadcast("Tensor.where", a.shape, b.shape));
        Tensor out = Tensor.empty(a.backend(), shape);
        a.backend().where(condition.expand(shape), a.expand(shape), b.expand(shape), out);
        return out;
    }

    static Tensor cumulativeSum(Tensor a, int axis, boolean backwards) {
        a.requireAlive("Tensor.cumulativeSum");
        int[] pqr = Folds.around(a.shape, Shape.axis("Tensor.cumulativeSum", axis, a.shape));
        Tensor out = Tensor.empty(a.backend(), pqr);
        a.backend().cumulativeSum(a.reshape(pqr), backwards, out);
        return out.reshape(a.shape);
    }

    static Tensor[] topK(Tensor a, int axis, int k) {
        a.requireAlive("Tensor.topK");
        int at = Shape.axis("Tensor.topK", axis, a.shape);
        Require.that(k >= 1 && k <= a.shape[at], "Tensor.topK: k = %d on axis %d of %s: must be from 1 to %d", k, axis, a.shape,
                a.shape[at]);
        int[] pqr = Folds.around(a.shape, at);
        int[] result = a.shape.clone();
        result[at] = k;
        Tensor values = Tensor.empty(a.backend(), pqr[0], k, pqr[2]);
        Tensor indices = Tensor.empty(a.backend(), pqr[0], k, pqr[2]);
        a.backend().topK(a.reshape(pqr), values, indices);
        return new Tensor[] {values.reshape(result), indices.reshape(result)};
    }

    static Tensor gather(Tensor a, int axis, Tensor indices) {
        a.requireTogether("Tensor.gather", indices);
        int at = agree("Tensor.gather", a.shape, axis, indices.shape);
        Tensor out = Tensor.empty(a.backend(), indices.shape);
        int[] pmr = Folds.around(indices.shape, at);
        a.backend().gatherAlong(a.reshape(Folds.around(a.shape, at)), indices.reshape(pmr), out.reshape(pmr));
        return out;
    }

    static Tensor scatterAdd(Tensor values, int axis, int length, Tensor indices) {
        values.requireTogether("Tensor.scatterAdd", indices);
        Require.that(values.sameShape(indices), "Tensor.scatterAdd: %s at %s: shapes must be equal", values.shape,
                indices.shape);
        int at = Shape.axis("Tensor.scatterAdd", axis, values.shape);
        int[] shape = values.shape.clone();
        shape[at] = length;
        Tensor out = Tensor.full(values.backend(), 0, shape);
        int[] pmr = Folds.around(values.shape, at);
        values.backend().scatterAddAlong(values.reshape(pmr), indices.reshape(pmr),
                out.reshape(Folds.around(shape, at)));
        return out;
    }

    private static int agree(String operation, int[] shape, int axis, int... indices) {
        int at = Shape.axis(operation, axis, shape);
        boolean same = shape.length == indices.length;
        for (int i = 0; i < shape.length && same; i++) {
            same = i == at || shape[i] == indices[i];
        }
        Require.that(same, "%s: %s along axis %d by indices %s: must agree on every other axis", operation, shape, axis,
                indices);
        return at;
    }
}
