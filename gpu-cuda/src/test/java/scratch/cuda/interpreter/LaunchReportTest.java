package scratch.cuda.interpreter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import scratch.cuda.device.DeviceMemory;
import scratch.cuda.device.Grid;

/// Counts that a person can redo: a warp moves sectors of 32 bytes, and shared memory has 32 banks of 4 bytes.
class LaunchReportTest {

    /// Lane l reads word l·stride + offset: side by side they lie in 4 sectors, one further on in 5, every eighth in 32.
    @ParameterizedTest
    @CsvSource({"1,0,4", "1,1,5", "2,0,8", "8,0,32", "16,0,32", "0,0,1"})
    void globalMemoryMovesInSectors(int stride, int offset, long sectors) {
        Bench bench = new Bench();
        DeviceMemory in = bench.upload(new int[32 * 16 + 1]);
        bench.launch(Bench.kernel("mul.wide.u32 %rd6, %r1, " + 4 * stride + ";\nadd.s64 %rd7, %rd2, %rd6;\n"
                + "ld.global.u32 %r2, [%rd7+" + 4 * offset + "];"), Grid.of(1, 32), bench.upload(0), in);
        LaunchReport report = bench.device.lastLaunch();
        assertThat(report.globalLoads()).isEqualTo(1);
        assertThat(report.loadSectors()).isEqualTo(sectors);
        assertThat(report.loadBytes()).isEqualTo(128);
        assertThat(report.loadOverhead()).isEqualTo(sectors / 4.0);
    }

    /// Lane l reads word l·stride: with an even stride lanes meet in a bank, with 32 all of them; one word is read for all.
    @ParameterizedTest
    @CsvSource({"1,0", "2,1", "3,0", "8,7", "32,31", "33,0", "0,0"})
    void lanesThatMeetInABankWait(int stride, long conflicts) {
        Bench bench = new Bench();
        bench.launch(Bench.kernel(".shared .align 16 .b8 tile[4224];\n", "mul.lo.u32 %r2, %r1, " + 4 * stride
                + ";\nmov.u32 %r3, tile;\nadd.u32 %r4, %r3, %r2;\nst.shared.u32 [%r4], 7;"), Grid.of(1, 32), bench.upload(0),
                bench.upload(0));
        LaunchReport report = bench.device.lastLaunch();
        assertThat(report.bankConflicts()).isEqualTo(conflicts);
        assertThat(report.sharedTransactions()).isEqualTo(conflicts + 1);
    }

    @Test
    void fourWordsAtOnceTakeFourPasses() {
        Bench bench = new Bench();
        bench.launch(Bench.kernel(".shared .align 16 .b8 tile[512];\n", "shl.b32 %r2, %r1, 4;\nmov.u32 %r3, tile;\n"
                + "add.u32 %r4, %r3, %r2;\nst.shared.v4.u32 [%r4], {%r1, %r1, %r1, %r1};"), Grid.of(1, 32), bench.upload(0),
                bench.upload(0));
        LaunchReport report = bench.device.lastLaunch();
        assertThat(report.sharedAccesses()).isEqualTo(1);
        assertThat(report.sharedTransactions()).isEqualTo(4);
        assertThat(report.bankConflicts()).isZero();
    }

    /// Six instructions of the frame, a comparison, a branch; half of the lanes add; all return.
    @Test
    void lanesThatPartAreCounted() {
        Bench bench = new Bench();
        bench.launch(Bench.kernel("setp.lt.u32 %p1, %r1, 16;\n@%p1 bra END;\nadd.u32 %r2, %r1, 1;\nEND:"), Grid.of(2, 64),
                bench.upload(0), bench.upload(0));
        LaunchReport report = bench.device.lastLaunch();
        assertThat(report.kernel()).isEqualTo("test");
        assertThat(report.warpInstructions()).isEqualTo(4 * 10);
        assertThat(report.divergent()).isEqualTo(2);
        // of the branch only the lanes count that take it; warps 1 take none
        assertThat(report.instructions()).isEqualTo(2 * (32 * 8 + 16 + 16) + 2 * (32 * 8 + 32));
    }

    @Test
    void barriersAndAtomicsAreCounted() {
        Bench bench = new Bench();
        bench.launch(Bench.kernel("bar.sync 0;\nred.global.add.u32 [%rd1], 1;\nbar.sync 0;"), Grid.of(3, 40), bench.upload(0),
                bench.upload(0));
        assertThat(bench.device.lastLaunch().barriers()).isEqualTo(6);
        assertThat(bench.device.lastLaunch().atomics()).isEqualTo(120);
    }

    @Test
    void thereIsNoReportBeforeALaunch() {
        assertThatThrownBy(() -> new Bench().device.lastLaunch()).isInstanceOf(IllegalStateException.class)
                .hasMessage("InterpretedDevice.lastLaunch: no kernel has run");
    }
}
