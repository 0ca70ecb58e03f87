package scratch.classic.tree.informationgain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;

import scratch.classic.preprocess.MutualInformation;
import scratch.classic.tree.informationgain.Relabelings.Standing;

class InformationGainTest {
    private static int[] random(SplittableRandom random, int n, int codes) {
        int[] drawn = new int[n];
        Arrays.setAll(drawn, i -> random.nextInt(codes));
        return drawn;
    }

    @Test
    void twoValuesThatTellEverythingGainOneBit() {
        InformationGain gain = InformationGain.of(new int[] {0, 0, 1, 1}, new int[] {1, 1, 0, 0});
        assertThat(gain.bits()).isCloseTo(1, within(1e-15));
        assertThat(gain.splitInformation()).isCloseTo(1, within(1e-15));
        assertThat(gain.ratio()).isCloseTo(1, within(1e-15));
        // six ways to deal two ones: two of them gain 1, four gain 0
        assertThat(gain.byChance()).isCloseTo(1 / 3.0, within(1e-15));
        assertThat(gain.aboveChance()).isCloseTo(2 / 3.0, within(1e-15));
    }

    @Test
    void valuesThatTellNothingGainNothing() {
        assertThat(InformationGain.of(new int[] {0, 0, 1, 1}, new int[] {1, 0, 1, 0}).bits()).isZero();
        InformationGain one = InformationGain.of(new int[] {3, 3, 3}, new int[] {1, 0, 2});
        assertThat(one).isEqualTo(new InformationGain(0, 0, 0));
        assertThat(one.ratio()).isZero();
    }

    @Test
    void gainIsMutualInformationInBits() {
        SplittableRandom random = new SplittableRandom(1);
        for (int round = 0; round < 50; round++) {
            int[] values = random(random, 40, 1 + round % 6);
            int[] labels = random(random, 40, 2 + round % 3);
            assertThat(InformationGain.of(values, labels).bits()).isCloseTo(
                    MutualInformation.ofCategories(values, labels) / Math.log(2), within(1e-13));
        }
    }

    @Test
    void gainByChanceIsTheMeanOverAllWaysToDealTheLabels() {
        SplittableRandom random = new SplittableRandom(2);
        for (int round = 0; round < 12; round++) {
            int[] values = random(random, 12, 2 + round % 5);
            int[] labels = random(random, 12, 2);
            Standing standing = Relabelings.of(labels, dealt -> InformationGain.of(values, dealt).bits());
            assertThat(InformationGain.of(values, labels).byChance()).isCloseTo(standing.mean(), within(1e-12));
        }
    }

    @Test
    void aNumberForEachRowGainsTheEntropyAndNothingAboveChance() {
        InformationGain day = InformationGain.of(new int[] {0, 1, 2, 3, 4, 5}, new int[] {0, 1, 2, 1, 1, 0});
        // −(2/6 log₂ 2/6 + 3/6 log₂ 3/6 + 1/6 log₂ 1/6)
        assertThat(day.bits()).isCloseTo(1.4591479170272448, within(1e-14));
        assertThat(day.aboveChance()).isCloseTo(0, within(1e-14));
        assertThat(day.splitInformation()).isCloseTo(Math.log(6) / Math.log(2), within(1e-14));
    }

    @Test
    void waysToDealAreCounted() {
        assertThat(Relabelings.of(new int[] {1, 0, 1, 0, 0}, labels -> labels[0]))
                .isEqualTo(new Standing(10, 4, 0.4));
        assertThat(Relabelings.of(new int[] {0, 1}, labels -> labels[0]).pValue()).isEqualTo(1);
        assertThat(Relabelings.of(new int[] {0, 0}, labels -> labels[0])).isEqualTo(new Standing(1, 1, 0));
        assertThat(Relabelings.of(new int[] {1, 1, 1}, labels -> labels[2])).isEqualTo(new Standing(1, 1, 1));
        assertThat(Relabelings.of(PlayTennis.of(1).played(), labels -> labels[13]).ways()).isEqualTo(2002);
    }

    @Test
    void badCodesAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> InformationGain.of(new int[] {0}, new int[0]))
                .withMessage("InformationGain.of: 1 values, 0 labels: needs the same positive number of both");
        assertThatIllegalArgumentException().isThrownBy(() -> InformationGain.of(new int[] {0, -1}, new int[2]))
                .withMessage("InformationGain.of: value -1 of row 1: must be 0 or more");
        assertThatIllegalArgumentException().isThrownBy(() -> InformationGain.of(new int[2], new int[] {0, -2}))
                .withMessage("InformationGain.of: label -2 of row 1: must be 0 or more");
        assertThatIllegalArgumentException().isThrownBy(() -> Relabelings.of(new int[] {0, 2}, labels -> 0))
                .withMessage("Relabelings.of: label 2 of row 1: must be 0 or 1");
        assertThatIllegalArgumentException().isThrownBy(() -> Relabelings.of(new int[25], labels -> 0))
                .withMessage("Relabelings.of: 25 labels: must be from 1 to 24");
    }
}
