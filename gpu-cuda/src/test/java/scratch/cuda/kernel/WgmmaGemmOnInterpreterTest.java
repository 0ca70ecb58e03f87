package scratch.cuda.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import org.junit.jupiter.api.Test;
import scratch.cuda.device.DeviceException;
import scratch.cuda.interpreter.InterpretedDevice;

/// The rung for Hopper, with its copies of boxes, counting barriers and products of four warps, on the interpreter.
class WgmmaGemmOnInterpreterTest {
    private static final float UNTOUCHED = 7777;

    private record Size(int m, int n, int k, int padA, int padB, int padC) {
    }

    @Test
    void productIsThatOfSumsInDouble() {
        Size[] sizes = {new Size(1, 1, 1, 7, 7, 0), new Size(70, 90, 100, 4, 6, 3), new Size(130, 260, 40, 0, 4, 4),
            new Size(20, 8, 400, 0, 0, 0)};
        for (int s = 0; s < sizes.length; s++) {
            check(sizes[s], s % 2 == 0 ? 0 : -0.5f, s % 3);
        }
        if (Samples.onGpu()) {
            check(new Size(520, 1000, 777, 7, 0, 0), -0.5f, 0);
        }
    }

    private static void check(Size s, float beta, long seed) {
        int lda = s.k + s.padA;
        int ldb = s.n + s.padB;
        int ldc = s.n + s.padC;
        float[] a = Samples.normal(s.m, s.k, lda, 1);
        float[] b = Samples.normal(s.k, s.n, ldb, 2);
        float[] c = Samples.normal(s.m, s.n, ldc, 3);
        for (int i = 0; i < c.length; i++) {
            c[i] = Float.isNaN(c[i]) ? UNTOUCHED : beta == 0 ? Float.NaN : c[i];
        }
        float[] result;
        try (Samples samples = Samples.onHopper(seed); Gemm gemm = new WgmmaGemm(samples.device())) {
            DeviceMatrix out = samples.upload(c, s.m, s.n, ldc);
            gemm.multiply(1.5f, samples.upload(Precision.BF16, a, s.m, s.k, lda),
                    samples.upload(Precision.BF16, b, s.k, s.n, ldb), beta, out, samples.device().stream());
            result = samples.download(out);
        }
        a = Samples.floats(Samples.bf16(a));
        b = Samples.floats(Samples.bf16(b));
        double roundings = (s.k + 4) * Precision.FP32.unitRoundoff();
        for (int i = 0; i < s.m; i++) {
            for (int j = 0; j < s.n; j++) {
                double sum = beta == 0 ? 0 : beta * c[i * ldc + j];
                double absolute = Math.abs(sum);
                for (int p = 0; p < s.k; p++) {
                    double product = 1.5 * a[i * lda + p] * b[p * ldb + j];
                    sum += product;
                    absolute += Math.abs(product);
                }
                if (!(Math.abs(result[i * ldc + j] - sum) <= roundings * absolute)) {
                    fail("%s at (%d, %d): %s instead of %s", s, i, j, result[i * ldc + j], sum);
                }
            }
            for (int j = s.n; j < ldc && i < s.m - 1; j++) {
                assertThat(result[i * ldc + j]).as("gap of C").isEqualTo(UNTOUCHED);
            }
        }
    }

    @Test
    void rowsThatDoNotBeginAtSixteenBytesGoToTheRungBelow() {
        try (Samples samples = Samples.onHopper(0); GemmLadder ladder = new GemmLadder(samples.device())) {
            DeviceMatrix a = samples.upload(Precision.BF16, new float[] {1, 2, 3, 4}, 2, 2, 2);
            DeviceMatrix c = samples.upload(new float[4], 2, 2, 2);
            assertThat(ladder.wgmma().supports(a, a, c)).isFalse();
            ladder.multiply(Precision.BF16, 1, a, a, 0, c, samples.device().stream());
            assertThat(samples.download(c)).containsExactly(7, 10, 15, 22);
            assertThat(ladder.all().getLast().name()).isEqualTo("wgmma");
        }
    }

    @Test
    void noOtherDeviceHasIt() {
        try (InterpretedDevice ampere = new InterpretedDevice(); GemmLadder ladder = new GemmLadder(ampere)) {
            assertThat(WgmmaGemm.runsOn(ampere)).isFalse();
            assertThatThrownBy(ladder::wgmma).isInstanceOf(DeviceException.class)
                    .hasMessageContaining("gemm_wgmma").hasMessageContaining("9.0");
        }
    }
}
