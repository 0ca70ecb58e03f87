package scratch.math.tensor;

/// Attention in the smaller operations of a [Backend]: the products of all queries with all keys, a softmax, and a sum of
/// values. The definition, and what a backend does that knows nothing better. It keeps a number for every pair.
final class ByScores {

    private ByScores() {
    }

    static void attention(Attention how, Tensor q, Tensor k, Tensor v, Tensor out, Tensor logSums) {
        if (q.size == 0 || k.length(2) == 0) {
            out.fillInPlace(0);
            logSums.fillInPlace(Float.NEGATIVE_INFINITY);
            return;
        }
        Scope scope = Scope.open();
        try {
            Tensor scores = scores(how, q, k);                                 // (b, h, m, n)
            int[] rows = {q.length(0), q.length(1), q.length(2), 1};
            Tensor largest = finite(scores.maxAlong(3)[0].reshape(rows));
            Tensor weights = scores.minus(largest).applyInPlace(Unary.EXP, 0);
            Tensor sums = weights.sumKeepDim(3);                               // at least 1, or 0 where all is hidden
            logSums.copyInPlace(largest.plus(sums.apply(Unary.LOG)).reshape(logSums.shape));
            Tensor shares = weights.divide(sums.combine(Binary.MAXIMUM, Tensor.full(q.backend(), Float.MIN_NORMAL)));
            q.backend().matmul(kept(how, shares), v, false, out);
        } finally {
            scope.close();
        }
    }

    static void gradient(Attention how, Tensor q, Tensor k, Tensor v, Tensor out, Tensor logSums, Tensor g,
                         Tensor dq, Tensor dk, Tensor dv, Tensor dBias) {
        if (q.size == 0 || k.size == 0) {
            dq.fillInPlace(0);
            dk.fillInPlace(0);
            dv.fillInPlace(0);
            return;
        }
        Scope scope = Scope.open();
        try {
            Tensor logs = finite(logSums.reshape(q.length(0), q.length(1), q.length(2), 1));
            Tensor shares = scores(how, q, k).minus(logs).applyInPlace(Unary.EXP, 0);            // the weights, again
            q.backend().matmul(kept(how, shares).transpose(), g, false, dv);
            Tensor along = g.times(out).sumKeepDim(3);                         // Σ_j weight_ij · ∂L/∂weight_ij
            Tensor slopes = shares.times(kept(how, g.matmul(v.transpose())).minus(along));       // ∂L/∂score
            if (dBias != null) {
                sumInto(slopes, dBias);
            }
            slopes.applyInPlace(Unary.SCALE, how.scale(q.length(3)));
            q.backend().matmul(slopes, k, false, dq);
            q.backend().matmul(slopes.transpose(), q, false, dk);
        } finally {
            scope.close();
        }
    }

    /// `scale·q·kᵀ + bias`, −∞ where a pair is hidden.
    private static Tensor scores(Attention how, Tensor q, Tensor k) {
        Tensor scores = q.matmul(k.transpose()).applyInPlace(Unary.SCALE, how.scale(q.length(3)));
        if (how.bias() != null) {
            scores.addInPlace(how.bias(), 1);
        }
        Tensor hidden = hidden(how, q, k.length(2));
        return hidden == null ? scores : Tensor.where(hidden, Tensor.full(q.backend(), Float.NEGATIVE_INFINITY), scores);
    }

    /// 1 where a pair is hidden by its place, of a shape that broadcasts; null where none is.
    private static Tensor hidden(Attention how, Tensor q, int n) {
        int m = q.length(2);
        int[] lengths = how.lengths();
        if (!how.hidesFuture() && lengths == null) {
            return null;
        }
        int batch = lengths == null ? 1 : lengths.length;
        int rows = how.hidesFuture() ? m : 1;
        float[] visible = new float[batch * rows];
        for (int b = 0; b < batch; b++) {
            for (int i = 0; i < rows; i++) {
                visible[b * rows + i] = how.visible(b, i, n);
            }
        }
        float[] places = new float[n];
        for (int j = 0; j < n; j++) {
            places[j] = j + 1f;
        }
        return Tensor.of(q.backend(), places, n)
                .combine(Binary.GREATER, Tensor.of(q.backend(), visible, batch, 1, rows, 1));
    }

    /// Weights after dropout, and what it makes of their gradients.
    private static Tensor kept(Attention how, Tensor weights) {
        return how.dropout() == 0 ? weights
                : weights.times(Tensor.uniform(weights.backend(), how.seed(), weights.shape)
                        .applyInPlace(Unary.DROPOUT, how.dropout()));
    }

    /// −∞ minus −∞ would be NaN.
    private static Tensor finite(Tensor a) {
        return a.combine(Binary.MAXIMUM, Tensor.full(a.backend(), -Float.MAX_VALUE));
    }

    /// Adds up over the axes on which `out` was stretched.
    private static void sumInto(Tensor a, Tensor out) {
        int[] narrow = a.shape.clone();
        for (int axis = 0; axis < narrow.length; axis++) {
            narrow[axis] = out.strides[axis] == 0 ? 1 : narrow[axis];
        }
        Tensor own = out;
        for (int axis = 0; axis < narrow.length; axis++) {
            own = own.slice(axis, 0, narrow[axis]);
        }
        own.copyInPlace(a.sumTo(narrow));
    }
}
