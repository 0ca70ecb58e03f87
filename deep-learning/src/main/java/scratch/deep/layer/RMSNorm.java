package scratch.deep.layer;

import java.util.Map;
import scratch.math.autograd.Variable;
import scratch.math.check.Require;
import scratch.math.tensor.Tensor;

/// Each row (the last axis) is divided by its root mean square, and then scaled by learned numbers:
/// `y = x / √(mean(x²) + ε) · weight`. A layer norm without centring and without a bias, as in LLaMA.
/// Zhang and Sennrich 2019.
public final class RMSNorm implements Layer {
    public static final float EPSILON = 1e-6f;

    private final int size;
    private final float epsilon;
    private final Variable weight;         // (d)

    public RMSNorm(int size) {
        this(size, EPSILON);
    }

    public RMSNorm(int size, float epsilon) {
        Require.atLeast(1, "RMSNorm", "size", size);
        Checks.epsilon("RMSNorm", epsilon);
        this.size = size;
        this.epsilon = epsilon;
        weight = Variable.parameter(Tensor.ones(size)).named("weight");
    }

    @Override
    public Variable forward(Variable x) {
        Checks.lastAxis(this, x, size);
        return x.times(x.square().meanKeepDim(-1).plus(epsilon).power(-0.5f)).times(weight);
    }

    @Override
    public Map<String, Variable> parameters() {
        return Map.of("weight", weight);
    }

    @Override
    public String toString() {
        return "RMSNorm " + size;
    }
}
