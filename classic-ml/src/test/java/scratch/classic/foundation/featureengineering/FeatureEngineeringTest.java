package scratch.classic.foundation.featureengineering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import scratch.classic.data.NumericColumn;
import scratch.classic.data.Table;
import scratch.classic.data.Target;
import scratch.classic.linearmodel.LinearRegression;
import scratch.classic.pipeline.FittedRegressor;
import scratch.classic.preprocess.Binning;
import scratch.classic.preprocess.CyclicFeature;
import scratch.classic.preprocess.DateFeatures;
import scratch.classic.preprocess.OneHotEncoder;
import scratch.classic.preprocess.PolynomialFeatures;
import scratch.classic.preprocess.SplineFeatures;
import scratch.classic.preprocess.Step;

/// Every number of the README that the example does not print.
class FeatureEngineeringTest {
    private static final Target NOTHING = new Target.Nothing();
    private static final Rentals RENTALS = Rentals.of(Ex307FeatureEngineering.HOURS, 42);
    private static final Step DAYS = DateFeatures.of("date", DateFeatures.Part.EPOCH_DAY);

    @Test
    void theClockByHand() {
        Table hours = Table.of(new NumericColumn("hour", 0, 6, 12, 18, 23));
        Table circle = CyclicFeature.of("hour", 24).fit(hours, NOTHING).transform(hours);
        assertThat(circle.numeric("hour sin").values()).containsExactly(new double[] {0, 1, 0, -1, -0.2588}, within(5e-5));
        assertThat(circle.numeric("hour cos").values()).containsExactly(new double[] {1, 0, -1, 0, 0.9659}, within(5e-5));
        assertThat(apart(circle, 0, 4)).isCloseTo(0.2611, within(5e-5));
        assertThat(apart(circle, 0, 2)).isCloseTo(2, within(1e-15));
        assertThat(apart(circle, 1, 3)).isCloseTo(2, within(1e-15));
    }

    private static double apart(Table circle, int a, int b) {
        double[] sin = circle.numeric("hour sin").values();
        double[] cos = circle.numeric("hour cos").values();
        return Math.hypot(sin[a] - sin[b], cos[a] - cos[b]);
    }

    @Test
    void theProductByHand() {
        Table four = Table.of(new NumericColumn("a", -1, -1, 1, 1), new NumericColumn("b", -1, 1, -1, 1));
        double[] y = {1, -1, -1, 1};
        LinearRegression plain = LinearRegression.fit(four.toMatrix(), y);
        assertThat(plain.coefficients()).containsExactly(0, 0);
        assertThat(plain.r2()).isEqualTo(0);
        Table product = PolynomialFeatures.of(2).interactionsOnly().fit(four, NOTHING).transform(four);
        LinearRegression crossed = LinearRegression.fit(product.select("a·b").toMatrix(), y);
        assertThat(crossed.coefficients()).containsExactly(new double[] {1}, within(1e-15));
        assertThat(crossed.r2()).isCloseTo(1, within(1e-15));
    }

    @Test
    void theBumpsAtAKnotByHand() {
        // knots 0, 1 … 10: at 5, far from the ends, three bumps are not 0
        Table numbers = Table.of(new NumericColumn("x", IntStream.rangeClosed(0, 10).asDoubleStream().toArray()));
        double[] at5 = SplineFeatures.of(11).fit(numbers, NOTHING).transform(numbers).toMatrix().row(5);
        assertThat(Arrays.copyOfRange(at5, 4, 7)).containsExactly(new double[] {1 / 6.0, 4 / 6.0, 1 / 6.0}, within(1e-15));
        assertThat(Arrays.stream(at5).sum()).isCloseTo(1, within(1e-15));
    }

    @Test
    void anHourIsAsNearAsItLooksOnTheCircle() {
        assertThat(r2(new Recipe("half days", DAYS, CyclicFeature.of("hour", 12)))).isCloseTo(0.563, within(5e-4));
        assertThat(r2(new Recipe("24 bins", DAYS, Binning.uniform(24, "hour"), OneHotEncoder.of("hour").dropFirst())))
                .isCloseTo(0.836, within(5e-4));
    }

    @Test
    void theWeekdayAsANumberIsNoCalendar() {
        assertThat(r2(new Recipe("weekday", DateFeatures.of("date", DateFeatures.Part.WEEKDAY), CyclicFeature.of("hour", 24))))
                .isCloseTo(0.681, within(5e-4));
    }

    private static double r2(Recipe recipe) {
        return recipe.r2(RENTALS.table(), RENTALS.bikes(), 42).mean();
    }

