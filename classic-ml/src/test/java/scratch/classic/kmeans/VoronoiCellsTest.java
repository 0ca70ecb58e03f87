package scratch.classic.kmeans;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.awt.geom.Path2D;
import java.util.Arrays;
import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;

import scratch.math.Matrix;

class VoronoiCellsTest {
    @Test
    void twoCentroidsShareARectangleHalfAndHalf() {
        double[][][] cells = VoronoiCells.of(Matrix.of(new double[][] {{1, 1}, {3, 1}}), 0, 4, 0, 2);

        assertThat(cells[0][0]).containsExactly(0, 2, 2, 0);
        assertThat(cells[0][1]).containsExactly(0, 0, 2, 2);
        assertThat(area(cells[1])).isEqualTo(4);
    }

    @Test
    void theCellsFillTheRectangleAndEachPlaceBelongsToItsNearestCentroid() {
        SplittableRandom random = new SplittableRandom(3);
        double[] data = new double[14];
        Arrays.setAll(data, i -> random.nextDouble(-1, 1));
        Matrix centroids = Matrix.wrap(7, 2, data);
        double[][][] cells = VoronoiCells.of(centroids, -2, 2, -2, 2);

        assertThat(Arrays.stream(cells).mapToDouble(VoronoiCellsTest::area).sum()).isCloseTo(16, within(1e-12));
        for (int i = 0; i < 500; i++) {
            Matrix place = Matrix.of(new double[][] {{random.nextDouble(-2, 2), random.nextDouble(-2, 2)}});
            int[] label = new int[1];
            NearestCentroid.byDefinition(place, centroids, label, new double[1]);
            assertThat(path(cells[label[0]]).contains(place.get(0, 0), place.get(0, 1))).isTrue();
        }
    }

    @Test
    void aCentroidFarOutsideHasNoCell() {
        double[][][] cells = VoronoiCells.of(Matrix.of(new double[][] {{1, 1}, {100, 1}}), 0, 2, 0, 2);

        assertThat(cells[1][0]).isEmpty();
        assertThat(area(cells[0])).isEqualTo(4);
    }

    @Test
    void onlyThePlaneHasCellsToDraw() {
        assertThatIllegalArgumentException().isThrownBy(() -> VoronoiCells.of(Matrix.zeros(2, 3), 0, 1, 0, 1))
                .withMessage("VoronoiCells: centroids of 3 columns: cells are drawn in the plane, 2");
        assertThatIllegalArgumentException().isThrownBy(() -> VoronoiCells.of(Matrix.zeros(2, 2), 1, 0, 0, 1))
                .withMessageContaining("must have an area");
    }

    private static double area(double[][] cell) {
        double twice = 0;
        for (int i = 0; i < cell[0].length; i++) {
            int next = (i + 1) % cell[0].length;
            twice += cell[0][i] * cell[1][next] - cell[0][next] * cell[1][i];
        }
        return twice / 2;
    }

    private static Path2D path(double[][] cell) {
        Path2D path = new Path2D.Double();
        path.moveTo(cell[0][0], cell[1][0]);
        for (int i = 1; i < cell[0].length; i++) {
            path.lineTo(cell[0][i], cell[1][i]);
        }
        path.closePath();
        return path;
    }
}
