package scratch.classic.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static scratch.classic.metrics.ConfusionMatrixTest.refused;

import java.util.Arrays;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

class RankingTest {

    // scikit-learn 1.2.1, i = 0 … 199: y = 1 where i² + i is a multiple of 3, s = ((37i) mod 50)/50 + y/5, rounded to 1/20
    static int[] labels() {
        return IntStream.range(0, 200).map(i -> (i * i + i) % 3 == 0 ? 1 : 0).toArray();
    }

    static double[] scores() {
        int[] y = labels();
        return IntStream.range(0, 200).mapToDouble(i -> Math.rint((37 * i % 50 / 50.0 + 0.2 * y[i]) * 20) / 20).toArray();
    }

    @Test
    void fiveRowsByHand() {
        Ranking ranking = Ranking.of(new int[] {1, 0, 1, 1, 0}, new double[] {0.9, 0.8, 0.7, 0.4, 0.2});
        assertThat(ranking.truePositiveRates()).containsExactly(0, 1 / 3.0, 1 / 3.0, 2 / 3.0, 1, 1);
        assertThat(ranking.falsePositiveRates()).containsExactly(0, 0, 0.5, 0.5, 0.5, 1);
        assertThat(ranking.rocAuc()).isEqualTo(4 / 6.0);                        // 4 of 6 pairs in the right order
        assertThat(ranking.averagePrecision()).isCloseTo((1 + 2 / 3.0 + 3 / 4.0) / 3, within(1e-15));
        assertThat(ranking.precisions()).containsExactly(1, 1, 0.5, 2 / 3.0, 0.75, 0.6);
        assertThat(ranking.counts(ranking.points().get(3))).isEqualTo(new BinaryCounts(2, 1, 1, 1));
        assertThat(ranking.bestThreshold(1)).isEqualTo(0.4);                    // F1: ½, 2/5, 2/3, 6/7, 3/4
    }

    // F1 is ⅔ with one of one called, and with two of four
    @Test
    void ofEquallyGoodThresholdsTheHighestIsTheBest() {
        assertThat(Ranking.of(new int[] {1, 0, 0, 1}, new double[] {4, 3, 2, 1}).bestThreshold(1)).isEqualTo(4);
    }

    @Test
    void tiesAsScikitLearnTreatsThem() {
        Ranking ranking = Ranking.of(labels(), scores());
        assertThat(ranking.points()).hasSize(26);
        assertThat(ranking.rocAuc()).isCloseTo(0.676074514644821, within(1e-12));
        assertThat(ranking.averagePrecision()).isCloseTo(0.808442498637211, within(1e-12));
        assertThat(ranking.precisionRecallAuc()).isCloseTo(0.8155566515999766, within(1e-12));
    }

    @Test
    void theAreaIsTheShareOfPairsInTheRightOrder() {
        int[] y = labels();
        double[] s = scores();
        double won = 0;
        for (int i = 0; i < y.length; i++) {
            for (int j = 0; j < y.length; j++) {
                won += y[i] == 1 && y[j] == 0 ? s[i] > s[j] ? 1 : s[i] == s[j] ? 0.5 : 0 : 0;
            }
        }
        Ranking ranking = Ranking.of(y, s);
        assertThat(ranking.rocAuc()).isCloseTo(won / (ranking.positives() * ranking.negatives()), within(1e-14));
    }

    @Test
    void onlyTheOrderOfScoresMatters() {
        double[] cubed = Arrays.stream(scores()).map(s -> s * s * s - 5).toArray();
        assertThat(Ranking.of(labels(), cubed).rocAuc()).isEqualTo(Ranking.of(labels(), scores()).rocAuc());
        double[] turned = Arrays.stream(scores()).map(s -> -s).toArray();
        assertThat(Ranking.of(labels(), turned).rocAuc())
                .isCloseTo(1 - Ranking.of(labels(), scores()).rocAuc(), within(1e-14));
    }

    @Test
    void theOrderOfTheRowsDoesNotMatter() {
        int[] y = labels();
        double[] s = scores();
        int[] order = IntStream.range(0, y.length).map(i -> i * 77 % y.length).toArray();      // 77 and 200 share no factor
        Ranking other = Ranking.of(Arrays.stream(order).map(i -> y[i]).toArray(),
                Arrays.stream(order).mapToDouble(i -> s[i]).toArray());
        assertThat(other.averagePrecision()).isEqualTo(Ranking.of(y, s).averagePrecision());
        assertThat(other.points()).isEqualTo(Ranking.of(y, s).points());
    }

    @Test
    void scoresThatSayNothingAreWorthAHalfAndTheBaseRate() {
        Ranking ranking = Ranking.of(new int[] {1, 0, 0, 0}, new double[] {7, 7, 7, 7});
        assertThat(ranking.rocAuc()).isEqualTo(0.5);
        assertThat(ranking.averagePrecision()).isEqualTo(0.25);
        assertThat(ranking.points()).hasSize(2);
    }

    @Test
    void hugeAndTinyScoresAreOrderedLikeOthers() {
        double[] scores = {Double.MAX_VALUE, -Double.MAX_VALUE, Double.MIN_VALUE, 0, -0.0};
        assertThat(Ranking.of(new int[] {1, 0, 1, 0, 1}, scores).rocAuc()).isEqualTo(5.5 / 6);      // 0 and −0 tie
    }

    @Test
    void errorsNameTheRow() {
        refused(() -> Ranking.of(new int[] {1, 1}, new double[] {1, 2}), "2 positives and 0 negatives: needs both");
        refused(() -> Ranking.of(new int[] {}, new double[] {}), "0 positives and 0 negatives");
        refused(() -> Ranking.of(new int[] {1, 2}, new double[] {1, 2}), "label 2 of row 1: must be 0 or 1");
        refused(() -> Ranking.of(new int[] {1, 0}, new double[] {1}), "2 labels, 1 scores");
        refused(() -> Ranking.of(new int[] {1, 0}, new double[] {1, Double.NaN}), "scores");
        refused(() -> Ranking.of(new int[] {1, 0}, new double[] {1, 0}).bestThreshold(-1), "beta -1.0");
    }
}
