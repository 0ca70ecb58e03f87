package scratch.math.tensor.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static scratch.math.tensor.contract.Material.NAN;
import static scratch.math.tensor.contract.Material.close;
import static scratch.math.tensor.contract.Material.layouts;
import static scratch.math.tensor.contract.Material.numbers;
import static scratch.math.tensor.contract.Material.size;
import static scratch.math.tensor.contract.Material.tensor;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import scratch.math.tensor.AdamStep;
import scratch.math.tensor.Fused;
import scratch.math.tensor.Tensor;

/// Softmax, standardised rows, cross-entropy and Adam, each compared with its formula.
public interface FusedContract extends Candidate {
    @Test
    default void softmaxAndItsGradient() {
        for (int[] shape : new int[][] {{1, 1}, {3, 4}, {7, 10}, {2, 1030}, {5, 17}, {0, 3}, {3, 0}}) {
            int columns = shape[1];
            float[] x = numbers(size(shape), 1);
            float[] g = numbers(size(shape), 2);
            double[] p = new double[x.length];
            double[] log = new double[x.length];
            double[] dp = new double[x.length];
            double[] dlog = new double[x.length];
            for (int i = 0; i < shape[0]; i++) {
                double total = 0;
                double dot = 0;
                double sum = 0;
                for (int j = i * columns; j < (i + 1) * columns; j++) {
                    total += Math.exp(x[j]);
                }
                for (int j = i * columns; j < (i + 1) * columns; j++) {
                    p[j] = Math.exp(x[j]) / total;
                    log[j] = Math.log(p[j]);
                    dot += p[j] * g[j];
                    sum += g[j];
                }
                for (int j = i * columns; j < (i + 1) * columns; j++) {
                    dp[j] = p[j] * (g[j] - dot);
                    dlog[j] = g[j] - p[j] * sum;
                }
            }
            for (Tensor a : layouts(backend(), x, shape)) {
                Tensor slope = Tensor.of(backend(), g, shape);
                close(Fused.softmax(a), p, 1e-5);
                close(Fused.logSoftmax(a), log, 1e-5);
                close(Fused.softmaxGradient(Fused.softmax(a), slope, false), dp, 1e-4);
                close(Fused.softmaxGradient(Fused.logSoftmax(a), slope, true), dlog, 1e-4);
            }
        }
    }

    @Test
    default void softmaxOfHugeAndInfiniteNumbers() {
        Tensor a = Tensor.of(backend(), new float[] {1000, 1001, 1002, -1e30f, 0, 1e30f}, 2, 3);
        close(Fused.softmax(a), new double[] {0.09003057, 0.24472847, 0.66524096, 0, 0, 1}, 1e-6);
        close(Fused.logSoftmax(a), new double[] {-2.40760596, -1.40760596, -0.40760596, -2e30, -1e30, 0}, 1e-6);
        Tensor masked = Tensor.of(backend(), new float[] {Float.NEGATIVE_INFINITY, 0, 0}, 3);
        assertThat(Fused.softmax(masked).toArray()).containsExactly(0, 0.5f, 0.5f);
        assertThat(Fused.softmax(Tensor.of(backend(), new float[] {NAN, 0}, 2)).toArray()).containsExactly(NAN, NAN);
    }

