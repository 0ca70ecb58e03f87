package scratch.math.autograd;

import static scratch.math.autograd.Variable.node;
import static scratch.math.autograd.Variable.records;
import static scratch.math.autograd.Variable.to;

import java.util.Arrays;
import java.util.function.UnaryOperator;
import scratch.math.tensor.Binary;
import scratch.math.tensor.Fused;
import scratch.math.tensor.Images;
import scratch.math.tensor.Shape;
import scratch.math.tensor.Tensor;
import scratch.math.tensor.Unary;
import scratch.math.tensor.Window;

/// The operations of [Variable] that networks are built from: losses, normalisation, dropout, embeddings, images.
/// Each is again one line: its result, and a rule for each input.
public final class Functions {

    private Functions() {
    }

    // ---------------------------------------- losses, from logits

    /// Mean cross-entropy of each row of logits (…, classes) against its label, from 0 to classes − 1.
    /// The gradient is softmax − onehot.
    public static Variable crossEntropy(Variable logits, int... labels) {
        return crossEntropy(logits, labels, CrossEntropy.plain());
    }

    /// The same with labels that are left out, label smoothing or class weights. With weights it is the weighted mean, as
    /// in PyTorch: `Σ loss_i / Σ weight_(label_i)`, where class j of row i counts `weight_j · target_ij`.
    public static Variable crossEntropy(Variable logits, int[] labels, CrossEntropy options) {
        int classes = logits.length(-1);
        int[] counted = new int[labels.length];                // −1: left out
        double total = 0;
        for (int i = 0; i < labels.length; i++) {
            counted[i] = options.leavesOut(labels[i]) ? -1 : labels[i];
            if (!options.leavesOut(labels[i])) {
                requireLabel(labels[i], i, classes);
                total += options.weight(labels[i]);
            }
        }
        if (!(total > 0)) {
            throw new IllegalArgumentException("Functions.crossEntropy: " + Shape.text(logits.shape())
                    + ": no label to compare with");
        }
        return options.smoothing() == 0 && options.weights().length == 0 ? fused(logits, counted, total)
                : withTargets(logits, counted, options, total);
    }

    private static void requireLabel(int label, int row, int classes) {
        if (label < 0 || label >= classes) {
            throw new IllegalArgumentException("Functions.crossEntropy: label " + label + " of row " + row
                    + ": must be from 0 to "
                    + (classes - 1) + "; a label to be left out is named by CrossEntropy.ignoring");
        }
    }

    private static Variable fused(Variable logits, int[] labels, double total) {
        boolean recorded = records(logits);
        Tensor[] rows = Fused.crossEntropy(logits.data(), labels, recorded);
        Tensor mean = rows[0].sum().applyInPlace(Unary.SCALE, (float) (1 / total));
        rows[0].release();
        Variable loss = node("crossEntropy", mean, to(logits, g -> rows[1].times(g.times((float) (1 / total)))));
        return recorded ? loss.saving(rows[1]) : loss;
    }

    /// `−Σ q·log p`, where q holds what each class of each row counts.
    private static Variable withTargets(Variable logits, int[] labels, CrossEntropy options, double total) {
        int classes = logits.length(-1);
        if (options.weights().length != 0 && options.weights().length != classes) {
            throw new IllegalArgumentException("Functions.crossEntropy: " + options.weights().length + " weights for " + classes
                    + " classes: must be one each");
        }
        if ((long) labels.length * classes != logits.data().size()) {
            throw new IllegalArgumentException("Functions.crossEntropy: " + Shape.text(logits.shape()) + " with "
                    + labels.length
                    + " labels: needs " + logits.data().size() / classes);
        }
        float[] q = new float[labels.length * classes];
        for (int i = 0; i < labels.length; i++) {
            for (int j = 0; j < classes && labels[i] >= 0; j++) {
                float target = options.smoothing() / classes + (j == labels[i] ? 1 - options.smoothing() : 0);
                q[i * classes + j] = (float) (-target * options.weight(j) / total);
            }
        }
        return logits.logSoftmax().times(Variable.constant(Tensor.of(logits.data().backend(), q, logits.shape()))).sum();
    }

    /// Cross-entropy of each logit against a probability of the same shape, number by number; see `mean`.
    /// `−y·ln σ(z) − (1 − y)·ln(1 − σ(z))`, written so that no logarithm of 0 occurs. Given targets are read back once, to
    /// see that they are probabilities.
    public static Variable binaryCrossEntropy(Variable logits, Variable targets) {
        Tensor z = logits.data();
        Tensor y = targets.data();
        if (!z.sameShape(y)) {                                 // broadcasting here is always a mistake
            throw new IllegalArgumentException("Functions.binaryCrossEntropy: logits " + Shape.text(z.shape())
                    + " with targets "
                    + Shape.text(y.shape()) + ": shapes must be equal");
        }
        if (targets.isGiven() && !targets.needsGradient()) {
            requireProbabilities(y.toArray());
        }
        return node("binaryCrossEntropy", z.combine(Binary.LOGISTIC_LOSS, y),
                to(logits, g -> g.times(z.apply(Unary.SIGMOID).minus(y))), to(targets, g -> g.times(z).times(-1)));
    }

