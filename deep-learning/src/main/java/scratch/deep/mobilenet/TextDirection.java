package scratch.deep.mobilenet;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import scratch.deep.init.SeedStream;
import scratch.deep.onnx.OnnxModel;
import scratch.deep.onnx.OnnxTensor;
import scratch.deep.train.Trainer;
import scratch.math.check.Require;
import scratch.math.tensor.Shape;
import scratch.math.tensor.Tensor;

/// PP-OCR's classifier of text direction, read from its ONNX file: is a line of text upright (class 0), or turned by 180
/// degrees (class 1)? Pictures are 48 pixels high, the text fills the height, and pixels go from −1 to 1.
public final class TextDirection {
    public static final int HEIGHT = 48;
    public static final int CLASSES = 2;
    private static final Set<String> OPERATORS = Set.of("Add", "BatchNormalization", "Cast", "Clip", "Concat", "Conv", "Div",
            "GlobalAveragePool", "HardSigmoid", "Identity", "MatMul", "MaxPool", "Mul", "Relu", "Reshape", "Shape", "Slice",
            "Softmax");

    private TextDirection() {
    }

    /// The network with the weights of the file.
    ///
    /// @throws IllegalArgumentException naming the first weight that is not there or has another shape, or an operator
    ///                                  that this network has not
    public static MobileNetV3 network(OnnxModel file) {
        MobileNetV3 network = MobileNetV3.create(MobileNetV3.LINES_OF_TEXT, MobileNetV3.FEATURES, CLASSES,
                SeedStream.generator(0));
        Map<String, OnnxTensor> weights = file.graph().weights(OPERATORS);
        Map<Tensor, OnnxTensor> pairs = new LinkedHashMap<>();
        Trainer.tensors(network).forEach((name, tensor) -> pairs.put(tensor, fitting(name, tensor, weights)));
        pairs.forEach((tensor, weight) -> tensor.write(weight.floats()));              // all, or nothing
        network.eval();
        return network;
    }

    private static OnnxTensor fitting(String name, Tensor here, Map<String, OnnxTensor> weights) {
        String theirs = nameInFile(name);
        OnnxTensor weight = weights.get(theirs);
        if (weight == null) {
            throw Require.broken("TextDirection.network: no weight %s of %s in the file: it is of another architecture", theirs,
                    here.shape());
        }
        if (!Arrays.equals(weight.shape(), here.shape())) {
            throw Require.broken("TextDirection.network: weight %s is %s in the file and %s here: it is of another "
                    + "architecture",
                    theirs, Shape.text(weight.shape()), here.shape());
        }
        Require.that(weight.type().isFloat(), "TextDirection.network: weight %s is of type %s in the file: must be "
                + "floating-point", theirs, weight.type());
        return weight;
    }

    /// `body.conv2.expand.norm.running_mean` stands in the file as `conv2_expand_bn_mean`.
    static String nameInFile(String name) {
        if (name.startsWith("head.")) {
            return name.equals("head.weight") ? "fc_0.w_0" : "fc_0.b_0";
        }
        return name.substring("body.".length())
                .replace(".conv.weight", "_weights")
                .replace(".norm.weight", "_bn_scale").replace(".norm.bias", "_bn_offset")
                .replace(".norm.running_mean", "_bn_mean").replace(".norm.running_var", "_bn_variance")
                .replace(".se.", "_se_").replace(".weight", "_weights").replace(".bias", "_offset")
                .replace('.', '_');
    }
}
