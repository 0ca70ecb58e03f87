package scratch.cuda.interpreter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import scratch.cuda.device.DeviceMemory;
import scratch.cuda.device.Grid;

/// Products of small matrices of whole numbers, which every format holds exactly.
class MatrixStepsTest {
    private static final int M = 16;
    private static final int N = 8;

    private static int a(int i, int p) {
        return (i * 3 + p * 5) % 7 - 3;
    }

    private static int b(int p, int j) {
        return (p * 2 + j * 3) % 5 - 2;
    }

    private static int product(int i, int j, int k) {
        int sum = 1;                                  // what C begins with
        for (int p = 0; p < k; p++) {
            sum += a(i, p) * b(p, j);
        }
        return sum;
    }

    private static int bits(String element, int value) {
        return switch (element) {
            case "tf32" -> Float.floatToRawIntBits(value);
            case "bf16" -> Float.floatToRawIntBits(value) >>> 16;
            default -> Float.floatToFloat16(value) & 0xffff;
        };
    }

    /// The registers are filled as the manual draws them: what lane 4·g + t holds.
    @ParameterizedTest
    @CsvSource({"tf32,4", "tf32,8", "bf16,8", "bf16,16", "f16,8", "f16,16"})
    void aWarpMultiplies(String element, int k) {
        boolean tf32 = element.equals("tf32");
        int registersOfA = tf32 ? k / 2 : k / 4;
        int each = registersOfA * 3 / 2;
        int[] in = new int[32 * each];
        for (int lane = 0; lane < 32; lane++) {
            int g = lane / 4;
            int t = lane % 4;
            for (int i = 0; i < registersOfA; i++) {
                int row = g + i % 2 * 8;
                in[lane * each + i] = tf32 ? bits(element, a(row, t + i / 2 * 4))
                        : bits(element, a(row, 2 * t + i / 2 * 8)) | bits(element, a(row, 2 * t + i / 2 * 8 + 1)) << 16;
            }
            for (int i = 0; i < registersOfA / 2; i++) {
                in[lane * each + registersOfA + i] = tf32 ? bits(element, b(t + 4 * i, g))
                        : bits(element, b(2 * t + 8 * i, g)) | bits(element, b(2 * t + 8 * i + 1, g)) << 16;
            }
        }
        StringBuilder body = new StringBuilder("mul.wide.u32 %rd6, %r1, " + 4 * each + ";\nadd.s64 %rd7, %rd2, %rd6;\n");
        for (int i = 0; i < each; i++) {
            body.append(String.format(Locale.ROOT, "ld.global.u32 %%r%d, [%%rd7+%d];\n", 10 + i, 4 * i));
        }
        String one = "0f3F800000";
        body.append(String.format(Locale.ROOT,
                "mma.sync.aligned.m16n8k%d.row.col.f32.%s.%s.f32 {%%f1, %%f2, %%f3, %%f4}, {%s}, {%s}, "
                + "{%s, %s, %s, %s};\n", k, element, element, registers(10, registersOfA),
                        registers(10 + registersOfA, registersOfA / 2),
                one, one, one, one));
        body.append("mul.wide.u32 %rd8, %r1, 16;\nadd.s64 %rd9, %rd1, %rd8;\nst.global.v4.f32 [%rd9], {%f1, %f2, %f3, %f4};");
        Bench bench = new Bench();
        DeviceMemory out = bench.upload(new float[M * N]);
        bench.launch(Bench.kernel(body.toString()), Grid.of(1, 32), out, bench.upload(in));
        float[] result = bench.floats(out);
        for (int lane = 0; lane < 32; lane++) {
            for (int i = 0; i < 4; i++) {
                assertThat(result[4 * lane + i]).isEqualTo(product(lane / 4 + i / 2 * 8, lane % 4 * 2 + i % 2, k));
            }
        }
    }

    private static String registers(int first, int count) {
        StringBuilder list = new StringBuilder();
        for (int i = 0; i < count; i++) {
            list.append(i == 0 ? "" : ", ").append("%r").append(first + i);
        }
        return list.toString();
    }

