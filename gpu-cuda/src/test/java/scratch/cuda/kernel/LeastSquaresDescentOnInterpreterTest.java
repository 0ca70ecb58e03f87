package scratch.cuda.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/// Gradient descent on the device against the same iterations in double.
class LeastSquaresDescentOnInterpreterTest {

    private record Size(int rows, int columns, int pad, boolean intercept, int blocks) {
    }

    private static final Size[] SIZES = {new Size(1, 1, 0, true, 1), new Size(70, 5, 2, true, 3), new Size(300, 40, 0, true, 2),
        new Size(530, 13, 0, false, 2), new Size(90, 128, 0, true, 2)};

    @Test
    void weightsAndLossesAreThoseOfDoubles() {
        for (int s = 0; s < SIZES.length; s++) {
            Size size = SIZES[s];
            int n = size.rows;
            int d = size.columns;
            int ldx = d + size.pad;
            float[] x = Samples.normal(n, d, ldx, s);
            float[] y = Samples.normal(1, n, n, s + 50);
            float[] start = Samples.normal(1, d + 1, d + 1, s + 90);
            int iterations = 4;
            float rate = 0.05f;
            LeastSquaresDescent.Result actual = run(size, x, y, start, iterations, rate, s % 3);
            double[] w = new double[d + 1];
            for (int j = 0; j <= d; j++) {
                w[j] = j == d && !size.intercept ? 0 : start[j];
            }
            for (int t = 0; t < iterations; t++) {
                double[] gradient = new double[d + 1];
                double squares = 0;
                for (int i = 0; i < n; i++) {
                    double residual = w[d] - y[i];
                    for (int j = 0; j < d; j++) {
                        residual += x[i * ldx + j] * w[j];
                    }
                    for (int j = 0; j < d; j++) {
                        gradient[j] += residual * x[i * ldx + j];
                    }
                    gradient[d] += residual;
                    squares += residual * residual;
                }
                for (int j = 0; j < d || j == d && size.intercept; j++) {
                    w[j] -= 2 * rate / n * gradient[j];
                }
                assertThat((double) actual.losses()[t]).as("%s loss %d", size, t)
                        .isCloseTo(squares / n, within(3e-6 * squares / n + 1e-6));
            }
            for (int j = 0; j <= d; j++) {
                assertThat((double) actual.weights()[j]).as("%s weight %d", size, j).isCloseTo(w[j], within(3e-6));
            }
        }
    }

    private static LeastSquaresDescent.Result run(Size size, float[] x, float[] y, float[] start, int iterations, float rate,
            long seed) {
        try (Samples samples = Samples.onInterpreter(seed);
                LeastSquaresDescent descent = new LeastSquaresDescent(samples.device(),
                        samples.upload(x, size.rows, size.columns, size.columns + size.pad), samples.upload(y), size.intercept,
                        size.blocks)) {
            return descent.run(start, iterations, rate);
        }
    }

    @Test
    void resultIsTheSameBitsInWhateverOrderBlocksRun() {
        Size size = new Size(600, 7, 0, true, 3);
        float[] x = Samples.normal(600, 7, 7, 1);
        float[] y = Samples.normal(1, 600, 600, 2);
        LeastSquaresDescent.Result first = run(size, x, y, new float[8], 3, 0.1f, 0);
        for (int seed = 1; seed < 3; seed++) {
            LeastSquaresDescent.Result again = run(size, x, y, new float[8], 3, 0.1f, seed);
            assertThat(again.weights()).containsExactly(first.weights());
            assertThat(again.losses()).containsExactly(first.losses());
        }
    }

    /// y = 2x₀ − x₁ + 3 without noise: descent must find it.
    @Test
    void descentFindsTheLineThatTheDataCameFrom() {
        int n = 64;
        float[] x = Samples.normal(n, 2, 2, 5);
        float[] y = new float[n];
        for (int i = 0; i < n; i++) {
            y[i] = 2 * x[2 * i] - x[2 * i + 1] + 3;
        }
        LeastSquaresDescent.Result result = run(new Size(n, 2, 0, true, 1), x, y, new float[3], 60, 0.3f, 0);
        assertThat(result.weights()[0]).isCloseTo(2, within(1e-4f));
        assertThat(result.weights()[1]).isCloseTo(-1, within(1e-4f));
        assertThat(result.weights()[2]).isCloseTo(3, within(1e-4f));
        assertThat(result.losses()[59]).isLessThan(1e-8f);
    }

    @Test
    void whatDoesNotFitIsRefused() {
        try (Samples samples = Samples.onInterpreter(0)) {
            DeviceMatrix x = samples.upload(new float[6], 2, 3, 3);
            DeviceMatrix three = samples.upload(1, 1, 1);
            DeviceMatrix two = samples.upload(1, 1);
            assertThatThrownBy(() -> new LeastSquaresDescent(samples.device(), x, three, true))
                    .hasMessage("LeastSquaresDescent: y is (1, 3) of 4-byte elements: must be (1, 2) of 4 bytes");
            assertThatThrownBy(() -> new LeastSquaresDescent(samples.device(), samples.upload(new float[129]), two, true))
                    .hasMessage("LeastSquaresDescent: 129 columns: at most 128");
            try (LeastSquaresDescent descent = new LeastSquaresDescent(samples.device(), x, two, true)) {
                assertThatThrownBy(() -> descent.run(new float[3], 1, 0.1f))
                        .hasMessage("LeastSquaresDescent.start: 3 weights: must be 4, the intercept last");
                assertThatThrownBy(() -> descent.step(0.1f)).isInstanceOf(IllegalStateException.class)
                        .hasMessage("LeastSquaresDescent.step: 0 of 0 iterations: start makes room for more");
                assertThatThrownBy(descent::finish).isInstanceOf(IllegalStateException.class)
                        .hasMessage("LeastSquaresDescent.finish: no iteration yet: start and step come before");
                assertThatThrownBy(() -> descent.run(new float[4], 0, 0.1f))
                        .hasMessage("LeastSquaresDescent.start: 0 iterations: must be at least 1");
            }
        }
    }
}
