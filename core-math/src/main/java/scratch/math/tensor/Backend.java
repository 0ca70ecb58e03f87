package scratch.math.tensor;

import java.util.function.Supplier;

/// A place where tensors live, and the primitive operations that everything else is written in: 29 of
/// them, and 16 that a backend may leave as they are.
///
/// | what | operations |
/// |---|---|
/// | memory | `allocate`, `write`, `read`, `finish` |
/// | fill and move | `fill`, `uniform`, `copy`, `gather`, `scatterAdd`, `max`, `place`, `im2col`, `col2im` |
/// | compute | `unary`, `binary`, `where`, `reduce`, `matmul` |
/// | along an axis | `cumulativeSum`, `topK`, `gatherAlong`, `scatterAddAlong` |
/// | images | `conv2d`, `conv2dInputGradient`, `conv2dFilterGradient`, `maxPool`, `maxPoolGradient` |
/// | in groups | `groupedConv2d`, `groupedConv2dInputGradient`, `groupedConv2dFilterGradient` |
/// | batch normalisation | `batchNorm`, `batchNormGradient` |
/// | attention | `attention`, `attentionGradient` |
/// | recurrent cells | `lstmCell`, `lstmCellGradient`, `gruCell`, `gruCellGradient` |
/// | fused | `softmax`, `softmaxGradient`, `standardize`, `standardizeGradient`, `crossEntropy`, `adam` |
///
/// (`Storage.free` is the 29th.) Those on images are written here in the others, by columns, those in groups in those
/// on images, batch normalisation feature by feature, attention by its scores, and recurrent cells gate by gate. The fused
/// ones could be, too; they are here because each replaces four to ten passes over memory in the inner loop of every
/// network.
///
/// **The contract.** [Tensor], [Fused] and [Images] check shapes and allocate; a backend only computes. Every operation
/// writes into `out`, which never overlaps an input, except that elementwise ones (`unary`, `binary`) may write exactly
/// over an input. Tensors come with any offset and strides (0 where broadcast) unless *contiguous* is promised. Sizes
/// may be 0. Nothing may depend on the former contents of `out`, except where it says "adds". Operations take effect
/// in the order of the calls, but may be carried out later: only `read` and `finish` wait. The same calls give the same
/// bits, on any number of threads.
public interface Backend {

    /// The backend that new tensors are made on: that of the process, `-Dscratch.backend=cpu`, which is the default, or the
    /// name of a [Provider]; inside [#using] the one that is named there.
    static Backend active() {
        return ActiveBackend.get();
    }

    /// Does some work with another active backend, in this thread, and gives back what it gives.
    static <T> T using(Backend backend, Supplier<T> work) {
        return ActiveBackend.using(backend, work);
    }

    /// How a module offers a backend: a service that names it and opens it when asked.
    interface Provider {
        /// What `-Dscratch.backend` calls it.
        String name();

        /// Opens it, or says in an [IllegalStateException] why it cannot work on this machine.
        Backend open();
    }

    /// A short name for reports, for instance `cpu (scalar)`.
    String name();

    // ---------------------------------------------------------------- memory

    /// Room for `size` numbers, whose values are undefined.
    Storage allocate(int size);

    /// Copies all of `from` into the storage, from position `at` on. The array may be changed as soon as this returns.
    void write(float[] from, Storage to, int at);

    /// Fills all of `to` from position `at` on. Waits for what has been asked for; with `finish`, the only one that
    /// does.
    void read(Storage from, int at, float[] to);

    /// Waits until everything asked for has been done: for stopwatches.
    default void finish() {
    }

    // ---------------------------------------------------------------- fill and move

    /// `out ← value`
    void fill(float value, Tensor out);

    /// Random numbers in [0, 1): element i of the contiguous `out` is `(mix(seed + (i + 1)·γ) >>> 40)·2⁻²⁴`, where mix
    /// and γ are those of SplitMix64. Integers alone, so that every backend makes the same numbers.
    void uniform(long seed, Tensor out);

    /// `out ← a`, of the same shape, both with any strides.
    void copy(Tensor a, Tensor out);

