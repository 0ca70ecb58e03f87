package scratch.deep.residual;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.random.RandomGenerator;
import scratch.deep.layer.BatchNorm;
import scratch.deep.layer.Conv2d;
import scratch.deep.layer.GlobalAvgPool2d;
import scratch.deep.layer.Layer;
import scratch.deep.layer.Linear;
import scratch.deep.layer.MaxPool2d;
import scratch.deep.layer.Sequential;
import scratch.math.autograd.Variable;
import scratch.math.tensor.Window;

/// A residual network: a stem, stages of blocks, the mean of each channel, one linear layer. Pictures (n, channels, h, w)
/// of any size that survives the halvings → logits (n, classes).
///
/// Parameters and running averages have torchvision's names (`layer2.0.downsample.0.weight`, `bn1.running_mean`), so that
/// its weights load by name: `Checkpoint.loadModel(path, model, Layout.OUT_IN)`. He et al. 2015.
public final class ResNet implements Layer {
    private final Architecture architecture;
    private final Conv2d conv1;
    private final BatchNorm bn1;
    private final Layer pool;              // null: none
    private final Map<String, Layer> stages = new LinkedHashMap<>();
    private final Layer average = new GlobalAvgPool2d();
    private final Linear fc;

    public ResNet(Architecture architecture, RandomGenerator random) {
        this.architecture = architecture;
        boolean photographs = architecture.stem() == Architecture.Stem.PHOTOGRAPH;
        int size = architecture.stem().size();
        conv1 = new Conv2d(architecture.channels(), architecture.width(), size, Conv2d.Options.PLAIN
                .withStride(photographs ? 2 : 1).withPadding(size / 2).withoutBias(), random);
        bn1 = new BatchNorm(architecture.width());
        pool = photographs ? new MaxPool2d(new Window(3, 3, 2, 1)) : null;
        for (int stage = 0; stage < architecture.blocks().size(); stage++) {
            Layer[] blocks = new Layer[architecture.blocks().get(stage)];
            for (int position = 0; position < blocks.length; position++) {
                blocks[position] = block(stage, position, random);
            }
            stages.put("layer" + (stage + 1), new Sequential(blocks));
        }
        fc = new Linear(architecture.features(), architecture.classes(), random);
    }

    private Layer block(int stage, int position, RandomGenerator random) {
        int in = architecture.channelsInto(stage, position);
        int inside = architecture.widthOf(stage);
        int stride = Architecture.strideOf(stage, position);
        return switch (architecture.block()) {
            case BASIC -> new BasicBlock(in, inside, stride, architecture.shortcut(), random);
            case BOTTLENECK -> new Bottleneck(in, inside, stride, architecture.shortcut(), random);
        };
    }

    @Override
    public Variable forward(Variable x) {
        return fc.forward(features(x));
    }

    /// What the last layer sees: (n, channels, h, w) → (n, features). Where a network that was trained for one question is
    /// asked another one, these stay and the last layer goes.
    public Variable features(Variable x) {
        Variable y = bn1.forwardRelu(conv1.forward(x));
        if (pool != null) {
            y = pool.forward(y);
        }
        for (Layer stage : stages.values()) {
            y = stage.forward(y);
        }
        return average.forward(y);
    }

    @Override
    public Map<String, Layer> children() {
        Map<String, Layer> children = new LinkedHashMap<>();
        children.put("conv1", conv1);
        children.put("bn1", bn1);
        children.putAll(stages);
        children.put("fc", fc);
        return children;
    }

    public Architecture architecture() {
        return architecture;
    }

    @Override
    public String toString() {
        return (architecture.shortcut() == Shortcut.NONE ? "Plain network" : "ResNet") + " of " + architecture.depth()
                + " layers";
    }
}
