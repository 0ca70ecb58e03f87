package scratch.cuda.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import scratch.cuda.device.DeviceException;

/// Every rung of the ladder against sums in double, element by element, within what rounding explains.
class GemmLadderOnInterpreterTest {
    private static final long[] SEEDS = {0, 3};
    private static final Samples[] DEVICES = {Samples.onInterpreter(SEEDS[0]), Samples.onInterpreter(SEEDS[1])};
    private static final GemmLadder[] LADDERS = {new GemmLadder(DEVICES[0].device()), new GemmLadder(DEVICES[1].device())};

    private static final float UNTOUCHED = 7777;

    /// m, n, k, and what the leading dimensions of A, B and C are longer than their rows.
    private record Size(int m, int n, int k, int padA, int padB, int padC) {
    }

    private static final List<Size> SIZES = List.of(
            new Size(1, 1, 1, 0, 0, 0),
            new Size(7, 5, 3, 0, 0, 0),
            new Size(33, 65, 17, 1, 2, 3),
            new Size(40, 36, 64, 4, 8, 4),
            new Size(130, 12, 19, 5, 4, 0),
            new Size(5, 260, 34, 6, 12, 4));

    @AfterAll
    static void close() {
        for (int i = 0; i < SEEDS.length; i++) {
            LADDERS[i].close();
            DEVICES[i].close();
        }
    }

    @ParameterizedTest
    @EnumSource
    void productIsThatOfSumsInDouble(GemmRung rung) {
        for (int i = 0; i < SIZES.size(); i++) {
            check(rung, SIZES.get(i), 1.5f, i % 2 == 0 ? -0.5f : 0, i / 2 % 2);
        }
        if (Samples.onGpu()) {
            check(rung, new Size(515, 777, 260, 1, 3, 1), 1.5f, -0.5f, 0);
            check(rung, new Size(512, 768, 512, 0, 0, 0), 1.5f, 0, 0);
        }
    }

    private static void check(GemmRung rung, Size s, float alpha, float beta, int device) {
        int lda = s.k + s.padA;
        int ldb = s.n + s.padB;
        int ldc = s.n + s.padC;
        float[] a = Samples.normal(s.m, s.k, lda, 1);
        float[] b = Samples.normal(s.k, s.n, ldb, 2);
        float[] c = Samples.normal(s.m, s.n, ldc, 3);
        for (int i = 0; i < c.length; i++) {
            c[i] = Float.isNaN(c[i]) ? UNTOUCHED : beta == 0 ? Float.NaN : c[i];
        }
        Samples samples = DEVICES[device];
        DeviceMatrix onDevice = samples.upload(c, s.m, s.n, ldc);
        LADDERS[device].rung(rung).multiply(alpha, samples.upload(rung.precision(), a, s.m, s.k, lda),
                samples.upload(rung.precision(), b, s.k, s.n, ldb), beta, onDevice, samples.device().stream());
        if (rung.precision() == Precision.BF16) {
            a = Samples.floats(Samples.bf16(a));
            b = Samples.floats(Samples.bf16(b));
        }
        float[] result = samples.download(onDevice);
        // a float rounds once for each product, for alpha and for beta; TF32 rounds both factors before
        double roundings = (s.k + 4) * Precision.FP32.unitRoundoff()
                + (rung.precision() == Precision.TF32 ? 2 * Precision.TF32.unitRoundoff() : 0);
        for (int i = 0; i < s.m; i++) {
            for (int j = 0; j < s.n; j++) {
                double sum = beta == 0 ? 0 : beta * c[i * ldc + j];
                double absolute = Math.abs(sum);
                for (int p = 0; p < s.k; p++) {
                    double product = (double) alpha * a[i * lda + p] * b[p * ldb + j];
                    sum += product;
                    absolute += Math.abs(product);
                }
                if (!(Math.abs(result[i * ldc + j] - sum) <= roundings * absolute)) {
                    fail("%s %s at (%d, %d): %s instead of %s", rung, s, i, j, result[i * ldc + j], sum);
                }
            }
            for (int j = s.n; j < ldc && i < s.m - 1; j++) {
                assertThat(result[i * ldc + j]).as("gap of C").isEqualTo(UNTOUCHED);
            }
        }
    }

    /// Numbers that TF32 and bfloat16 hold exactly, and sums below 2²⁴: nothing may be rounded at all.
    @ParameterizedTest
    @EnumSource
    void productOfSmallWholeNumbersIsExact(GemmRung rung) {
        int m = 37;
        int n = 29;
        int k = 41;
        float[] a = new float[m * k];
        float[] b = new float[k * n];
        float[] expected = new float[m * n];
        for (int i = 0; i < a.length; i++) {
            a[i] = i * 7 % 31 - 15;
        }
        for (int i = 0; i < b.length; i++) {
            b[i] = i * 5 % 17 - 8;
        }
        for (int i = 0; i < m * n; i++) {
            for (int p = 0; p < k; p++) {
                expected[i] += a[i / n * k + p] * b[p * n + i % n];
            }
        }
        Samples samples = DEVICES[1];
        DeviceMatrix c = samples.upload(new float[m * n], m, n, n);
        LADDERS[1].rung(rung).multiply(1, samples.upload(rung.precision(), a, m, k, k),
                samples.upload(rung.precision(), b, k, n, n), 0, c, samples.device().stream());
        assertThat(samples.download(c)).containsExactly(expected);
    }

