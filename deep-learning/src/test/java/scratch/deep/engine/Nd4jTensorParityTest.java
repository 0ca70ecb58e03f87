package scratch.deep.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.convolution.Convolution;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.AdamUpdater;
import org.nd4j.linalg.learning.config.Adam;
import scratch.math.tensor.AdamStep;
import scratch.math.tensor.Backend;
import scratch.math.tensor.Binary;
import scratch.math.tensor.Fused;
import scratch.math.tensor.Tensor;
import scratch.math.tensor.Window;

/// Operations on tensors that have no gradient, or that an optimizer uses, held to ND4J's eager ones.
class Nd4jTensorParityTest {

    private static float[] numbers(long seed, int n) {
        Random random = new Random(seed);
        float[] values = new float[n];
        for (int i = 0; i < n; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void indicesOfTheLargest(long seed) {
        float[] x = numbers(seed, 60);
        INDArray theirs = Nd4j.createFromArray(x).reshape(4, 5, 3);
        for (int axis = 0; axis < 3; axis++) {
            assertThat(Tensor.of(x, 4, 5, 3).argmax(axis).toArray())
                    .isEqualTo(theirs.argMax(axis).dup('c').ravel().toFloatVector());
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void comparisonsBroadcast(long seed) {
        float[] x = numbers(seed, 12);
        float[] y = numbers(seed + 10, 3);
        y[0] = x[0];
        Tensor a = Tensor.of(x, 4, 3);
        INDArray b = Nd4j.createFromArray(x).reshape(4, 3);
        INDArray row = Nd4j.createFromArray(y).reshape(1, 3).broadcast(4, 3);
        assertThat(a.combine(Binary.GREATER, Tensor.vector(y)).toArray())
                .isEqualTo(b.gt(row).castTo(b.dataType()).dup('c').ravel().toFloatVector());
        assertThat(a.combine(Binary.EQUAL, Tensor.vector(y)).toArray())
                .isEqualTo(b.eq(row).castTo(b.dataType()).dup('c').ravel().toFloatVector());
    }

    /// Theirs is (n, c, i, j, rows, columns), ours (c·i·j, n·rows·columns).
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void columnsOfImages(long seed) {
        float[] x = numbers(seed, 2 * 3 * 6 * 5);
        Window window = new Window(3, 2, 1, 1);
        Tensor ours = Tensor.empty(Backend.active(), 3 * 3 * 2, 2 * 6 * 6);
        Backend.active().im2col(Tensor.of(x, 2, 3, 6, 5), window, 0, ours);
        INDArray theirs = Convolution.im2col(Nd4j.createFromArray(x).reshape(2, 3, 6, 5), 3, 2, 1, 1, 1, 1, false);
        assertThat(ours.toArray()).isEqualTo(theirs.permute(1, 2, 3, 0, 4, 5).dup('c').ravel().toFloatVector());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void twentyStepsOfAdam(long seed) {
        int n = 50;
        Tensor w = Tensor.of(numbers(seed, n), n);
        INDArray weights = Nd4j.createFromArray(numbers(seed, n));
        Tensor m = Tensor.zeros(n);
        Tensor v = Tensor.zeros(n);
        AdamUpdater theirs = new AdamUpdater(new Adam(0.01, 0.9, 0.999, 1e-8));
        theirs.setStateViewArray(Nd4j.zeros(1, 2 * n), new long[] {n}, 'c', true);
        for (int t = 1; t <= 20; t++) {
            float[] g = numbers(100 * seed + t, n);
            Fused.adam(new AdamStep(t, 0.01f, 0.9f, 0.999f, 1e-8f, 0), w, Tensor.vector(g), m, v);
            INDArray step = Nd4j.createFromArray(g);
            theirs.applyUpdater(step, t - 1, 0);               // becomes rate·m̂ / (√v̂ + ε)
            weights.subi(step);
        }
        float largest = weights.amaxNumber().floatValue();
        assertThat(w.toArray()).containsExactly(weights.toFloatVector(), within(1e-5f * largest));
    }
}