    private static void requireProbabilities(float... targets) {
        for (int i = 0; i < targets.length; i++) {
            if (!(targets[i] >= 0 && targets[i] <= 1)) {
                throw new IllegalArgumentException("Functions.binaryCrossEntropy: target " + targets[i] + " at position " + i
                        + ": must be from 0 to 1");
            }
        }
    }

    // ---------------------------------------- normalisation, dropout, embedding

    /// Each row (along the last axis) with mean 0 and variance 1.
    public static Variable standardize(Variable x, float epsilon) {
        Tensor[] y = Fused.standardize(x.data(), epsilon);
        return node("standardize", y[0], to(x, g -> Fused.standardizeGradient(y[0], y[1], g))).saving(y[1]);
    }

    /// Layer normalisation: each row standardised, then scaled by `gain` and moved by `bias`, both (d).
    public static Variable layerNorm(Variable x, Variable gain, Variable bias, float epsilon) {
        int[] d = {x.length(-1)};
        if (!Arrays.equals(gain.shape(), d) || !Arrays.equals(bias.shape(), d)) {
            throw new IllegalArgumentException("Functions.layerNorm: " + Shape.text(x.shape()) + " with gain "
                    + Shape.text(gain.shape()) + " and bias " + Shape.text(bias.shape()) + ": must be " + Shape.text(d));
        }
        return standardize(x, epsilon).times(gain).plus(bias);
    }

    /// Inverted dropout: a number becomes 0 with probability p, else it is divided by 1 − p. The way back uses the same
    /// mask. The seed decides the mask: take another one for every step.
    public static Variable dropout(Variable x, float p, long seed) {
        if (!(p >= 0 && p < 1)) {
            throw new IllegalArgumentException("Functions.dropout: probability " + p + ": must be in [0, 1)");
        }
        Tensor mask = Tensor.uniform(x.data().backend(), seed, x.shape()).applyInPlace(Unary.DROPOUT, p);
        return node("dropout", x.data().times(mask), to(x, g -> g.times(mask))).saving(mask);
    }

    /// Rows of a table (n, d): the indices have the given shape, the result is (shape…, d). A row that was used twice
    /// gets both gradients.
    public static Variable embedding(Variable table, int[] indices, int... shape) {
        int n = table.length(0);
        Tensor[] rows = Fused.gather(table.data(), indices, shape);
        return node("embedding", rows[0], to(table, g -> Fused.scatterAdd(g, rows[1], n))).saving(rows[1]);
    }

    // ---------------------------------------- putting together, taking apart

    /// One after the other along an axis.
    public static Variable concat(int axis, Variable... parts) {
        Tensor y = Tensor.concat(axis, Arrays.stream(parts).map(Variable::data).toArray(Tensor[]::new));
        Variable.Edge[] edges = new Variable.Edge[parts.length];
        int at = 0;
        for (int i = 0; i < parts.length; i++) {
            int from = at;
            at += parts[i].length(axis);
            edges[i] = to(parts[i], piece(axis, from, at));
        }
        return node("concat", y, edges);
    }

    private static UnaryOperator<Tensor> piece(int axis, int from, int to) {
        return g -> g.slice(axis, from, to);
    }

    /// One beside the other along a new axis; all of one shape.
    public static Variable stack(int axis, Variable... parts) {
        if (parts.length == 0) {
            throw new IllegalArgumentException("Functions.stack: no tensors: needs at least one");
        }
        int[] one = new int[parts[0].rank() + 1];
        int at = Shape.axis("stack", axis, one);
        for (int i = 0; i < one.length; i++) {
            one[i] = i < at ? parts[0].length(i) : i == at ? 1 : parts[0].length(i - 1);
        }
        Variable[] thin = new Variable[parts.length];
        for (int i = 0; i < parts.length; i++) {
            if (!parts[0].data().sameShape(parts[i].data())) {
                throw new IllegalArgumentException("Functions.stack: " + Shape.text(parts[0].shape()) + " and "
                        + Shape.text(parts[i].shape()) + ": shapes must be equal");
            }
            thin[i] = parts[i].reshape(one);
        }
        return concat(at, thin);
    }

