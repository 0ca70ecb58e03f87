package scratch.deep.layer;

import java.util.Map;
import java.util.random.RandomGenerator;
import scratch.deep.init.Initializer;
import scratch.math.autograd.Functions;
import scratch.math.autograd.Variable;
import scratch.math.check.Require;
import scratch.math.tensor.Tensor;
import scratch.math.tensor.Window;

/// Small filters that slide over images: each output pixel is a weighted sum of the k x k pixels under the filter, over
/// all channels. x (n, c, h, w), filters (f, c, k, k), bias (f) → (n, f, h', w') with
/// `h' = (h + 2·padding − k) / stride + 1`, rounded down; with dilation d, k pixels span (k − 1)·d + 1. In groups, filters
/// see only the channels of their own group: (f, c / groups, k, k). Starts with He's normal weights and zero biases.
public final class Conv2d implements Layer {
    /// How the filters are placed, and what they see.
    ///
    /// @param strideDown   pixels from one place to the next below it
    /// @param strideAcross … and to the next beside it
    /// @param dilation     how many pixels lie between neighbouring cells of a filter; 1: none are left out
    /// @param groups       in how many parts channels and filters are split
    /// @param withBias     false where a normalisation follows, which would take a bias away again
    public record Options(int strideDown, int strideAcross, int padding, int dilation, int groups, boolean withBias) {
        public static final Options PLAIN = new Options(1, 0, 1, 1, true);

        public Options {
            Require.atLeast(1, "Conv2d", "stride", Math.min(strideDown, strideAcross));
            Require.atLeast(1, "Conv2d", "dilation", dilation);
            Require.atLeast(1, "Conv2d", "groups", groups);
        }

        /// The same stride down and across.
        public Options(int stride, int padding, int dilation, int groups, boolean withBias) {
            this(stride, stride, padding, dilation, groups, withBias);
        }

        public Options withStride(int newStride) {
            return withStride(newStride, newStride);
        }

        public Options withStride(int down, int across) {
            return new Options(down, across, padding, dilation, groups, withBias);
        }

        public Options withPadding(int newPadding) {
            return new Options(strideDown, strideAcross, newPadding, dilation, groups, withBias);
        }

        public Options withDilation(int newDilation) {
            return new Options(strideDown, strideAcross, padding, newDilation, groups, withBias);
        }

        public Options withGroups(int newGroups) {
            return new Options(strideDown, strideAcross, padding, dilation, newGroups, withBias);
        }

        public Options withoutBias() {
            return new Options(strideDown, strideAcross, padding, dilation, groups, false);
        }
    }

    private final int channels;
    private final int filters;
    private final int size;
    private final Options options;
    private final Window window;
    private final Variable weight;         // (f, c / groups, k, k)
    private final Variable bias;           // (f), or null

    /// In steps of 1, without a frame.
    public Conv2d(int channels, int filters, int size, RandomGenerator random) {
        this(channels, filters, size, Options.PLAIN, random);
    }

    public Conv2d(int channels, int filters, int size, int stride, int padding, RandomGenerator random) {
        this(channels, filters, size, Options.PLAIN.withStride(stride).withPadding(padding), random);
    }

    public Conv2d(int channels, int filters, int size, Options options, RandomGenerator random) {
        this(channels, filters, size, options, Initializer.heNormal(), random);
    }

    public Conv2d(int channels, int filters, int size, Options options, Initializer initializer, RandomGenerator random) {
        Require.atLeast(1, "Conv2d", "channels", channels);
        Require.atLeast(1, "Conv2d", "filters", filters);
        Require.atLeast(1, "Conv2d", "size", size);
        int span = (size - 1) * options.dilation() + 1;
        if (options.padding() < 0 || options.padding() >= span) {
            throw new IllegalArgumentException("Conv2d: padding " + options.padding() + " for filters of " + span + " x "
                    + span + ": must be from 0 to " + (span - 1));
        }
        if (channels % options.groups() != 0 || filters % options.groups() != 0) {
            throw new IllegalArgumentException("Conv2d: " + channels + " channels and " + filters + " filters in "
                    + options.groups() + " groups: must divide evenly");
        }
        this.channels = channels;
        this.filters = filters;
        this.size = size;
        this.options = options;
        window = new Window(size, size, options.strideDown(), options.strideAcross(), options.padding(), options.dilation());
        int area = size * size;
        int seen = channels / options.groups();
        weight = Variable.parameter(initializer.create(random, seen * area, filters / options.groups() * area,
                filters, seen, size, size)).named("weight");
        bias = options.withBias() ? Variable.parameter(Tensor.zeros(filters)).named("bias") : null;
    }

    @Override
    public Variable forward(Variable x) {
        Checks.images(this, x, channels);
        return Functions.conv2d(x, weight, bias, window, options.groups());
    }

    public Variable weight() {
        return weight;
    }

    /// Null if this layer has none.
    public Variable bias() {
        return bias;
    }

    @Override
    public Map<String, Variable> parameters() {
        return WeightAndBias.named(weight, bias);
    }

    @Override
    public String toString() {
        return "Conv2d " + channels + " -> " + filters + ", " + window.text(1)
                + (options.groups() == 1 ? "" : ", " + options.groups() + " groups") + (bias == null ? ", no bias" : "");
    }
}
