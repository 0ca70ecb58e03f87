package scratch.math.randomnumbers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class LinearCongruentialTest {
    private static final LinearCongruential JAVA = LinearCongruential.JAVA_UTIL_RANDOM;

    @Test
    void theToyGeneratorOfTheReadmeByHand() {
        long[] states = LinearCongruential.TOY.sequence(7, 16);
        assertThat(states).containsExactly(6, 1, 8, 11, 10, 5, 12, 15, 14, 9, 0, 3, 2, 13, 4, 7);
        assertThat(LinearCongruential.TOY.period(7)).isEqualTo(16);
        assertThat(Arrays.stream(states).map(state -> state & 1)).startsWith(0L, 1L, 0L, 1L, 0L, 1L);
        for (int i = 0; i + 4 < states.length; i++) {
            assertThat(states[i + 2] & 1).isEqualTo(states[i] & 1);
            assertThat(states[i + 4] & 3).isEqualTo(states[i] & 3);
        }
    }

    @Test
    void theLowBitOfTheJavaGeneratorAlternatesAndItsLow16BitsReturnAfter65536Steps() {
        long[] states = JAVA.sequence(12345, 70_000);
        for (int i = 0; i + 65_536 < states.length; i++) {
            assertThat(states[i] & 1).isNotEqualTo(states[i + 1] & 1);
            assertThat(states[i] & 0xFFFF).isEqualTo(states[i + 65_536] & 0xFFFF);
        }
    }

    @Test
    void itsUpperBitsAreJavaUtilRandom() {
        for (long seed : new long[]{0, 1, 42, -7, Long.MAX_VALUE}) {
            var random = new Random(seed);
            long state = seed ^ JAVA.multiplier();
            for (int i = 0; i < 100; i++) {
                state = JAVA.next(state);
                assertThat((int) (state >>> 16)).isEqualTo(random.nextInt());
            }
        }
    }

    @Test
    void aThousandSeedsMoveTheFirstNumberByNineHundredths() {
        assertThat(1000.0 * JAVA.multiplier() / 0x1p48).isEqualTo(0.0896, within(5e-5));
        double[] first = Experiments.firstDoubles(Random::new, 1000);
        assertThat(Arrays.stream(first).min().orElseThrow()).isEqualTo(0.675, within(5e-4));
        assertThat(Arrays.stream(first).max().orElseThrow()).isEqualTo(0.767, within(5e-4));
        assertThat(LongStream.range(0, 1000).filter(seed -> new Random(seed).nextBoolean()).count()).isEqualTo(1000);
        assertThat(LongStream.range(0, 1000).filter(seed -> new Random(seed).nextInt(8) == 5).count()).isEqualTo(810);
        assertThat(LongStream.range(0, 1000).filter(seed -> new Random(seed).nextInt(8) == 6).count()).isEqualTo(190);
    }

    @Test
    void theTriplesOfRanduLieOnFifteenPlanes() {
        long[] x = LinearCongruential.RANDU.sequence(1, 300_000);
        boolean[] seen = new boolean[16];
        for (int i = 0; i + 2 < x.length; i++) {
            long plane = 9 * x[i] - 6 * x[i + 1] + x[i + 2];
            assertThat(plane % (1L << 31)).isZero();
            seen[(int) (plane / (1L << 31)) + 5] = true;
        }
        for (int i = 0; i < 15; i++) {
            assertThat(seen[i]).isTrue();
        }
        assertThat(seen[15]).isFalse();
    }

    @Test
    void aKnownSeedWhoseFirstTenDigitsAreOnes() {
        assertThat(new Random(441287210).ints(11, 0, 10)).containsExactly(1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 3);
    }

    @Test
    void statesAreFractionsAndErrorsNameTheirValues() {
        assertThat(LinearCongruential.TOY.fraction(8)).isEqualTo(0.5);
        assertThat(new LinearCongruential(1, 0, 63).period(5)).isEqualTo(1);
        assertThat(LinearCongruential.TOY.sequence(3, 0)).isEmpty();
        assertThatThrownBy(() -> new LinearCongruential(4, 1, 4)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("LinearCongruential: multiplier 4, increment 1: the multiplier must be odd and positive, "
                        + "the increment 0 or more");
        assertThatThrownBy(() -> new LinearCongruential(5, 3, 64)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("LinearCongruential: bits = 64: must lie between 1 and 63");
    }
}
