package scratch.cuda.withoutagpu;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import scratch.cuda.device.Grid;
import scratch.cuda.interpreter.InterpretedDevice;

class LockstepTest {

    /// 6 instructions before the loop, 4 in each round, 2 behind it; a thread does not take its last branch.
    @Test
    void theWarpOfFourByHand() {
        Lockstep.Run run = Lockstep.triangle(4);
        assertThat(run.out()).containsExactly(0, 1, 3, 6);
        assertThat(run.report().warpInstructions()).isEqualTo(6 + 4 * 4 + 2);
        assertThat(run.report().instructions()).isEqualTo(11 + 15 + 19 + 23);
        assertThat(run.report().occupancyOfLanes()).isEqualTo(68 / (32.0 * 24));
    }

    @Test
    void aWarpOfOneThread() {
        var report = Lockstep.triangle(1).report();
        assertThat(report.warpInstructions()).isEqualTo(12);
        assertThat(report.instructions()).isEqualTo(11);
    }

    @Test
    void theTranspositionTakes19InstructionsAThread() {
        try (InterpretedDevice device = new InterpretedDevice()) {
            TextKernel kernel = new TextKernel("transpose", Grid.of(1, 1024), 32, 1024);
            kernel.run(device, kernel.text(), new int[1024]);
            assertThat(device.lastLaunch().instructions()).isEqualTo(19 * 1024).isEqualTo(19_456);
        }
    }

    @Test
    void aFullWarpHasHalfOfItsLanesAtWork() {
        var report = Lockstep.triangle(32).report();
        assertThat(report.warpInstructions()).isEqualTo(Lockstep.issued(32)).isEqualTo(136);
        assertThat(report.instructions()).isEqualTo(Lockstep.needed(32)).isEqualTo(2336);
    }

    @Test
    void theGreatestCommonDivisorIsTheNumberOfPasses() {
        assertThat(Lockstep.passes(1)).isEqualTo(1);
        assertThat(Lockstep.passes(12)).isEqualTo(4);
        assertThat(Lockstep.passes(33)).isEqualTo(1);
        assertThat(Lockstep.passes(64)).isEqualTo(32);
    }
}