    /// Numbers of `a` where the condition is not 0, numbers of `b` where it is; all three broadcast. What was not chosen
    /// has no influence, be it NaN.
    public static Variable where(Tensor condition, Variable a, Variable b) {
        return node("where", Tensor.where(condition, a.data(), b.data()),
                to(a, g -> Tensor.where(condition, g, Tensor.full(g.backend(), 0))),
                to(b, g -> Tensor.where(condition, Tensor.full(g.backend(), 0), g)));
    }

    /// `value` where the mask is not 0: −∞ before a softmax hides what must not be seen.
    public static Variable maskedFill(Variable x, Tensor mask, float value) {
        return node("maskedFill", Tensor.where(mask, Tensor.full(x.data().backend(), value), x.data()),
                to(x, g -> Tensor.where(mask, Tensor.full(g.backend(), 0), g)));
    }

    /// The k largest along an axis, the largest first, with their indices; the gradient goes where they came from.
    public record TopK(Variable values, Tensor indices) { }

    /// See [TopK]. Of equal numbers the first comes first.
    public static TopK topK(Variable x, int axis, int k) {
        Tensor[] best = x.data().topK(axis, k);
        int length = x.length(axis);
        return new TopK(node("topK", best[0], to(x, g -> g.scatterAdd(axis, length, best[1]))), best[1]);
    }

    /// Pieces of the given lengths along an axis, all of it.
    public static Variable[] split(Variable x, int axis, int... lengths) {
        if (Arrays.stream(lengths).sum() != x.length(axis)) {
            throw new IllegalArgumentException("Functions.split: " + Shape.text(x.shape()) + " on axis " + axis + " into "
                    + Shape.text(lengths) + ": must add up to " + x.length(axis));
        }
        Variable[] parts = new Variable[lengths.length];
        for (int i = 0, at = 0; i < parts.length; at += lengths[i++]) {
            parts[i] = x.slice(axis, at, at + lengths[i]);
        }
        return parts;
    }

    // ---------------------------------------- images (n, c, h, w)

    /// Filters (f, c, i, j) and a bias (f) or null slid over images → (n, f, rows, columns).
    public static Variable conv2d(Variable x, Variable filters, Variable bias, int stride, int padding) {
        int[] f = requireFilters("Functions.conv2d", x, filters);
        return conv2d(x, filters, bias, new Window(f[2], f[3], stride, padding), 1);
    }

    /// The same with any window, in groups of channels: filters (f, c / groups, i, j). As many groups as channels is a
    /// depthwise convolution.
    public static Variable conv2d(Variable x, Variable filters, Variable bias, Window window, int groups) {
        int[] f = requireFilters("Functions.conv2d", x, filters);
        Tensor y = Images.groupedConv2d(x.data(), filters.data(), bias == null ? null : bias.data(), window,
                groups);
        Variable.Edge toX = to(x, g -> Images.groupedConv2dInputGradient(g, filters.data(), window, groups,
                x.shape()));
        Variable.Edge toFilters = to(filters, g -> Images.groupedConv2dFilterGradient(g, x.data(), window, groups,
                f));
        return bias == null ? node("conv2d", y, toX, toFilters)
                : node("conv2d", y, toX, toFilters, to(bias, g -> g.sum(0, 2, 3)));
    }

    /// The transpose of a convolution, which makes images larger: x (n, f, h, w), filters (f, c, i, j), bias (c) or null →
    /// (n, c, h', w'); see [Images#transposedConv2d].
    public static Variable transposedConv2d(Variable x, Variable filters, Variable bias, Window window, int extra) {
        int[] f = requireFilters("Functions.transposedConv2d", x, filters);
        Variable y = node("transposedConv2d", Images.transposedConv2d(x.data(), filters.data(), window, extra),
                to(x, g -> Images.conv2d(g, filters.data(), null, window)),
                to(filters, g -> Images.conv2dFilterGradient(x.data(), g, window, f)));
        return bias == null ? y : y.plus(bias.reshape(f[1], 1, 1));
    }

    private static int[] requireFilters(String operation, Variable x, Variable filters) {
        int[] f = filters.shape();
        if (f.length != 4) {
            throw new IllegalArgumentException(operation + ": " + Shape.text(x.shape()) + " with filters " + Shape.text(f)
                    + ": filters must be (f, c, height, width)");
        }
        return f;
    }

    /// The largest under each place of the window; the gradient goes to the first of them.
    public static Variable maxPool(Variable x, Window window) {
        Tensor[] y = Images.maxPool(x.data(), window);
        return node("maxPool", y[0], to(x, g -> Images.maxPoolGradient(g, y[1], window, x.shape()))).saving(y[1]);
    }

    /// The mean under each place of the window.
    public static Variable averagePool(Variable x, Window window) {
        return node("averagePool", Images.averagePool(x.data(), window),
                to(x, g -> Images.averagePoolGradient(g, window, x.shape())));
    }
}
