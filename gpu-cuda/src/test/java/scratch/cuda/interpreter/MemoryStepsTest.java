package scratch.cuda.interpreter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import scratch.cuda.device.DeviceMemory;
import scratch.cuda.device.Grid;

class MemoryStepsTest {

    @Test
    void vectorsAreLoadedAndStoredInOrder() {
        int[] out = new Bench().run(Bench.kernel("ld.global.v4.u32 {%r2, %r3, %r4, %r5}, [%rd2];\n"
                + "st.global.v2.u32 [%rd1], {%r5, %r4};\nst.global.v2.u32 [%rd1+8], {%r3, %r2};"), Grid.of(1, 1), 1, 2, 3, 4);
        assertThat(out).containsExactly(4, 3, 2, 1);
    }

    @Test
    void bytesFillTheRegisterWithTheirSign() {
        assertThat(Bench.one("ld.global.s8 %r2, [%rd2];\nst.global.u32 [%rd1], %r2;", 0xff)).isEqualTo(-1);
        assertThat(Bench.one("ld.global.u8 %h1, [%rd2];\ncvt.u32.u16 %r2, %h1;\nst.global.u32 [%rd1], %r2;",
                0x1ff)).isEqualTo(255);
        assertThat(Bench.one("ld.global.s16 %r2, [%rd2];\nst.global.u32 [%rd1], %r2;", 0x8000)).isEqualTo(-32768);
    }

    @Test
    void eachThreadHasLocalMemoryOfItsOwn() {
        int[] out = new Bench().run(Bench.kernel("", """
                .local .align 4 .b8 own[16];
                mov.u64 %rd6, own;
                cvta.local.u64 %rd7, %rd6;
                st.u32 [%rd7+8], %r1;
                ld.local.u32 %r2, [own+8];
                add.u32 %r3, %r2, 100;
                st.global.u32 [%rd3], %r3;"""), Grid.of(1, 3), 0, 0, 0);
        assertThat(out).containsExactly(100, 101, 102);
        assertThatThrownBy(() -> Bench.one(".local .align 4 .b8 own[16];\nld.local.u32 %r2, [own+8];", 0))
                .hasMessageContaining("local read of 4 bytes at byte 8: never written");
        assertThatThrownBy(() -> Bench.one(".local .align 4 .b8 own[16];\nst.local.u32 [own+16], %r1;", 0))
                .hasMessageContaining("local write of 4 bytes at byte 16 of 16: out of bounds");
    }

    @Test
    void constantsAndVariablesOfTheModuleHaveTheirFirstValues() {
        String ptx = Bench.kernel(".const .align 4 .b8 table[8] = {1, 0, 0, 0, 2, 0, 0, 0};\n"
                + ".global .align 4 .u32 counter = 5;\n",
                "ld.const.u32 %r2, [table+4];\nld.global.u32 %r3, [counter];\n"
                + "add.u32 %r4, %r2, %r3;\nst.global.u32 [%rd3], %r4;");
        assertThat(new Bench().run(ptx, Grid.of(1, 1), 0)).containsExactly(7);
    }

    @Test
    void dynamicSharedMemoryComesBehindTheRest() {
        String ptx = Bench.kernel(".extern .shared .align 16 .b8 room[];\n.shared .align 4 .b8 own[4];\n", """
                st.shared.u32 [own], 5;
                st.shared.u32 [room+12], 7;
                ld.shared.u32 %r2, [own];
                ld.shared.u32 %r3, [room+12];
                mov.u32 %r4, room;
                mad.lo.u32 %r5, %r2, %r3, %r4;
                st.global.u32 [%rd3], %r5;""");
        assertThat(new Bench().run(ptx, Grid.of(1, 1).shared(16), 0)).containsExactly(35 + 16);
        assertThatThrownBy(() -> new Bench().run(ptx, Grid.of(1, 1).shared(12), 0))
                .hasMessageContaining("shared write of 4 bytes at byte 28: the block has 28 bytes of shared memory");
    }

    @ParameterizedTest
    @CsvSource({"add.u32,10,3,13", "min.s32,-1,3,-1", "max.u32,-1,3,-1", "and.b32,6,3,2", "or.b32,6,3,7",
        "xor.b32,6,3,5",
        "exch.b32,6,3,3", "inc.u32,3,3,0", "inc.u32,2,3,3", "dec.u32,0,3,3", "dec.u32,2,3,1"})
    void atomicsChangeMemoryAndReturnWhatWasThere(String operation, int before, int value, int after) {
        Bench bench = new Bench();
        DeviceMemory out = bench.upload(0, 0);
        DeviceMemory in = bench.upload(before, value);
        bench.launch(Bench.kernel("ld.global.u32 %r2, [%rd2+4];\natom.global." + operation + " %r3, [%rd2], %r2;\n"
                + "ld.global.u32 %r4, [%rd2];\nst.global.v2.u32 [%rd1], {%r3, %r4};"), Grid.of(1, 1), out, in);
        assertThat(bench.ints(out)).containsExactly(before, after);
    }