    /// `out_i ← table_(rows_i)`: table (n, d), rows (m) of whole numbers from 0 to n − 1, out (m, d), all contiguous.
    /// Here and in the next ones, an index that is none is refused with an [IllegalArgumentException], at the latest by the
    /// next `read`; it never touches other numbers.
    void gather(Tensor table, Tensor rows, Tensor out);

    /// Adds `out_(rows_i) += values_i`, in the order of i: values (m, d), rows (m), out (n, d), all contiguous.
    void scatterAdd(Tensor values, Tensor rows, Tensor out);

    /// The largest along the middle axis and the index of the first of them (of the first NaN, if there is one):
    /// a (p, q, r) with q at least 1, values and indices (p, r), all contiguous.
    void max(Tensor a, Tensor values, Tensor indices);

    /// The way back of `max`: `out_(p, indices_pr, r) ← values_pr`, and 0 elsewhere. Shapes as there.
    void place(Tensor values, Tensor indices, Tensor out);

    /// Every place of the window as a column: x (n, c, h, w) with any strides → contiguous
    /// `out[(c, i, j), (n, row, column)] = x[n, c, row·strideDown + i·dilation − padding, column·strideAcross + j·dilation
    /// − padding]`, and `outside` where that lies off the image.
    void im2col(Tensor x, Window window, float outside, Tensor out);

    /// The transpose of `im2col`: adds every number of the contiguous columns to the pixel of `out` (n, c, h, w; any
    /// strides) that it came from.
    void col2im(Tensor columns, Window window, Tensor out);

    // ---------------------------------------------------------------- compute

    /// `out ← f(a)`, element by element.
    void unary(Unary f, Tensor a, float c, Tensor out);

    /// `out ← f(a, b)`, element by element; all three have the same shape, `a` and `b` stretched by strides of 0.
    void binary(Binary f, Tensor a, Tensor b, float c, Tensor out);

    /// `out ← condition ≠ 0 ? a : b`, element by element; all four have the same shape, the first three any strides.
    void where(Tensor condition, Tensor a, Tensor b, Tensor out);

    /// Folds every axis on which the contiguous `out` has length 1. The ranks are equal.
    void reduce(Reduction fold, Tensor a, Tensor out);

    /// `out ← a·b`, or with `add` `out ← out + a·b`: a (…, m, k), b (…, k, n), out (…, m, n), with equal leading axes.
    /// Only the last axis of `out` is sure to have stride 1.
    void matmul(Tensor a, Tensor b, boolean add, Tensor out);

    // ---------------------------------------------------------------- along the middle axis of (p, q, r)

    /// Running totals: `out_pqr ← Σ_(t ≤ q) a_ptr`, or backwards over t ≥ q, added up in that order: a and out contiguous.
    void cumulativeSum(Tensor a, boolean backwards, Tensor out);

    /// The k largest, the largest first: a (p, q, r) with q at least k, values and indices (p, k, r), all contiguous. Of
    /// equal numbers the first comes first; NaN comes before all.
    void topK(Tensor a, Tensor values, Tensor indices);

    /// `out_pmr ← a_(p, indices_pmr, r)`: a (p, q, r), indices and out (p, m, r), all contiguous.
    void gatherAlong(Tensor a, Tensor indices, Tensor out);

    /// Adds `out_(p, indices_pmr, r) += values_pmr`, in the order of m: out (p, q, r), the others (p, m, r), contiguous.
    void scatterAddAlong(Tensor values, Tensor indices, Tensor out);

    // ---------------------------------------------------------------- images

    /// Convolution: x (n, c, h, w; any strides), weights (f, c·i·j), bias (f) or null, out (f, n·rows·columns); all
    /// but x contiguous.
    default void conv2d(Tensor x, Tensor weights, Tensor bias, Window window, Tensor out) {
        ByColumns.conv2d(x, weights, bias, window, out);
    }

    /// From the gradient g (f, n·rows·columns) at the result to `out` (n, c, h, w; any strides), the one at x.
    default void conv2dInputGradient(Tensor g, Tensor weights, Window window, Tensor out) {
        ByColumns.conv2dInputGradient(g, weights, window, out);
    }

