package scratch.cuda.firstkernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

import scratch.cuda.interpreter.InterpretedDevice;

class LaunchShapeTest {
    /// The tables of the README.
    @Test
    void tenElementsAndAThousandByHand() {
        assertThat(new LaunchShape(10, 4).blocks()).isEqualTo(3);
        assertThat(new LaunchShape(10, 4).spare()).isEqualTo(2);
        assertThat(new LaunchShape(1000, 256).blocks()).isEqualTo(4);
        assertThat(new LaunchShape(1000, 256).spare()).isEqualTo(24);
        assertThat(new LaunchShape(1000, 256).warps()).isEqualTo(32);
        assertThat(new LaunchShape(1000, 100).spare()).isZero();
        assertThat(new LaunchShape(1000, 100).warps()).isEqualTo(40);
        assertThat(new LaunchShape(1000, 100).lanesAtWork()).isEqualTo(0.78125);
        assertThat(new LaunchShape(1024, 256).spare()).isZero();
        assertThat(new LaunchShape(1, 1024).blocks()).isEqualTo(1);
        assertThat(new LaunchShape(Integer.MAX_VALUE, 1).blocks()).isEqualTo(Integer.MAX_VALUE);
    }

    @Test
    void whatIsNoShapeIsRefused() {
        assertThatThrownBy(() -> new LaunchShape(0, 32)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("LaunchShape: n = 0: must be at least 1");
        assertThatThrownBy(() -> new LaunchShape(10, 1025)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("LaunchShape: threads = 1025: must be from 1 to 1024");
    }

    /// A warp with one thread that has an element runs to the end, one without leaves at the guard.
    @Test
    void theInterpreterCountsAsManyWarpsAsTheFormula() {
        for (int threads : new int[] {32, 100, 256, 1024}) {
            var shape = new LaunchShape(1000, threads);
            try (InterpretedDevice device = new InterpretedDevice(); VectorAdd add = new VectorAdd(device)) {
                add.add(new float[1000], new float[1000], threads);
                assertThat(device.lastLaunch().globalStores()).as("stores, blocks of %d", threads).isEqualTo(shape.warps());
            }
        }
    }

    @Test
    void theTimesOfTheReadmeByHand() {
        var time = new AddTime(2.5, 3352, 55, 80);
        assertThat(time.kernel(1e6)).isCloseTo(6.08, within(0.005));
        assertThat(time.withCopies(1e6)).isCloseTo(224.26, within(0.005));
        assertThat(time.onHost(1e6)).isCloseTo(150, within(1e-9));
        assertThat(time.crossover()).isCloseTo(17_074.16, within(0.005));
        assertThat(time.crossoverWithCopies()).isInfinite();
        assertThat(new AddTime(2.5, 3352, 55, 40).crossoverWithCopies()).isCloseTo(31_953.69, within(0.005));
        var slow = new AddTime(2.5, 3352, 55, 40);
        double even = slow.crossoverWithCopies();
        assertThat(slow.withCopies(even)).isCloseTo(slow.onHost(even), within(1e-9));
        assertThatThrownBy(() -> new AddTime(0, 1, 1, 1)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("launchMicros");
    }
}
