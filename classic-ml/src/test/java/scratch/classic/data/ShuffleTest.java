package scratch.classic.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;

class ShuffleTest {
    @Test
    void allSixOrdersOfThreeAreEquallyLikely() {
        SplittableRandom random = new SplittableRandom(4);
        int[] counts = new int[100];
        int[] order = {0, 1, 2};
        for (int draw = 0; draw < 6000; draw++) {
            Shuffle.inPlace(order, random);
            counts[order[0] * 10 + order[1]]++;
        }
        for (int[] start : new int[][] {{0, 1}, {0, 2}, {1, 0}, {1, 2}, {2, 0}, {2, 1}}) {
            assertThat(counts[start[0] * 10 + start[1]]).isBetween(870, 1130);       // 1000, and 4.5 deviations of 29
        }
    }

    @Test
    void theFirstOrderOfAGeneratorIsThatOfItsSeed() {
        int[] order = {5, 6, 7, 8, 9};
        int[] given = order.clone();
        Shuffle.inPlace(order, new SplittableRandom(11));
        assertThat(Shuffle.of(given, 11)).isEqualTo(order);
        assertThat(given).containsExactly(5, 6, 7, 8, 9);
    }
}
