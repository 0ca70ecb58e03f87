package scratch.cuda.interpreter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import scratch.cuda.device.Arguments;
import scratch.cuda.device.DeviceMemory;
import scratch.cuda.device.Grid;
import scratch.cuda.device.Kernel;
import scratch.cuda.device.TensorMap;

/// Boxes of a matrix of floats, copied by one thread and read by all.
class TransferStepsTest {
    private static final int ROWS = 5;
    private static final int COLUMNS = 10;
    private static final int STRIDE = 12;

    private static String kernel(String expected, String wait) {
        return """
                .version 8.0
                .target sm_90a
                .address_size 64
                .visible .entry test(.param .u64 out, .param .align 64 .b8 map[128], .param .u32 row, .param .u32 column)
                {
                .reg .pred %p<4>;
                .reg .b32 %r<20>;
                .reg .f32 %f<4>;
                .reg .b64 %rd<8>;
                .shared .align 1024 .b8 box[1024];
                .shared .align 8 .b64 barrier;
                mov.u32 %r1, %tid.x;
                mov.u32 %r2, box;
                mov.u32 %r3, barrier;
                ld.param.u32 %r4, [row];
                ld.param.u32 %r5, [column];
                setp.ne.u32 %p1, %r1, 0;
                @%p1 bra READY;
                mbarrier.init.shared::cta.b64 [%r3], 1;
                fence.mbarrier_init.release.cluster;
                READY:
                bar.sync 0;
                @%p1 bra WAIT;
                mov.b64 %rd1, map;
                cvta.param.u64 %rd2, %rd1;
                mbarrier.arrive.expect_tx.shared::cta.b64 _, [%r3], EXPECTED;
                cp.async.bulk.tensor.2d.shared::cluster.global.tile.mbarrier::complete_tx::bytes
                    [%r2], [%rd2, {%r5, %r4}], [%r3];
                WAIT:
                LOOK
                shl.b32 %r6, %r1, 2;
                add.u32 %r7, %r2, %r6;
                ld.shared.f32 %f1, [%r7];
                ld.param.u64 %rd3, [out];
                mul.wide.u32 %rd4, %r1, 4;
                add.s64 %rd5, %rd3, %rd4;
                st.global.f32 [%rd5], %f1;
                ret;
                }
                """.replace("EXPECTED", expected).replace("LOOK", wait);
    }

    private static final String WAIT = """
            AGAIN:
            mbarrier.try_wait.parity.shared::cta.b64 %p2, [%r3], 0;
            @!%p2 bra AGAIN;""";

    private static float[] run(String ptx, int boxRows, int boxColumns, boolean swizzled, int row, int column) {
        Bench bench = new Bench(new InterpretedDevice(InterpretedDevice.Options.standard().withCapability(90)));
        float[] matrix = new float[ROWS * STRIDE];
        for (int i = 0; i < ROWS; i++) {
            for (int j = 0; j < STRIDE; j++) {
                matrix[i * STRIDE + j] = j < COLUMNS ? 100 * i + j : Float.NaN;
            }
        }
        DeviceMemory in = bench.upload(matrix);
        DeviceMemory out = bench.upload(new float[boxRows * boxColumns]);
        Kernel kernel = bench.device.load(ptx).kernel("test");
        Arguments arguments = kernel.arguments().set(0, out).set(1, bench.device.describe(new TensorMap(in, 0,
                TensorMap.Element.FLOAT32, ROWS, COLUMNS, STRIDE, boxRows, boxColumns, swizzled))).set(2, row).set(3, column);
        kernel.launch(Grid.of(1, boxRows * boxColumns), bench.device.stream(), arguments);
        return bench.floats(out);
    }

    @Test
    void aBoxArrivesWithZerosAroundTheMatrix() {
        assertThat(run(kernel("32", WAIT), 2, 4, false, 1, 4)).containsExactly(104, 105, 106, 107, 204, 205, 206, 207);
        assertThat(run(kernel("32", WAIT), 2, 4, false, 4, 8)).containsExactly(408, 409, 0, 0, 0, 0, 0, 0);
        assertThat(run(kernel("32", WAIT), 2, 4, false, -1, -1)).containsExactly(0, 0, 0, 0, 0, 0, 1, 2);
    }

    /// In row 1 pieces 0 and 1 of 16 bytes change places, and 2 and 3; column 8 is in piece 2, which stands third.
    @Test
    void swizzledPiecesChangePlaces() {
        float[] box = run(kernel("256", WAIT), 2, 32, true, 0, 0);
        assertThat(box).startsWith(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 0, 0);
        assertThat(java.util.Arrays.copyOfRange(box, 32, 48)).containsExactly(104, 105, 106, 107, 100, 101, 102, 103, 0, 0, 0,
                0, 108,
                109, 0, 0);
    }

    @Test
    void whoDoesNotWaitRaces() {
        assertThatThrownBy(() -> run(kernel("32", ""), 2, 4, false, 1, 4)).hasMessageContaining(
                "shared read at byte 0: race: a copy of a box wrote it and no barrier stands between");
    }

    @Test
    void bytesAreCounted() {
        assertThatThrownBy(() -> run(kernel("16", WAIT), 2, 4, false, 1, 4))
                .hasMessageContaining("mbarrier: 16 bytes more have been copied than were announced");
        assertThatThrownBy(() -> run(kernel("48", WAIT), 2, 4, false, 1, 4)).hasMessageContaining(
                "waits at an mbarrier for a phase that does not end: 0 of 1 arrivals and 16 bytes are missing");
    }

    @Test
    void olderDevicesHaveNoSuchCopies() {
        Bench bench = new Bench();
        DeviceMemory in = bench.upload(new float[16]);
        assertThatThrownBy(() -> bench.device.describe(new TensorMap(in, 0, TensorMap.Element.FLOAT32, 4, 4, 4, 4, 4, false)))
                .hasMessage("Device.describe: this device is sm_80: the tensor memory accelerator came with sm_90");
    }
}
