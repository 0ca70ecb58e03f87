package scratch.deep.foundation.overfitting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.inverse.InvertMatrix;

import scratch.deep.data.Batch;
import scratch.deep.data.Data;
import scratch.deep.layer.Activation;
import scratch.deep.layer.Linear;
import scratch.deep.layer.Sequential;
import scratch.example.Quiet;
import scratch.example.data.Datasets;
import scratch.math.autograd.Functions;
import scratch.math.autograd.Variable;
import scratch.math.tensor.Tensor;

/// The two learners of the lesson held to ND4J.
class OverfittingLabParityTest {
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3, 5})
    void polynomialsEqualThoseOfNd4j(int degree) {
        double[][] sine = Ex407OverfittingLab.sine(30, 5);
        double[][] powers = new double[30][degree + 1];
        for (int i = 0; i < 30; i++) {
            for (int j = 0; j <= degree; j++) {
                powers[i][j] = Math.pow(sine[0][i], j);
            }
        }
        INDArray a = Nd4j.createFromArray(powers);
        INDArray gram = a.transpose().mmul(a);
        INDArray inverse = degree == 0 ? gram.rdiv(1) : InvertMatrix.invert(gram, false);
        INDArray y = Nd4j.createFromArray(sine[1]).reshape(30, 1);
        double[] theirs = inverse.mmul(a.transpose().mmul(y)).ravel().toDoubleVector();
        assertThat(Polynomial.fit(sine[0], sine[1], degree).coefficients()).containsExactly(theirs, within(1e-8));
    }

    /// Ten steps of gradient descent on digits, each engine on its own weights.
    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void tenStepsOfTheNetworkEqualSameDiffs(long seed) {
        Data[] parts = Ex407OverfittingLab.digits(Datasets.digits(), 60, 0.2, seed);
        Batch batch = parts[0].batch(java.util.stream.IntStream.range(0, 60).toArray());
        var random = new SplittableRandom(seed);
        Linear first = new Linear(64, 16, random);
        Linear second = new Linear(16, 10, random);
        Sequential network = new Sequential(first, Activation.RELU, second);
        float[] oneHot = new float[600];
        for (int i = 0; i < 60; i++) {
            oneHot[i * 10 + batch.labels()[i]] = 1;
        }
        INDArray[] theirs = {array(first.weight().data()), array(first.bias().data()), array(second.weight().data()),
            array(second.bias().data())};
        String[] names = {"w1", "b1", "w2", "b2"};
        for (int step = 0; step < 10; step++) {
            SameDiff graph = SameDiff.create();
            SDVariable[] v = new SDVariable[4];
            for (int i = 0; i < 4; i++) {
                v[i] = graph.var(names[i], theirs[i].dup());
            }
            SDVariable hidden = graph.nn.relu(graph.constant(array(batch.inputs().data())).mmul(v[0]).add(v[1]), 0);
            SDVariable picked = graph.nn.logSoftmax(hidden.mmul(v[2]).add(v[3]))
                    .mul(graph.constant(Nd4j.createFromArray(oneHot).reshape(60, 10)));
            SDVariable loss = picked.sum().mul(-1 / 60.0);
            graph.setLossVariables(loss.name());
            Variable ours = Functions.crossEntropy(network.forward(batch.inputs()), batch.labels());
            assertThat((double) ours.item()).isEqualTo(loss.eval().getDouble(0), within(2e-5));
            Map<String, INDArray> gradients = Quiet.of(() -> graph.calculateGradients(null, names));
            ours.backward();
            network.parameters().values().forEach(p -> {
                p.data().addInPlace(p.gradient(), -0.1f);
                p.clearGradient();
            });
            for (int i = 0; i < 4; i++) {
                theirs[i].subi(gradients.get(names[i]).mul(0.1));
            }
        }
        assertThat(first.weight().data().toArray()).containsExactly(theirs[0].dup('c').ravel().toFloatVector(), within(2e-5f));
    }

    private static INDArray array(Tensor tensor) {
        long[] shape = java.util.Arrays.stream(tensor.shape()).asLongStream().toArray();
        return Nd4j.create(tensor.toArray(), shape, DataType.FLOAT);
    }
}
