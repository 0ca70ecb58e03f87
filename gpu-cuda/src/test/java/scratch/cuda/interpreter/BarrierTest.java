package scratch.cuda.interpreter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import scratch.cuda.device.DeviceMemory;
import scratch.cuda.device.Grid;

/// Who may see what whom has written, and when.
class BarrierTest {
    private static final String WORD = ".shared .align 16 .b8 tile[1024];\n";
    private static final String MINE =
            "shl.b32 %r2, %r1, 2;\nmov.u32 %r3, tile;\nadd.u32 %r4, %r3, %r2;\nst.shared.u32 [%r4], %r1;\n";
    private static final String OTHERS = "xor.b32 %r5, %r4, 128;\nld.shared.u32 %r6, [%r5];\nst.global.u32 [%rd3], %r6;\n";

    @Test
    void aBarrierOrdersWritesAndReads() {
        for (long seed = 0; seed < 4; seed++) {
            int[] out = new Bench(seed).run(Bench.kernel(WORD, MINE + "bar.sync 0;\n" + OTHERS), Grid.of(2, 64), new int[64]);
            assertThat(out).startsWith(32, 33).endsWith(30, 31);
        }
    }

    /// Reading what the other warp wrote is in order; writing one's own word again, which that warp may still read, is not.
    @Test
    void whatAnotherWarpMayStillReadMustNotBeOverwritten() {
        String again = MINE + "bar.sync 0;\n" + OTHERS + "BARRIER\nst.shared.u32 [%r4], 7;\n";
        for (long seed = 0; seed < 3; seed++) {
            Bench bench = new Bench(seed);
            assertThatThrownBy(() -> bench.run(Bench.kernel(WORD, again.replace("BARRIER", "")), Grid.of(1, 64), new int[64]))
                    .hasMessageContaining("race: thread").hasMessageContaining("no barrier stands between");
        }
        assertThat(new Bench().run(Bench.kernel(WORD, again.replace("BARRIER", "bar.sync 0;")), Grid.of(1, 64), new int[64]))
                .startsWith(32);
    }

    @Test
    void aBarrierOfTheWarpOrdersItsLanesOnly() {
        String neighbour = "xor.b32 %r5, %r4, 4;\nld.shared.u32 %r6, [%r5];\nst.global.u32 [%rd3], %r6;\n";
        assertThat(new Bench().run(Bench.kernel(WORD, MINE + "bar.warp.sync -1;\n" + neighbour), Grid.of(1, 64), new int[64]))
                .startsWith(1, 0, 3, 2);
        assertThatThrownBy(() -> new Bench().run(Bench.kernel(WORD, MINE + neighbour), Grid.of(1, 64), new int[64]))
                .hasMessageContaining("race: thread 1 wrote it and no barrier stands between");
        assertThatThrownBy(() -> new Bench().run(Bench.kernel(WORD, MINE + "bar.warp.sync -1;\n" + OTHERS), Grid.of(1, 64),
                new int[64])).hasMessageContaining("nobody wrote it");
    }

    /// Warp 0 produces and goes on, warp 1 consumes.
    @Test
    void someMayArriveWithoutWaiting() {
        String producer = "setp.lt.u32 %p1, %r1, 32;\n@!%p1 bra CONSUME;\n" + MINE + "bar.arrive 3, 64;\nbra END;\nCONSUME:\n"
                + "bar.sync 3, 64;\nsub.u32 %r2, %r1, 32;\nshl.b32 %r2, %r2, 2;\nmov.u32 %r3, tile;\nadd.u32 %r4, %r3, %r2;\n"
                + "ld.shared.u32 %r6, [%r4];\nst.global.u32 [%rd3+-128], %r6;\nEND:";
        DeviceMemory out;
        for (long seed = 0; seed < 4; seed++) {
            Bench bench = new Bench(seed);
            out = bench.upload(new int[32]);
            bench.launch(Bench.kernel(WORD, producer), Grid.of(1, 64), out, bench.upload(0));
            assertThat(bench.ints(out)).startsWith(0, 1, 2).endsWith(31);
        }
    }

    @Test
    void aBarrierCanCount() {
        String count = "setp.lt.u32 %p1, %r1, 40;\nbar.red.popc.u32 %r2, 0, %p1;\nbar.red.and.pred %p2, 0, %p1;\n"
                + "bar.red.or.pred %p3, 0, %p1;\nselp.u32 %r3, 1000, 0, %p2;\nselp.u32 %r4, 100, 0, %p3;\n"
                + "add.u32 %r5, %r2, %r3;\n"
                + "add.u32 %r5, %r5, %r4;\nst.global.u32 [%rd3], %r5;";
        assertThat(new Bench().run(Bench.kernel(count), Grid.of(1, 64), new int[64])).containsOnly(140);
    }

    @Test
    void barriersOfDifferentSizesDoNotMix() {
        assertThatThrownBy(() ->
                new Bench().run(Bench.kernel("setp.lt.u32 %p1, %r1, 32;\n@%p1 bra A;\nbar.sync 1, 64;\nbra B;\n"
                + "A:\nbar.sync 1, 96;\nB:"), Grid.of(1, 64), new int[64]))
                .hasMessageContaining("barrier 1 for 64 threads: others wait there for 96, PTX line 23");
    }

    @Test
    void theLastBlockMaySeeWhatTheOthersHaveFenced() {
        String last = """
                mov.u32 %r2, %ctaid.x;
                mul.wide.u32 %rd6, %r2, 4;
                add.s64 %rd7, %rd2, %rd6;
                add.u32 %r3, %r2, 10;
                st.global.u32 [%rd7], %r3;
                FENCE
                atom.global.add.u32 %r4, [%rd1], 1;
                setp.ne.u32 %p1, %r4, 2;
                @%p1 bra END;
                ld.global.u32 %r5, [%rd2];
                ld.global.u32 %r6, [%rd2+4];
                add.u32 %r7, %r5, %r6;
                st.global.u32 [%rd1+4], %r7;
                END:""";
        Bench bench = new Bench(5);
        DeviceMemory out = bench.upload(0, 0);
        bench.launch(Bench.kernel(last.replace("FENCE", "membar.gl;")), Grid.of(3, 1), out, bench.upload(0, 0, 0));
        assertThat(bench.ints(out)).containsExactly(3, 21);
        assertThatThrownBy(() -> bench.launch(Bench.kernel(last.replace("FENCE", "")), Grid.of(3, 1), bench.upload(0, 0),
                bench.upload(0, 0, 0))).hasMessageContaining("wrote it in this launch, and nothing orders the two");
    }

    @Test
    void aBlockMustNotWriteWhatAnotherReads() {
        assertThatThrownBy(() -> new Bench().run(Bench.kernel("mov.u32 %r2, %ctaid.x;\nxor.b32 %r3, %r2, 1;\n"
                + "mul.wide.u32 %rd6, %r2, 4;\nadd.s64 %rd7, %rd2, %rd6;\nmul.wide.u32 %rd8, %r3, 4;\n"
                + "add.s64 %rd9, %rd2, %rd8;\n"
                + "ld.global.u32 %r4, [%rd7];\nadd.u32 %r4, %r4, 1;\nst.global.u32 [%rd9], %r4;"), Grid.of(2, 1), 1, 2))
                .hasMessageContaining("race: thread block (0, 0, 0) wrote it in this launch");
    }
}
