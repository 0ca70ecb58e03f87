package scratch.deep.mobilenet;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.random.RandomGenerator;
import scratch.deep.layer.Activation;
import scratch.deep.layer.BatchNorm;
import scratch.deep.layer.Conv2d;
import scratch.deep.layer.Layer;
import scratch.math.autograd.Variable;

/// A convolution, the batch normalisation that makes its bias needless, and a function: the brick of most convolutional
/// networks. The filters are centred on pixels. x (n, c, h, w) → (n, f, h / strideDown, w / strideAcross), rounded up.
public final class NormedConv2d implements Layer {
    private final Conv2d convolution;
    private final BatchNorm norm;
    private final Activation activation;   // or null: none

    /// Of all channels.
    public NormedConv2d(int channels, int filters, int size, int strideDown, int strideAcross, Activation activation,
                        RandomGenerator random) {
        this(channels, filters, size, strideDown, strideAcross, 1, activation, random);
    }

    private NormedConv2d(int channels, int filters, int size, int strideDown, int strideAcross, int groups,
                         Activation activation, RandomGenerator random) {
        convolution = new Conv2d(channels, filters, size, Conv2d.Options.PLAIN.withStride(strideDown, strideAcross)
                .withPadding(size / 2).withGroups(groups).withoutBias(), random);
        norm = new BatchNorm(filters);
        this.activation = activation;
    }

    /// One pixel at a time: it mixes the channels.
    static NormedConv2d pointwise(int channels, int filters, Activation activation, RandomGenerator random) {
        return new NormedConv2d(channels, filters, 1, 1, 1, activation, random);
    }

    /// One channel at a time: it looks around each pixel.
    static NormedConv2d depthwise(Stage stage, RandomGenerator random) {
        return new NormedConv2d(stage.expanded(), stage.expanded(), stage.kernel(), stage.strideDown(), stage.strideAcross(),
                stage.expanded(), stage.activation(), random);
    }

    @Override
    public Variable forward(Variable x) {
        Variable y = norm.forward(convolution.forward(x));
        return activation == null ? y : activation.forward(y);
    }

    @Override
    public Map<String, Layer> children() {
        Map<String, Layer> children = new LinkedHashMap<>();
        children.put("conv", convolution);
        children.put("norm", norm);
        return children;
    }

    @Override
    public String toString() {
        return convolution + ", batch norm" + (activation == null ? "" : ", " + activation);
    }
}
