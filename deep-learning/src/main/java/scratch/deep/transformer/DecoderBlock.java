package scratch.deep.transformer;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.random.RandomGenerator;
import scratch.deep.layer.Layer;
import scratch.math.autograd.Variable;
import scratch.math.tensor.Attention;
import scratch.math.tensor.Tensor;

/// A block of a decoder that has an encoder: the sequence looks at its own past, then at the encoder's result, then each
/// place thinks for itself. Parameters have the names of PyTorch's `nn.TransformerDecoderLayer`.
/// Vaswani et al. 2017, figure 1, right.
public final class DecoderBlock implements Layer {
    private final BlockOptions options;
    private final MultiHeadAttention selfAttention;
    private final MultiHeadAttention crossAttention;
    private final FeedForward feedForward;
    private final Residual[] steps = new Residual[3];

    public DecoderBlock(BlockOptions options, RandomGenerator random) {
        this.options = options;
        selfAttention = new MultiHeadAttention(options.attention(), random);
        crossAttention = new MultiHeadAttention(options.attention().withRotary(null)           // places of two sequences
                .withSources(options.memoryWidth(), options.memoryWidth()), random);
        feedForward = new FeedForward(options.width(), options.hidden(), options.activation(), options.attention().bias(),
                options.dropout(), random);
        for (int i = 0; i < steps.length; i++) {
            steps[i] = new Residual(options, random);
        }
    }

    /// A decoder needs something to look at.
    ///
    /// @throws UnsupportedOperationException always: call the one with a memory
    @Override
    public Variable forward(Variable x) {
        throw new UnsupportedOperationException(this + ": needs the encoder's result: forward(x, memory, how, howMemory)");
    }

    /// x (batch, m, width), memory (batch, n, memoryWidth); causal for x.
    public Variable forward(Variable x, Variable memory) {
        return forward(x, memory, Attention.plain().causal(), Attention.plain());
    }

    /// The same with any masks: `how` of the sequence itself, which is causal as a rule, and `howMemory` of the encoder's.
    public Variable forward(Variable x, Variable memory, Attention how, Attention howMemory) {
        Variable y = steps[0].around(z -> selfAttention.forward(z, how), x);
        y = steps[1].around(z -> crossAttention.forward(z, memory, howMemory), y);
        return steps[2].around(feedForward::forward, y);
    }

    /// The weights of its look at the memory (batch, heads, m, n), for figures.
    public Tensor crossWeights(Variable x, Variable memory, Attention how, Attention howMemory) {
        Variable y = steps[0].around(z -> selfAttention.forward(z, how), x);
        Tensor[] weights = new Tensor[1];
        steps[1].around(z -> {
            weights[0] = crossAttention.weights(z, memory, howMemory);
            return z;
        }, y);
        return weights[0];
    }

    public MultiHeadAttention selfAttention() {
        return selfAttention;
    }

    public MultiHeadAttention crossAttention() {
        return crossAttention;
    }

    @Override
    public Map<String, Layer> children() {
        Map<String, Layer> children = new LinkedHashMap<>();
        children.put("self_attn", selfAttention);
        children.put("multihead_attn", crossAttention);
        children.putAll(feedForward.children());
        for (int i = 0; i < steps.length; i++) {
            steps[i].name(i + 1, children);
        }
        return children;
    }

    @Override
    public String toString() {
        return "DecoderBlock " + options.width() + ", " + (options.preNorm() ? "norm before" : "norm after");
    }
}
