package scratch.classic.tree.informationgain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;

import org.junit.jupiter.api.Test;

import scratch.classic.data.Table;
import scratch.classic.tree.informationgain.ID3.Criterion;
import scratch.classic.tree.informationgain.Relabelings.Standing;

/// Every number of the README that the example does not print, and the peers.
class InformationGainLessonTest {
    private static final PlayTennis TENNIS = PlayTennis.of(1);

    @Test
    void outlookByHand() {
        assertThat(Ex342InformationGain.entropy(TENNIS.played())).isCloseTo(0.9403, within(5e-5));
        assertThat(9 / 14.0 * bits(9 / 14.0)).isCloseTo(0.4098, within(5e-5));
        assertThat(5 / 14.0 * bits(5 / 14.0)).isCloseTo(0.5305, within(5e-5));
        assertThat(Ex342InformationGain.entropy(1, 1, 0, 0, 0)).isCloseTo(0.9710, within(5e-5));
        assertThat(Ex342InformationGain.entropy(1, 1, 1, 0, 0)).isCloseTo(0.9710, within(5e-5));
        assertThat(Ex342InformationGain.entropy(1, 1, 1, 1)).isZero();
        assertThat(5 / 14.0 * Ex342InformationGain.entropy(1, 1, 0, 0, 0)).isCloseTo(0.3468, within(5e-5));
        InformationGain outlook = Ex342InformationGain.gain(TENNIS.weather(), "outlook", TENNIS.played());
        assertThat(outlook.bits()).isCloseTo(0.2467, within(5e-5));
        assertThat(outlook.splitInformation()).isCloseTo(1.5774, within(5e-5));
        assertThat(outlook.ratio()).isCloseTo(0.1564, within(5e-5));
    }

    private static double bits(double p) {
        return -Math.log(p) / Math.log(2);
    }

    @Test
    void gainsAreWekasAndTheirMeansScikitLearns() {
        Table all = TENNIS.withDay();
        for (int j = 0; j < 5; j++) {
            InformationGain gain = Ex342InformationGain.gain(all, all.names().get(j), TENNIS.played());
            assertThat(gain.bits()).isCloseTo(Peers342.GAINS[j], within(1e-13));
            assertThat(gain.ratio()).isCloseTo(Peers342.RATIOS[j], within(1e-13));
            assertThat(gain.byChance()).isCloseTo(Peers342.BY_CHANCE[j], within(1e-13));
        }
    }

    // counted in Python with itertools.combinations(range(14), 9)
    @Test
    void ofAll2002WaysToDealTheLabels502GainAsMuchAsOutlook() {
        Map.of("outlook", 502, "temperature", 2002, "humidity", 532, "wind", 1162, "day", 2002).forEach((name, count) -> {
            Table all = TENNIS.withDay();
            Standing standing = Relabelings.of(TENNIS.played(), labels -> Ex342InformationGain.gain(all, name, labels).bits());
            assertThat(standing.ways()).isEqualTo(2002);
            assertThat(standing.asLarge()).isEqualTo(count);
        });
    }

    @Test
    void aRandomColumnOfFiveValuesBeatsOutlook() {
        double outlook = Peers342.GAINS[0];
        assertThat(Ex342InformationGain.byChance(4, TENNIS.played())).isCloseTo(0.207, within(5e-4)).isLessThan(outlook);
        assertThat(Ex342InformationGain.byChance(5, TENNIS.played())).isCloseTo(0.286, within(5e-4)).isGreaterThan(outlook);
    }

    @Test
    void daysLeftOut() {
        assertThat(TENNIS.rightByMajority()).isEqualTo(9);
        assertThat(TENNIS.rightLeftOut(TENNIS.weather(), Criterion.GAIN)).isEqualTo(11);
        assertThat(TENNIS.rightLeftOut(TENNIS.weather(), Criterion.GAIN_RATIO)).isEqualTo(12);      // as Weka's J48
        assertThat(TENNIS.rightLeftOut(TENNIS.withDay(), Criterion.GAIN)).isEqualTo(9);
        assertThat(TENNIS.rightLeftOut(TENNIS.withDay(), Criterion.GAIN_RATIO)).isEqualTo(9);       // as Weka's J48
        assertThat(TENNIS.rightLeftOut(TENNIS.withDay(), Criterion.ABOVE_CHANCE)).isEqualTo(12);
    }

    // (values − 1)(classes − 1) / (2 n ln 2)
    @Test
    void theGainByChanceFallsWithTheRows() {
        PlayTennis ten = PlayTennis.of(10);
        double three = Ex342InformationGain.gain(ten.weather(), "outlook", ten.played()).byChance();
        assertThat(three).isCloseTo(2 / (2 * 140 * Math.log(2)), within(2e-4)).isCloseTo(0.010, within(5e-4));
    }

    @Test
    void smilesBinaryTreeAnswersAsOurs() {
        assertThat(Peers342.agreeing(TENNIS)).isEqualTo(14);
    }
}
