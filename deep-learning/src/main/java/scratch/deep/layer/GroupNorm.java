package scratch.deep.layer;

import java.util.Map;
import scratch.math.autograd.Functions;
import scratch.math.autograd.Variable;
import scratch.math.check.Require;
import scratch.math.tensor.Shape;
import scratch.math.tensor.Tensor;

/// The channels of each image in groups: every group gets mean 0 and variance 1 over its channels and pixels, and every
/// channel is then scaled and moved by learned numbers. x (n, c, h, w). No other image has a say, so that small batches do
/// no harm, and training and evaluation are the same. One group is a layer norm over the image, c groups an instance norm.
/// Wu and He 2018.
public final class GroupNorm implements Layer {
    public static final float EPSILON = 1e-5f;

    private final int groups;
    private final int channels;
    private final float epsilon;
    private final Variable weight;         // (c)
    private final Variable bias;           // (c)

    public GroupNorm(int groups, int channels) {
        this(groups, channels, EPSILON);
    }

    public GroupNorm(int groups, int channels, float epsilon) {
        Require.atLeast(1, "GroupNorm", "groups", groups);
        Require.atLeast(1, "GroupNorm", "channels", channels);
        Checks.epsilon("GroupNorm", epsilon);
        if (channels % groups != 0) {
            throw new IllegalArgumentException("GroupNorm: " + channels + " channels in " + groups
                    + " groups: must divide evenly");
        }
        this.groups = groups;
        this.channels = channels;
        this.epsilon = epsilon;
        weight = Variable.parameter(Tensor.ones(channels)).named("weight");
        bias = Variable.parameter(Tensor.zeros(channels)).named("bias");
    }

    @Override
    public Variable forward(Variable x) {
        Checks.images(this, x, channels);
        int[] shape = x.shape();
        int each = Shape.size("GroupNorm", channels / groups, shape[2], shape[3]);
        if (each == 0) {
            throw new IllegalArgumentException(this + ": " + Shape.text(shape) + ": images without pixels have no mean");
        }
        Variable rows = Functions.standardize(x.reshape(shape[0] * groups, each), epsilon);
        return rows.reshape(shape).times(weight.reshape(channels, 1, 1)).plus(bias.reshape(channels, 1, 1));
    }

    @Override
    public Map<String, Variable> parameters() {
        return WeightAndBias.named(weight, bias);
    }

    @Override
    public String toString() {
        return "GroupNorm " + channels + " in " + groups;
    }
}
