package scratch.deep.layer;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.random.RandomGenerator;
import scratch.deep.init.Initializer;
import scratch.math.autograd.Functions;
import scratch.math.autograd.Variable;
import scratch.math.check.Require;
import scratch.math.tensor.Tensor;

/// Small filters that slide over images: each output pixel is a weighted sum of the k x k pixels under the filter, over
/// all channels. x (n, c, h, w), filters (f, c, k, k), bias (f) → (n, f, h', w') with
/// `h' = (h + 2·padding − k) / stride + 1`, rounded down. Starts with He's normal weights and zero biases.
public final class Conv2d implements Layer {
    private final int channels;
    private final int filters;
    private final int size;
    private final int stride;
    private final int padding;
    private final Variable weight;         // (f, c, k, k)
    private final Variable bias;           // (f)

    /// In steps of 1, without a frame.
    public Conv2d(int channels, int filters, int size, RandomGenerator random) {
        this(channels, filters, size, 1, 0, random);
    }

    public Conv2d(int channels, int filters, int size, int stride, int padding, RandomGenerator random) {
        this(channels, filters, size, stride, padding, Initializer.heNormal(), random);
    }

    public Conv2d(int channels, int filters, int size, int stride, int padding, Initializer initializer,
                  RandomGenerator random) {
        Require.atLeast(1, "Conv2d", "channels", channels);
        Require.atLeast(1, "Conv2d", "filters", filters);
        Require.atLeast(1, "Conv2d", "size", size);
        Require.atLeast(1, "Conv2d", "stride", stride);
        if (padding < 0 || padding >= size) {
            throw new IllegalArgumentException("Conv2d: padding " + padding + " for filters of " + size + " x " + size
                    + ": must be from 0 to " + (size - 1));
        }
        this.channels = channels;
        this.filters = filters;
        this.size = size;
        this.stride = stride;
        this.padding = padding;
        int area = size * size;
        weight = Variable.parameter(initializer.create(random, channels * area, filters * area,
                filters, channels, size, size)).named("weight");
        bias = Variable.parameter(Tensor.zeros(filters)).named("bias");
    }

    @Override
    public Variable forward(Variable x) {
        Checks.images(this, x, channels);
        return Functions.conv2d(x, weight, bias, stride, padding);
    }

    public Variable weight() {
        return weight;
    }

    public Variable bias() {
        return bias;
    }

    @Override
    public Map<String, Variable> parameters() {
        Map<String, Variable> parameters = new LinkedHashMap<>();
        parameters.put("weight", weight);
        parameters.put("bias", bias);
        return parameters;
    }

    @Override
    public String toString() {
        return "Conv2d " + channels + " -> " + filters + ", " + size + " x " + size
                + (stride == 1 ? "" : ", stride " + stride) + (padding == 0 ? "" : ", padding " + padding);
    }
}
