package scratch.cuda.matmulladder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import scratch.cuda.kernel.GemmRung;
import scratch.cuda.kernel.Precision;

class MachineRoofsTest {
    private static final MachineRoofs ROOFS = MachineRoofs.hopper(32);

    /// A thousand multiply-adds of floats take 1000/128 = 7.8125 cycles; 250 bytes take as many.
    @Test
    void theHighestRoofLimits() {
        var bytes = new RungCount(31.25, 1, 500, 1, 0);
        assertThat(ROOFS.limit(bytes, Precision.FP32)).isEqualTo(MachineRoofs.Limit.L2);
        assertThat(ROOFS.attainable(bytes, Precision.FP32)).isCloseTo(0.5, within(1e-12));
        var none = new RungCount(31.25, 0, 0, 0, 0);
        assertThat(ROOFS.limit(none, Precision.FP32)).isEqualTo(MachineRoofs.Limit.ARITHMETIC);
        assertThat(ROOFS.attainable(none, Precision.FP32)).isEqualTo(1);
        var instructions = new RungCount(62.5, 0, 0, 0, 0);
        assertThat(ROOFS.limit(instructions, Precision.FP32)).isEqualTo(MachineRoofs.Limit.INSTRUCTIONS);
        assertThat(ROOFS.attainable(instructions, Precision.FP32)).isCloseTo(0.5, within(1e-12));
        // 10 passes of shared memory, and 5 of loads that take 4 sectors each
        var passes = new RungCount(0, 5, 5 * 128, 10, 0);
        assertThat(ROOFS.cycles(MachineRoofs.Limit.ON_CHIP, passes, Precision.FP32)).isEqualTo(15);
        assertThat(ROOFS.cycles(MachineRoofs.Limit.ARITHMETIC, passes, Precision.BF16)).isEqualTo(1000.0 / 2048);
    }

    /// The page says: the first rung fetches 132 times the bytes of the third, and the last float rung comes to nine tenths.
    @Test
    void theCountsAreThoseOfThePage() {
        RungCount naive = RungCount.of(GemmRung.NAIVE);
        RungCount shared = RungCount.of(GemmRung.SHARED);
        RungCount warptiles = RungCount.of(GemmRung.WARPTILES);
        assertThat(naive.bytes() / shared.bytes()).isCloseTo(132, within(1e-9));
        assertThat(shared.passes()).isCloseTo(64.45, within(0.01));
        assertThat(ROOFS.attainable(warptiles, Precision.FP32)).isBetween(0.9, 0.92);
        for (GemmRung rung : GemmRung.values()) {
            assertThat(RungCount.of(rung).bytes()).as("%s", rung).isCloseTo(RungCount.expectedBytes(rung), within(1e-9));
        }
    }

    @Test
    void ratesMustBePositive() {
        assertThatThrownBy(() -> MachineRoofs.hopper(0))
                .hasMessage("MachineRoofs: 128.0 multiply-adds, 0.0 bytes: all rates must be positive");
    }
}
