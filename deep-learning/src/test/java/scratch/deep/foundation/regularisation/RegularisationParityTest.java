package scratch.deep.foundation.regularisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.regularization.L1Regularization;
import org.nd4j.linalg.learning.regularization.L2Regularization;
import org.nd4j.linalg.learning.regularization.Regularization;

import scratch.deep.data.Batch;
import scratch.deep.data.Data;
import scratch.deep.optimizer.Optimizer;
import scratch.deep.optimizer.SGD;
import scratch.example.data.Datasets;
import scratch.math.autograd.Functions;
import scratch.math.autograd.Variable;
import scratch.math.tensor.Tensor;

/// Penalties, soft threshold and dropout held to SameDiff and to ND4J's regularisations.
class RegularisationParityTest {
    private static Batch rows(int n, long seed) {
        Data data = Ex406Regularisation.digits(Datasets.digits(), n, 0.2, seed)[0];
        return data.batch(java.util.stream.IntStream.range(0, n).toArray());
    }

    @ParameterizedTest
    @CsvSource({"1, false", "2, false", "3, false", "1, true", "2, true", "3, true"})
    void lossAndGradientsWithPenaltiesEqualSameDiffs(long seed, boolean dropout) {
        Batch batch = rows(30, seed);
        var random = new SplittableRandom(seed);
        float[] w = new float[640];
        for (int i = 0; i < w.length; i++) {
            w[i] = i % 9 == 0 ? 0 : (float) (0.2 * random.nextGaussian());
        }
        float[] x = batch.inputs().data().toArray();
        double[] mask = dropout ? Peers406.maskOf(x.length) : null;
        double[] ours = Peers406.ours(x, batch.labels(), w, mask);
        assertThat(ours).containsExactly(Peers406.theirs(x, batch.labels(), w, mask), within(5e-6));
    }

    /// Gradient descent with soft thresholds ends where it should: at weights that are not 0 the whole derivative is 0, and at
    /// those that are 0 the derivative of the rest is at most λ₁, so that they stay. The gradients are SameDiff's.
    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void theSoftThresholdFindsTheMinimum(long seed) {
        Batch batch = rows(40, seed);
        Variable w = Variable.parameter(Tensor.zeros(64, 10));
        var optimizer = new Optimizer(Map.of("w", w), new SGD(0.2, 0.1));
        for (int step = 0; step < 400; step++) {
            optimizer.clearGradients();
            Functions.crossEntropy(batch.inputs().matmul(w), batch.labels()).backward();
            optimizer.step();
            float[] values = w.data().toArray();
            Shrinkage.l1InPlace(values, 0.2 * 0.01);
            w.data().write(values);
        }
        float[] end = w.data().toArray();
        double[] gradients = Peers406.theirs(batch.inputs().data().toArray(), batch.labels(), end, null);
        int zeros = 0;
        for (int i = 0; i < end.length; i++) {
            zeros += end[i] == 0 ? 1 : 0;
            assertThat(Math.abs(gradients[i + 1])).as("derivative at weight " + i + " = " + end[i])
                    .isLessThan(end[i] == 0 ? 0.01 + 1e-5 : 1e-5);
        }
        assertThat(zeros).isBetween(200, 600);
    }

    @Test
    void thePenaltiesOfNd4jAddTheSameGradients() {
        double[] w = {1, -2, 0, 0.5};
        assertThat(gradients(new L1Regularization(0.3), w)).containsExactly(java.util.Arrays.stream(w)
                .map(v -> 1 + Shrinkage.l1Derivative(v, 0.3)).toArray(), within(1e-12));
        assertThat(gradients(new L2Regularization(0.3), w)).containsExactly(java.util.Arrays.stream(w).map(v -> 1 + 0.3 * v)
                .toArray(), within(1e-12));
    }

    private static double[] gradients(Regularization penalty, double... w) {
        INDArray gradients = Nd4j.ones(org.nd4j.linalg.api.buffer.DataType.DOUBLE, w.length);
        penalty.apply(Nd4j.createFromArray(w), gradients, 1, 0, 0);
        return gradients.toDoubleVector();
    }

    /// The layer of the library: forward and backward are the textbook's, with the mask that it drew.
    @ParameterizedTest
    @CsvSource({"0.5, 1", "0.2, 2", "0.9, 3"})
    void theLibrarysDropoutIsTheTextbooks(double p, long seed) {
        Variable x = Variable.parameter(Tensor.uniform(scratch.math.tensor.Backend.active(), 5, 1000));
        Variable y = Functions.dropout(x, (float) p, seed);
        float[] in = x.data().toArray();
        float[] out = y.data().toArray();
        boolean[] kept = new boolean[in.length];
        int count = 0;
        for (int i = 0; i < in.length; i++) {
            kept[i] = out[i] != 0;
            count += kept[i] ? 1 : 0;
        }
        assertThat(count / 1000.0).isEqualTo(1 - p, within(4 * Math.sqrt(p * (1 - p) / 1000)));
        Mask mask = Mask.of(p, kept);
        y.times(y).sum().backward();
        double[] gradients = new double[in.length];
        double[] inputs = new double[in.length];
        java.util.Arrays.setAll(inputs, i -> in[i]);
        java.util.Arrays.setAll(gradients, i -> 2.0 * out[i]);
        double[] expected = mask.forward(inputs);
        double[] back = mask.backward(gradients);
        float[] gradient = x.gradient().toArray();
        for (int i = 0; i < in.length; i++) {
            assertThat((double) out[i]).isEqualTo(expected[i], within(1e-5));
            assertThat((double) gradient[i]).isEqualTo(back[i], within(1e-3));
        }
    }
}
