package scratch.example.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import org.junit.jupiter.api.Test;

class ContourTest {
    private static final Bounds SQUARE = new Bounds(-2, 2, -2, 2);
    private static final Grid GRID = new Grid(SQUARE, 81, 81);

    @Test
    void theRegionInsideACircleHasItsArea() {
        List<Contour.Ring> rings = trace((u, v) -> -(u * u + v * v), -1);

        assertThat(rings).hasSize(1);
        assertThat(area(rings.getFirst())).isCloseTo(Math.PI, within(0.01));
    }

    @Test
    void aHoleRunsTheOtherWayRound() {
        // Between the circles of radius 0.5 and 1.5.
        List<Contour.Ring> rings = trace((u, v) -> -Math.abs(Math.hypot(u, v) - 1), -0.5);

        assertThat(rings).hasSize(2);
        double total = rings.stream().mapToDouble(ContourTest::area).sum();
        assertThat(rings.stream().mapToDouble(ContourTest::area).min().orElseThrow()).isNegative();
        assertThat(total).isCloseTo(Math.PI * (1.5 * 1.5 - 0.5 * 0.5), within(0.02));
    }

    @Test
    void aRegionThatReachesTheEdgeIsClosedAlongIt() {
        List<Contour.Ring> rings = trace((u, v) -> u, 0.5);

        assertThat(rings).hasSize(1);
        assertThat(area(rings.getFirst())).isCloseTo(1.5 * 4, within(1e-9));
    }

    @Test
    void theEdgeOfTheAreaIsNoBoundaryLine() {
        Thinning.Points line = Contour.lines(trace((u, v) -> u, 0.5), SQUARE);

        for (int i = 1; i < line.x().length; i++) {
            boolean drawn = !Double.isNaN(line.x()[i - 1]) && !Double.isNaN(line.x()[i]);
            if (drawn && line.y()[i] != line.y()[i - 1]) {
                assertThat(line.x()[i]).isCloseTo(0.5, within(1e-9));
            }
        }
    }

    @Test
    void aLevelThatIsNeverReachedHasNoRing() {
        assertThat(trace((u, v) -> 0, 1)).isEmpty();
    }

    @Test
    void aLevelThatIsReachedEverywhereIsTheWholeArea() {
        assertThat(area(trace((u, v) -> 2, 1).getFirst())).isCloseTo(16, within(1e-9));
    }

    @Test
    void saddlesAreJoinedOrCutByTheirCentre() {
        Grid two = new Grid(new Bounds(0, 1, 0, 1), 2, 2);
        double[][] high = {{1, -0.5}, {-0.5, 1}};
        double[][] low = {{1, -2}, {-2, 1}};

        assertThat(Contour.trace(two, two.atLeast(high, 0))).hasSize(1);
        assertThat(Contour.trace(two, two.atLeast(low, 0))).hasSize(2);
    }

    @Test
    void theBoundaryOfAClassIsFoundBetweenTheNodes() {
        DoubleBinaryOperator classes = (u, v) -> u > 0.123 ? 1 : 0;
        Grid coarse = new Grid(SQUARE, 9, 9);
        Thinning.Points line = Contour.lines(
            Contour.trace(coarse, coarse.of(1, coarse.sample(classes), classes)), SQUARE);

        double[] inside = Arrays.stream(line.x()).filter(x -> x < 2).toArray();
        assertThat(inside).hasSizeGreaterThan(8);
        assertThat(Arrays.stream(inside).allMatch(x -> Math.abs(x - 0.123) < 0.005)).isTrue();
    }

    @Test
    void theRegionsOfAllClassesFillTheArea() {
        DoubleBinaryOperator classes = (u, v) -> u + v > 1 ? 2 : u > v ? 1 : 0;
        double total = 0;
        for (int c = 0; c < 3; c++) {
            for (Contour.Ring ring : Contour.trace(GRID, GRID.of(c, GRID.sample(classes), classes))) {
                total += area(ring);
            }
        }

        assertThat(total).isCloseTo(16, within(0.02));
    }

    @Test
    void bridgesBetweenRingsAddNoArea() {
        List<Contour.Ring> rings = trace((u, v) -> Math.cos(3 * u) * Math.cos(3 * v), 0.2);
        Thinning.Points filled = Contour.filled(rings);

        assertThat(rings.size()).isGreaterThan(4);
        assertThat(area(new Contour.Ring(filled.x(), filled.y())))
            .isCloseTo(rings.stream().mapToDouble(ContourTest::area).sum(), within(1e-9));
    }

    private static List<Contour.Ring> trace(DoubleBinaryOperator f, double level) {
        return Contour.trace(GRID, GRID.atLeast(GRID.sample(f), level));
    }

    /// Twice the sum of the triangles to the origin: positive where the ring runs anticlockwise.
    private static double area(Contour.Ring ring) {
        double sum = 0;
        for (int i = 0; i < ring.x().length; i++) {
            int j = (i + 1) % ring.x().length;
            sum += ring.x()[i] * ring.y()[j] - ring.x()[j] * ring.y()[i];
        }
        return sum / 2;
    }
}
