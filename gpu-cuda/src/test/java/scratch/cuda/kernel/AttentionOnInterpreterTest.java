package scratch.cuda.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.lang.foreign.MemorySegment;

import org.junit.jupiter.api.Test;
import scratch.cuda.device.DeviceMemory;

/// Fused attention against softmax(scale · Q·Kᵀ)·V in double, on the bfloat16 numbers that the device was given.
class AttentionOnInterpreterTest {

    @Test
    void resultIsThatOfDoubles() {
        check(new Attention.Shape(1, 1, 1, 64, false), 1, 0);
        check(new Attention.Shape(2, 40, 70, 64, false), 1, 1);
        check(new Attention.Shape(1, 33, 100, 128, false), 1, 2);
        if (Samples.onGpu()) {
            check(new Attention.Shape(3, 300, 500, 64, false), 1, 0);
            check(new Attention.Shape(3, 300, 500, 128, true), 1, 0);
        }
    }

    @Test
    void causalQueriesSeeNoLaterKey() {
        check(new Attention.Shape(1, 65, 65, 64, true), 1, 0);
        check(new Attention.Shape(1, 20, 60, 128, true), 1, 1);
        check(new Attention.Shape(1, 140, 140, 64, true), 1, 2);
    }

    /// Scores of several hundreds: exp would overflow if the largest were not taken off, and is 0 for most.
    @Test
    void largeScoresDoNotOverflow() {
        check(new Attention.Shape(1, 17, 130, 64, false), 8, 0);
    }

    private static void check(Attention.Shape shape, float size, long seed) {
        int width = shape.width();
        float[] q = halves(shape.heads() * shape.queries() * width, size, 1);
        float[] k = halves(shape.heads() * shape.keys() * width, size, 2);
        float[] v = halves(shape.heads() * shape.keys() * width, 1, 3);
        float scale = (float) (1 / Math.sqrt(width));
        float[] out;
        try (Samples samples = Samples.onInterpreter(seed); Attention attention = new Attention(samples.device())) {
            DeviceMatrix result = samples.room(q.length);
            attention.forward(shape, scale, upload(samples, q), upload(samples, k), upload(samples, v), result.memory(),
                    samples.device().stream());
            out = samples.download(result);
        }
        for (int h = 0; h < shape.heads(); h++) {
            for (int i = 0; i < shape.queries(); i++) {
                int seen = shape.causal() ? i + 1 + shape.keys() - shape.queries() : shape.keys();
                int atQ = (h * shape.queries() + i) * width;
                int atK = h * shape.keys() * width;
                double[] weights = new double[seen];
                double largest = Double.NEGATIVE_INFINITY;
                for (int j = 0; j < seen; j++) {
                    for (int c = 0; c < width; c++) {
                        weights[j] += (double) scale * q[atQ + c] * k[atK + j * width + c];
                    }
                    largest = Math.max(largest, weights[j]);
                }
                double sum = 0;
                for (int j = 0; j < seen; j++) {
                    weights[j] = Math.exp(weights[j] - largest);
                    sum += weights[j];
                }
                for (int c = 0; c < width; c++) {
                    double expected = 0;
                    double absolute = 0;
                    for (int j = 0; j < seen; j++) {
                        expected += weights[j] / sum * v[atK + j * width + c];
                        absolute += weights[j] / sum * Math.abs(v[atK + j * width + c]);
                    }
                    // the weights are rounded to bfloat16 for the second product; scores carry a few roundings of a float
                    double allowed = absolute * (1.1 * Precision.BF16.unitRoundoff()
                            + 40 * size * size * Precision.FP32.unitRoundoff());
                    assertThat((double) out[atQ + c]).as("%s head %d query %d column %d", shape, h, i, c)
                            .isCloseTo(expected, within(allowed));
                }
            }
        }
    }

    private static float[] halves(int n, float size, long seed) {
        float[] values = Samples.normal(1, n, n, seed);
        for (int i = 0; i < n; i++) {
            values[i] *= size;
        }
        return Samples.floats(Samples.bf16(values));
    }

    private static DeviceMemory upload(Samples samples, float[] values) {
        return samples.upload(MemorySegment.ofArray(Samples.bf16(values)));
    }

    @Test
    void shapesThatDoNotFitAreRefused() {
        assertThatThrownBy(() -> new Attention.Shape(1, 5, 4, 64, true))
                .hasMessage("Attention.Shape: causal with 5 queries and 4 keys: needs a key for each query");
        assertThatThrownBy(() -> new Attention.Shape(1, 5, 4, 32, false))
                .hasMessage("Attention.Shape: width 32: must be 64 or 128");
        assertThatThrownBy(() -> new Attention.Shape(0, 5, 4, 64, false))
                .hasMessage("Attention.Shape: 0 heads: must be 1 to 65535");
        assertThatThrownBy(() -> new Attention.Shape(1, 5, 0, 64, false))
                .hasMessage("Attention.Shape: 5 queries, 0 keys: must be at least 1");
        try (Samples samples = Samples.onInterpreter(0); Attention attention = new Attention(samples.device())) {
            DeviceMemory memory = samples.device().allocate(1280);
            Attention.Shape shape = new Attention.Shape(1, 10, 11, 64, false);
            assertThatThrownBy(() -> attention.forward(shape, 1, memory, memory, memory, memory, samples.device().stream()))
                    .hasMessage("Attention.forward: K of 1280 bytes: needs 704 elements of 2");
            assertThatThrownBy(() -> attention.forward(shape, 0, memory, memory, memory, memory, samples.device().stream()))
                    .hasMessage("Attention.forward: scale 0.0: must be finite and above 0");
        }
    }
}
