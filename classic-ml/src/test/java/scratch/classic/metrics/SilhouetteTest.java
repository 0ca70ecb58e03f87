package scratch.classic.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

import scratch.math.Matrix;

class SilhouetteTest {
    private static final Matrix SIX = Matrix.wrap(6, 1, new double[] {1, 2, 3, 10, 11, 12});

    @Test
    void theSixNumbersOfTheReadme() {
        Silhouette silhouette = Silhouette.of(SIX, new int[] {0, 0, 0, 1, 1, 1});

        // the point 1: a = (1 + 2)/2 = 1.5, b = (9 + 10 + 11)/3 = 10; 2: a = 1, b = 9; 3: a = 1.5, b = 8
        assertThat(silhouette.values()).containsExactly(
                new double[] {0.85, 8 / 9.0, 0.8125, 0.8125, 8 / 9.0, 0.85}, within(1e-15));
        assertThat(silhouette.mean()).isCloseTo(0.850463, within(1e-6));
        assertThat(silhouette.mean(1)).isCloseTo(0.850463, within(1e-6));
    }

    @Test
    void clusterNamesDoNotMatter() {
        assertThat(Silhouette.of(SIX, new int[] {9, 9, 9, -4, -4, -4}).values())
                .isEqualTo(Silhouette.of(SIX, new int[] {0, 0, 0, 1, 1, 1}).values());
    }

    @Test
    void aPointInTheWrongClusterIsNegative() {
        // the point 3 with 10, 11, 12: a = (7 + 8 + 9)/3 = 8, b = (1 + 2)/2 = 1.5
        assertThat(Silhouette.of(SIX, new int[] {0, 0, 1, 1, 1, 1}).values()[2]).isCloseTo(-0.8125, within(1e-15));
    }

    @Test
    void aPointAloneInItsClusterGetsZero() {
        Silhouette silhouette = Silhouette.of(SIX, new int[] {0, 0, 0, 1, 1, 2});

        assertThat(silhouette.values()[5]).isZero();
        assertThat(silhouette.mean(2)).isZero();
    }

    @Test
    void copiesOfOnePointInTwoClustersAreOnTheBorder() {
        assertThat(Silhouette.of(Matrix.zeros(4, 2), new int[] {0, 0, 1, 1}).values()).containsOnly(0);
    }

    @Test
    void bLooksAtTheNearestOtherClusterOnly() {
        Matrix x = Matrix.wrap(6, 1, new double[] {0, 1, 5, 6, 1000, 1001});
        Silhouette three = Silhouette.of(x, new int[] {0, 0, 1, 1, 2, 2});

        assertThat(three.values()[0]).isCloseTo((5.5 - 1) / 5.5, within(1e-15));
    }

    @Test
    void distancesAreEuclidean() {
        Matrix x = Matrix.of(new double[][] {{0, 0}, {3, 4}, {0, 10}});
        // (0, 0) and (3, 4) together: a = 5, b = 10
        assertThat(Silhouette.of(x, new int[] {0, 0, 1}).values()[0]).isCloseTo(0.5, within(1e-15));
    }

    @Test
    void badInputIsRefused() {
        refused(() -> Silhouette.of(SIX, new int[5]), "Silhouette: 5 labels for 6 rows: needs one label a row");
        refused(() -> Silhouette.of(SIX, new int[6]),
                "Silhouette: 1 cluster in 6 rows: a nearest other cluster needs at least 2");
        refused(() -> Silhouette.of(Matrix.zeros(0, 1), new int[0]), "Silhouette: 0 cluster in 0 rows");
        refused(() -> Silhouette.of(Matrix.of(new double[][] {{1, 2}, {3, Double.NaN}}), new int[] {0, 1}),
                "Silhouette: row 1, column 1 is NaN: must be finite");
        refused(() -> Silhouette.of(Matrix.wrap(2, 1, new double[] {0, 1e200}), new int[] {0, 1}),
                "Silhouette: the squared distance of rows 0 and 1 overflows: use a larger unit");
        refused(() -> Silhouette.of(SIX, new int[] {0, 0, 0, 1, 1, 1}).mean(2),
                "Silhouette: cluster 2: there is no such label");
    }

    private static void refused(Runnable call, String sentence) {
        assertThatIllegalArgumentException().isThrownBy(call::run).withMessageContaining(sentence);
    }
}
