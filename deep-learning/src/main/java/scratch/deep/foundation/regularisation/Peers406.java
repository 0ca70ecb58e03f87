package scratch.deep.foundation.regularisation;

import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;

import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

import scratch.example.Quiet;
import scratch.math.autograd.Functions;
import scratch.math.autograd.Variable;
import scratch.math.tensor.Tensor;

/// A loss with penalties and dropout, differentiated by our engine and by ND4J's SameDiff.
final class Peers406 {
    private static final double L1 = 0.01;
    private static final double L2 = 0.1;

    private Peers406() {
    }

    /// 0 or 2 for each of n inputs.
    static double[] maskOf(int n) {
        double[] ones = new double[n];
        Arrays.fill(ones, 1);
        return Mask.draw(n, 0.5, new SplittableRandom(3)).forward(ones);
    }

    /// Loss and derivatives of softmax regression with both penalties, by the engine of lesson 109.
    static double[] ours(float[] inputs, int[] labels, float[] start, double[] mask) {
        Variable x = Variable.constant(Tensor.of(inputs, labels.length, 64));
        if (mask != null) {
            float[] m = new float[mask.length];
            for (int i = 0; i < m.length; i++) {
                m[i] = (float) mask[i];
            }
            x = x.times(Variable.constant(Tensor.of(m, labels.length, 64)));
        }
        Variable w = Variable.parameter(Tensor.of(start, 64, 10));
        Variable loss = Functions.crossEntropy(x.matmul(w), labels).plus(w.times(w).sum().times((float) (L2 / 2)))
                .plus(w.abs().sum().times((float) L1));
        loss.backward();
        return joined(loss.item(), w.gradient().toArray());
    }

    /// The same by ND4J.
    static double[] theirs(float[] inputs, int[] labels, float[] start, double[] mask) {
        INDArray oneHot = Nd4j.zeros(labels.length, 10);
        for (int i = 0; i < labels.length; i++) {
            oneHot.putScalar(i, labels[i], 1);
        }
        SameDiff graph = SameDiff.create();
        SDVariable x = graph.constant(Nd4j.createFromArray(inputs).reshape(labels.length, 64));
        if (mask != null) {
            x = x.mul(graph.constant(Nd4j.createFromArray(mask).castTo(DataType.FLOAT).reshape(labels.length, 64)));
        }
        SDVariable w = graph.var("w", Nd4j.createFromArray(start).reshape(64, 10));
        SDVariable mean = graph.nn.logSoftmax(x.mmul(w)).mul(graph.constant(oneHot)).sum().mul(-1.0 / labels.length);
        SDVariable loss = mean.add(w.mul(w).sum().mul(L2 / 2)).add(graph.math.abs(w).sum().mul(L1));
        graph.setLossVariables(loss.name());
        Map<String, INDArray> gradients = Quiet.of(() -> graph.calculateGradients(null, "w"));
        return joined(loss.eval().getDouble(0), gradients.get("w").dup('c').ravel().toFloatVector());
    }

    private static double[] joined(double first, float... rest) {
        double[] all = new double[rest.length + 1];
        Arrays.setAll(all, i -> i == 0 ? first : rest[i - 1]);
        return all;
    }
}
