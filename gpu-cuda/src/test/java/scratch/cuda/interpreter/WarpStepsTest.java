package scratch.cuda.interpreter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import scratch.cuda.device.Grid;

class WarpStepsTest {

    private static int[] warp(String body) {
        return new Bench().run(Bench.kernel(body + "\nst.global.u32 [%rd3], %r9;"), Grid.of(1, 32), new int[32]);
    }

    /// Lane 5 reads …; c is 31 for the whole warp, 0x181f for groups of eight, 0 and 0x1800 for `up`.
    @ParameterizedTest
    @CsvSource({"bfly,3,31,6,1", "down,2,31,7,1", "down,30,31,5,0", "up,2,0,3,1", "up,6,0,5,0", "idx,20,31,20,1",
        "down,3,6175,5,0",
        "idx,1,6175,1,1", "up,5,6144,0,1", "up,6,6144,5,0"})
    void shufflesReadTheLaneThatIsMeant(String mode, int b, int c, int source, int inside) {
        String shuffle = "shfl.sync." + mode + ".b32 %r9|%p1, %r1, " + b + ", " + c + ", -1;\n";
        assertThat(warp(shuffle)[5]).isEqualTo(source);
        assertThat(warp(shuffle + "selp.u32 %r9, 1, 0, %p1;")[5]).isEqualTo(inside);
    }

    @Test
    void votesCountLanes() {
        assertThat(warp("setp.lt.u32 %p1, %r1, 5;\nvote.sync.ballot.b32 %r9, %p1, -1;")[31]).isEqualTo(0x1f);
        assertThat(warp("setp.lt.u32 %p1, %r1, 5;\nvote.sync.any.pred %p2, %p1, -1;\nselp.u32 %r9, 1, 0, %p2;")[31])
                .isEqualTo(1);
        assertThat(warp("setp.lt.u32 %p1, %r1, 5;\nvote.sync.all.pred %p2, %p1, -1;\nselp.u32 %r9, 1, 0, %p2;")[0]).isZero();
        assertThat(warp("setp.lt.u32 %p1, %r1, 5;\nvote.sync.uni.pred %p2, !%p1, -1;\nselp.u32 %r9, 1, 0, %p2;")[0]).isZero();
    }

    @Test
    void matchesFindEquals() {
        assertThat(warp("and.b32 %r2, %r1, 3;\nmatch.any.sync.b32 %r9, %r2, -1;")[5]).isEqualTo(0x22222222);
        assertThat(warp("match.all.sync.b32 %r9|%p1, %r1, -1;")[5]).isZero();
        assertThat(warp("match.all.sync.b32 %r9|%p1, 7, -1;")[5]).isEqualTo(-1);
    }

    @Test
    void reductionsAddUpAllLanes() {
        assertThat(warp("redux.sync.add.s32 %r9, %r1, -1;")[0]).isEqualTo(496);
        assertThat(warp("sub.s32 %r2, %r1, 5;\nredux.sync.min.s32 %r9, %r2, -1;")[0]).isEqualTo(-5);
        assertThat(warp("sub.s32 %r2, %r1, 5;\nredux.sync.min.u32 %r9, %r2, -1;")[0]).isZero();
        assertThat(warp("redux.sync.xor.b32 %r9, %r1, -1;")[0]).isZero();
    }

    @Test
    void oneLaneIsElected() {
        assertThat(warp("mov.u32 %r9, 0;\nelect.sync _|%p1, -1;\n@%p1 mov.u32 %r9, 1;")).startsWith(1, 0, 0).endsWith(0);
    }

    /// Odd lanes go round a loop as often as they say; then all meet again at the shuffle.
    @Test
    void lanesThatPartedMeetAgain() {
        int[] out = warp("""
                and.b32 %r2, %r1, 1;
                setp.eq.u32 %p1, %r2, 0;
                mov.u32 %r3, 0;
                @%p1 bra EVEN;
                ODD:
                add.u32 %r3, %r3, 10;
                add.u32 %r4, %r3, 0;
                setp.lt.u32 %p2, %r3, %r1;
                @%p2 bra ODD;
                bra MEET;
                EVEN:
                add.u32 %r3, %r1, 100;
                MEET:
                shfl.sync.bfly.b32 %r9, %r3, 1, 31, -1;""");
        assertThat(out).startsWith(10, 100, 10, 102).endsWith(40, 130);
    }

    @Test
    void aMaskMayNameThoseOnlyThatAreThere() {
        int[] out = warp("mov.u32 %r9, 0;\nsetp.ge.u32 %p1, %r1, 8;\n@%p1 bra REST;\n"
                + "shfl.sync.idx.b32 %r9, %r1, 7, 31, 255;\nREST:");
        assertThat(out).startsWith(7, 7).endsWith(0);
        assertThatThrownBy(() -> warp("setp.ge.u32 %p1, %r1, 8;\n@%p1 bra REST;\nshfl.sync.idx.b32 %r9, %r1, 7, 31, 511;\n"
                + "bra END;\nREST:\nbar.sync 0;\nEND:")).hasMessageContaining(
                "thread (0, 0, 0), PTX line 20 'shfl.sync.idx.b32 %r9, %r1, 7, 31, 511': waits for lanes that do not come:"
                        + " lane 8 stands at PTX line 23");
    }

    @Test
    void aSpinningLaneLetsTheOthersGo() {
        String lock = """
                TRY:
                atom.global.cas.b32 %r2, [%rd2], 0, 1;
                setp.ne.u32 %p1, %r2, 0;
                @%p1 bra TRY;
                ld.volatile.global.u32 %r3, [%rd1];
                add.u32 %r3, %r3, 1;
                st.volatile.global.u32 [%rd1], %r3;
                membar.gl;
                atom.global.exch.b32 %r4, [%rd2], 0;""";
        Bench bench = new Bench();
        var out = bench.upload(0);
        bench.launch(Bench.kernel(lock), Grid.of(2, 40), out, bench.upload(0));
        assertThat(bench.ints(out)).containsExactly(80);
    }
}
