package scratch.cuda.devicecheck;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import scratch.cuda.device.Grid;
import scratch.cuda.interpreter.InterpretedDevice;

class TriedLimitsTest {
    @Test
    void bisectionFindsTheLastSizeThatIsAccepted() {
        for (int limit : new int[] {1, 2, 31, 1024, 166_912, (1 << 20) - 1}) {
            assertThat(TriedLimits.largest(size -> size <= limit)).isEqualTo(limit);
        }
    }

    @Test
    void theInterpreterKeepsItsWord() {
        for (int capability : new int[] {80, 90}) {
            var options = InterpretedDevice.Options.standard().withCapability(capability);
            try (InterpretedDevice device = new InterpretedDevice(options)) {
                assertThat(TriedLimits.of(device)).isEqualTo(new TriedLimits(1024, device.properties().sharedPerBlockOptIn()));
            }
        }
    }

    @Test
    void aRefusalIsASentenceAndDoesNoHarm() {
        try (InterpretedDevice device = new InterpretedDevice()) {
            assertThat(TriedLimits.answer(device, Grid.of(1, 1025)))
                    .isEqualTo("Kernel.launch: empty: 1025 x 1 x 1 threads in a block: 1024 are allowed");
            assertThat(TriedLimits.answer(device, Grid.of(1, 1024))).isEmpty();
        }
    }

    /// No figure of an interpreter means anything, but the way to them must work.
    @Test
    void measuringRunsToItsEnd() {
        try (InterpretedDevice device = new InterpretedDevice()) {
            Measured measured = Measured.on(device, 1001, 1, 2);
            assertThat(measured.gigabytes()).isPositive();
            assertThat(measured.gigaflops()).isPositive();
            assertThat(measured.launchMicros()).isPositive();
        }
    }
}