    /// A part of a larger matrix: rows begin at no multiple of 16 bytes although the leading dimension is one.
    @ParameterizedTest
    @EnumSource
    void matrixMayBeginAnywhereInItsMemory(GemmRung rung) {
        int size = 9;
        int leading = 16;
        float[] values = new float[size * leading + 3];
        float[] identity = new float[size * leading + 3];
        for (int i = 0; i < size; i++) {
            identity[i * leading + i + 1] = 1;
            for (int j = 0; j < size; j++) {
                values[i * leading + j + 1] = i - 2 * j;
            }
        }
        Samples samples = DEVICES[0];
        DeviceMatrix wholeA = samples.upload(rung.precision(), values, 1, values.length, values.length);
        DeviceMatrix wholeB = samples.upload(rung.precision(), identity, 1, values.length, values.length);
        DeviceMatrix c = samples.upload(new float[size * size], size, size, size);
        LADDERS[0].rung(rung).multiply(1, part(wholeA, size, leading), part(wholeB, size, leading), 0, c,
                samples.device().stream());
        float[] result = samples.download(c);
        for (int i = 0; i < size; i++) {
            assertThat(Arrays.copyOfRange(result, i * size, (i + 1) * size))
                    .containsExactly(Arrays.copyOfRange(values, i * leading + 1, i * leading + 1 + size));
        }
    }

    private static DeviceMatrix part(DeviceMatrix whole, int size, int leading) {
        return new DeviceMatrix(whole.memory(), 1, size, size, leading, whole.elementBytes());
    }

    @Test
    void infinityAndNaNComeThrough() {
        float[] a = {Float.POSITIVE_INFINITY, 1, Float.NaN, 1};
        float[] b = {1, -1, 2, 2};
        Samples samples = DEVICES[0];
        for (Gemm gemm : LADDERS[0].all()) {
            DeviceMatrix c = samples.room(4);
            gemm.multiply(1, samples.upload(gemm.precision(), a, 2, 2, 2), samples.upload(gemm.precision(), b, 2, 2, 2), 0,
                    DeviceMatrix.of(c.memory(), 2, 2), samples.device().stream());
            float[] result = samples.download(c);
            assertThat(result[0]).as(gemm.name()).isEqualTo(Float.POSITIVE_INFINITY);
            assertThat(result[1]).as(gemm.name()).isEqualTo(Float.NEGATIVE_INFINITY);
            assertThat(result[2]).as(gemm.name()).isNaN();
            assertThat(result[3]).as(gemm.name()).isNaN();
        }
    }

    @Test
    void shapesThatDoNotFitAreRefused() {
        try (Samples samples = Samples.onInterpreter(0); Gemm gemm = new TiledGemm(samples.device(), GemmRung.NAIVE)) {
            DeviceMatrix a = samples.upload(new float[6], 2, 3, 3);
            DeviceMatrix b = samples.upload(new float[20], 4, 5, 5);
            var stream = samples.device().stream();
            assertThatThrownBy(() -> gemm.multiply(1, a, b, 0, b, stream)).isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("Gemm.multiply: (2, 3) x (4, 5): inner dimensions differ");
            assertThatThrownBy(() -> gemm.multiply(1, a, DeviceMatrix.of(b.memory(), 3, 5), 0, b, stream))
                    .hasMessage("Gemm.multiply: C is (4, 5) of 4-byte elements: must be (2, 5) of 4 bytes");
            assertThatThrownBy(() -> gemm.multiply(1, DeviceMatrix.bf16(a.memory(), 2, 4, 4), b, 0, b, stream))
                    .hasMessage("Gemm.multiply: A is (2, 4) of 2-byte elements: must be (2, 4) of 4 bytes");
            assertThatThrownBy(() -> DeviceMatrix.of(a.memory(), 3, 3))
                    .hasMessage("DeviceMatrix: (3, 3) with leading dimension 3 from element 0 on: needs 36 bytes,"
                            + " the memory has 24");
            assertThatThrownBy(() -> DeviceMatrix.of(a.memory(), 2, 3, 2)).isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("(2, 3) with leading dimension 2");
        }
    }

    @Test
    void largeTilesAreTakenOnceTheyKeepAllMultiprocessorsBusy() {
        assertThat(cheapest(4096, 4096, 132)).isEqualTo(GemmRung.WARPTILES);
        assertThat(cheapest(200, 200, 132)).isEqualTo(GemmRung.SHARED);
    }

    private static GemmRung cheapest(int m, int n, int multiprocessors) {
        return Stream.of(GemmRung.values()).filter(rung -> rung.precision() == Precision.FP32)
                .min((p, q) -> Double.compare(p.cost(m, n, multiprocessors), q.cost(m, n, multiprocessors))).orElseThrow();
    }

    @Test
    void aClosedDeviceRunsNothing() {
        Samples samples = Samples.onInterpreter(0);
        Gemm gemm = new TiledGemm(samples.device(), GemmRung.NAIVE);
        DeviceMatrix a = samples.upload(new float[1], 1, 1, 1);
        samples.close();
        assertThatThrownBy(() -> gemm.multiply(1, a, a, 0, a, samples.device().stream())).isInstanceOf(DeviceException.class);
    }
}
