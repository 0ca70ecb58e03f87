package scratch.example.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import scratch.example.data.Generators.Known;

class GeneratorsTest {

    @Test
    void theSameSeedGivesTheSameData() {
        assertThat(Generators.moons(50, 0.1, 3).x()).isDeepEqualTo(Generators.moons(50, 0.1, 3).x());
        assertThat(Generators.moons(50, 0.1, 3).x()[0]).isNotEqualTo(Generators.moons(50, 0.1, 4).x()[0]);
    }

    @Test
    void blobsWithoutSpreadSitOnTheirCentres() {
        double[][] centres = {{0, 0}, {5, 5}, {-5, 5}};
        ClassificationData blobs = Generators.blobs(30, centres, 0, 1);

        assertThat(blobs.x()).hasDimensions(30, 2);
        for (int i = 0; i < 30; i++) {
            assertThat(blobs.x()[i]).containsExactly(centres[blobs.y()[i]]);
        }
        assertThat(Arrays.stream(blobs.y()).filter(c -> c == 1).count()).isEqualTo(10);
    }

    @Test
    void blobsHaveTheSpreadAskedFor() {
        ClassificationData blobs = Generators.blobs(4000, new double[][] {{7, -2}}, 1.5, 8);
        double mean = Arrays.stream(blobs.column(0)).average().orElseThrow();
        double variance = Arrays.stream(blobs.column(0)).map(v -> (v - mean) * (v - mean)).average().orElseThrow();

        assertThat(mean).isCloseTo(7, within(0.1));
        assertThat(Math.sqrt(variance)).isCloseTo(1.5, within(0.05));
    }

    @Test
    void blobsWithDrawnCentresHaveTheShapeAskedFor() {
        assertThat(Generators.blobs(20, 4, 3, 1.0, 5).x()).hasDimensions(20, 3);
        assertThat(Generators.blobs(20, 4, 3, 1.0, 5).classNames()).hasSize(4);
    }

    @Test
    void circlesWithoutNoiseHaveTheirRadii() {
        ClassificationData circles = Generators.circles(40, 0.5, 0, 2);

        for (int i = 0; i < 40; i++) {
            double radius = Math.hypot(circles.x()[i][0], circles.x()[i][1]);
            assertThat(radius).isCloseTo(circles.y()[i] == 0 ? 1 : 0.5, within(1e-12));
        }
    }

    @Test
    void moonsWithoutNoiseLieOnTheirHalfCircles() {
        ClassificationData moons = Generators.moons(40, 0, 2);

        for (int i = 0; i < 40; i++) {
            double[] p = moons.x()[i];
            double radius = moons.y()[i] == 0 ? Math.hypot(p[0], p[1]) : Math.hypot(1 - p[0], 0.5 - p[1]);
            assertThat(radius).isCloseTo(1, within(1e-12));
        }
    }

    @Test
    void regressionWithoutNoiseFollowsItsWeights() {
        Known<RegressionData> known = Generators.regression(25, 3, 0, 11);

        for (int i = 0; i < 25; i++) {
            double y = known.intercept();
            for (int j = 0; j < 3; j++) {
                y += known.weights()[j] * known.data().x()[i][j];
            }
            assertThat(known.data().y()[i]).isCloseTo(y, within(1e-12));
        }
    }

    @Test
    void lineFollowsItsSlope() {
        Known<RegressionData> line = Generators.line(10, 3, 2, 0, 1);

        for (int i = 0; i < 10; i++) {
            assertThat(line.data().y()[i]).isEqualTo(3 + 2 * line.data().x()[i][0]);
        }
        assertThat(line.weights()).containsExactly(2);
    }

    @Test
    void classificationWithoutNoiseIsSeparable() {
        Known<ClassificationData> known = Generators.classification(200, 2, 0, 4);

        for (int i = 0; i < 200; i++) {
            double[] x = known.data().x()[i];
            double score = known.weights()[0] * x[0] + known.weights()[1] * x[1];
            assertThat(known.data().y()[i]).isEqualTo(score > 0 ? 1 : 0);
        }
    }

    @Test
    void theCardRepeatsTheCall() {
        assertThat(Generators.moons(50, 0.1, 3).card().text())
            .contains("moons(50, 0.1, 3)", "L64X128MixRandom");
    }

    @Test
    void senselessRequestsAreRefused() {
        assertThatThrownBy(() -> Generators.moons(1, 0.1, 3)).hasMessage("moons: n = 1: at least two points");
        assertThatThrownBy(() -> Generators.circles(9, 1.5, 0.1, 3)).hasMessage("circles: factor 1.5: between 0 and 1");
        assertThatThrownBy(() -> Generators.blobs(9, new double[][] {{0}}, -1, 3))
            .hasMessage("blobs: spread -1.0: must not be negative");
    }
}
