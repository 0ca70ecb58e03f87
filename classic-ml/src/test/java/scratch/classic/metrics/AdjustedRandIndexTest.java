package scratch.classic.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

import org.junit.jupiter.api.Test;

class AdjustedRandIndexTest {
    @Test
    void namesDoNotMatter() {
        assertThat(AdjustedRandIndex.of(new int[] {0, 0, 1, 1, 2}, new int[] {7, 7, -3, -3, 0})).isEqualTo(1);
    }

    @Test
    void byHand() {
        // 6 things, 15 pairs; first: C(3,2) + C(3,2) = 6, second: C(2,2) + C(4,2) = 7, both: 1 + 3 = 4,
        // and chance alone gives 6·7/15 = 2.8
        int[] first = {0, 0, 0, 1, 1, 1};
        int[] second = {0, 0, 1, 1, 1, 1};
        assertThat(AdjustedRandIndex.of(first, second)).isCloseTo((4 - 2.8) / (6.5 - 2.8), within(1e-15));
        assertThat(AdjustedRandIndex.of(second, first)).isEqualTo(AdjustedRandIndex.of(first, second));
    }

    @Test
    void lessAgreementThanChanceIsNegative() {
        // every pair of the one is parted by the other: (0 − 2/3) / (2 − 2/3)
        assertThat(AdjustedRandIndex.of(new int[] {0, 0, 1, 1}, new int[] {0, 1, 0, 1})).isCloseTo(-0.5, within(1e-15));
    }

    @Test
    void randomGroupingsAreZeroOnAverage() {
        RandomGenerator random = new SplittableRandom(1);
        double sum = 0;
        for (int trial = 0; trial < 500; trial++) {
            sum += AdjustedRandIndex.of(random.ints(100, 0, 4).toArray(), random.ints(100, 0, 3).toArray());
        }
        assertThat(sum / 500).isCloseTo(0, within(0.003));
    }

    @Test
    void groupingsThatCannotDisagreeAgree() {
        assertThat(AdjustedRandIndex.of(new int[] {4, 4, 4}, new int[] {9, 9, 9})).isEqualTo(1);
        assertThat(AdjustedRandIndex.of(new int[] {1, 2, 3}, new int[] {3, 2, 1})).isEqualTo(1);
        assertThat(AdjustedRandIndex.of(new int[] {1}, new int[] {2})).isEqualTo(1);
        assertThat(AdjustedRandIndex.of(new int[] {1, 2, 3}, new int[] {1, 1, 1})).isZero();
    }

    @Test
    void manyThingsDoNotOverflow() {
        int[] one = new int[100_000];
        int[] two = new int[100_000];
        for (int i = 0; i < one.length; i++) {
            one[i] = i % 2;
            two[i] = i % 2 + 2 * (i / 50_000);
        }
        // each half of `one` cut in two: T = B = 4·C(25000, 2), A = 2·C(50000, 2), nearly n²/8 and n²/4
        assertThat(AdjustedRandIndex.of(one, two)).isCloseTo(0.5, within(1e-5));
    }

    @Test
    void unequalOrMissingLabelsAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> AdjustedRandIndex.of(new int[3], new int[4]))
                .withMessage("AdjustedRandIndex: 3 and 4 labels: needs the same positive number of both");
        assertThatIllegalArgumentException().isThrownBy(() -> AdjustedRandIndex.of(new int[0], new int[0]))
                .withMessageContaining("0 and 0 labels");
    }
}
