package scratch.math.randomnumbers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class BoundedTest {
    @Test
    void theSixteenWordsOfTheReadme() {
        int[] expected = {-1, 0, 0, -1, 1, 1, 2, 2, -1, 3, 3, -1, 4, 4, 5, 5};
        for (int word = 0; word < 16; word++) {
            assertThat(Bounded.fromWord(word, 4, 6)).as("word %d", word).isEqualTo(expected[word]);
        }
    }

    @Test
    void everyNumberComesFromEquallyManyWords() {
        for (int bits = 1; bits <= 9; bits++) {
            for (int bound = 1; bound <= 1 << bits; bound++) {
                int[] counts = new int[bound];
                for (int word = 0; word < 1 << bits; word++) {
                    int number = Bounded.fromWord(word, bits, bound);
                    if (number >= 0) {
                        counts[number]++;
                    }
                }
                assertThat(counts).as("%d bits, bound %d", bits, bound).containsOnly((1 << bits) / bound);
            }
        }
    }

    @Test
    void theRemainderPrefersTheLowestThirdHalfOfTheTime() {
        long bound = 3L << 29;
        long words = 1L << 31;
        long third = bound / 3;
        // Words 0 .. third − 1 and bound .. 2³¹ − 1 both end in the lowest third.
        assertThat(third + (words - bound)).isEqualTo(words / 2);
        var random = new SplitMix64(1);
        int low = 0;
        int lowRemainder = 0;
        for (int i = 0; i < 100_000; i++) {
            lowRemainder += (random.nextInt() >>> 1) % bound < third ? 1 : 0;
            low += Bounded.nextInt(random, (int) bound) < third ? 1 : 0;
        }
        // Standard error of a count: √(100000·p·(1 − p)) < 158; four of them.
        assertThat(lowRemainder).isBetween(50_000 - 632, 50_000 + 632);
        assertThat(low).isBetween(33_333 - 632, 33_333 + 632);
    }

    @Test
    void aDieOfManyThrowsIsEven() {
        var random = new Xoshiro256PlusPlus(3);
        long[] counts = new long[7];
        for (int i = 0; i < 70_000; i++) {
            counts[Bounded.nextInt(random, 7)]++;
        }
        double chiSquare = GoodnessOfFit.chiSquare(counts);
        assertThat(GoodnessOfFit.chiSquareTail(chiSquare, 6)).isBetween(0.001, 0.999);
    }

    @Test
    void refusedWordsAreDrawnAgain() {
        int[] words = {0, 1 << 31};
        RandomGenerator scripted = new RandomGenerator() {
            private int next;

            @Override
            public int nextInt() {
                return words[next++];
            }

            @Override
            public long nextLong() {
                throw new AssertionError("a word of 32 bits is enough");
            }
        };
        assertThat(Bounded.nextInt(scripted, 3)).isEqualTo(1);      // 0 is refused, half of 2³² lands in the middle
        assertThat(Bounded.nextInt(new SplitMix64(1), 1)).isZero();
        assertThat(Bounded.nextInt(new SplitMix64(1), Integer.MAX_VALUE)).isBetween(0, Integer.MAX_VALUE - 1);
    }

    @Test
    void errorsNameTheBoundAndTheWord() {
        assertThatThrownBy(() -> Bounded.nextInt(new SplitMix64(1), 0)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Bounded.fromWord: bound = 0, 32 bits: the bound must lie between 1 and 2^bits, the bits"
                + " between 1 and "
                        + "32");
        assertThatThrownBy(() -> Bounded.fromWord(3, 4, 17)).hasMessageStartingWith("Bounded.fromWord: bound = 17, 4 bits");
        assertThatThrownBy(() -> Bounded.fromWord(3, 33, 5)).hasMessageStartingWith("Bounded.fromWord: bound = 5, 33 bits");
        assertThatThrownBy(() -> Bounded.fromWord(16, 4, 6)).hasMessage("Bounded.fromWord: word = 16: has more than 4 bits");
        assertThatThrownBy(() -> Bounded.fromWord(-1, 32, 6)).hasMessage("Bounded.fromWord: word = -1: has more than 32 bits");
    }
}
