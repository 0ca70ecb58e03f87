package scratch.deep.mobilenet;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import scratch.deep.layer.Activation;
import scratch.deep.layer.GlobalAvgPool2d;
import scratch.deep.layer.Layer;
import scratch.deep.layer.Linear;
import scratch.deep.layer.MaxPool2d;
import scratch.deep.layer.Sequential;
import scratch.math.autograd.Variable;
import scratch.math.check.Require;

/// A small network for pictures, made for phones: a convolution, blocks from a table, a convolution of one pixel, means
/// over the picture, and a linear layer. x (n, 3, h, w), pixels from −1 to 1 → logits (n, classes).
///
/// The body, all but the linear layer, turns a picture of any size into a row of features, and can get another head.
/// Howard et al. 2019, *Searching for MobileNetV3*.
public final class MobileNetV3 implements Layer {
    /// The small network at 0.35 of its width, as PP-OCR uses it on lines of text: the width of the picture is what tells
    /// letters apart, so after the first convolution only the height is halved.
    public static final List<Stage> LINES_OF_TEXT = List.of(
            //        in  expanded  k  down across  squeezed  hardSwish  out
            new Stage(8, 8, 3, 2, 1, 2, false, 8),
            new Stage(8, 24, 3, 2, 1, 0, false, 8),
            new Stage(8, 32, 3, 1, 1, 0, false, 8),
            new Stage(8, 32, 5, 2, 1, 8, true, 16),
            new Stage(16, 88, 5, 1, 1, 22, true, 16),
            new Stage(16, 88, 5, 1, 1, 22, true, 16),
            new Stage(16, 40, 5, 1, 1, 10, true, 16),
            new Stage(16, 48, 5, 1, 1, 12, true, 16),
            new Stage(16, 104, 5, 2, 1, 26, true, 32),
            new Stage(32, 200, 5, 1, 1, 50, true, 32),
            new Stage(32, 200, 5, 1, 1, 50, true, 32));
    /// What the body of that network gives for a picture.
    public static final int FEATURES = 200;

    private final Map<String, Layer> convolutions;
    private final Body body;
    private final Layer head;

    private MobileNetV3(Map<String, Layer> convolutions, Layer head) {
        this.convolutions = convolutions;
        this.body = new Body(convolutions, new Sequential(new MaxPool2d(2), new GlobalAvgPool2d()));
        this.head = head;
    }

    /// With random weights.
    public static MobileNetV3 create(List<Stage> stages, int features, int classes, RandomGenerator random) {
        Require.that(!stages.isEmpty(), "MobileNetV3: no stages: needs at least one");
        Map<String, Layer> convolutions = new LinkedHashMap<>();
        int channels = stages.getFirst().inputs();
        convolutions.put("conv1", new NormedConv2d(3, channels, 3, 2, 2, Activation.HARD_SWISH, random));
        for (Stage stage : stages) {
            Require.that(stage.inputs() == channels, "MobileNetV3: stage conv%d of %d channels after %d: must be equal",
                    convolutions.size() + 1, stage.inputs(), channels);
            convolutions.put("conv" + (convolutions.size() + 1), new InvertedResidual(stage, random));
            channels = stage.outputs();
        }
        convolutions.put("conv_last", NormedConv2d.pointwise(channels, features, Activation.HARD_SWISH, random));
        return new MobileNetV3(Collections.unmodifiableMap(convolutions), new Linear(features, classes, random));
    }

    /// All that comes before the linear layer: (n, 3, h, w) → (n, features).
    private record Body(Map<String, Layer> convolutions, Layer pool) implements Layer {
        @Override
        public Variable forward(Variable x) {
            Variable y = x;
            for (Layer convolution : convolutions.values()) {
                y = convolution.forward(y);
            }
            return pool.forward(y);
        }

        @Override
        public Map<String, Layer> children() {
            return convolutions;
        }
    }

    /// subtle: a picture so low that one row is left for the last pool is refused there; lines of text are 48 high.
    @Override
    public Variable forward(Variable x) {
        return head.forward(body.forward(x));
    }

    public Layer body() {
        return body;
    }

    public Layer head() {
        return head;
    }

    /// The same body, not a copy, with another head.
    public MobileNetV3 withHead(Layer newHead) {
        return new MobileNetV3(convolutions, newHead);
    }

    /// The layers of the body, by name, in the order in which they are used.
    public Map<String, Layer> convolutions() {
        return convolutions;
    }

    @Override
    public Map<String, Layer> children() {
        Map<String, Layer> children = new LinkedHashMap<>();
        children.put("body", body);
        children.put("head", head);
        return children;
    }
}
