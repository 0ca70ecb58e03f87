package scratch.classic.tree.histogramboosting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;

import scratch.classic.histogram.BoostedTree;
import scratch.classic.histogram.BoosterOptions;
import scratch.classic.histogram.GrowthOptions;
import scratch.classic.histogram.HistogramRegressor;
import scratch.classic.histogram.Sample;
import scratch.math.Matrix;

/// The numbers of the page of lesson 348.
class HistogramBoostingLessonTest {
    private static final BoosterOptions OPTIONS = BoosterOptions.standard().withRounds(400, 0.1).withPatience(20)
            .withGrowth(GrowthOptions.leaves(16));

    @Test
    void theSixRowsByHand() {
        double[] gains = SixRows.questions().stream().mapToDouble(SixRows.Question::gain).toArray();
        assertThat(gains).containsExactly(new double[] {9 / 2.0 + 9 / 6.0, 25 / 3.0 + 25 / 5.0, 18, 4 / 5.0 + 4 / 3.0,
            1 / 6.0 + 1 / 2.0, 16 / 3.0 + 16 / 5.0, 18, 49 / 5.0 + 49 / 3.0, 9 / 6.0 + 9 / 2.0}, within(1e-12));
        SixRows.Question best = SixRows.questions().get(7);
        assertThat(best.threshold()).isEqualTo(3.5);
        assertThat(best.leftAnswer()).isCloseTo(-1.4, within(1e-12));
        assertThat(best.rightAnswer()).isCloseTo(7 / 3.0, within(1e-12));
        assertThat(-best.leftG() / best.leftH()).isEqualTo(-1.75);               // without λ
        assertThat(-best.rightG() / best.rightH()).isEqualTo(3.5);
        BoosterOptions one = BoosterOptions.standard().withRounds(1, 1).withGrowth(GrowthOptions.leaves(2));
        List<BoostedTree.Node> nodes = HistogramRegressor.fit(Matrix.wrap(6, 1, SixRows.X.clone()), SixRows.Y, one).trees()
                .rounds().getFirst().getFirst().nodes();
        assertThat(nodes.getFirst().threshold()).isEqualTo(3.5);
        assertThat(nodes.getFirst().missingLeft()).isTrue();
        assertThat(nodes.getFirst().gain()).isCloseTo(best.gain(), within(1e-12));
        assertThat(nodes.get(1).value()).isCloseTo(-1.4, within(1e-12));
        assertThat(nodes.get(2).value()).isCloseTo(7 / 3.0, within(1e-12));
    }

    @Test
    void scalingAColumnChangesNoPrediction() {
        Sample flats = Flats.of(500, 1);
        Matrix scaled = flats.x().copy();
        for (int i = 0; i < 500; i++) {
            scaled.set(i, 0, 1000 * scaled.get(i, 0));
        }
        BoosterOptions options = OPTIONS.withRounds(20, 0.1).withPatience(0);
        double[] before = HistogramRegressor.fit(flats, null, Flats.FEATURES, options).predict(flats.x());
        double[] after = HistogramRegressor.fit(Sample.of(scaled, flats.y()), null, Flats.FEATURES, options).predict(scaled);
        assertThat(after).isEqualTo(before);
    }

    @Test
    void halfTheRateStopsEarlier() {
        Sample learned = Flats.of(2000, 42);
        Sample watched = Flats.of(1000, 43);
        Sample unseen = Flats.of(1000, 44);
        var slow = HistogramRegressor.fit(learned, watched, Flats.FEATURES, OPTIONS);
        var fast = HistogramRegressor.fit(learned, watched, Flats.FEATURES, OPTIONS.withRounds(400, 0.5));
        assertThat(slow.trees().rounds()).hasSize(88);
        assertThat(fast.trees().rounds()).hasSize(18);
        assertThat(Ex348HistogramBoosting.rmse(slow, unseen, 42).estimate()).isCloseTo(107.2, within(0.05));
        assertThat(Ex348HistogramBoosting.rmse(fast, unseen, 42).estimate()).isCloseTo(121.9, within(0.05));
    }

    @Test
    void bestLeafFirstFitsMoreThanLevelByLevel() {
        Sample learned = Flats.of(2000, 42);
        double[] errors = Arrays.stream(GrowthOptions.Order.values()).mapToDouble(order -> {
            double[] predicted = Ex348HistogramBoosting.oneTree(learned, OPTIONS, order).predict(learned.x());
            double sum = 0;
            for (int i = 0; i < predicted.length; i++) {
                sum += (predicted[i] - learned.y()[i]) * (predicted[i] - learned.y()[i]);
            }
            return Math.sqrt(sum / predicted.length);
        }).toArray();
        assertThat(errors).containsExactly(new double[] {184.3, 185.5}, within(0.05));
    }
}
