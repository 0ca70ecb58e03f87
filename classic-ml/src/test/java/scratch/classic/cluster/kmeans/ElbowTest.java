package scratch.classic.cluster.kmeans;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;

import scratch.classic.cluster.kmeans.KMeans.Options;
import scratch.example.data.Generators;
import scratch.math.Matrix;

class ElbowTest {
    private static final Matrix SIX = Matrix.wrap(6, 1, new double[] {1, 2, 3, 10, 11, 12});

    @Test
    void theElbowOfTheSixNumbersIsAtTwoAndTheLastInertiaIsZero() {
        Elbow elbow = Elbow.fit(SIX, 6, Options.of(1).withRestarts(20));

        assertThat(elbow.inertias()).containsExactly(new double[] {125.5, 4, 2.5, 1, 0.5, 0}, within(1e-12));
        assertThat(elbow.knee()).isEqualTo(2);
        assertThat(elbow.bestSilhouette()).isEqualTo(2);
        assertThat(elbow.silhouettes()[0]).isNaN();
        assertThat(elbow.silhouettes()[1]).isCloseTo(0.850463, within(1e-6));
        assertThat(elbow.model(2).inertia()).isCloseTo(4, within(1e-12));
    }

    @Test
    void aKneeIsFoundInNoiseToo() {
        Elbow elbow = Elbow.fit(noise(), 6, Options.of(1).withRestarts(10));

        assertThat(elbow.inertias()).containsExactly(new double[] {167, 102, 64, 41, 35, 29}, within(0.5));
        assertThat(elbow.knee()).isEqualTo(3);
        assertThat(elbow.bestSilhouette()).isEqualTo(4);
        assertThat(elbow.silhouettes()[3]).isBetween(0.38, 0.44);
    }

    /// 1,000 points, even over the unit square: no clusters, by construction.
    private static Matrix noise() {
        SplittableRandom random = new SplittableRandom(42);
        Matrix x = Matrix.zeros(1000, 2);
        for (int at = 0; at < x.data().length; at++) {
            x.data()[at] = random.nextDouble();
        }
        return x;
    }

    @Test
    void cloudsThatTouchCountAsOne() {
        assertThat(clouds(8).knee()).isEqualTo(4);
        assertThat(clouds(8).bestSilhouette()).isEqualTo(4);
        assertThat(clouds(8).silhouettes()[3]).isCloseTo(0.74, within(0.005));
        assertThat(clouds(4).bestSilhouette()).isEqualTo(3);
    }

    private static Elbow clouds(double height) {
        double[][] centres = {{0, 0}, {7, 1}, {2, 7}, {8, height}};
        return Elbow.fit(Matrix.of(Generators.blobs(240, centres, 1, 10).x()), 8, Options.of(1).withRestarts(20));
    }

    @Test
    void aStraightFallHasItsKneeAtOne() {
        // two points: inertia 0.5, then 0; a straight line has no bend
        assertThat(Elbow.fit(Matrix.wrap(2, 1, new double[] {0, 1}), 2, Options.of(1)).knee()).isEqualTo(1);
    }

    @Test
    void whatCannotBeAskedIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Elbow.fit(SIX, 1, Options.of(1)))
                .withMessage("Elbow.fit: largest k = 1: a bend needs at least 2");
        assertThatIllegalArgumentException().isThrownBy(() -> Elbow.fit(SIX, 7, Options.of(1)))
                .withMessageContaining("k = 7 clusters of 6 rows");
        assertThatIllegalArgumentException().isThrownBy(() -> Elbow.fit(SIX, 2, Options.of(1)).model(3))
                .withMessage("Elbow.model: k = 3: fitted were 1 to 2");
    }
}
