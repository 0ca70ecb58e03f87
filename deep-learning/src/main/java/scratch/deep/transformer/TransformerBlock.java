package scratch.deep.transformer;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.random.RandomGenerator;
import scratch.deep.layer.Layer;
import scratch.math.autograd.Variable;
import scratch.math.tensor.Attention;

/// A sequence looks at itself, and each place thinks for itself, each with a skip and a norm; x and result (batch, places,
/// width). With a causal mask it is the block of a decoder without an encoder, such as GPT.
///
/// | norm | the two steps |
/// |---|---|
/// | before | `x ← x + attention(norm1(x))`, `x ← x + feedForward(norm2(x))` |
/// | after | `x ← norm1(x + attention(x))`, `x ← norm2(x + feedForward(x))` |
///
/// Parameters have the names of PyTorch's `nn.TransformerEncoderLayer`.
/// Vaswani et al. 2017; Xiong et al. 2020, *On layer normalization in the Transformer architecture*.
public final class TransformerBlock implements Layer {
    private final BlockOptions options;
    private final MultiHeadAttention attention;
    private final FeedForward feedForward;
    private final Residual first;
    private final Residual second;

    public TransformerBlock(BlockOptions options, RandomGenerator random) {
        this.options = options;
        attention = new MultiHeadAttention(options.attention(), random);
        feedForward = new FeedForward(options.width(), options.hidden(), options.activation(), options.attention().bias(),
                options.dropout(), random);
        first = new Residual(options, random);
        second = new Residual(options, random);
    }

    @Override
    public Variable forward(Variable x) {
        return forward(x, Attention.plain());
    }

    public Variable forward(Variable x, Attention how) {
        Variable y = first.around(z -> attention.forward(z, how), x);
        return second.around(feedForward::forward, y);
    }

    /// The same with a learned bias for each pair of places, as T5 has it.
    public Variable forward(Variable x, Variable bias, Attention how) {
        Variable y = first.around(z -> attention.forward(z, z, z, bias, how), x);
        return second.around(feedForward::forward, y);
    }

    public MultiHeadAttention attention() {
        return attention;
    }

    @Override
    public Map<String, Layer> children() {
        Map<String, Layer> children = new LinkedHashMap<>();
        children.put("self_attn", attention);
        children.putAll(feedForward.children());
        first.name(1, children);
        second.name(2, children);
        return children;
    }

    @Override
    public String toString() {
        return "TransformerBlock " + options.width() + ", " + (options.preNorm() ? "norm before" : "norm after");
    }
}
