package scratch.classic.tree.bagging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;

import org.junit.jupiter.api.Test;

import scratch.stats.interval.Interval;

/// Every number of the README that the example does not print, and the peers.
class BaggingLessonTest {
    @Test
    void threeSamplesByHand() {
        BaggedClassifier bagged = Dice.fit();
        assertThat(new double[] {Dice.threshold(bagged, 0), Dice.threshold(bagged, 1), Dice.threshold(bagged, 2)})
                .containsExactly(7, 4, 7.5);
        assertThat(Dice.bags().leftOut(0)).containsExactly(2);
        assertThat(Dice.bags().leftOut(1)).containsExactly(3);
        assertThat(Dice.bags().leftOut(2)).containsExactly(4);
        assertThat(bagged.predict(Dice.x(5.5, 7.2, 3.9, 4.1, 6.9))).containsExactly(0, 1, 0, 0, 0);
        assertThat(bagged.outOfBag(Dice.x(Dice.VALUES))).containsExactly(-1, -1, 0, 1, 1, -1);
    }

    @Test
    void statedSamplesAsScikitLearn() {
        BaggedRegressor bagged = Peers344.stated();
        double[] said = bagged.predict(Peers344.floats());
        assertThat(Arrays.copyOf(said, 5)).containsExactly(Peers344.FIRST, within(1e-9));
        assertThat(Study.mse(Ex344Bagging.STUDY.progress(), said)).isCloseTo(Peers344.ERRORS[0], within(1e-8));
        double[] left = bagged.outOfBag(Peers344.floats(), 7);
        assertThat(Arrays.stream(left).filter(s -> !Double.isNaN(s)).count()).isEqualTo(441);
        assertThat(Study.mse(Ex344Bagging.STUDY.progress(), left)).isCloseTo(Peers344.ERRORS[1], within(1e-8));
    }

    // 31.4 is how far scikit-learn's scatters between seeds; a mean of five and a mean of ten
    @Test
    void outOfBagErrorsAreThoseOfScikitLearn() {
        assertThat(Peers344.outOfBag()).isCloseTo(Peers344.OUT_OF_BAG, within(4 * 31.4 * Math.sqrt(1 / 5.0 + 1 / 10.0)));
    }

    @Test
    void theMeanOfTreesVariesAsTheFormulaSays() {
        ManyStudies studies = ManyStudies.of(60, 25, 20, 42);
        assertThat(studies.correlation()).isBetween(0.1, 0.25);
        for (int count : new int[] {2, 5, 10, 25}) {
            double expected = CorrelatedMean.variance(studies.memberVariance(), studies.correlation(), count);
            assertThat(studies.variance(count)).isCloseTo(expected, within(0.06 * expected));
        }
    }

    @Test
    void aTreeIsHelpedAndALineIsNot() {
        Interval tree = Ex344Bagging.STUDY.compare(Study.numbers().get(0), 10, 42).less().interval(0.95);
        assertThat(tree.lower()).isGreaterThan(1000);
        Interval line = Ex344Bagging.STUDY.compare(Study.numbers().get(4), 10, 42).less().interval(0.95);
        assertThat(line.contains(0)).isTrue();
        assertThat(line.width()).isLessThan(200);
    }

    // the nearest row is in a sample with probability 0.632, so its class has the vote
    @Test
    void theNearestNeighboursVoteIsItsOwn() {
        assertThat(1 - Bags.shareLeftOut(442)).isCloseTo(0.632, within(1e-3));
        assertThat(Ex344Bagging.STUDY.compare(Study.classes().get(1), 30, 42).less().values()).containsOnly(0);
    }

    @Test
    void twoTreesHelpAlready() {
        assertThat(Ex344Bagging.STUDY.compare(Study.numbers().get(0), 2, 42).less().interval(0.95).lower()).isPositive();
    }
}