    /// … and to `out` (f, c·i·j), the one at the weights.
    default void conv2dFilterGradient(Tensor g, Tensor x, Window window, Tensor out) {
        ByColumns.conv2dFilterGradient(g, x, window, out);
    }

    /// Convolution in groups: the first f / groups filters see the first c / groups channels, and so on. x (n, c, h, w; any
    /// strides), weights (f, c / groups·i·j), bias (f) or null, out (f, n·rows·columns); all but x contiguous.
    default void groupedConv2d(Tensor x, Tensor weights, Tensor bias, int groups, Window window, Tensor out) {
        ByGroups.conv2d(x, weights, bias, groups, window, out);
    }

    /// … from the gradient g (f, n·rows·columns) at the result to `out` (n, c, h, w; any strides), the one at x.
    default void groupedConv2dInputGradient(Tensor g, Tensor weights, int groups, Window window, Tensor out) {
        ByGroups.conv2dInputGradient(g, weights, groups, window, out);
    }

    /// … and to `out` (f, c / groups·i·j), the one at the weights.
    default void groupedConv2dFilterGradient(Tensor g, Tensor x, int groups, Window window, Tensor out) {
        ByGroups.conv2dFilterGradient(g, x, groups, window, out);
    }

    /// The largest number under each place of the window and the cell it stands in (the first one, or the first NaN):
    /// x (n, c, h, w; any strides), values and indices (c, n·rows·columns), contiguous. Off the image there is −∞.
    default void maxPool(Tensor x, Window window, Tensor values, Tensor indices) {
        ByColumns.maxPool(x, window, values, indices);
    }

    /// The way back: every number of g goes to the pixel of `out` (n, c, h, w; any strides) where the largest was,
    /// and is added there; elsewhere 0.
    default void maxPoolGradient(Tensor g, Tensor indices, Window window, Tensor out) {
        ByColumns.maxPoolGradient(g, indices, window, out);
    }

    // ---------------------------------------------------------------- batch normalisation: all contiguous

    /// Each row of x (features, columns) with mean 0 and variance 1 (divided by the columns), stretched by its gain and moved
    /// by its shift (features), plus `added` (as x) or null, and with `relu` cut at 0:
    /// `out ← relu(gain·(x − mean) / √(variance + epsilon) + shift + added)`. statistics (3, features) gets the mean, what
    /// float32 cannot hold of it, and the variance.
    default void batchNorm(Tensor x, Tensor gain, Tensor shift, Tensor added, boolean relu, float epsilon, Tensor out,
                           Tensor statistics) {
        ByFeatures.batchNorm(x, gain, shift, added, relu, epsilon, out, statistics);
    }

    /// The way back: from the gradient g at the result y (null if there was no ReLU) to `out`, the one at x, to those at gain
    /// and shift, and, if `atAdded` is not null, to the one at what was added.
    default void batchNormGradient(Tensor x, Tensor y, Tensor gain, Tensor statistics, float epsilon, Tensor g, Tensor out,
                                   Tensor atGain, Tensor atShift, Tensor atAdded) {
        ByFeatures.batchNormGradient(x, y, gain, statistics, epsilon, g, out, atGain, atShift, atAdded);
    }

    // ---------------------------------------------------------------- recurrent cells: n rows, h units, all contiguous

    /// One step of an LSTM. gates (n, 4h) holds the sums of input, forget gate, candidate and output gate, side by side,
    /// and gets `i = σ, f = σ, g = tanh, o = σ` of them in their place; then `cells ← f⊙before + i⊙g` and
    /// `states ← o⊙tanh(cells)`. before, cells and states (n, h).
    default void lstmCell(Tensor gates, Tensor before, Tensor cells, Tensor states) {
        ByGates.lstmCell(gates, before, cells, states);
    }

    /// The way back of `lstmCell`, whose tensors come as it left them. From the gradients at the states and, directly, at
    /// the cells to `out` (n, 4h), the one at the sums; `atCells` gets the one at `before` in its place.
    default void lstmCellGradient(Tensor gates, Tensor before, Tensor cells, Tensor atStates, Tensor atCells, Tensor out) {
        ByGates.lstmCellGradient(gates, before, cells, atStates, atCells, out);
    }

