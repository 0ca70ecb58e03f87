package scratch.math.randomnumbers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.random.RandomGenerator.JumpableGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StreamsTest {
    @Test
    void thePublishedFirstNumbersOfSplitMix64() {
        var random = new SplitMix64(1234567);
        assertThat(random.nextLong()).isEqualTo(6457827717110365317L);
        assertThat(random.nextLong()).isEqualTo(3203168211198807973L);
        assertThat(Long.toUnsignedString(random.nextLong())).isEqualTo("9817491932198370423");
    }

    @Test
    void thePublishedFirstNumbersOfXoshiro() {
        var random = new Xoshiro256PlusPlus(1, 2, 3, 4);
        assertThat(random.nextLong()).isEqualTo(41943041L);
        assertThat(random.nextLong()).isEqualTo(58720359L);
        assertThat(random.nextLong()).isEqualTo(3588806011781223L);
        assertThat(random.nextLong()).isEqualTo(3591011842654386L);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 42, -1, Long.MIN_VALUE})
    void theJdkHasTheSameStreamsAndTheSameChildren(long seed) {
        assertThat(Peers111.equalWords(new SplitMix64(seed), new SplittableRandom(seed))).isEqualTo(1000);
        var ours = new SplitMix64(seed);
        var theirs = new SplittableRandom(seed);
        for (int generation = 0; generation < 50; generation++) {
            SplitMix64 child = ours.split();
            SplittableRandom theirChild = theirs.split();
            assertThat(Peers111.equalWords(child, theirChild)).isEqualTo(1000);
            assertThat(ours.nextLong()).isEqualTo(theirs.nextLong());
            ours = child;
            theirs = theirChild;
        }
        RandomGenerator jdk = Peers111.jdkXoshiro(seed);
        assertThat(Peers111.equalWords(new Xoshiro256PlusPlus(seed), jdk)).isEqualTo(1000);
    }

    @ParameterizedTest
    @ValueSource(longs = {3, 42})
    void jumpingLandsWhereTheJdkLands(long seed) {
        var ours = new Xoshiro256PlusPlus(seed);
        var jdk = (JumpableGenerator) Peers111.jdkXoshiro(seed);
        for (int jump = 0; jump < 3; jump++) {
            Xoshiro256PlusPlus stretch = ours.copyAndJump();
            assertThat(Peers111.equalWords(stretch, jdk.copyAndJump())).isEqualTo(1000);
        }
        assertThat(Peers111.equalWords(ours, jdk)).isEqualTo(1000);
    }

    @Test
    void splittingMovesTheParentSoItMustHappenInAFixedOrder() {
        var split = new SplitMix64(5);
        var alone = new SplitMix64(5);
        split.split();
        alone.nextLong();
        alone.nextLong();
        assertThat(split.nextLong()).isEqualTo(alone.nextLong());
    }

    @Test
    void piDoesNotDependOnTheNumberOfThreads() {
        assertThat(Experiments.pi(42, true)).isEqualTo(Experiments.pi(42, false));
        // 4 million darts: the standard error is 4·√(π/4·(1 − π/4)/4e6) = 0.00082; four of them.
        assertThat(Experiments.pi(42, false)).isEqualTo(Math.PI, within(0.0033));
    }

    @Test
    void oneFlippedBitOfTheSeedChangesHalfOfTheBits() {
        long changed = 0;
        for (long seed = 0; seed < 1000; seed++) {
            for (int bit = 0; bit < 64; bit++) {
                changed += Long.bitCount(new SplitMix64(seed).nextLong() ^ new SplitMix64(seed ^ 1L << bit).nextLong());
            }
        }
        // 64 000 flips of 64 bits: the mean of 32 has a standard error of 4/√64000 = 0.016.
        assertThat(changed / 64_000.0).isEqualTo(32, within(0.064));
    }

    @Test
    void theMixerIsOneToOne() {
        Set<Long> seen = new HashSet<>();
        for (long i = 0; i < 100_000; i++) {
            assertThat(unmix(SplitMix64.mix(i))).isEqualTo(i);
            assertThat(unmix(SplitMix64.mix(i << 40))).isEqualTo(i << 40);
            seen.add(SplitMix64.mix(i));
        }
        assertThat(seen).hasSize(100_000);
    }

    // The way back: shifts are undone by shifting again, an odd factor by its inverse modulo 2⁶⁴ (Newton's iteration).
    private static long unmix(long z) {
        z = z ^ z >>> 31 ^ z >>> 62;
        z *= inverse(0x94D049BB133111EBL);
        z = z ^ z >>> 27 ^ z >>> 54;
        z *= inverse(0xBF58476D1CE4E5B9L);
        return z ^ z >>> 30 ^ z >>> 60;
    }

    private static long inverse(long odd) {
        long inverse = odd;
        for (int i = 0; i < 6; i++) {
            inverse *= 2 - odd * inverse;
        }
        return inverse;
    }

    @Test
    void seeds32BitsWideCollideSoonerThanOneThinks() {
        // Birthday problem: with k of N equally likely seeds, P(no two equal) ≈ exp(−k²/2N).
        assertThat(Math.sqrt(2 * Math.log(2) * 0x1p32)).isEqualTo(77_163, within(1.0));
        assertThat(Math.sqrt(2 * Math.log(2) * 0x1p64)).isEqualTo(5.06e9, within(5e6));
    }

    @Test
    void xoshiroRefusesTheStateItCouldNeverLeave() {
        assertThatThrownBy(() -> new Xoshiro256PlusPlus(0, 0, 0, 0)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("xoshiro256++: state (0, 0, 0, 0): needs a word that is not 0");
    }
}
