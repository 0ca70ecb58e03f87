package scratch.deep.residual;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.random.RandomGenerator;
import scratch.deep.layer.BatchNorm;
import scratch.deep.layer.Conv2d;
import scratch.deep.layer.Layer;
import scratch.math.autograd.Variable;

/// Two convolutions of 3 x 3, each with a batch normalisation, and a shortcut around both: `y = relu(F(x) + x)`.
/// x (n, in, h, w) → (n, out, h / stride, w / stride), rounded up. The gradient at y reaches x undiminished over the
/// shortcut, whatever the convolutions do. Names are torchvision's. He et al. 2015, figure 5, left.
public final class BasicBlock implements Layer {
    private final Conv2d conv1;
    private final BatchNorm bn1;
    private final Conv2d conv2;
    private final BatchNorm bn2;
    private final Shortcut shortcut;
    private final Layer around;            // null: the input is added as it is, or not at all

    public BasicBlock(int in, int out, int stride, Shortcut shortcut, RandomGenerator random) {
        conv1 = new Conv2d(in, out, 3, Conv2d.Options.PLAIN.withStride(stride).withPadding(1).withoutBias(), random);
        bn1 = new BatchNorm(out);
        conv2 = new Conv2d(out, out, 3, Conv2d.Options.PLAIN.withPadding(1).withoutBias(), random);
        bn2 = new BatchNorm(out);
        this.shortcut = shortcut;
        around = shortcut.around(in, out, stride, random);
    }

    @Override
    public Variable forward(Variable x) {
        Variable y = bn1.forwardRelu(conv1.forward(x));
        return shortcut.add(x, around, conv2.forward(y), bn2);
    }

    @Override
    public Map<String, Layer> children() {
        Map<String, Layer> children = new LinkedHashMap<>();
        children.put("conv1", conv1);
        children.put("bn1", bn1);
        children.put("conv2", conv2);
        children.put("bn2", bn2);
        if (around != null) {
            children.put("downsample", around);
        }
        return children;
    }

    @Override
    public String toString() {
        return "BasicBlock: " + conv1;
    }
}
