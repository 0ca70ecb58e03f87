package scratch.math.tensor;

import scratch.math.check.Require;

/// The row-wise primitives as functions on tensors of any rank: a row is what lies along the last axis.
/// Each of them could be written in sums and products; in one piece they pass over memory once or twice.
public final class Fused {

    private Fused() {
    }

    /// Along the last axis: positive, adding up to 1.
    public static Tensor softmax(Tensor a) {
        return softmax("Fused.softmax", a, false);
    }

    /// The logarithm of softmax, which stays finite where softmax is 0.
    public static Tensor logSoftmax(Tensor a) {
        return softmax("Fused.logSoftmax", a, true);
    }

    /// Softmax of what is not hidden: 0 where `hidden`, which broadcasts, is not 0, and a row of zeros where all of it is.
    public static Tensor maskedSoftmax(Tensor a, Tensor hidden) {
        a.requireTogether("Fused.maskedSoftmax", hidden);
        int[] shape = Shape.broadcast("Fused.maskedSoftmax", a.shape, hidden.shape);
        Require.that(java.util.Arrays.equals(shape, a.shape), "Fused.maskedSoftmax: mask %s for %s: must broadcast to it",
                hidden.shape, a.shape);
        Tensor open = Tensor.where(hidden, Tensor.full(a.backend(), Float.NEGATIVE_INFINITY), a);
        Tensor out = softmax(open);
        open.release();
        return out;
    }

    private static Tensor softmax(String operation, Tensor a, boolean log) {
        Tensor rows = rows(operation, a);
        Tensor out = Tensor.empty(a.backend(), rows.shape());
        a.backend().softmax(rows, log, out);
        return out.reshape(a.shape());
    }

    public static Tensor softmaxGradient(Tensor y, Tensor g, boolean log) {
        y.requireTogether("Fused.softmaxGradient", g);
        Require.that(y.sameShape(g), "Fused.softmaxGradient: %s and %s: shapes must be equal", y.shape(), g.shape());
        Tensor rows = rows("Fused.softmaxGradient", y);
        Tensor out = Tensor.empty(y.backend(), rows.shape());
        y.backend().softmaxGradient(rows, rows("Fused.softmaxGradient", g), log, out);
        return out.reshape(y.shape());
    }

    /// Along the last axis mean 0 and variance 1; and the factors `1 / √(variance + epsilon)`, one a row.
    public static Tensor[] standardize(Tensor a, float epsilon) {
        Tensor rows = rows("Fused.standardize", a);
        Require.that(rows.length(1) > 0, "Fused.standardize: %s: rows of nothing have no mean", a.shape());
        Tensor out = Tensor.empty(a.backend(), rows.shape());
        Tensor factors = Tensor.empty(a.backend(), rows.length(0));
        a.backend().standardize(rows, epsilon, out, factors);
        return new Tensor[] {out.reshape(a.shape()), factors};
    }

    public static Tensor standardizeGradient(Tensor y, Tensor factors, Tensor g) {
        y.requireTogether("Fused.standardizeGradient", g);
        y.requireTogether("Fused.standardizeGradient", factors);
        Require.that(y.sameShape(g), "Fused.standardizeGradient: %s and %s: shapes must be equal", y.shape(), g.shape());
        Tensor rows = rows("Fused.standardizeGradient", y);
        Require.that(factors.size() == rows.length(0) && factors.isContiguous(),
                "Fused.standardizeGradient: %s with factors %s: needs one for each of %d rows", y.shape(), factors.shape(),
                rows.length(0));
        Tensor out = Tensor.empty(y.backend(), rows.shape());
        y.backend().standardizeGradient(rows, factors, rows("Fused.standardizeGradient", g), out);
        return out.reshape(y.shape());
    }

    /// Batch normalisation of features x (features, columns), gain and shift (features): the result, and the statistics
    /// (3, features) that the way back needs: see [Backend#batchNorm].
    public static Tensor[] batchNorm(Tensor x, Tensor gain, Tensor shift, Tensor added, boolean relu, float epsilon) {
        x.requireTogether("Fused.batchNorm", gain);
        x.requireTogether("Fused.batchNorm", shift);
        Require.that(x.rank() == 2 && x.length(1) > 0, "Fused.batchNorm: %s: must be (features, columns), with at least one"
                + " column", x.shape());
        for (Tensor t : new Tensor[] {gain, shift}) {
            Require.that(t.rank() == 1 && t.size() == x.length(0), "Fused.batchNorm: %s with %s: needs a gain and a shift for"
                    + " each feature", x.shape(), t.shape());
        }
        Require.that(added == null || added.sameShape(x), "Fused.batchNorm: %s added to %s: must be equal",
                added == null ? null : added.shape(), x.shape());
        Tensor out = Tensor.empty(x.backend(), x.shape());
        Tensor statistics = Tensor.empty(x.backend(), 3, x.length(0));
        x.backend().batchNorm(x.contiguous(), gain.contiguous(), shift.contiguous(), added == null ? null : added.contiguous(),
                relu, epsilon, out, statistics);
        return new Tensor[] {out, statistics};
    }

