package scratch.example.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Figures of numbers at the ends of the number range, and of numbers that hardly differ.
class ExtremesTest {
    private static final double MAX = Double.MAX_VALUE;
    private static final double MIN = Double.MIN_VALUE;

    static Stream<Arguments> values() {
        return Stream.of(new double[] {0, 0}, new double[] {1, 1}, new double[] {MIN}, new double[] {MAX},
            new double[] {0, MIN}, new double[] {0, 1.7e308}, new double[] {-MAX, MAX}, new double[] {-1.7e308, 0},
            new double[] {1e-155, 1e155}, new double[] {MIN, MAX}, new double[] {1, Math.nextUp(1.0)},
            new double[] {1e300, Math.nextUp(1e300)}, new double[] {5 * MIN, 6 * MIN, 9 * MIN},
            new double[] {1e9, 1e9 + 1, 1e9 + 2}, new double[] {1.1, 1.2}, new double[] {-1e-300, 1e300}).map(Arguments::of);
    }

    @ParameterizedTest
    @MethodSource("values")
    void everyKindOfFigureIsDrawn(double[] values) {
        double[] xs = Outline.indices(1, values.length);
        Plot plot = Plot.of("t", "x", "y").line("a", xs, values).points("b", values, xs).focus("c", xs, values);
        assertDrawn(plot);
        assertDrawn(plot.equalAspect());
        assertDrawn(Plot.of("t", "x", "y").arrows("d", xs, values, values, xs).text(xs[0], values[0], "here"));
        assertDrawn(Bars.of("t", "x", "y", names(values)).bars("e", values).values("%.2e"));
        assertDrawn(Bars.of("t", "x", "y", names(values)).bars("e", values).horizontal());
        assertDrawn(HeatMap.of("t", "x", "y", new double[][] {values}));
        assertDrawn(Images.of("t", 1, 2, values));
        assertDrawn(Histogram.of("t", "x").values("f", values));
        assertDrawn(DecisionBoundary.of("t", "x", "y").points(values, values, new int[values.length], "one", "two")
            .regions((u, v) -> u > values[0] ? 1 : 0));
        if (values[0] > 0) {
            assertDrawn(plot.yLog());
            assertDrawn(Plot.of("t", "x", "y").line("a", values, values).xLog().yLog().text(values[0], values[0], "here"));
        }
    }

    @Test
    void equalBarsOnTheGroundLeaveTheScaleToTheReader() {
        Scale scale = Axis.of("y").standingOnZero().fit(0, 0);

        assertThat(scale.fraction(0)).isBetween(0.0, 0.01);
        assertThat(scale.fraction(1)).isBetween(0.9, 1.0);
    }

    /// The quotient of the two ends is no double.
    @Test
    void aLogarithmicLineIsStraightOverTheWholeNumberRange() {
        Scale x = Axis.of("x").fit(-307, 308);
        Scale y = Axis.of("y").logarithmic().fit(1e-307, 1e308);
        for (int e = -307; e <= 308; e++) {
            assertThat(y.fraction(y.position(Double.parseDouble("1e" + e)))).isCloseTo(x.fraction(e), within(1e-14));
        }
    }

    @Test
    void aShortLogarithmicAxisHasTicksToo() {
        String svg = Plot.of("", "", "").line("", new double[] {1.12, 1.18}, new double[] {1, 2}).xLog().svg("x");
        String without = Plot.of("", "", "").line("", new double[] {1.12, 1.18}, new double[] {1, 2}).svg("x");

        // Text is drawn as outlines, so it shows as paths of its colour: about as many as on a plain axis.
        assertThat(labels(svg)).isBetween(labels(without) / 2, labels(without) * 2);
    }

    @Test
    void heightsOfADensityThatHaveNoNumberAreRefused() {
        assertThatThrownBy(() -> Histogram.of("t", "x").values("v", new double[] {0, MIN}).density().svg("x"))
            .isInstanceOf(IllegalArgumentException.class)
            .hasMessageContaining("a density above 1e308 has no number; draw counts");
    }

    @Test
    void binsOfHugeAndOfHardlyDifferentNumbersCountRight() {
        assertThat(tops(4, -1.7e308, -1.6e308, 1.7e308)).containsExactly(2, 1);
        assertThat(tops(2, 1e10, 1e10 + 1, 1e10 + 1, 1e10 + 2)).containsExactly(1, 2, 1);
        assertThat(tops(2, MIN, MIN, 20 * MIN)).containsExactly(2, 1);
    }

    /// The heights of the bars, from left to right: a rectangle has its top at the third and fourth corner.
    private static double[] tops(int bins, double... values) {
        double[] y = Histogram.of("t", "x").values("v", values).bins(bins).plot().layers().getFirst().y();
        double[] tops = new double[y.length / 6];
        Arrays.setAll(tops, i -> y[6 * i + 2]);
        return tops;
    }

    private static long labels(String svg) {
        return svg.lines().filter(line -> line.startsWith("<path") || line.startsWith("<use")).count();
    }

    private static String[] names(double[] values) {
        return Arrays.stream(values).mapToObj(Double::toString).toArray(String[]::new);
    }

    private static void assertDrawn(Figure figure) {
        assertThat(figure.svg("x")).contains("<path").doesNotContain("NaN", "Infinity", "9223372036854775807");
    }
}
