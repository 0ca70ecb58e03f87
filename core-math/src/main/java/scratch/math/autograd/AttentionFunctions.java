package scratch.math.autograd;

import scratch.math.check.Require;
import scratch.math.tensor.Attention;
import scratch.math.tensor.Fused;
import scratch.math.tensor.ScaledDotProduct;
import scratch.math.tensor.Tensor;

/// Attention as operations of [Variable]. What they keep for the way back is one number a query: the weights are made again.
public final class AttentionFunctions {

    private AttentionFunctions() {
    }

    /// `softmax(scale·q·kᵀ)·v` for queries (…, m, d), keys (…, n, d) and values (…, n, e) → (…, m, e), with up to two
    /// equal axes in front: the batch and the heads.
    public static Variable attention(Variable q, Variable k, Variable v, Attention how) {
        Tensor[] y = ScaledDotProduct.attention(q.data(), k.data(), v.data(), how);
        return Variable.node("attention", y[0],
                g -> ScaledDotProduct.gradient(q.data(), k.data(), v.data(), how, y[0], y[1], g, false), q, k, v)
                .saving(y[1]);
    }

    /// The same with a bias that is learned, such as one number for each distance; it takes the place of any in `how`.
    public static Variable attention(Variable q, Variable k, Variable v, Variable bias, Attention how) {
        Attention biased = how.withBias(bias.data());
        Tensor[] y = ScaledDotProduct.attention(q.data(), k.data(), v.data(), biased);
        return Variable.node("attention", y[0],
                g -> ScaledDotProduct.gradient(q.data(), k.data(), v.data(), biased, y[0], y[1], g, bias.needsGradient()),
                q, k, v, bias).saving(y[1]);
    }

    /// Attention of a sequence to itself: queries, keys and values side by side in qkv (b, n, 3·heads·d) → (b, n, heads·d),
    /// where each third holds the heads one after the other. Nothing is copied, and all three gradients are written into
    /// one tensor.
    public static Variable selfAttention(Variable qkv, int heads, Attention how) {
        int[] shape = qkv.shape();
        Require.that(heads >= 1 && shape.length == 3 && shape[2] % (3 * heads) == 0 && shape[2] > 0,
                "AttentionFunctions.selfAttention: %s in %d heads: must be (batch, places, 3 · heads · width)", shape, heads);
        Tensor[] in = thirds(qkv.data(), heads);
        Tensor[] y = ScaledDotProduct.attention(in[0], in[1], in[2], how);
        return Variable.node("selfAttention", sideBySide(y[0]), Variable.to(qkv, g -> {
            Tensor gradient = Tensor.empty(g.backend(), shape);
            Tensor[] out = thirds(gradient, heads);
            ScaledDotProduct.gradientInto(in[0], in[1], in[2], how, y[0], y[1], apart(g, heads), out[0], out[1], out[2], null);
            return gradient;
        })).saving(y[1]);
    }

    /// (b, n, 3·h·d) as three views (b, h, n, d)
    private static Tensor[] thirds(Tensor qkv, int heads) {
        int width = qkv.length(2) / 3;
        Tensor[] parts = new Tensor[3];
        for (int i = 0; i < 3; i++) {
            parts[i] = apart(qkv.slice(2, i * width, (i + 1) * width), heads);
        }
        return parts;
    }

    /// (b, n, h·d) as a view (b, h, n, d), whatever the strides of the first two axes are.
    private static Tensor apart(Tensor a, int heads) {
        int d = a.length(2) / heads;
        Tensor whole = a.strides()[2] == 1 ? a : a.contiguous();
        int[] strides = whole.strides();
        return Tensor.over(whole.storage(), whole.offset(), new int[] {a.length(0), heads, a.length(1), d},
                new int[] {strides[0], d, strides[1], 1});
    }

    /// (b, h, n, d) as (b, n, h·d): a view, since that is how results of attention lie in memory.
    private static Tensor sideBySide(Tensor y) {
        return y.permute(0, 2, 1, 3).reshape(y.length(0), y.length(2), y.length(1) * y.length(3));
    }

    /// Softmax along the last axis of what is not hidden: 0 where the mask, which broadcasts, is not 0. A row of which all
    /// is hidden gives zeros and gets no gradient.
    public static Variable maskedSoftmax(Variable x, Tensor hidden) {
        Tensor y = Fused.maskedSoftmax(x.data(), hidden);
        return Variable.node("maskedSoftmax", y, Variable.to(x, g -> Fused.softmaxGradient(y, g, false)));
    }
}
