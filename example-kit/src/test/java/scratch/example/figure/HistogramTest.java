package scratch.example.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import scratch.example.data.Generators;

class HistogramTest {

    @Test
    void valuesAreCountedIntoRoundBins() {
        Layer bars = Histogram.of("t", "x").values("v", new double[] {0.2, 0.4, 1.0, 1.9, 3.7, 3.9}).bins(4).plot()
            .layers().getFirst();

        // Bins [0, 1), [1, 2), [3, 4); the empty one is not drawn. A rectangle is 5 corners and a gap.
        assertThat(bars.x()).hasSize(18);
        assertThat(new double[] {bars.x()[0], bars.x()[6], bars.x()[12]}).containsExactly(0, 1, 3);
        assertThat(new double[] {bars.y()[2], bars.y()[8], bars.y()[14]}).containsExactly(2, 2, 2);
    }

    @Test
    void aValueOnAnEdgeBelongsToTheBinAbove() {
        Layer bars = Histogram.of("t", "x").values("v", new double[] {0, 0.1, 0.2, 0.3, 0.4}).bins(4).plot()
            .layers().getFirst();

        assertThat(bars.x()).hasSize(5 * 6);
    }

    @Test
    void aDensityHasAreaOne() {
        double[] values = Generators.random(2).doubles(500).map(v -> v * v).toArray();
        Layer bars = Histogram.of("t", "x").values("v", values).density().plot().layers().getFirst();
        double area = 0;
        for (int i = 0; i < bars.x().length; i += 6) {
            area += (bars.x()[i + 1] - bars.x()[i]) * bars.y()[i + 2];
        }

        assertThat(area).isCloseTo(1, within(1e-9));
    }

    @Test
    void setsShareTheirBins() {
        Plot plot = Histogram.of("t", "x").values("a", new double[] {0, 10}).values("b", new double[] {5}).plot();
        double width = plot.layers().get(0).x()[1] - plot.layers().get(0).x()[0];

        assertThat(plot.layers().get(1).x()[1] - plot.layers().get(1).x()[0]).isCloseTo(width, within(1e-12));
    }

    @Test
    void oneValueRepeatedIsOneBar() {
        double[] same = new double[9];
        Arrays.fill(same, 4);

        assertThat(Histogram.of("t", "x").values("v", same).plot().layers().getFirst().x()).hasSize(6);
    }
}