    /// One step of a GRU. gates (n, 3h) holds the sums that come from the input, for reset gate, update gate and candidate,
    /// hidden (n, 3h) those that come from the state before; gates gets `r = σ(gates + hidden)`, `z = σ(gates + hidden)` and
    /// `c = tanh(gates + r⊙hidden)` in its place; then `states ← c + z⊙(before − c)`. before and states (n, h).
    default void gruCell(Tensor gates, Tensor hidden, Tensor before, Tensor states) {
        ByGates.gruCell(gates, hidden, before, states);
    }

    /// The way back of `gruCell`. From the gradient at the states to `out` and `atHidden` (n, 3h), those at the sums from
    /// the input and from the state before; `atStates` gets in its place the part of the gradient at `before` that does not
    /// go through a gate, `z⊙` what it was.
    default void gruCellGradient(Tensor gates, Tensor hidden, Tensor before, Tensor atStates, Tensor out, Tensor atHidden) {
        ByGates.gruCellGradient(gates, hidden, before, atStates, out, atHidden);
    }

    // ---------------------------------------------------------------- attention

    /// `out ← softmax(scale·q·kᵀ + bias)·v`, and `logSums ← ln Σ exp` of each row of scores, −∞ where it sees no key: q (b, h,
    /// m, d), k (b, h, n, d), v (b, h, n, e), out (b, h, m, e), logSums (b, h, m) contiguous, the bias stretched to (b, h,
    /// m, n); of `out` the last axis has stride 1.
    default void attention(Attention how, Tensor q, Tensor k, Tensor v, Tensor out, Tensor logSums) {
        ByScores.attention(how, q, k, v, out, logSums);
    }

    /// From the gradient g at `out` to those at q, k, v and (if not null: it comes filled with zeros, stretched as the bias)
    /// at the bias; of dq, dk and dv the last axis has stride 1.
    default void attentionGradient(Attention how, Tensor q, Tensor k, Tensor v, Tensor out, Tensor logSums, Tensor g,
                                   Tensor dq, Tensor dk, Tensor dv, Tensor dBias) {
        ByScores.gradient(how, q, k, v, out, logSums, g, dq, dk, dv, dBias);
    }

    // ---------------------------------------------------------------- fused

    /// Softmax of each row, or its logarithm: a and out (rows, columns), contiguous. A row of −∞ alone, where a mask has
    /// hidden everything, gives zeros, or with `log` −∞.
    void softmax(Tensor a, boolean log, Tensor out);

    /// From `y = softmax(x)` and the gradient at y to the gradient at x: `y ⊙ (g − Σ g⊙y)`; with `log`, where y is the
    /// log-softmax, `g − eʸ·Σ g`. All (rows, columns), contiguous.
    void softmaxGradient(Tensor y, Tensor g, boolean log, Tensor out);

    /// Each row with mean 0 and variance 1: `out = (a − mean)·s` with `s = 1 / √(variance + epsilon)`, the variance
    /// divided by n. a and out (rows, columns), s (rows), contiguous.
    void standardize(Tensor a, float epsilon, Tensor out, Tensor s);

    /// From `y = standardize(x)`, its `s` and the gradient at y to the gradient at x:
    /// `s·(g − mean(g) − y·mean(g ⊙ y))`, row by row.
    void standardizeGradient(Tensor y, Tensor s, Tensor g, Tensor out);

    /// `losses_i ← ln Σ_j exp(logits_ij) − logits_(i, labels_i)` and, if `gradient` is not null,
    /// `gradient_i ← softmax(logits_i) − onehot(labels_i)`. A label of −1 makes a row of no account: both 0. A row of −∞
    /// alone has an infinite loss.
    /// logits and gradient (rows, columns), labels and losses (rows), contiguous.
    void crossEntropy(Tensor logits, Tensor labels, Tensor losses, Tensor gradient);

    /// One step of Adam, in place on w, m and v; all of one shape, contiguous.
    void adam(AdamStep step, Tensor w, Tensor g, Tensor m, Tensor v);
}
