package scratch.example.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class PlotTest {
    private static final double[] X = {1, 2, 3};
    private static final double[] Y = {4, 5, 6};
    private static final Plot EMPTY = Plot.of("title", "x", "y");

    @Test
    void everyNewNameGetsItsOwnColourAndKeepsIt() {
        List<Layer> layers = EMPTY.points("a", X, Y).line("b", X, Y).line("a", X, Y).horizontal("", 1).layers();

        assertThat(layers.get(0).color()).isEqualTo(Palette.color(0)).isEqualTo(layers.get(2).color());
        assertThat(layers.get(1).color()).isEqualTo(Palette.color(1));
        assertThat(layers.get(3).color()).isEqualTo(Palette.QUIET);
    }

    @Test
    void theFirstLineIsSolidEvenAfterPoints() {
        List<Layer> layers = EMPTY.points("a", X, Y).points("b", X, Y).line("c", X, Y).line("d", X, Y).layers();

        assertThat(layers.stream().map(Layer::variant)).containsExactly(0, 1, 0, 1);
    }

    @Test
    void aFocusIsDarkAndLeavesTheColoursToTheOthers() {
        List<Layer> layers = EMPTY.points("a", X, Y).focus("centre", X, Y).points("b", X, Y).layers();

        assertThat(layers.get(1).color()).isEqualTo(Palette.TEXT);
        assertThat(layers.get(2).color()).isEqualTo(Palette.color(1));
        assertThat(layers.get(2).variant()).isEqualTo(1);
        assertRefused(() -> EMPTY.focus("centre", X, new double[] {1, Double.NaN, 3}),
            "focus: NaN at index 1: values must be finite");
    }

    @Test
    void aPlotIsNeverChangedByWhatIsBuiltOnIt() {
        double[] values = Y.clone();
        Plot base = EMPTY.line("a", X, values);
        values[0] = 100;
        base.line("b", X, Y);

        assertThat(base.layers()).hasSize(1);
        assertThat(base.layers().getFirst().y()).containsExactly(4, 5, 6);
    }

    @Test
    void pointsAreSortedByClass() {
        List<Layer> layers = EMPTY.points(X, Y, new int[] {1, 0, 1}, "zero", "one", "none").layers();

        assertThat(layers).extracting(Layer::name).containsExactly("zero", "one");
        assertThat(layers.get(1).x()).containsExactly(1, 3);
    }

    @Test
    void aGapBreaksALineInTwo() {
        String whole = EMPTY.line("", new double[] {1, 2, 3, 4}, new double[] {1, 2, 1, 2}).svg("x");
        String broken = EMPTY.line("", new double[] {1, 2, 3, 4, 5}, new double[] {1, 2, Double.NaN, 1, 2}).svg("x");

        assertThat(path(whole)).matches("M[^m]*");
        assertThat(path(broken)).matches("M[^m]*m[^m]*");
    }

    @Test
    void aLineOverCountsStartsAtOne() {
        assertThat(EMPTY.line("loss", Y).layers().getFirst().x()).containsExactly(1, 2, 3);
    }

    @Test
    void mistakesAreNamed() {
        assertRefused(() -> EMPTY.points("a", X, new double[] {1}),
            "points: arrays of 3 and 1 values: lengths must be equal");
        assertRefused(() -> EMPTY.line("a", new double[0], new double[0]),
            "line: 0 values: at least one is needed");
        assertRefused(() -> EMPTY.line("a", X, new double[] {1, Double.POSITIVE_INFINITY, 3}),
            "line: Infinity at index 1: values must be finite (NaN marks a gap)");
        assertRefused(() -> EMPTY.segments("a", X, Y, X, new double[] {1, Double.NaN, 3}),
            "segments: NaN at index 1: values must be finite");
        assertRefused(() -> EMPTY.points(X, Y, new int[] {0, 1, 2}, "a", "b"),
            "points: label 2 at index 2: 2 class names are given");
        assertRefused(() -> EMPTY.points(X, Y, new int[] {0}, "a"),
            "points: 1 labels for 3 points: lengths must be equal");
        assertRefused(() -> EMPTY.xRange(3, 1), "xRange: 3.0 to 1.0: the first must be smaller, both finite");
        assertRefused(() -> EMPTY.size(10, 10), "size: 10 x 10: at least 200 x 160");
        assertRefused(() -> EMPTY.svg("x"), "plot: 'title' has no layer: add points, a line or another layer");
        assertRefused(() -> EMPTY.line("a", X, new double[] {Double.NaN, Double.NaN, Double.NaN}).svg("x"),
            "plot: nothing but gaps: at least one value is needed");
        assertRefused(() -> EMPTY.line("a", X, new double[] {0, 1, 2}).yLog().svg("x"),
            "plot: y = 0.0: a logarithmic axis needs values above 0");
        assertRefused(() -> EMPTY.contour("c", (u, v) -> u, 9, 0, 1, 0, 1),
            "contour: 'c' does not reach 9.0 in this area");
        assertRefused(() -> EMPTY.polygons("p", new double[0][], new double[0][]),
            "polygons: 0 and 0 corner lists: at least one, and as many x as y");
        assertRefused(() -> Bars.of("t", "x", "y", "a", "b").bars("s", 1),
            "bars: 1 values for 2 categories: one for each");
        assertRefused(() -> HeatMap.of("t", "x", "y", new double[][] {{1, 2}, {3}}),
            "heat map: rows of 2 and 1 values: equal lengths");
        assertRefused(() -> Histogram.of("t", "x").svg("x"), "histogram: no values: add a set of values");
        assertRefused(() -> DecisionBoundary.of("t", "x", "y").svg("x"),
            "decision boundary: points and regions are both needed");
        assertRefused(() -> Images.of("t", 2, 1, X), "images: 3 pixels, 2 across: all of one size, full rows");
    }

    @Test
    void extremeScalesStillHaveTicks() {
        for (double scale : new double[] {1e-300, 1e-12, 1e-5, 1, 1e9, 1e300}) {
            double[] values = {scale, 2 * scale, 3 * scale};
            assertThat(EMPTY.line("a", values, values).svg("x")).contains("<path");
        }
        assertThat(EMPTY.points("one", new double[] {0}, new double[] {1e9}).svg("x")).contains("<path");
        assertThat(EMPTY.line("level", X, new double[] {5, 5, 5}).svg("x")).contains("<path");
        assertThat(EMPTY.line("offset", X, new double[] {1e9, 1e9 + 1, 1e9 + 2}).svg("x")).contains("<path");
        assertThat(EMPTY.line("wide", X, new double[] {1e-9, 1, 1e12}).yLog().svg("x")).contains("<path");
    }

    private static void assertRefused(org.assertj.core.api.ThrowableAssert.ThrowingCallable call, String message) {
        assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
    }

    /// The path of the only data line, which is drawn 2.2 pixels wide.
    private static String path(String svg) {
        String group = svg.substring(svg.indexOf("stroke-width=\"2.2\""));
        return group.substring(group.indexOf(" d=\"") + 4, group.indexOf("\"/>"));
    }

    @Test
    void aRoleColoursTheLastLayerAndAllOfItsName() {
        Plot plot = Plot.of("t", "x", "y").points("a", new double[] {1}, new double[] {1})
            .line("b", new double[] {1, 2}, new double[] {1, 2}).points("a", new double[] {2}, new double[] {2}).as(Role.TRUTH);
        assertThat(plot.layers()).extracting(Layer::color)
            .containsExactly(Role.TRUTH.color(), Palette.color(1), Role.TRUTH.color());
        assertThatThrownBy(() -> Plot.of("t", "x", "y").as(Role.DATA)).hasMessage("as: 't' has no layer yet: add one first");
    }

    @Test
    void barsHaveTheColourOfTheirRoleToo() {
        assertThat(Bars.of("t", "x", "y", "a", "b").bars("one", 1, 2).bars("two", 3, 4).as(Role.ERROR).plot().layers())
            .extracting(Layer::color).containsExactly(Palette.color(0), Role.ERROR.color());
        assertThatThrownBy(() -> Bars.of("t", "x", "y", "a").as(Role.DATA)).hasMessage("as: no series yet: add bars first");
    }
}
