package scratch.cuda.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/// Softmax, layer norm and the transpose, against the same in double.
class RowKernelsOnInterpreterTest {
    private static final double UNIT = Precision.FP32.unitRoundoff();

    private record Shape(int rows, int columns, int padIn, int padOut) {
    }

    private static final Shape[] SHAPES = {new Shape(1, 1, 0, 0), new Shape(3, 31, 1, 2), new Shape(2, 256, 0, 3),
        new Shape(3, 700, 5, 0)};

    /// Rows whose values lie around 0, +200 and −200: without the largest value taken off, exp would overflow, or all be 0.
    @Test
    void softmaxIsThatOfDoublesWhateverTheSizeOfTheValues() {
        for (int s = 0; s < SHAPES.length; s++) {
            Shape shape = SHAPES[s];
            int ldx = shape.columns + shape.padIn;
            int ldy = shape.columns + shape.padOut;
            float[] x = Samples.normal(shape.rows, shape.columns, ldx, s);
            for (int i = 0; i < shape.rows; i++) {
                for (int j = 0; j < shape.columns; j++) {
                    x[i * ldx + j] = 30 * x[i * ldx + j] + 200 * (i % 3 - 1);
                }
            }
            float[] y = new float[(shape.rows - 1) * ldy + shape.columns];
            try (Samples samples = Samples.onInterpreter(s % 3); RowKernels kernels = new RowKernels(samples.device())) {
                DeviceMatrix out = samples.upload(y, shape.rows, shape.columns, ldy);
                kernels.softmax(samples.upload(x, shape.rows, shape.columns, ldx), out, samples.device().stream());
                y = samples.download(out);
            }
            for (int i = 0; i < shape.rows; i++) {
                double max = Double.NEGATIVE_INFINITY;
                for (int j = 0; j < shape.columns; j++) {
                    max = Math.max(max, x[i * ldx + j]);
                }
                double sum = 0;
                for (int j = 0; j < shape.columns; j++) {
                    sum += Math.exp(x[i * ldx + j] - max);
                }
                for (int j = 0; j < shape.columns; j++) {
                    double expected = Math.exp(x[i * ldx + j] - max) / sum;
                    // the difference x - max is rounded, which exp turns into a relative error of |x - max| roundings
                    double allowed = (20 + Math.abs(x[i * ldx + j] - max)) * UNIT * expected + 1e-37;
                    assertThat((double) y[i * ldy + j]).as("%s (%d, %d)", shape, i, j).isCloseTo(expected, within(allowed));
                }
                for (int j = shape.columns; j < ldy && i < shape.rows - 1; j++) {
                    assertThat(y[i * ldy + j]).isZero();
                }
            }
        }
    }

    @Test
    void minusInfinityHasNoShareAndOneNaNSpoilsItsRowAlone() {
        float none = Float.NEGATIVE_INFINITY;
        try (Samples samples = Samples.onInterpreter(0); RowKernels kernels = new RowKernels(samples.device())) {
            DeviceMatrix x = samples.upload(new float[] {0, none, 0, 1, Float.NaN, 1, none, none, 3}, 3, 3, 3);
            kernels.softmax(x, x, samples.device().stream());
            assertThat(samples.download(x)).containsExactly(0.5f, 0, 0.5f, Float.NaN, Float.NaN, Float.NaN, 0, 0, 1);
        }
    }

