package scratch.deep.transformer;

import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import scratch.deep.layer.Dropout;
import scratch.deep.layer.Layer;
import scratch.math.autograd.Variable;

/// One part of a block with its skip: `x + part(norm(x))` where the norm comes before, `norm(x + part(x))` where it comes
/// after. Dropout falls on the part's result alone, so that the skip stays whole.
final class Residual {
    private final Layer norm;
    private final Dropout dropout;             // or null
    private final boolean before;

    Residual(BlockOptions options, RandomGenerator random) {
        norm = options.norm().apply(options.width());
        dropout = options.dropout() > 0 ? new Dropout(options.dropout(), random.nextLong()) : null;
        before = options.preNorm();
    }

    Variable around(UnaryOperator<Variable> part, Variable x) {
        Variable found = part.apply(before ? norm.forward(x) : x);
        Variable sum = x.plus(dropout == null ? found : dropout.forward(found));
        return before ? sum : norm.forward(sum);
    }

    /// Under the names of PyTorch: `norm1`, `dropout1`.
    void name(int number, Map<String, Layer> children) {
        children.put("norm" + number, norm);
        if (dropout != null) {
            children.put("dropout" + number, dropout);
        }
    }
}
