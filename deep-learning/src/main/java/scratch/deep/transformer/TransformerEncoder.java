package scratch.deep.transformer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import scratch.deep.layer.Layer;
import scratch.math.autograd.Variable;
import scratch.math.check.Require;
import scratch.math.tensor.Attention;

/// Blocks one after the other, and where they normalise before, one norm at the end. With a causal mask it is the stack of
/// GPT. Names as in PyTorch: `layers.0.self_attn.in_proj_weight`, `norm.weight`.
public final class TransformerEncoder implements Layer {
    private final List<TransformerBlock> blocks = new ArrayList<>();
    private final Layer norm;                  // or null

    public TransformerEncoder(int depth, BlockOptions options, RandomGenerator random) {
        Require.atLeast(1, "TransformerEncoder", "depth", depth);
        for (int i = 0; i < depth; i++) {
            blocks.add(new TransformerBlock(options, random));
        }
        norm = options.preNorm() ? options.norm().apply(options.width()) : null;
    }

    @Override
    public Variable forward(Variable x) {
        return forward(x, Attention.plain());
    }

    public Variable forward(Variable x, Attention how) {
        Variable y = x;
        for (TransformerBlock block : blocks) {
            y = block.forward(y, how);
        }
        return norm == null ? y : norm.forward(y);
    }

    public List<TransformerBlock> blocks() {
        return List.copyOf(blocks);
    }

    @Override
    public Map<String, Layer> children() {
        return named(blocks, norm);
    }

    static Map<String, Layer> named(List<? extends Layer> blocks, Layer norm) {
        Map<String, Layer> children = new LinkedHashMap<>();
        for (int i = 0; i < blocks.size(); i++) {
            children.put("layers." + i, blocks.get(i));
        }
        if (norm != null) {
            children.put("norm", norm);
        }
        return children;
    }

    @Override
    public String toString() {
        return "TransformerEncoder of " + blocks.size();
    }
}