    @Test
    default void standardizedRowsHaveMeanZeroAndVarianceOne() {
        for (int[] shape : new int[][] {{1, 2}, {3, 5}, {2, 1030}, {0, 4}}) {
            int n = shape[1];
            float[] x = numbers(size(shape), 3);
            float[] g = numbers(size(shape), 4);
            double[] y = new double[x.length];
            double[] s = new double[shape[0]];
            double[] dx = new double[x.length];
            for (int i = 0; i < shape[0]; i++) {
                double mean = 0;
                double variance = 0;
                double meanG = 0;
                double meanGy = 0;
                for (int j = i * n; j < (i + 1) * n; j++) {
                    x[j] += 100;                               // a large mean must not eat the digits
                    mean += (double) x[j] / n;
                }
                for (int j = i * n; j < (i + 1) * n; j++) {
                    variance += (x[j] - mean) * (x[j] - mean) / n;
                }
                s[i] = 1 / Math.sqrt(variance + 1e-3);
                for (int j = i * n; j < (i + 1) * n; j++) {
                    y[j] = (x[j] - mean) * s[i];
                    meanG += g[j] / (double) n;
                    meanGy += g[j] * y[j] / n;
                }
                for (int j = i * n; j < (i + 1) * n; j++) {
                    dx[j] = s[i] * (g[j] - meanG - y[j] * meanGy);
                }
            }
            for (Tensor a : layouts(backend(), x, shape)) {
                Tensor[] out = Fused.standardize(a, 1e-3f);
                close(out[0], y, 1e-4);
                close(out[1], s, 1e-5);
                close(Fused.standardizeGradient(out[0], out[1], Tensor.of(backend(), g, shape)), dx, 1e-3);
            }
        }
        assertThat(Fused.standardize(Tensor.full(backend(), 5, 2, 3), 1e-5f)[0].toArray()).containsOnly(0);
    }

    @Test
    default void batchNormalisationAndItsWayBack() {
        for (int[] shape : new int[][] {{1, 2}, {3, 5}, {2, 1030}, {4, 2048}, {2, 3000}, {0, 4}}) {
            int m = shape[1];
            float[] x = numbers(size(shape), 3);
            float[] g = numbers(size(shape), 4);
            float[] added = numbers(size(shape), 5);
            float[] gain = numbers(shape[0], 6);
            float[] shift = numbers(shape[0], 7);
            for (int i = 0; i < x.length; i++) {
                x[i] += i / m % 2 * 100;                       // a large mean must not eat the digits
            }
            for (boolean relu : new boolean[] {false, true}) {
                double[] y = new double[x.length];
                double[] gamma = new double[x.length];
                double[] dx = new double[x.length];
                double[] dGain = new double[shape[0]];
                double[] dShift = new double[shape[0]];
                double[] statistics = new double[2 * shape[0]];
                for (int i = 0; i < shape[0]; i++) {
                    double mean = java.util.stream.IntStream.range(i * m, (i + 1) * m).mapToDouble(j -> x[j]).average()
                            .orElseThrow();
                    double variance = java.util.stream.IntStream.range(i * m, (i + 1) * m)
                            .mapToDouble(j -> (x[j] - mean) * (x[j] - mean)).average().orElseThrow();
                    double s = 1 / Math.sqrt(variance + 1e-3);
                    statistics[i] = mean;
                    statistics[shape[0] + i] = variance;
                    for (int j = i * m; j < (i + 1) * m; j++) {
                        double z = (x[j] - mean) * s * gain[i] + shift[i] + added[j];
                        y[j] = relu ? Math.max(0, z) : z;
                        gamma[j] = relu && z <= 0 ? 0 : g[j];
                        dShift[i] += gamma[j];
                        dGain[i] += gamma[j] * (x[j] - mean) * s;
                    }
                    for (int j = i * m; j < (i + 1) * m; j++) {
                        dx[j] = gain[i] * s * (gamma[j] - dShift[i] / m - (x[j] - mean) * s * dGain[i] / m);
                    }
                }
                for (Tensor a : layouts(backend(), x, shape)) {
                    Tensor b = Tensor.of(backend(), gain, shape[0]);
                    Tensor plus = Tensor.of(backend(), added, shape);
                    Tensor[] out = Fused.batchNorm(a, b, Tensor.of(backend(), shift, shape[0]), plus, relu, 1e-3f);
                    close(out[0], y, 1e-4);
                    close(out[1].select(0, 0).plus(out[1].select(0, 1)), java.util.Arrays.copyOf(statistics, shape[0]), 1e-5);
                    close(out[1].select(0, 2), java.util.Arrays.copyOfRange(statistics, shape[0], 2 * shape[0]), 1e-4);
                    for (boolean wanted : new boolean[] {true, false}) {
                        Tensor[] back = Fused.batchNormGradient(a, relu ? out[0] : null, b, out[1], 1e-3f,
                                Tensor.of(backend(), g, shape), wanted);
                        close(back[0], dx, 1e-3);
                        close(back[1], dGain, 1e-3);
                        close(back[2], dShift, 1e-3);
                        if (wanted) {
                            close(back[3], gamma, 1e-6);
                        }
                    }
                }
            }
        }
        Tensor one = Tensor.full(backend(), 1, 2);
        assertThat(Fused.batchNorm(Tensor.full(backend(), 5, 2, 3), one, one, null, false, 1e-5f)[0].toArray()).containsOnly(1);
        assertThatThrownBy(() -> Fused.batchNorm(Tensor.full(backend(), 5, 3, 4), one, one, null, false, 1e-5f))
                .hasMessage("Fused.batchNorm: (3, 4) with (2): needs a gain and a shift for each feature");
        assertThatThrownBy(() -> Fused.batchNorm(Tensor.full(backend(), 5, 2, 0), one, one, null, false, 1e-5f))
                .hasMessage("Fused.batchNorm: (2, 0): must be (features, columns), with at least one column");
    }