    /// From the gradient g at the result y (null if there was no ReLU) to those at x, gain, shift and, if wanted, at what was
    /// added.
    public static Tensor[] batchNormGradient(Tensor x, Tensor y, Tensor gain, Tensor statistics, float epsilon, Tensor g,
                                             boolean added) {
        x.requireTogether("Fused.batchNormGradient", g);
        Require.that(x.sameShape(g), "Fused.batchNormGradient: %s and %s: shapes must be equal", x.shape(), g.shape());
        Tensor out = Tensor.empty(x.backend(), x.shape());
        Tensor atGain = Tensor.empty(x.backend(), x.length(0));
        Tensor atShift = Tensor.empty(x.backend(), x.length(0));
        Tensor atAdded = added ? Tensor.empty(x.backend(), x.shape()) : null;
        x.backend().batchNormGradient(x.contiguous(), y, gain.contiguous(), statistics, epsilon, g.contiguous(), out, atGain,
                atShift, atAdded);
        return new Tensor[] {out, atGain, atShift, atAdded};
    }

    /// Cross-entropy of each row of logits against the label of its row, and the gradient softmax − onehot if wanted
    /// (else null): logits (…, classes), one label from 0 to classes − 1 a row; −1 leaves a row out.
    public static Tensor[] crossEntropy(Tensor logits, int[] labels, boolean gradient) {
        Tensor rows = rows("Fused.crossEntropy", logits);
        Require.that(labels.length == rows.length(0), "Fused.crossEntropy: %s with %d labels: needs %d", logits.shape(),
                labels.length, rows.length(0));
        Tensor index = indices("Fused.crossEntropy", logits.backend(), labels, -1, rows.length(1));
        Tensor losses = Tensor.empty(logits.backend(), labels.length);
        Tensor slopes = gradient ? Tensor.empty(logits.backend(), rows.shape()) : null;
        logits.backend().crossEntropy(rows, index, losses, slopes);
        index.release();
        return new Tensor[] {losses, gradient ? slopes.reshape(logits.shape()) : null};
    }

    /// The rows of a table (n, d), one for each index; `shape` is the shape of the indices, and the result has d at its
    /// end. Second comes what `scatterAdd` needs on the way back.
    public static Tensor[] gather(Tensor table, int[] indices, int... shape) {
        table.requireAlive("Fused.gather");
        Require.that(table.rank() == 2, "Fused.gather: from %s: the table must have two axes", table.shape());
        Require.that(Shape.size("Fused.gather", shape) == indices.length, "Fused.gather: %d indices for %s: needs %d",
                indices.length,
                shape, Shape.size("Fused.gather", shape));
        Tensor rows = indices("Fused.gather", table.backend(), indices, 0, table.length(0));
        Tensor out = Tensor.empty(table.backend(), indices.length, table.length(1));
        table.backend().gather(table.contiguous(), rows, out);
        int[] result = java.util.Arrays.copyOf(shape, shape.length + 1);
        result[shape.length] = table.length(1);
        return new Tensor[] {out.reshape(result), rows};
    }

    /// Adds every row of the values to the row of a table of zeros (n, d) that its index names: a whole number from 0 to
    /// n − 1, or the backend refuses it.
    public static Tensor scatterAdd(Tensor values, Tensor rows, int n) {
        values.requireTogether("Fused.scatterAdd", rows);
        int d = values.length(-1);
        Require.that(values.size() == rows.size() * d && rows.isContiguous(),
                "Fused.scatterAdd: values %s with rows %s: needs one row of values for each", values.shape(), rows.shape());
        Tensor out = Tensor.full(values.backend(), 0, n, d);
        values.backend().scatterAdd(values.reshape(rows.size(), d), rows, out);
        return out;
    }

    /// One step of Adam on the weights w with the gradient g and the running averages m and v.
    public static void adam(AdamStep step, Tensor w, Tensor g, Tensor m, Tensor v) {
        for (Tensor t : new Tensor[] {g, m, v}) {
            w.requireTogether("Fused.adam", t);
            Require.that(w.sameShape(t), "Fused.adam: %s and %s: shapes must be equal", w.shape(), t.shape());
        }
        for (Tensor t : new Tensor[] {w, m, v}) {
            Require.that(t.isContiguous(), "Fused.adam: %s: a view that is not contiguous cannot be updated", t.shape());
            t.storage().written();
        }
        w.backend().adam(step, w, g.contiguous(), m, v);
    }

    /// Whole numbers, each checked to lie in `0 .. limit − 1` (and from `lowest`, which is 0 or −1), as a vector.
    private static Tensor indices(String operation, Backend backend, int[] values, int lowest, int limit) {
        Require.that(limit <= 1 << 24, "%s: %d indices: float32 counts to 16777216", operation, limit);
        float[] numbers = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            if (values[i] < lowest || values[i] >= limit) {
                throw Require.broken("%s: index %d at position %d: must be from %d to %d",
                    operation, values[i], i, lowest, limit - 1);
            }
            numbers[i] = values[i];
        }
        return Tensor.of(backend, numbers, values.length);
    }

    private static Tensor rows(String operation, Tensor a) {
        a.requireAlive(operation);
        Require.that(a.rank() >= 1, "%s: %s: needs at least one axis", operation, a.shape());
        int columns = a.length(-1);
        return a.reshape(columns == 0 ? rowsOfNothing(a) : a.size() / columns, columns);
    }

    private static int rowsOfNothing(Tensor a) {
        int rows = 1;
        for (int i = 0; i < a.rank() - 1; i++) {
            rows *= a.length(i);
        }
        return rows;
    }
}
