package scratch.example.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Element;
import scratch.example.Workspace;
import scratch.example.data.ClassificationData;
import scratch.example.data.Generators;

/// What holds for every kind of figure.
class SvgTest {
    private static final double[] X = {1, 2, 3, 4};
    private static final double[] Y = {2, 1, 4, 3};

    static Stream<Figure> figures() {
        ClassificationData moons = Generators.moons(80, 0.2, 1);
        Plot plot = Plot.of("Plot", "x", "y").points("points", X, Y).line("line", X, Y).steps("steps", X, Y)
            .band("band", X, Y, X).segments("segments", X, Y, Y, X).arrows("arrows", X, Y, Y, X).rectangles("boxes", X, Y, Y, X)
            .horizontal("h", 2).vertical("v", 2).text(2, 2, "a < b & c").contour("c", (u, v) -> u * v, 3, 1, 4, 1, 4);
        Figure bars = Bars.of("Bars", "who", "what", "a", "b").bars("one", 1, -2).bars("two", 3, 4).values("%.1f");
        return Stream.of(plot, plot.equalAspect(), plot.xLog().yLog(), plot.xCategories("zero", "one", "two"), bars,
            Bars.of("Lying", "who", "what", "a long name", "b").bars("", 1, 2).horizontal(),
            Histogram.of("Histogram", "x").values("a", X).density(),
            HeatMap.of("Heat", "c", "r", new double[][] {{1, -2}, {3, 4}}).columns(List.of("a", "b")).values("%.1f"),
            DecisionBoundary.of("Boundary", "x", "y").points(moons.x(), moons.y(), moons.classNames())
                .regions((u, v) -> v > 0.25 ? 0 : 1),
            DecisionBoundary.of("One class", "x", "y").points(moons.x(), moons.y(), moons.classNames())
                .regions((u, v) -> 1),
            Contours.of("Valley", "x", "y", (u, v) -> u * u + 3 * v * v, -2, 2, -1, 1).with(p -> p.line("way", X, Y)),
            Diagram.of("Diagram").box("a", 0, 0, "a\nb").box("c", 1, 1, "c", Role.MODEL).arrow("a", "c", "d"),
            Images.of("Images", 2, 2, X, Y).captions("one", "two"),
            Panels.of("Panels", 2, plot, bars, plot));
    }

    @ParameterizedTest
    @MethodSource("figures")
    void everyFigureIsWellFormedXmlThatNamesItsContent(Figure figure) throws Exception {
        String svg = figure.svg("5 < 7 & \"so on\"");

        Element root = DocumentBuilderFactory.newInstance().newDocumentBuilder()
            .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8))).getDocumentElement();
        assertThat(root.getAttribute("role")).isEqualTo("img");
        assertThat(root.getAttribute("viewBox")).isEqualTo("0 0 " + figure.width() + " " + figure.height());
        assertThat(root.getElementsByTagName("title").item(0).getTextContent()).isEqualTo("5 < 7 & \"so on\"");
        assertThat(root.getElementsByTagName("desc").item(0).getTextContent()).isEqualTo("5 < 7 & \"so on\"");
        assertThat(svg).doesNotContain("NaN", "Infinity", "∞");
    }

    @ParameterizedTest
    @MethodSource("figures")
    void theSameFigureGivesTheSameBytesInEveryLocale(Figure figure) {
        Locale before = Locale.getDefault();
        String expected = figure.svg("x");
        try {
            for (Locale locale : List.of(Locale.GERMANY, Locale.forLanguageTag("ar-EG"), Locale.FRANCE)) {
                Locale.setDefault(locale);
                assertThat(figure.svg("x")).isEqualTo(expected);
            }
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void onADarkPageEveryColourOfCardTextAndLinesIsExchanged() {
        String svg = Plot.of("t", "x", "y").points("p", X, Y).svg("x");
        String style = svg.substring(svg.indexOf("<style>"), svg.indexOf("</style>"));
        assertThat(style).contains("prefers-color-scheme: dark");
        for (Color color : List.of(Palette.CARD, Palette.CARD_EDGE, Palette.TEXT, Palette.QUIET_TEXT, Palette.AXIS,
            Palette.GRID, Palette.QUIET, Palette.PAPER)) {
            assertThat(style).contains(String.format(Locale.ROOT, "[fill=\"#%06x\"]", color.getRGB() & 0xFFFFFF));
        }
        assertThat(style).doesNotContain("#ffffff").doesNotContain("#1f2328");
    }

    @Test
    void everyReferenceLeadsToAShape() {
        double[] many = Outline.indices(0, 200);
        String svg = Plot.of("t", "x", "y").points("p", many, many).svg("x");

        assertThat(svg).contains("<use href=\"#s");
        java.util.regex.Pattern.compile("href=\"#(s\\d+)\"").matcher(svg).results()
            .forEach(use -> assertThat(svg).contains("id=\"" + use.group(1) + "\""));
    }

    @Test
    void aLineIsOnePathSoThatItsDashesRunOn() {
        double[] x = Outline.indices(0, 50);
        String svg = Plot.of("t", "x", "y").line("first", x, x).line("dashed", x, x).svg("x");
        String dashed = svg.substring(svg.indexOf("stroke-dasharray"));

        assertThat(dashed.substring(0, dashed.indexOf("</g>")).lines().filter(line -> line.startsWith("<path")))
            .hasSize(1);
    }

    @Test
    void aHundredThousandValuesMakeASmallFile() {
        double[] x = Outline.indices(0, 100_000);
        double[] y = Generators.random(3).doubles(100_000).toArray();

        assertThat(Plot.of("t", "x", "y").line("signal", x, y).svg("x")).hasSizeLessThan(120_000);
        assertThat(Plot.of("t", "x", "y").points("marks", y, x).svg("x")).hasSizeLessThan(250_000);
    }

    @Test
    void aDecisionBoundaryIsASmallFile() {
        ClassificationData data = Generators.moons(500, 0.2, 1);
        Figure figure = DecisionBoundary.of("t", "x", "y").points(data.x(), data.y(), data.classNames())
            .regions((u, v) -> Math.sin(9 * u) + Math.cos(9 * v) > 0 ? 1 : 0);

        assertThat(figure.svg("x")).hasSizeLessThan(150_000);
    }

    @Test
    void aFigureIsSavedInTheWorkspace() throws Exception {
        Path file = Plot.of("t", "x", "y").points("p", X, Y).save("svg-test_1", "four points");

        assertThat(file).isEqualTo(Workspace.root().resolve("target/figures/svg-test_1.svg"));
        assertThat(Files.readString(file)).startsWith("<svg").endsWith("</svg>\n");
        Files.delete(file);
    }

    @Test
    void aNameThatIsNoFileNameIsRefused() {
        Plot plot = Plot.of("t", "x", "y").points("p", X, Y);

        for (String name : Arrays.asList("", "../up", "Upper", "a b")) {
            assertThatThrownBy(() -> plot.save(name, "x")).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("save: name '" + name + "': use lower-case letters, digits, - and _ only");
        }
    }

    @Test
    void aFigureWithoutAltTextIsRefused() {
        Plot plot = Plot.of("t", "x", "y").points("p", X, Y);

        assertThatThrownBy(() -> plot.svg(" ")).isInstanceOf(IllegalArgumentException.class)
            .hasMessage("svg: no alt text: say in a sentence what the figure shows");
    }

    @Test
    void missingFontsAreSaidWithTheirPackages() {
        assertThat(FontCheck.missing(new NoClassDefFoundError("sun.font.FontManager")))
            .hasMessageContaining("apt-get install fontconfig fonts-dejavu-core");
    }
}