    /// Four warps, 64 × 8 × 16, both matrices in shared memory as blocks of 8 × 8 numbers: 128 bytes from block to block along
    /// k, 256 from eight rows to the next.
    @Test
    void fourWarpsMultiplyFromSharedMemory() {
        String ptx = wgmma("fence.proxy.async;", "wgmma.wait_group.sync.aligned 0;");
        Bench bench = hopper();
        DeviceMemory out = bench.upload(new float[512]);
        bench.launch(ptx, Grid.of(1, 128), out, bench.upload(tiles()));
        float[] result = bench.floats(out);
        for (int thread = 0; thread < 128; thread++) {
            for (int i = 0; i < 4; i++) {
                int row = thread / 32 * 16 + thread % 32 / 4 + i / 2 * 8;
                assertThat(result[4 * thread + i]).isEqualTo(product(row, thread % 4 * 2 + i % 2, 16) - 1);
            }
        }
    }

    @Test
    void whatThreadsWroteNeedsAFenceBeforeTheTensorUnitsSeeIt() {
        Bench bench = hopper();
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> bench.launch(wgmma("", "wgmma.wait_group.sync.aligned 0;"),
                Grid.of(1, 128), bench.upload(new float[512]), bench.upload(tiles())))
                .hasMessageContaining("wrote it without fence.proxy.async behind");
    }

    @Test
    void sumsThatNobodyWaitedForAreNotNumbers() {
        Bench bench = hopper();
        DeviceMemory out = bench.upload(new float[512]);
        bench.launch(wgmma("fence.proxy.async;", ""), Grid.of(1, 128), out, bench.upload(tiles()));
        assertThat(bench.floats(out)).containsOnly(Float.NaN);
    }

    private static Bench hopper() {
        return new Bench(new InterpretedDevice(InterpretedDevice.Options.standard().withSeed(2).withCapability(90)));
    }

    /// A (64, 16) and behind it B (16, 8), two numbers of bf16 in each int.
    private static int[] tiles() {
        int[] words = new int[512 + 64];
        for (int i = 0; i < 64 + N; i++) {
            for (int p = 0; p < 16; p++) {
                int row = i < 64 ? i : i - 64;
                int at = (i < 64 ? 0 : 1024) + row / 8 * 128 + p / 8 * 64 + row % 8 * 8 + p % 8;
                words[at / 2] |= bits("bf16", i < 64 ? a(row, p) : b(p, row)) << 16 * (at % 2);
            }
        }
        return words;
    }

    private static String wgmma(String fence, String wait) {
        return Bench.kernel("", """
                .shared .align 128 .b8 left[2048];
                .shared .align 128 .b8 right[256];
                mul.wide.u32 %rd6, %r1, 16;
                add.s64 %rd7, %rd2, %rd6;
                ld.global.v4.u32 {%r2, %r3, %r4, %r5}, [%rd7];
                shl.b32 %r6, %r1, 4;
                mov.u32 %r7, left;
                add.u32 %r8, %r7, %r6;
                st.shared.v4.u32 [%r8], {%r2, %r3, %r4, %r5};
                setp.ge.u32 %p1, %r1, 16;
                @%p1 bra WRITTEN;
                ld.global.v4.u32 {%r2, %r3, %r4, %r5}, [%rd7+2048];
                st.shared.v4.u32 [%r8+2048], {%r2, %r3, %r4, %r5};
                WRITTEN:
                """ + fence + """

                bar.sync 0;
                mov.u64 %rd10, 68720001024;
                mov.u64 %rd11, 68720001152;
                wgmma.fence.sync.aligned;
                {
                .reg .pred p;
                setp.ne.b32 p, 0, 0;
                wgmma.mma_async.sync.aligned.m64n8k16.f32.bf16.bf16 {%f1, %f2, %f3, %f4}, %rd10, %rd11, p, 1, 1, 0, 0;
                }
                wgmma.commit_group.sync.aligned;
                """ + wait + """

                add.s64 %rd9, %rd1, %rd6;
                st.global.v4.f32 [%rd9], {%f1, %f2, %f3, %f4};""").replace("7.0", "8.0").replace("sm_80", "sm_90a");
    }
}