    @Test
    void aCubicIsNoBetterThanALineWhereItIsHot() {
        assertThat(hotError(Recipe.forTemperature(3)[3])).isCloseTo(36.1, within(0.06));
        assertThat(hotError(Recipe.forTemperature(3)[0])).isCloseTo(33.7, within(0.06));
    }

    @Test
    void aHigherDegreeWinsATenthOfABikeOnItsOwnRows() {
        int[] known = Ex307FeatureEngineering.known(RENTALS);
        double cubic = Ex307FeatureEngineering.rmse(RENTALS, learned(Recipe.forTemperature(3)[3], known), known);
        double ninth = Ex307FeatureEngineering.rmse(RENTALS, learned(Recipe.forTemperature(9)[3], known), known);
        assertThat(cubic - ninth).isBetween(0.05, 0.15);
    }

    private static double hotError(Recipe recipe) {
        return Ex307FeatureEngineering.rmse(RENTALS, learned(recipe, Ex307FeatureEngineering.known(RENTALS)),
                Ex307FeatureEngineering.hot(RENTALS));
    }

    private static FittedRegressor learned(Recipe recipe, int... rows) {
        return recipe.fit(RENTALS.table().select(rows), Recipe.pick(RENTALS.bikes(), rows));
    }

    @Test
    void workdaysGetTheSumOfBothCurves() {
        // the prediction of a Saturday does not change if the crossed columns are taken away, which are 0 there
        Recipe recipe = Recipe.forBikes()[4];
        FittedRegressor fitted = recipe.fit(RENTALS.table(), RENTALS.bikes());
        Table ready = fitted.steps().transform(RENTALS.table());
        double[] workday = RENTALS.table().numeric("workday").values();
        for (String name : ready.names()) {
            if (name.startsWith("workday·")) {
                double[] crossed = ready.numeric(name).values();
                double[] plain = ready.numeric(name.substring(8)).values();
                for (int i = 0; i < crossed.length; i++) {
                    assertThat(crossed[i]).isEqualTo(workday[i] * plain[i]);
                }
            }
        }
        assertThat(ready.names()).hasSize(29).filteredOn(name -> name.startsWith("workday·")).hasSize(13);
    }

    @Test
    void numbersOfColumnsThatProductsMake() {
        Table ten = Table.of(new double[][] {new double[10]}, List.of("a", "b", "c", "d", "e", "f", "g", "h", "i", "j"));
        assertThat(PolynomialFeatures.of(2).fit(ten, NOTHING).transform(ten).columns()).hasSize(65);
        assertThat(PolynomialFeatures.of(3).fit(ten, NOTHING).transform(ten).columns()).hasSize(285);
    }

    @Test
    void theSameSeedGivesTheSameHoursAndTheRuleIsTheirMean() {
        assertThat(Rentals.of(50, 7).bikes()).isEqualTo(Rentals.of(50, 7).bikes()).isNotEqualTo(Rentals.of(50, 8).bikes());
        double chance = IntStream.range(0, RENTALS.bikes().length).mapToDouble(i -> RENTALS.bikes()[i] - RENTALS.mean()[i])
                .map(rest -> rest * rest).average().orElseThrow();
        assertThat(Math.sqrt(chance)).isCloseTo(Rentals.CHANCE, within(1.0));
        assertThat(Rentals.mean(0, 23.5, true, 10)).isCloseTo(Rentals.mean(0, -0.5, true, 10), within(1e-2));
        assertThatIllegalArgumentException().isThrownBy(() -> Rentals.of(0, 1)).withMessageContaining("n = 0");
    }

    @Test
    void oneColumnCrossedWithOthers() {
        Table rows = Table.of(new NumericColumn("w", 0, 1), new NumericColumn("a", 2, 3), new NumericColumn("b", 4, 5));
        assertThat(PolynomialFeatures.crossed("w", "a", "b").fit(rows, NOTHING).transform(rows).names())
                .containsExactly("w", "a", "b", "w·a", "w·b");
        assertThatIllegalArgumentException().isThrownBy(() -> PolynomialFeatures.crossed("w"))
                .withMessageContaining("'w' with []: needs other columns");
        assertThatIllegalArgumentException().isThrownBy(() -> PolynomialFeatures.crossed("w", "w"));
        assertThatIllegalArgumentException().isThrownBy(() -> PolynomialFeatures.crossed("w", "c").fit(rows, NOTHING))
                .withMessageContaining("'c': there is no such column");
    }
}
