package scratch.math.tensor;

import java.util.Arrays;
import scratch.math.check.Require;

/// How queries look at keys: `softmax(scale·q·kᵀ + bias)·v`, without the pairs that are hidden.
///
/// A pair is hidden where the key lies in the query's future (`hidesFuture`: query i sees keys 0 to `i + past`), behind
/// the end of its sequence (`lengths`), or where the bias is −∞; all three may be given together. **A query that sees no
/// key at all gets zeros**, and passes no gradient on: not NaN. What is hidden must still be finite numbers.
/// Vaswani et al. 2017, *Attention is all you need*.
///
/// @param scale       of the products; 0 for `1/√d`, where d is the width of a query
/// @param hidesFuture whether a query sees no key behind its own place
/// @param past        how many keys come before the first query: those of earlier calls, when text is written word by word
/// @param lengths     how many keys each sequence of the batch has, the others being padding; null for all
/// @param bias        added to the products, of a shape that broadcasts to (batch, heads, queries, keys); null for none
/// @param dropout     the probability with which a weight becomes 0; the others are divided by 1 − it
/// @param seed        decides which: they are those of [Tensor#uniform] for all pairs
public record Attention(float scale, boolean hidesFuture, int past, int[] lengths, Tensor bias, float dropout, long seed) {

    public Attention {
        Require.that(Float.isFinite(scale), "Attention: scale %s: must be finite, 0 for 1/√d", scale);
        Require.that(dropout >= 0 && dropout < 1, "Attention: dropout %s: must be in [0, 1)", dropout);
        if (lengths != null) {
            lengths = lengths.clone();
            for (int i = 0; i < lengths.length; i++) {
                Require.that(lengths[i] >= 0, "Attention: length %d of sequence %d: must not be negative", lengths[i], i);
            }
        }
    }

    /// Every query sees every key.
    public static Attention plain() {
        return new Attention(0, false, 0, null, null, 0, 0);
    }

    /// Query i sees keys 0 to i.
    public Attention causal() {
        return causal(0);
    }

    /// Query i sees keys 0 to `i + past`. With `keys − queries` the last query sees all.
    public Attention causal(int keysBefore) {
        return new Attention(scale, true, keysBefore, lengths, bias, dropout, seed);
    }

    /// Sequence b has as many keys as `ofEach[b]` says; those behind are hidden.
    public Attention withLengths(int... ofEach) {
        return new Attention(scale, hidesFuture, past, ofEach, bias, dropout, seed);
    }

    /// Adds numbers to the products: −∞ hides a pair, a number that falls with the distance prefers what is near.
    public Attention withBias(Tensor added) {
        return new Attention(scale, hidesFuture, past, lengths, added, dropout, seed);
    }

    /// Hides the pairs where `hidden` is not 0: a bias of −∞ there and of 0 elsewhere, in place of any other.
    public Attention hiding(Tensor hidden) {
        return withBias(Tensor.where(hidden, Tensor.full(hidden.backend(), Float.NEGATIVE_INFINITY),
                Tensor.full(hidden.backend(), 0)));
    }

    public Attention withScale(float factor) {
        return new Attention(factor, hidesFuture, past, lengths, bias, dropout, seed);
    }

    /// Another seed for each step.
    public Attention withDropout(float probability, long newSeed) {
        return new Attention(scale, hidesFuture, past, lengths, bias, probability, newSeed);
    }

    /// The factor for queries of width d.
    public float scale(int d) {
        return scale == 0 ? (float) (1 / Math.sqrt(d)) : scale;
    }

    /// How many keys query i of sequence `batch` sees, if no bias hides more: the first ones.
    public int visible(int batch, int i, int keys) {
        int end = lengths == null ? keys : Math.min(keys, lengths[batch]);
        return hidesFuture ? Math.clamp((long) i + past + 1, 0, end) : end;
    }

    @Override
    public int[] lengths() {
        return lengths == null ? null : lengths.clone();
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof Attention a && scale == a.scale && hidesFuture == a.hidesFuture && past == a.past
                && Arrays.equals(lengths, a.lengths) && bias == a.bias && dropout == a.dropout && seed == a.seed;
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(new Object[] {scale, hidesFuture, past, Arrays.hashCode(lengths), dropout, seed});
    }

    @Override
    public String toString() {
        return "Attention" + (hidesFuture ? ", causal" + (past == 0 ? "" : " after " + past) : "")
                + (lengths == null ? "" : ", lengths " + Shape.text(lengths))
                + (bias == null ? "" : ", bias " + Shape.text(bias.shape)) + (dropout == 0 ? "" : ", dropout " + dropout);
    }
}
