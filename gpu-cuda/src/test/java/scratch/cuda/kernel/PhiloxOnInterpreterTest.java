package scratch.cuda.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import scratch.cuda.device.DeviceMemory;

/// Philox4x32-10 against the known answers that its authors publish with Random123 (kat_vectors).
class PhiloxOnInterpreterTest {

    private static int[] bits(int n, long seed, long first, long streamNumber) {
        try (Samples samples = Samples.onInterpreter(0); Philox philox = new Philox(samples.device())) {
            DeviceMemory out = samples.device().allocate((long) n * Integer.BYTES);
            philox.bits(n, seed, first, streamNumber, out, samples.device().stream());
            return samples.downloadInts(out);
        }
    }

    @Test
    void bitsAreThePublishedOnes() {
        assertThat(bits(4, 0, 0, 0)).containsExactly(0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8);
        assertThat(bits(4, -1, -1, -1)).containsExactly(0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd);
        assertThat(bits(4, 0x299f31d0_a4093822L, 0x85a308d3_243f6a88L, 0x03707344_13198a2eL))
                .containsExactly(0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1);
    }

    @Test
    void anElementDependsOnItsIndexAlone() {
        int[] whole = bits(1030, 7, 0, 0);
        int[] part = bits(30, 7, 250, 0);
        for (int i = 0; i < 30; i++) {
            assertThat(part[i]).isEqualTo(whole[1000 + i]);
        }
        assertThat(bits(1, 7, 0, 0)[0]).isEqualTo(whole[0]);
        assertThat(bits(3, 7, 0, 1)[0]).as("another stream").isNotEqualTo(whole[0]);
    }

    @Test
    void uniformNumbersAreTheUpperBitsAndNormalOnesTheirTransforms() {
        int n = 4003;
        int[] bits = bits(n + 1, 42, 0, 0);
        try (Samples samples = Samples.onInterpreter(2); Philox philox = new Philox(samples.device())) {
            DeviceMatrix out = samples.room(n);
            philox.uniform(n, 42, 0, 0, out.memory(), samples.device().stream());
            float[] uniform = samples.download(out);
            philox.normal(n, 42, 0, 0, out.memory(), samples.device().stream());
            float[] normal = samples.download(out);
            double sum = 0;
            double squares = 0;
            for (int i = 0; i < n; i++) {
                assertThat(uniform[i]).isEqualTo((bits[i] >>> 8) * 0x1p-24f);
                double first = (bits[i & ~1] >>> 8) * 0x1p-24;
                double angle = 2 * Math.PI * (bits[i | 1] >>> 8) * 0x1p-24;
                double expected = Math.sqrt(-2 * Math.log1p(-first)) * (i % 2 == 0 ? Math.cos(angle) : Math.sin(angle));
                assertThat((double) normal[i]).isCloseTo(expected, within(5e-6));
                sum += normal[i];
                squares += normal[i] * normal[i];
            }
            // four standard errors
            assertThat(sum / n).isCloseTo(0, within(4 / Math.sqrt(n)));
            assertThat(squares / n).isCloseTo(1, within(4 * Math.sqrt(2.0 / n)));
        }
    }

    @Test
    void numbersThatDoNotFitAreRefused() {
        try (Samples samples = Samples.onInterpreter(0); Philox philox = new Philox(samples.device())) {
            DeviceMemory out = samples.device().allocate(12);
            assertThatThrownBy(() -> philox.bits(4, 0, 0, 0, out, samples.device().stream()))
                    .hasMessage("Philox: 4 numbers into 12 bytes: needs 1 or more, 4 bytes each");
        }
    }
}
