package scratch.example.figure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ThinningTest {

    @Test
    void aShortLineIsLeftAlone() {
        double[] x = Outline.indices(0, 40);

        assertThat(Thinning.line(x, x, 10, v -> v / 4).x()).isSameAs(x);
    }

    @Test
    void ofEachPixelColumnTheExtremesStay() {
        double[] x = Outline.indices(0, 1000);
        double[] y = new double[1000];
        y[333] = 7;
        y[334] = -7;

        Thinning.Points kept = Thinning.line(x, y, 10, v -> v / 100);

        assertThat(kept.x().length).isLessThanOrEqualTo(40);
        assertThat(Arrays.stream(kept.y()).max()).hasValue(7);
        assertThat(Arrays.stream(kept.y()).min()).hasValue(-7);
        assertThat(kept.x()[0]).isZero();
        assertThat(kept.x()[kept.x().length - 1]).isEqualTo(999);
        assertThat(kept.x()).isSorted();
    }

    @Test
    void gapsStay() {
        double[] x = Outline.indices(0, 1000);
        double[] y = new double[1000];
        y[500] = Double.NaN;

        assertThat(Arrays.stream(Thinning.line(x, y, 10, v -> v / 100).y()).filter(Double::isNaN).count()).isOne();
    }

    @Test
    void aPathThatTurnsBackIsLeftAlone() {
        double[] x = Outline.indices(0, 100);
        x[50] = 3;

        assertThat(Thinning.line(x, x, 10, v -> v / 10).x()).isSameAs(x);
    }

    @Test
    void marksOnTheSameSpotAreDrawnOnce() {
        double[] x = new double[1000];
        Arrays.setAll(x, i -> i % 5);

        Thinning.Points kept = Thinning.marks(x, x, 4000, v -> 100 * v, v -> 100 * v);

        assertThat(kept.x()).containsExactly(0, 1, 2, 3, 4);
    }

    @Test
    void ofTooManyMarksEveryKthIsDrawn() {
        double[] x = Outline.indices(0, 1000);

        Thinning.Points kept = Thinning.marks(x, x, 100, v -> v, v -> v);

        assertThat(kept.x()).hasSize(100).startsWith(0, 10, 20);
    }
}
