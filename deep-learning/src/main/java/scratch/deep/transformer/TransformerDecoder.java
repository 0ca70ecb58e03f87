package scratch.deep.transformer;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import scratch.deep.layer.Layer;
import scratch.math.autograd.Variable;
import scratch.math.check.Require;
import scratch.math.tensor.Attention;
import scratch.math.tensor.Tensor;

/// Decoder blocks one after the other, all of which look at the same memory, and where they normalise before, one norm at
/// the end.
public final class TransformerDecoder implements Layer {
    private final List<DecoderBlock> blocks = new ArrayList<>();
    private final Layer norm;                  // or null

    public TransformerDecoder(int depth, BlockOptions options, RandomGenerator random) {
        Require.atLeast(1, "TransformerDecoder", "depth", depth);
        for (int i = 0; i < depth; i++) {
            blocks.add(new DecoderBlock(options, random));
        }
        norm = options.preNorm() ? options.norm().apply(options.width()) : null;
    }

    /// @throws UnsupportedOperationException always: call the one with a memory
    @Override
    public Variable forward(Variable x) {
        throw new UnsupportedOperationException(this + ": needs the encoder's result: forward(x, memory, how, howMemory)");
    }

    /// x (batch, m, width) sees its own past, and all of memory (batch, n, memoryWidth).
    public Variable forward(Variable x, Variable memory) {
        return forward(x, memory, Attention.plain().causal(), Attention.plain());
    }

    public Variable forward(Variable x, Variable memory, Attention how, Attention howMemory) {
        Variable y = x;
        for (DecoderBlock block : blocks) {
            y = block.forward(y, memory, how, howMemory);
        }
        return norm == null ? y : norm.forward(y);
    }

    /// How the last block looks at the memory: (batch, heads, m, n), for figures.
    public Tensor crossWeights(Variable x, Variable memory) {
        Variable y = x;
        for (DecoderBlock block : blocks.subList(0, blocks.size() - 1)) {
            y = block.forward(y, memory);
        }
        return blocks.getLast().crossWeights(y, memory, Attention.plain().causal(), Attention.plain());
    }

    public List<DecoderBlock> blocks() {
        return List.copyOf(blocks);
    }

    @Override
    public Map<String, Layer> children() {
        return TransformerEncoder.named(blocks, norm);
    }

    @Override
    public String toString() {
        return "TransformerDecoder of " + blocks.size();
    }
}
