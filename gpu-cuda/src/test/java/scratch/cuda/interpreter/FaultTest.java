package scratch.cuda.interpreter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import scratch.cuda.device.DeviceException;
import scratch.cuda.device.DeviceMemory;
import scratch.cuda.device.Grid;

class FaultTest {
    private final Bench bench = new Bench();

    private void fails(String ptx, Grid grid, int elements, String message) {
        assertThatThrownBy(() -> bench.run(ptx, grid, new int[elements])).isInstanceOf(DeviceException.class)
                .hasMessageContaining(message);
    }

    @Test
    void aReadPastTheEndSaysHowFar() {
        fails(Bench.kernel("ld.global.u32 %r2, [%rd4];\nst.global.u32 [%rd3], %r2;"), Grid.of(1, 9), 8,
                "Kernel.launch: test: block (0, 0, 0), thread (8, 0, 0), PTX line 18 'ld.global.u32 %r2, [%rd4]': "
                        + "global read of 4 bytes, 0 bytes past the end of a block of 32 bytes");
    }

    @Test
    void aWriteBeforeTheStartSaysHowFar() {
        fails(Bench.kernel("st.global.u32 [%rd3+-8], %r1;"), Grid.of(1, 1), 8,
                "global write of 4 bytes, 8 bytes before the start of a block of 32 bytes");
    }

    @Test
    void aReadOfWhatNobodyWroteIsFound() {
        fails(Bench.kernel("ld.global.u32 %r2, [%rd3];\nst.global.u32 [%rd3], %r2;"), Grid.of(1, 2), 8,
                "global read of 4 bytes at byte 0 of a block of 32 bytes: never written");
    }

    @Test
    void aMisalignedVectorIsFound() {
        fails(Bench.kernel("ld.global.v4.u32 {%r2, %r3, %r4, %r5}, [%rd4];"), Grid.of(1, 2), 8,
                "global read of 16 bytes at address");
    }

    @Test
    void aFreedBlockIsKnownByName() {
        DeviceMemory out = bench.upload(new int[8]);
        DeviceMemory in = bench.upload(new int[8]);
        in.close();
        assertThatThrownBy(() -> bench.launch(Bench.kernel("ld.global.u32 %r2, [%rd4];"), Grid.of(1, 1), out, in))
                .hasMessageContaining("global read of 4 bytes at byte 0 of a block of 32 bytes that was freed");
    }

    @Test
    void sharedMemoryHasAnEnd() {
        fails(Bench.kernel(".shared .align 4 .b8 tile[64];", "mov.u32 %r2, tile;\nst.shared.u32 [%r2+64], %r1;"),
                Grid.of(1, 1), 8,
                "shared write of 4 bytes at byte 64: the block has 64 bytes of shared memory");
    }

    @Test
    void aSharedReadWithoutABarrierIsARace() {
        fails(Bench.kernel(".shared .align 4 .b8 tile[256];", """
                shl.b32 %r2, %r1, 2;
                mov.u32 %r3, tile;
                add.s32 %r4, %r3, %r2;
                st.shared.u32 [%r4], %r1;
                xor.b32 %r5, %r4, 128;
                ld.shared.u32 %r6, [%r5];
                st.global.u32 [%rd3], %r6;"""), Grid.of(1, 64), 64,
                "shared read of 4 bytes at byte 128: nobody wrote it");
    }

    @Test
    void aSecondWriteWithoutABarrierIsARace() {
        fails(Bench.kernel(".shared .align 4 .b8 tile[256];", """
                mov.u32 %r3, tile;
                st.shared.u32 [%r3], %r1;"""), Grid.of(1, 64), 64,
                "shared write at byte 0: race: thread 0 wrote it and no barrier stands between");
    }

    @Test
    void aThreadThatEndsBeforeTheBarrierIsCounted() {
        fails(Bench.kernel("setp.eq.u32 %p1, %r1, 5;\n@%p1 ret;\nbar.sync 0;"), Grid.of(1, 64), 64,
                "block (0, 0, 0): 63 of 64 threads wait at the barrier in PTX line 20, 1 thread has ended");
    }

    @Test
    void twoBarriersAreNotOne() {
        fails(Bench.kernel("setp.lt.u32 %p1, %r1, 32;\n@%p1 bra A;\nbar.sync 0;\nbra B;\nA:\nbar.sync 0;\nB:"), Grid.of(1, 64),
                64,
                "threads of a block wait at different barriers, PTX lines 23 and 20");
    }

    @Test
    void aShuffleFromALaneThatIsNotThereIsFound() {
        fails(Bench.kernel("shfl.sync.down.b32 %r2, %r1, 16, 31, -1;\nst.global.u32 [%rd3], %r2;"), Grid.of(1, 20), 32,
                "reads lane 20, which has ended or does not exist");
    }

    @Test
    void anEndlessLoopEnds() {
        fails(Bench.kernel("A:\nbra A;"), Grid.of(1, 1), 1,
                "still running after 1000000 instructions of its warps: an endless loop?");
    }

    @Test
    void blocksThatWriteTheSamePlaceAreARace() {
        fails(Bench.kernel("mov.u32 %r2, %ctaid.x;\nst.global.u32 [%rd3], %r2;"), Grid.of(2, 32), 32,
                "global write at byte 0 of a block of 128 bytes: race: thread block (0, 0, 0) wrote another value there");
    }

    @Test
    void afterAFaultTheDeviceIsLost() {
        fails(Bench.kernel("trap;"), Grid.of(1, 1), 1, "thread (0, 0, 0), PTX line 18 'trap': trap");
        assertThatThrownBy(() -> bench.device.allocate(4)).hasMessageStartingWith(
                "Device.allocate: the device is lost since a kernel failed: Kernel.launch: test");
    }

    @Test
    void anUnknownInstructionIsNamedWithItsLine() {
        assertThatThrownBy(() -> bench.device.load(Bench.kernel("tex.2d.v4.f32.f32 {%f1,%f2,%f3,%f4}, [%rd1, {%f1,%f2}];")))
                .isInstanceOf(DeviceException.class).hasMessageStartingWith(
                        "Device.load: PTX line 18: 'tex.2d.v4.f32.f32 {%f1,%f2,%f3,%f4}, [%rd1, {%f1,%f2}]': ");
    }

    @Test
    void arithmeticIsRight() {
        assertThat(Bench.one("ld.global.u32 %r2, [%rd4];\nmad.lo.s32 %r3, %r2, 3, -1;\nst.global.u32 [%rd3], %r3;",
                7)).isEqualTo(20);
    }
}