    /// Rows with a mean of 10 000 and a standard deviation of 1: E[x²] − E[x]² would have no right digit.
    @Test
    void layerNormIsThatOfDoublesEvenFarFromZero() {
        float epsilon = 1e-5f;
        for (int s = 0; s < SHAPES.length; s++) {
            Shape shape = SHAPES[s];
            int ldx = shape.columns + shape.padIn;
            int ldy = shape.columns + shape.padOut;
            float[] x = Samples.normal(shape.rows, shape.columns, ldx, s + 10);
            for (int i = 0; i < x.length; i++) {
                x[i] += i / ldx == 1 ? 10_000 : 0;
            }
            float[] gain = Samples.normal(1, shape.columns, shape.columns, 1);
            float[] bias = Samples.normal(1, shape.columns, shape.columns, 2);
            float[] y = new float[(shape.rows - 1) * ldy + shape.columns];
            try (Samples samples = Samples.onInterpreter(s % 3); RowKernels kernels = new RowKernels(samples.device())) {
                DeviceMatrix out = samples.upload(y, shape.rows, shape.columns, ldy);
                kernels.layerNorm(samples.upload(x, shape.rows, shape.columns, ldx), samples.upload(gain), samples.upload(bias),
                        epsilon, out, samples.device().stream());
                y = samples.download(out);
            }
            for (int i = 0; i < shape.rows; i++) {
                double mean = 0;
                for (int j = 0; j < shape.columns; j++) {
                    mean += x[i * ldx + j] / (double) shape.columns;
                }
                double variance = 0;
                for (int j = 0; j < shape.columns; j++) {
                    variance += (x[i * ldx + j] - mean) * (x[i * ldx + j] - mean) / shape.columns;
                }
                // the mean is off by some units of its last place
                double allowed = 8 * UNIT * (Math.abs(mean) + 10) / Math.sqrt(variance + epsilon);
                for (int j = 0; j < shape.columns; j++) {
                    double expected = (x[i * ldx + j] - mean) / Math.sqrt(variance + epsilon) * gain[j] + bias[j];
                    assertThat((double) y[i * ldy + j]).as("%s (%d, %d)", shape, i, j)
                            .isCloseTo(expected, within(allowed * (Math.abs(gain[j]) + Math.abs(bias[j]) + 1)));
                }
            }
        }
    }

    @Test
    void transposeMovesEveryElementAndNothingElse() {
        for (int s = 0; s < SHAPES.length; s++) {
            int rows = SHAPES[s].rows * 23;
            int columns = Math.min(70, SHAPES[s].columns);
            int lda = columns + SHAPES[s].padIn;
            int ldb = rows + SHAPES[s].padOut;
            float[] a = Samples.normal(rows, columns, lda, s);
            float[] b = new float[(columns - 1) * ldb + rows];
            float[] expected = b.clone();
            for (int i = 0; i < rows; i++) {
                for (int j = 0; j < columns; j++) {
                    expected[j * ldb + i] = a[i * lda + j];
                }
            }
            try (Samples samples = Samples.onInterpreter(s % 3); Transpose transpose = new Transpose(samples.device())) {
                DeviceMatrix out = samples.upload(b, columns, rows, ldb);
                transpose.transpose(samples.upload(a, rows, columns, lda), out, samples.device().stream());
                assertThat(samples.download(out)).containsExactly(expected);
            }
        }
    }

    @Test
    void shapesThatDoNotFitAreRefused() {
        try (Samples samples = Samples.onInterpreter(0); RowKernels kernels = new RowKernels(samples.device());
                Transpose transpose = new Transpose(samples.device())) {
            DeviceMatrix a = samples.upload(new float[6], 2, 3, 3);
            DeviceMatrix two = samples.upload(1, 1);
            DeviceMatrix three = samples.upload(1, 1, 1);
            var stream = samples.device().stream();
            assertThatThrownBy(() -> kernels.softmax(a, three, stream))
                    .hasMessage("RowKernels.softmax: y is (1, 3) of 4-byte elements: must be (2, 3) of 4 bytes");
            assertThatThrownBy(() -> kernels.layerNorm(a, three, two, 1e-5f, a, stream))
                    .hasMessage("RowKernels.layerNorm: bias is (1, 2) of 4-byte elements: must be (1, 3) of 4 bytes");
            assertThatThrownBy(() -> kernels.layerNorm(a, three, three, -1, a, stream))
                    .hasMessage("RowKernels.layerNorm: epsilon -1.0: must be finite and at least 0");
            assertThatThrownBy(() -> transpose.transpose(a, a, stream))
                    .hasMessage("Transpose.transpose: B is (2, 3) of 4-byte elements: must be (3, 2) of 4 bytes");
        }
    }
}