    /// Numbers that no sum of squares would survive: a spread of 0.01 around 10 000, and pieces around different means.
    @Test
    default void batchNormalisationFarFromZero() {
        float[] x = new float[2 * 4096];
        for (int i = 0; i < x.length; i++) {
            x[i] = i < 4096 ? 10_000 + i % 16 / 1000f : i % 2 + (i < 6000 ? 0 : 500);
        }
        double[] expected = new double[x.length];
        for (int row = 0; row < 2; row++) {
            double mean = 0;
            double variance = 0;
            for (int i = row * 4096; i < (row + 1) * 4096; i++) {
                mean += x[i] / 4096.0;
            }
            for (int i = row * 4096; i < (row + 1) * 4096; i++) {
                variance += (x[i] - mean) * (x[i] - mean) / 4096;
            }
            for (int i = row * 4096; i < (row + 1) * 4096; i++) {
                expected[i] = (x[i] - mean) / Math.sqrt(variance + 1e-12);
            }
        }
        close(Fused.batchNorm(Tensor.of(backend(), x, 2, 4096), Tensor.full(backend(), 1, 2), Tensor.full(backend(), 0, 2),
                null, false, 1e-12f)[0], expected, 2e-3);
    }

    @Test
    default void crossEntropyOfLogits() {
        Tensor logits = Tensor.of(backend(), new float[] {2, 1, 0, 1000, 1001, 1002, 5, 5, 5}, 3, 3);
        Tensor[] out = Fused.crossEntropy(logits, new int[] {0, 2, -1}, true);
        close(out[0], new double[] {0.40760596, 0.40760596, 0}, 1e-6);
        close(out[1], new double[] {-0.33475904, 0.24472847, 0.09003057, 0.09003057, 0.24472847, -0.33475904, 0, 0, 0},
                1e-6);
        Tensor[] without = Fused.crossEntropy(logits, new int[] {2, 0, 1}, false);
        close(without[0], new double[] {2.40760596, 2.40760596, 1.09861229}, 1e-6);
        assertThat(without[1]).isNull();
        Tensor sure = Tensor.of(backend(), new float[] {0, 200}, 1, 2);
        assertThat(Fused.crossEntropy(sure, new int[] {0}, false)[0].item()).isEqualTo(200);
        assertThatThrownBy(() -> Fused.crossEntropy(logits, new int[] {0, 3, 1}, true))
                .hasMessage("Fused.crossEntropy: index 3 at position 1: must be from -1 to 2");
        assertThatThrownBy(() -> Fused.crossEntropy(logits, new int[] {0, 1}, true))
                .hasMessage("Fused.crossEntropy: (3, 3) with 2 labels: needs 3");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3, 17, 1030})
    default void adamFollowsItsFormula(int n) {
        Tensor w = tensor(backend(), 1, n);
        Tensor m = Tensor.full(backend(), 0, n);
        Tensor v = Tensor.full(backend(), 0, n);
        double[] weights = new double[n];
        double[] mean = new double[n];
        double[] square = new double[n];
        float[] start = w.toArray();
        for (int i = 0; i < n; i++) {
            weights[i] = start[i];
        }
        for (int t = 1; t <= 3; t++) {
            float[] g = numbers(n, 10 + t);
            Fused.adam(new AdamStep(t, 0.1f, 0.9f, 0.999f, 1e-8f, 0.01f), w, Tensor.of(backend(), g, n), m, v);
            for (int i = 0; i < n; i++) {
                mean[i] = 0.9 * mean[i] + 0.1 * g[i];
                square[i] = 0.999 * square[i] + 0.001 * g[i] * g[i];
                double root = Math.sqrt(square[i] / (1 - Math.pow(0.999, t)));
                double step = mean[i] / (1 - Math.pow(0.9, t)) / (root + 1e-8);
                weights[i] -= 0.1 * (step + 0.01 * weights[i]);
            }
        }
        close(w, weights, 1e-5);
        close(m, mean, 1e-5);
        close(v, square, 1e-5);
    }

    @Test
    default void aRowThatIsMaskedEverywhereIsNoNaN() {
        float hidden = Float.NEGATIVE_INFINITY;
        for (int columns : new int[] {1, 3, 17, 1030}) {
            float[] x = new float[2 * columns];
            java.util.Arrays.fill(x, 0, columns, hidden);
            Tensor a = Tensor.of(backend(), x, 2, columns);
            float[] p = Fused.softmax(a).toArray();
            float[] log = Fused.logSoftmax(a).toArray();
            for (int j = 0; j < columns; j++) {
                assertThat(p[j]).isZero();
                assertThat(log[j]).isEqualTo(hidden);
                assertThat(p[columns + j]).isEqualTo(1f / columns);
            }
            Tensor g = Tensor.full(backend(), 1, 2, columns);
            assertThat(Fused.softmaxGradient(Fused.softmax(a), g, false).toArray()).doesNotContain(NAN).contains(0);
            Tensor[] loss = Fused.crossEntropy(a, new int[] {0, 0}, true);
            assertThat(loss[0].toArray()[0]).isEqualTo(Float.POSITIVE_INFINITY);
            assertThat(loss[0].toArray()[1]).isCloseTo((float) Math.log(columns),
                    org.assertj.core.api.Assertions.within(1e-5f));
            assertThat(loss[1].toArray()[0]).isEqualTo(-1);
        }
    }

    @Test
    default void rowsFarFromZeroAreCentredToTheLastDigit() {
        int columns = 16;
        float[] x = new float[columns];
        double mean = 0;
        for (int i = 0; i < columns; i++) {
            x[i] = 10000 + i / 1000f;
            mean += x[i] / (double) columns;
        }
        double variance = 0;
        for (float value : x) {
            variance += (value - mean) * (value - mean) / columns;
        }
        double[] expected = new double[columns];
        for (int i = 0; i < columns; i++) {
            expected[i] = (x[i] - mean) / Math.sqrt(variance + 1e-5f);
        }
        close(Fused.standardize(Tensor.of(backend(), x, 1, columns), 1e-5f)[0], expected, 1e-5);
    }

    @Test
    default void anIndexThatIsNoneIsRefused() {
        Tensor values = Tensor.full(backend(), 1, 1, 2);
        for (float bad : new float[] {9, 3, -1, 1.7f, NAN}) {
            Tensor rows = Tensor.of(backend(), new float[] {bad}, 1);
            assertThatThrownBy(() -> Fused.scatterAdd(values, rows, 3).toArray())
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("Backend.scatterAdd: index " + bad + ": must be a whole number from 0 to 2");
            assertThatThrownBy(() -> Tensor.full(backend(), 5, 1).placeAlong(0, 3, rows).toArray())
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("Backend.place: index " + bad + ": must be a whole number from 0 to 2");
        }
        assertThat(Tensor.full(backend(), 5, 1).placeAlong(0, 3, Tensor.of(backend(), new float[] {2}, 1)).toArray())
                .containsExactly(0, 0, 5);
    }
}
