package scratch.deep.residual;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.random.RandomGenerator;
import scratch.deep.layer.BatchNorm;
import scratch.deep.layer.Conv2d;
import scratch.deep.layer.Layer;
import scratch.math.autograd.Variable;

/// 1 x 1 to fewer channels, 3 x 3 among those, 1 x 1 to four times as many, and a shortcut around all three: as deep as
/// one block and a half of the basic kind for about the work of one. x (n, in, h, w) → (n, 4·inside, h / stride,
/// w / stride), rounded up.
///
/// The stride is in the 3 x 3, as in torchvision; the paper has it in the first 1 x 1, where three of four pixels are
/// never looked at. Names are torchvision's. He et al. 2015, figure 5, right.
public final class Bottleneck implements Layer {
    private final Conv2d conv1;
    private final BatchNorm bn1;
    private final Conv2d conv2;
    private final BatchNorm bn2;
    private final Conv2d conv3;
    private final BatchNorm bn3;
    private final Shortcut shortcut;
    private final Layer around;            // null: the input is added as it is, or not at all

    public Bottleneck(int in, int inside, int stride, Shortcut shortcut, RandomGenerator random) {
        int out = inside * Architecture.Block.BOTTLENECK.expansion();
        conv1 = new Conv2d(in, inside, 1, Conv2d.Options.PLAIN.withoutBias(), random);
        bn1 = new BatchNorm(inside);
        conv2 = new Conv2d(inside, inside, 3, Conv2d.Options.PLAIN.withStride(stride).withPadding(1).withoutBias(), random);
        bn2 = new BatchNorm(inside);
        conv3 = new Conv2d(inside, out, 1, Conv2d.Options.PLAIN.withoutBias(), random);
        bn3 = new BatchNorm(out);
        this.shortcut = shortcut;
        around = shortcut.around(in, out, stride, random);
    }

    @Override
    public Variable forward(Variable x) {
        Variable y = bn1.forwardRelu(conv1.forward(x));
        y = bn2.forwardRelu(conv2.forward(y));
        return shortcut.add(x, around, conv3.forward(y), bn3);
    }

    @Override
    public Map<String, Layer> children() {
        Map<String, Layer> children = new LinkedHashMap<>();
        children.put("conv1", conv1);
        children.put("bn1", bn1);
        children.put("conv2", conv2);
        children.put("bn2", bn2);
        children.put("conv3", conv3);
        children.put("bn3", bn3);
        if (around != null) {
            children.put("downsample", around);
        }
        return children;
    }

    @Override
    public String toString() {
        return "Bottleneck: " + conv2;
    }
}