    @Test
    void allThreadsOfAllBlocksAddToOnePlace() {
        Bench bench = new Bench(7);
        DeviceMemory out = bench.upload(0, 0);
        DeviceMemory in = bench.upload(0f, 0f);
        bench.launch(Bench.kernel("red.global.add.f32 [%rd2], 0f3F000000;\natom.global.add.u64 %rd6, [%rd1], 4294967297;"),
                Grid.of(3, 50), out, in);
        assertThat(bench.ints(out)).containsExactly(150, 150);
        assertThat(bench.floats(in)[0]).isEqualTo(75);
    }

    @Test
    void compareAndSwapLetsOneThreadWin() {
        Bench bench = new Bench();
        DeviceMemory out = bench.upload(new int[64]);
        DeviceMemory in = bench.upload(new int[64]);
        bench.launch(Bench.kernel("add.u32 %r2, %r1, 1;\natom.global.cas.b32 %r3, [%rd2], 0, %r2;\nst.global.u32 [%rd3], %r3;"),
                Grid.of(1, 64), out, in);
        assertThat(Arrays.stream(bench.ints(out)).filter(seen -> seen == 0).count()).isEqualTo(1);
        assertThat(bench.ints(in)[0]).isEqualTo(1);
    }

    private static final String COPY = """
            shl.b32 %r2, %r1, 4;
            mov.u32 %r3, tile;
            add.u32 %r4, %r3, %r2;
            mul.wide.u32 %rd6, %r1, 16;
            add.s64 %rd7, %rd2, %rd6;
            cp.async.ca.shared.global [%r4], [%rd7], 16, %r5;
            cp.async.commit_group;
            """;

    @Test
    void copiesArriveWhenTheyAreWaitedFor() {
        String ptx = Bench.kernel(".shared .align 16 .b8 tile[32];\n", "mov.u32 %r5, 8;\n" + COPY
                + "cp.async.wait_group 0;\nld.shared.v4.u32 {%r6, %r7, %r8, %r9}, [%r4];\n"
                + "add.u32 %r10, %r6, %r7;\nadd.u32 %r10, %r10, %r8;\n"
                + "add.u32 %r10, %r10, %r9;\nst.global.u32 [%rd3], %r10;");
        Bench bench = new Bench();
        DeviceMemory out = bench.upload(0, 0);
        bench.launch(ptx, Grid.of(1, 2), out, bench.upload(1, 2, 3, 4, 5, 6, 7, 8));
        assertThat(bench.ints(out)).containsExactly(3, 11);
    }

    @Test
    void copiesThatNobodyWaitedForAreNotThere() {
        String ptx = Bench.kernel(".shared .align 16 .b8 tile[32];\n", "mov.u32 %r5, 16;\n" + COPY
                + "cp.async.wait_group 1;\nld.shared.u32 %r6, [%r4];");
        assertThatThrownBy(() -> new Bench().run(ptx, Grid.of(1, 2), new int[8])).hasMessageContaining(
                "shared read of 4 bytes at byte 0: an asynchronous copy of thread 0 still writes it, nobody waited");
    }

    /// Element (i, j) of the matrix is 8·i + j. Lane 5 holds row 1, columns 2 and 3, or turned rows 2 and 3 of column 1.
    @Test
    void matricesAreDealtToTheLanes() {
        String ptx = Bench.kernel(".shared .align 16 .b8 tile[128];\n", """
                shl.b32 %r2, %r1, 2;
                mov.u32 %r3, tile;
                add.u32 %r4, %r3, %r2;
                ld.global.u32 %r5, [%rd4];
                st.shared.u32 [%r4], %r5;
                bar.warp.sync -1;
                and.b32 %r6, %r1, 7;
                shl.b32 %r6, %r6, 4;
                add.u32 %r6, %r6, %r3;
                ldmatrix.sync.aligned.m8n8.x1.shared.b16 {%r7}, [%r6];
                ldmatrix.sync.aligned.m8n8.x1.trans.shared.b16 {%r8}, [%r6];
                shl.b32 %r9, %r8, 8;
                or.b32 %r9, %r9, %r7;
                st.global.u32 [%rd3], %r9;""");
        int[] in = new int[32];
        for (int i = 0; i < 32; i++) {
            in[i] = 2 * i | 2 * i + 1 << 16;
        }
        int lane5 = new Bench().run(ptx, Grid.of(1, 32), in)[5];
        assertThat(lane5 & 0xff00ff).isEqualTo(10 | 11 << 16);
        assertThat(lane5 >>> 8 & 0xff00ff).isEqualTo(17 | 25 << 16);
    }
}
