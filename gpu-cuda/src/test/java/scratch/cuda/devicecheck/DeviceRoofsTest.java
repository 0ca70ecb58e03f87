package scratch.cuda.devicecheck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

import scratch.cuda.device.Properties;
import scratch.cuda.interpreter.InterpretedDevice;
import scratch.math.simd.Roofline;

class DeviceRoofsTest {
    private static final Properties H100 = DataSheet.H100.properties();

    private static Properties capability(int major, int minor) {
        return new Properties("a GPU", false, major, minor, 10, 1000, 2000, 256, 1 << 30, 0, 48 << 10, 99 << 10, 1024, 12000);
    }

    /// The table of the README, number by number.
    @Test
    void theRoofsOfAnH100ByHand() {
        Roofline roof = DeviceRoofs.of(H100);
        assertThat(132 * DeviceRoofs.cores(H100)).isEqualTo(16_896);
        assertThat(roof.peak()).isCloseTo(66_908, within(0.5));
        assertThat(roof.bandwidth()).isCloseTo(3352.3, within(0.05));
        assertThat(roof.ridge()).isCloseTo(19.96, within(0.005));
        assertThat(roof.attainable(1 / 12.0)).isCloseTo(279.4, within(0.05));
        assertThat(DeviceRoofs.underWay(H100, 480)).isCloseTo(812_684, within(1.0));
        assertThat(DeviceRoofs.residentThreads(H100)).isEqualTo(270_336);
        assertThat(100 * DeviceRoofs.shareOfBandwidth(H100, 480, 1024, 4)).isCloseTo(0.504, within(0.0005));
    }

    @Test
    void aSmallGpuByHand() {
        // 10 · 128 cores · 1 GHz · 2 = 2560 GFLOP/s, 2 · 2 GHz · 32 bytes = 128 GB/s; 500 cycles are 0.5 µs: 64,000 bytes
        Roofline roof = DeviceRoofs.of(capability(9, 0));
        assertThat(roof).isEqualTo(new Roofline(128, 2560));
        assertThat(DeviceRoofs.underWay(capability(9, 0), 500)).isCloseTo(64_000, within(1e-6));
        assertThat(DeviceRoofs.shareOfBandwidth(capability(9, 0), 500, 1600, 4)).isCloseTo(0.1, within(1e-12));
    }

    @Test
    void threadsThatDoNotFitAskForNothing() {
        Properties gpu = capability(9, 0);
        double all = DeviceRoofs.shareOfBandwidth(gpu, 5000, DeviceRoofs.residentThreads(gpu), 4);
        assertThat(all).isLessThan(1);
        assertThat(DeviceRoofs.shareOfBandwidth(gpu, 5000, 10 * DeviceRoofs.residentThreads(gpu), 4)).isEqualTo(all);
        assertThat(DeviceRoofs.shareOfBandwidth(gpu, 50, 1_000_000, 4)).isEqualTo(1);
    }

    @Test
    void coresAndThreadsFollowFromTheCapability() {
        assertThat(DeviceRoofs.cores(capability(8, 0))).isEqualTo(64);
        assertThat(DeviceRoofs.cores(capability(8, 6))).isEqualTo(128);
        assertThat(DeviceRoofs.cores(capability(12, 0))).isEqualTo(128);
        assertThat(DeviceRoofs.residentThreads(capability(8, 0))).isEqualTo(20_480);
        assertThat(DeviceRoofs.residentThreads(capability(8, 9))).isEqualTo(15_360);
        assertThat(DeviceRoofs.residentThreads(capability(10, 0))).isEqualTo(20_480);
        assertThat(DeviceRoofs.residentThreads(capability(12, 0))).isEqualTo(15_360);
    }

    @Test
    void whatHasNoClockHasNoRoof() {
        try (InterpretedDevice device = new InterpretedDevice()) {
            assertThatThrownBy(() -> DeviceRoofs.of(device.properties())).isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("DeviceRoofs.of: PTX interpreter: 0 MHz, memory 0 MHz, 0 bits: must be above 0, and an "
                            + "interpreter has none");
        }
        assertThatThrownBy(() -> DeviceRoofs.of(capability(7, 5))).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("DeviceRoofs.cores: compute capability 7.5: 8.0 is the least");
    }

    /// The figure's text: as many blocks of 256 threads as it takes.
    @Test
    void blocksThatTheFigureNames() {
        assertThat(DeviceRoofs.shareOfBandwidth(H100, 480, 793 * 256, 4)).isLessThan(1);
        assertThat(DeviceRoofs.shareOfBandwidth(H100, 480, 794 * 256, 4)).isEqualTo(1);
        assertThat(DeviceRoofs.shareOfBandwidth(H100, 480, 198 * 256, 16)).isLessThan(1);
        assertThat(DeviceRoofs.shareOfBandwidth(H100, 480, 199 * 256, 16)).isEqualTo(1);
        assertThat(DeviceRoofs.residentThreads(H100) / 256).isEqualTo(1056);
    }
}
