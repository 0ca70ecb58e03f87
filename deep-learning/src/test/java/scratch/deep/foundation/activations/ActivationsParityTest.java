package scratch.deep.foundation.activations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

import scratch.example.Quiet;
import scratch.math.autograd.Functions;
import scratch.math.autograd.Variable;
import scratch.math.tensor.Tensor;

/// The textbook formulas held to ND4J, and the engine's float32 ones to the textbook.
class ActivationsParityTest {
    private static double[] numbers(long seed, int n, double size) {
        return new SplittableRandom(seed).doubles(n, -size, size).toArray();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void valuesEqualThoseOfNd4j(long seed) {
        double[] x = numbers(seed, 200, 8);
        INDArray given = Nd4j.createFromArray(x);
        double[][] theirs = {Nd4j.nn.sigmoid(given.dup()).toDoubleVector(), Nd4j.math.tanh(given.dup()).toDoubleVector(),
            Nd4j.nn.relu(given.dup(), 0).toDoubleVector(), Nd4j.nn.leakyRelu(given.dup(), 0.01).toDoubleVector()};
        for (int i = 0; i < x.length; i++) {
            for (int f = 0; f < 4; f++) {
                assertThat(ActivationFunction.values()[f].value(x[i])).isEqualTo(theirs[f][i], within(1e-12));
            }
        }
    }

    @Test
    void someActivationsOfNd4jWriteIntoTheirArgument() {
        INDArray x = Nd4j.createFromArray(-1.0, 1.0);
        Nd4j.nn.sigmoid(x);
        assertThat(x.getDouble(0)).isEqualTo(0.2689, within(1e-4));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void crossEntropyAndItsGradientEqualSameDiff(long seed) {
        double[] z = numbers(seed, 7, 10);
        int label = (int) seed;
        double[] oneHot = new double[7];
        oneHot[label] = 1;
        SameDiff graph = SameDiff.create();
        SDVariable logits = graph.var("z", Nd4j.createFromArray(new double[][]{z}));
        SDVariable loss = graph.loss.softmaxCrossEntropy("loss",
                graph.constant(Nd4j.createFromArray(new double[][]{oneHot})), logits, null);
        graph.setLossVariables("loss");
        double[] theirs = Quiet.of(() -> graph.calculateGradients(null, "z")).get("z").toDoubleVector();
        LossFunction ours = LossFunction.crossEntropy(z, label);
        assertThat(ours.loss()).isEqualTo(loss.eval().getDouble(0), within(1e-12));
        assertThat(ours.gradient()).containsExactly(theirs, within(1e-12));
    }

    @ParameterizedTest
    @ValueSource(longs = {4, 5})
    void theEngineComputesTheTextbooksFormulas(long seed) {
        double[] x = numbers(seed, 100, 6);
        float[] floats = new float[x.length];
        for (int i = 0; i < x.length; i++) {
            floats[i] = (float) x[i];
        }
        Variable v = Variable.parameter(Tensor.vector(floats));
        Variable[] results = {v.sigmoid(), v.tanh(), v.relu(), v.leakyRelu(0.01f), v.gelu()};
        for (int f = 0; f < results.length; f++) {
            ActivationFunction function = ActivationFunction.values()[f];
            float[] values = results[f].data().toArray();
            results[f].sum().backward();
            float[] derivatives = v.gradient().toArray();
            v.clearGradient();
            for (int i = 0; i < x.length; i++) {
                assertThat((double) values[i]).as(function + " at " + floats[i])
                        .isEqualTo(function.value(floats[i]), within(2e-6));
                assertThat((double) derivatives[i]).as("derivative of " + function + " at " + floats[i])
                        .isEqualTo(function.derivative(floats[i]), within(2e-6));
            }
        }
        Variable loss = Functions.crossEntropy(v.reshape(1, 100), 17);
        loss.backward();
        double[] rounded = new double[x.length];
        java.util.Arrays.setAll(rounded, i -> floats[i]);
        LossFunction textbook = LossFunction.crossEntropy(rounded, 17);
        assertThat((double) loss.item()).isEqualTo(textbook.loss(), within(1e-5));
        float[] gradient = v.gradient().toArray();
        for (int i = 0; i < gradient.length; i++) {
            assertThat((double) gradient[i]).isEqualTo(textbook.gradient()[i], within(1e-6));
        }
    }
}
