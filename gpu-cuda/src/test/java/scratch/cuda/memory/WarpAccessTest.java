package scratch.cuda.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import scratch.cuda.interpreter.InterpretedDevice;
import scratch.cuda.interpreter.LaunchReport;

class WarpAccessTest {
    /// The table of the page.
    @Test
    void sectorsByHand() {
        assertThat(WarpAccess.sectors(WarpAccess.strided(0, 1), 4)).isEqualTo(4);
        assertThat(WarpAccess.sectors(WarpAccess.strided(1, 1), 4)).isEqualTo(5);
        assertThat(WarpAccess.sectors(WarpAccess.strided(0, 2), 4)).isEqualTo(8);
        assertThat(WarpAccess.sectors(WarpAccess.strided(0, 8), 4)).isEqualTo(32);
        assertThat(WarpAccess.sectors(WarpAccess.strided(0, 0), 4)).isEqualTo(1);
        assertThat(WarpAccess.share(WarpAccess.strided(0, 2), 4)).isCloseTo(0.5, within(0.0));
    }

    @Test
    void aReadMayBeginInOneSectorAndEndInTheNext() {
        assertThat(WarpAccess.sectors(new long[] {24}, 16)).isEqualTo(2);
        assertThat(WarpAccess.sectors(new long[] {16, 24}, 16)).isEqualTo(2);
        assertThat(WarpAccess.sectors(WarpAccess.strided(0, 4), 16)).isEqualTo(16);
    }

    @Test
    void theInterpreterCountsTheSameForEveryStrideAndOffset() {
        for (int first : new int[] {0, 1, 7, 8, 13}) {
            for (int stride : new int[] {0, 1, 2, 5, 8, 9}) {
                int expected = 32 * WarpAccess.sectors(WarpAccess.strided(first, stride), 4);
                LaunchReport read = AccessRuns.gather(first, stride);
                assertThat(read.globalLoads()).isEqualTo(32);
                assertThat(read.loadSectors()).as("from %d, stride %d", first, stride).isEqualTo(expected);
                if (stride > 0) {
                    LaunchReport write = AccessRuns.scatter(first, stride);
                    assertThat(write.storeSectors()).as("from %d, stride %d", first, stride).isEqualTo(read.loadSectors());
                }
            }
        }
    }

    @Test
    void tilesMakeBothSidesOfATransposeDense() {
        LaunchReport direct = AccessRuns.transposeDirect(96, 64);
        assertThat(direct.loadOverhead()).isEqualTo(1);
        assertThat(direct.storeOverhead()).isEqualTo(8);
        LaunchReport tiles = AccessRuns.transposeByTiles(96, 64);
        assertThat(tiles.loadOverhead()).isEqualTo(1);
        assertThat(tiles.storeOverhead()).isEqualTo(1);
        assertThat(tiles.bankConflicts()).isZero();
    }

    @Test
    void sixteenBytesMustBeginAtAMultipleOfSixteen() {
        assertThat(AccessRuns.fourAtATimeFrom(16)).isEmpty();
        assertThat(AccessRuns.fourAtATimeFrom(4)).contains("16");
    }

    @Test
    void timesAreTakenOnEveryDevice() {
        try (InterpretedDevice device = new InterpretedDevice()) {
            assertThat(AccessRuns.milliseconds(device, 100, 3)).isGreaterThanOrEqualTo(0);
            try (var pinned = device.pin(400)) {
                assertThat(AccessRuns.copyMilliseconds(device, pinned.segment())).isGreaterThanOrEqualTo(0);
            }
        }
    }

    @Test
    void whatIsNoWarpIsRefused() {
        assertThatThrownBy(() -> WarpAccess.sectors(new long[33], 4))
                .hasMessage("WarpAccess.sectors: 33 lanes of 4 bytes: at most 32 lanes, and 1 to 16 bytes");
        assertThatThrownBy(() -> WarpAccess.sectors(new long[] {-4}, 4))
                .hasMessage("WarpAccess.sectors: [-4]: addresses must not be negative");
    }
}
