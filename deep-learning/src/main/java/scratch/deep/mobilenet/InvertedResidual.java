package scratch.deep.mobilenet;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.random.RandomGenerator;
import scratch.deep.layer.Layer;
import scratch.math.autograd.Variable;

/// The block of MobileNet: widen the channels pixel by pixel, look around in each channel alone, and narrow them again,
/// with nothing but a normalisation at the narrow end; where the shapes allow it, the input is added.
///
/// A convolution of k x k over c channels costs k²·c² a pixel; this costs 2·c·e + k²·e for e channels in the middle.
/// Sandler et al. 2018, *MobileNetV2: Inverted residuals and linear bottlenecks*; Howard et al. 2019.
public final class InvertedResidual implements Layer {
    private final Stage stage;
    private final NormedConv2d expand;
    private final NormedConv2d depthwise;
    private final SqueezeExcitation attention;                 // or null
    private final NormedConv2d linear;

    public InvertedResidual(Stage stage, RandomGenerator random) {
        this.stage = stage;
        expand = NormedConv2d.pointwise(stage.inputs(), stage.expanded(), stage.activation(), random);
        depthwise = NormedConv2d.depthwise(stage, random);
        attention = stage.squeezed() == 0 ? null : new SqueezeExcitation(stage.expanded(), stage.squeezed(), random);
        linear = NormedConv2d.pointwise(stage.expanded(), stage.outputs(), null, random);
    }

    @Override
    public Variable forward(Variable x) {                      // (n, inputs, h, w)
        Variable wide = depthwise.forward(expand.forward(x));  // (n, expanded, h', w')
        Variable weighed = attention == null ? wide : attention.forward(wide);
        Variable y = linear.forward(weighed);                  // (n, outputs, h', w')
        return stage.hasSkip() ? y.plus(x) : y;
    }

    @Override
    public Map<String, Layer> children() {
        Map<String, Layer> children = new LinkedHashMap<>();
        children.put("expand", expand);
        children.put("depthwise", depthwise);
        if (attention != null) {
            children.put("se", attention);
        }
        children.put("linear", linear);
        return children;
    }
}
