package scratch.classic.preprocess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static scratch.classic.preprocess.ScalerTest.refused;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import scratch.classic.data.CategoricalColumn;
import scratch.classic.data.NumericColumn;
import scratch.classic.data.Table;
import scratch.classic.data.Target;

class FeaturesTest {
    private static final Target NOTHING = new Target.Nothing();
    private static final Table ROWS = Table.of(new NumericColumn("a", 2, 3, Double.NaN), new NumericColumn("b", 5, 7, 1));

    @Test
    void productsUpToTheThirdDegree() {
        Table cubic = PolynomialFeatures.of(3).fit(ROWS, NOTHING).transform(ROWS);
        assertThat(cubic.names()).containsExactly("a", "b", "a^2", "a^3", "a^2·b", "a·b", "a·b^2", "b^2", "b^3");
        assertThat(cubic.numeric("a^2·b").values()).containsExactly(20, 63, Double.NaN);
        assertThat(cubic.numeric("b^3").values()).containsExactly(125, 343, 1);
        assertThat(PolynomialFeatures.of(2).interactionsOnly().fit(ROWS, NOTHING).transform(ROWS).names())
                .containsExactly("a", "b", "a·b");
        Table ten = Table.of(new double[][] {new double[10]}, List.of("a", "b", "c", "d", "e", "f", "g", "h", "i", "j"));
        assertThat(PolynomialFeatures.of(3).fit(ten, NOTHING).transform(ten).columns()).hasSize(285);      // C(13, 3) − 1
        refused(() -> PolynomialFeatures.of(12).fit(ten, NOTHING), "more than 100000 products");
        refused(() -> PolynomialFeatures.of(1), "degree 1");
    }

    @Test
    void elevenAtNightIsNextToMidnight() {
        Table hours = Table.of(new NumericColumn("hour", 0, 6, 23, 24, 2400000000000001.0));
        Table round = CyclicFeature.of("hour", 24).fit(hours, NOTHING).transform(hours);
        double[] sin = round.numeric("hour sin").values();
        double[] cos = round.numeric("hour cos").values();
        assertThat(sin[1]).isCloseTo(1, within(1e-15));
        assertThat(Math.hypot(sin[2] - sin[0], cos[2] - cos[0])).isCloseTo(2 * Math.sin(Math.PI / 24), within(1e-15));
        assertThat(sin[3]).isCloseTo(0, within(1e-15));
        assertThat(sin[4]).isCloseTo(Math.sin(2 * Math.PI / 24), within(1e-12));
        refused(() -> CyclicFeature.of("hour", 0), "period");
    }

    @Test
    void datesAreTakenApart() {
        Table dates = Table.of(CategoricalColumn.of("day", "2026-11-30", null, "1970-01-02"));
        Table parts = DateFeatures.of("day", DateFeatures.Part.values()).fit(dates, NOTHING).transform(dates);
        assertThat(parts.names()).containsExactly("day year", "day month", "day day of year", "day weekday", "day epoch day");
        assertThat(parts.numeric("day weekday").values()).containsExactly(1, Double.NaN, 5);      // a Monday, a Friday
        assertThat(parts.numeric("day day of year").value(0)).isEqualTo(334);
        assertThat(parts.numeric("day epoch day").value(2)).isEqualTo(1);
        Table wrong = Table.of(CategoricalColumn.of("day", "2026-02-30"));
        refused(() -> DateFeatures.of("day", DateFeatures.Part.YEAR).fit(wrong, NOTHING), "'2026-02-30': must be a date");
        refused(() -> DateFeatures.of("day"), "no parts");
    }

    @Test
    void binsByWidthAndByRows() {
        Table rows = Table.of(new NumericColumn("x", 0, 1, 2, 3, 100, Double.NaN));
        Binning.Fitted width = Binning.uniform(4).fit(rows, NOTHING);
        assertThat(width.edges("x")).containsExactly(25, 50, 75);
        assertThat(width.transform(rows).categorical("x").codes()).containsExactly(0, 0, 0, 0, 3, -1);
        Binning.Fitted equal = Binning.quantiles(2).fit(rows, NOTHING);
        assertThat(equal.edges("x")).containsExactly(2);
        assertThat(equal.transform(rows).categorical("x").codes()).containsExactly(0, 0, 1, 1, 1, -1);
        Table beyond = Table.of(new NumericColumn("x", -5, 1e9));
        assertThat(width.transform(beyond).categorical("x").codes()).containsExactly(0, 3);
        assertThat(width.transform(beyond).categorical("x").categories()).containsExactly("bin 1", "bin 2", "bin 3", "bin 4");
        Table ties = Table.of(new NumericColumn("x", 1, 1, 1, 1, 2));
        refused(() -> Binning.quantiles(4).fit(ties, NOTHING), "column 'x': all quantiles are its smallest value, 1.0");
        Table some = Table.of(new NumericColumn("x", 1, 1, 1, 2, 3));
        assertThat(Binning.quantiles(4).fit(some, NOTHING).edges("x")).containsExactly(2);      // quartiles 1, 1, 2
        assertThat(Binning.quantiles(4).fit(some, NOTHING).transform(some).categorical("x").codes())
                .containsExactly(0, 0, 0, 1, 1);
        refused(() -> Binning.uniform(3).fit(Table.of(new NumericColumn("x", 4, 4)), NOTHING), "column 'x' is constant");
        refused(() -> Binning.uniform(3).fit(Table.of(new NumericColumn("x", Double.NaN)), NOTHING), "all values are missing");
        refused(() -> Binning.uniform(1), "bins");
    }

    @Test
    void whatWasLearnedSurvivesAFile() {
        Binning.Fitted binning = Binning.uniform(3, "b").fit(ROWS, NOTHING);
        assertThat(Binning.Fitted.fromState(binning.state()).edges("b")).isEqualTo(binning.edges("b"));
        PolynomialFeatures.Fitted products = PolynomialFeatures.of(2).fit(ROWS, NOTHING);
        assertThat(PolynomialFeatures.Fitted.fromState(products.state()).transform(ROWS).names())
                .isEqualTo(products.transform(ROWS).names());
        assertThat(CyclicFeature.fromState(CyclicFeature.of("a", 7).state()).transform(ROWS).numeric("a cos").value(0))
                .isCloseTo(Math.cos(4 * Math.PI / 7), within(1e-15));
        assertThat(DateFeatures.fromState(DateFeatures.of("d", DateFeatures.Part.YEAR).state())
                .transform(Table.of(CategoricalColumn.of("d", "2026-01-01"))).numeric("d year").value(0)).isEqualTo(2026);
        refused(() -> PolynomialFeatures.Fitted.fromState(Map.of("products", List.of("a"))), "product a");
        refused(() -> DateFeatures.fromState(Map.of("column", "d", "parts", List.of("CENTURY"))),
                "date-features: part 'CENTURY': must be one of [YEAR, MONTH, DAY_OF_YEAR, WEEKDAY, EPOCH_DAY]");
    }
}
