package scratch.deep.mobilenet;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.random.RandomGenerator;
import scratch.deep.layer.Activation;
import scratch.deep.layer.Conv2d;
import scratch.deep.layer.Layer;
import scratch.math.autograd.Variable;

/// Weighs the channels of an image against each other, by what is seen in all of it: the mean of each channel goes through
/// two small layers, and what comes out, from 0 to 1, multiplies the channel. x (n, c, h, w) → the same shape.
///
/// subtle: the last function is clip(0.2·x + 0.5), as in PaddlePaddle and ONNX. PyTorch has x/6 + 0.5; with the same weights
/// that is another network, and nothing looks wrong.
/// Hu, Shen and Sun 2018, *Squeeze-and-excitation networks*.
public final class SqueezeExcitation implements Layer {
    private static final Activation GATE = Activation.hardSigmoid(0.2f);

    private final Conv2d squeeze;          // 1 x 1, on one pixel: a linear layer
    private final Conv2d excite;

    public SqueezeExcitation(int channels, int squeezed, RandomGenerator random) {
        squeeze = new Conv2d(channels, squeezed, 1, random);
        excite = new Conv2d(squeezed, channels, 1, random);
    }

    @Override
    public Variable forward(Variable x) {
        Variable means = x.meanKeepDim(2, 3);                                          // (n, c, 1, 1)
        Variable gates = GATE.forward(excite.forward(squeeze.forward(means).relu()));
        return x.times(gates);
    }

    @Override
    public Map<String, Layer> children() {
        Map<String, Layer> children = new LinkedHashMap<>();
        children.put("1", squeeze);
        children.put("2", excite);
        return children;
    }
}
