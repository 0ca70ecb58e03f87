package scratch.deep.recurrence.sequences;

import java.util.Arrays;
import java.util.Map;

import org.nd4j.autodiff.loss.LossReduce;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

import scratch.example.Quiet;
import scratch.math.autograd.Variable;
import scratch.math.tensor.Tensor;

/// The loss over steps that exist in three ways: by hand, by our layers, by ND4J's SameDiff, which weighs steps with 0 or 1.
final class Peers425 {
    private Peers425() {
    }

    /// A loss and its derivative by each logit, (n·t·k).
    record Masked(double loss, double[] gradient) { }

    static Masked byHand(double[][][] logits, int[][] labels, int... lengths) {
        MaskedCrossEntropy masked = MaskedCrossEntropy.of(logits, labels, lengths);
        return new Masked(masked.loss(), flat(masked.delta()));
    }

    /// The engine of lesson 109, in float32.
    static Masked byLayers(double[][][] logits, int[][] labels, int... lengths) {
        int k = logits[0][0].length;
        double[] values = flat(logits);
        float[] narrow = new float[values.length];
        for (int i = 0; i < narrow.length; i++) {
            narrow[i] = (float) values[i];
        }
        Variable z = Variable.parameter(Tensor.of(narrow, logits.length, logits[0].length, k));
        int[][] real = new int[lengths.length][];
        Arrays.setAll(real, i -> Arrays.copyOf(labels[i], lengths[i]));
        Variable loss = Arrangement.stepLoss(z, new Padded(z, lengths).labels(real));
        loss.backward();
        float[] g = z.gradient().toArray();
        double[] gradient = new double[g.length];
        Arrays.setAll(gradient, i -> g[i]);
        return new Masked(loss.item(), gradient);
    }

    /// In double.
    static Masked bySameDiff(double[][][] logits, int[][] labels, int... lengths) {
        int t = logits[0].length;
        int k = logits[0][0].length;
        double[][] oneHot = new double[logits.length * t][k];
        double[] weight = new double[logits.length * t];
        for (int i = 0; i < lengths.length; i++) {
            for (int s = 0; s < lengths[i]; s++) {
                oneHot[i * t + s][labels[i][s]] = 1;
                weight[i * t + s] = 1;
            }
        }
        SameDiff graph = SameDiff.create();
        SDVariable z = graph.var("z", Nd4j.createFromArray(flat(logits)).reshape(logits.length * t, k));
        SDVariable loss = graph.loss.softmaxCrossEntropy("loss", graph.constant(Nd4j.createFromArray(oneHot)), z,
                graph.constant(Nd4j.createFromArray(weight)), LossReduce.MEAN_BY_WEIGHT, 0);
        graph.setLossVariables("loss");
        Map<String, INDArray> gradients = Quiet.of(() -> graph.calculateGradients(null, "z"));
        return new Masked(loss.eval().getDouble(0), gradients.get("z").dup('c').data().asDouble());
    }

    private static double[] flat(double[][]... cube) {
        return Arrays.stream(cube).flatMap(Arrays::stream).flatMapToDouble(Arrays::stream).toArray();
    }
}
