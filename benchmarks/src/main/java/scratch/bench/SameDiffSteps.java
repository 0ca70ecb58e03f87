package scratch.bench;

import java.util.List;
import java.util.Map;
import org.nd4j.autodiff.loss.LossReduce;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.autodiff.samediff.TrainingConfig;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.layers.convolution.config.Conv2DConfig;
import org.nd4j.linalg.api.ops.impl.layers.convolution.config.Pooling2DConfig;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;

/// The first two networks of [TrainingNetwork] in SameDiff, the autograd of ND4J, with the same weights, inputs and optimizer.
final class SameDiffSteps {
    private final SameDiff sd = SameDiff.create();
    private final DataSet batch;
    private final Map<String, INDArray> placeholders;
    private final String[] names;

    SameDiffSteps(TrainingNetwork network) {
        int[] shape = network.inputShape();
        INDArray x = Nd4j.createFromArray(network.inputs()).reshape(longs(shape));
        INDArray y = onehot(network.labels());
        batch = new DataSet(x, y);
        placeholders = Map.of("x", x, "y", y);
        SDVariable input = sd.placeHolder("x", DataType.FLOAT, longs(shape));
        SDVariable target = sd.placeHolder("y", DataType.FLOAT, shape[0], 10);
        List<TrainingNetwork.Parameter> start = network.parameters();
        SDVariable[] p = new SDVariable[start.size()];
        names = new String[start.size()];
        for (int i = 0; i < p.length; i++) {
            names[i] = "p" + i;
            p[i] = sd.var(names[i], Nd4j.createFromArray(network.start(i)).reshape(longs(start.get(i).shape())));
        }
        SDVariable logits = switch (network) {
            case MLP -> mlp(input, p);
            case LENET -> lenet(input, p);
            default -> throw new IllegalArgumentException("SameDiffSteps: " + network + ": must be mlp or lenet");
        };
        sd.loss().softmaxCrossEntropy("loss", target, logits, null, LossReduce.MEAN_BY_WEIGHT, 0);
        sd.setLossVariables("loss");
        sd.setTrainingConfig(new TrainingConfig.Builder().updater(new Adam(TrainingSteps.RATE, 0.9, 0.999, 1e-8))
            .dataSetFeatureMapping("x").dataSetLabelMapping("y").build());
    }

    private static long[] longs(int... shape) {
        long[] longs = new long[shape.length];
        for (int i = 0; i < shape.length; i++) {
            longs[i] = shape[i];
        }
        return longs;
    }

    private static INDArray onehot(int... labels) {
        INDArray y = Nd4j.zeros(DataType.FLOAT, labels.length, 10);
        for (int i = 0; i < labels.length; i++) {
            y.putScalar(i, labels[i], 1);
        }
        return y;
    }

    private SDVariable mlp(SDVariable x, SDVariable... p) {
        SDVariable h = sd.nn().relu(sd.nn().linear(x, p[0], p[1]), 0);
        return sd.nn().linear(sd.nn().relu(sd.nn().linear(h, p[2], p[3]), 0), p[4], p[5]);
    }

    private SDVariable lenet(SDVariable x, SDVariable... p) {
        SDVariable h = pool(sd.nn().relu(conv(x, p[0], p[1], 2), 0));
        h = pool(sd.nn().relu(conv(h, p[2], p[3], 0), 0));
        h = sd.nn().relu(sd.nn().linear(h.reshape(-1, 400), p[4], p[5]), 0);
        return sd.nn().linear(sd.nn().relu(sd.nn().linear(h, p[6], p[7]), 0), p[8], p[9]);
    }

    /// Filters (f, c, i, j) as ND4J wants them: (i, j, c, f).
    private SDVariable conv(SDVariable x, SDVariable filters, SDVariable bias, int padding) {
        return sd.cnn().conv2d(x, filters.permute(2, 3, 1, 0), bias, Conv2DConfig.builder().kH(5).kW(5).sH(1).sW(1)
            .pH(padding).pW(padding).dataFormat("NCHW").build());
    }

    private SDVariable pool(SDVariable x) {
        return sd.cnn().maxPooling2d(x, Pooling2DConfig.builder().kH(2).kW(2).sH(2).sW(2).isNHWC(false).build());
    }

    /// One step.
    Object train() {
        return sd.fit(batch);
    }

    /// The loss, with all gradients computed.
    double gradients() {
        return sd.calculateGradientsAndOutputs(placeholders, List.of("loss"), List.of(names)).getOutputs().get("loss")
            .getDouble(0);
    }

    /// Three steps from the same weights lead both the same way.
    static void check(TrainingSteps ours, SameDiffSteps theirs) {
        for (int i = 0; i < 3; i++) {
            double wanted = ours.train();
            double loss = theirs.gradients();
            theirs.train();
            if (!(Math.abs(loss - wanted) <= 1e-3 * wanted)) {
                throw new IllegalStateException("sameDiff: the loss at step " + i + " is " + loss + ", ours " + wanted);
            }
        }
    }
}
