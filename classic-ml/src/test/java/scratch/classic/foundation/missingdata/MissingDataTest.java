package scratch.classic.foundation.missingdata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import scratch.classic.data.NumericColumn;
import scratch.classic.data.Table;
import scratch.classic.linearmodel.LinearRegression;
import scratch.example.data.Generators;
import scratch.stats.descriptive.Descriptive;

class MissingDataTest {
    private static final double GAP = Double.NaN;
    private static final Table HAND = Table.of(new NumericColumn("x", 1, 2, 3, 4, 5),
            new NumericColumn("y", 2, 4, 6, GAP, GAP));
    private static final Table WINES = Ex303MissingData.wines();
    private static final Recovery.Setting SETTING = new Recovery.Setting("proline", "alcohol", 0.4, 30);

    @Test
    void fiveRowsOfTheReadmeByHand() {
        assertThat(y(Filling.DROP)).containsExactly(2, 4, 6);
        assertThat(y(Filling.MEAN)).containsExactly(2, 4, 6, 4, 4);
        assertThat(y(Filling.NEAREST)).containsExactly(new double[] {2, 4, 6, 6, 6}, within(1e-12));
        assertThat(y(Filling.REGRESSION)).containsExactly(new double[] {2, 4, 6, 8, 10}, within(1e-6));
        double[][] meanAndVariance = {{4, 8 / 3.0}, {4, 1.6}, {4.8, 2.56}, {6, 8}};
        for (Filling filling : Filling.values()) {
            double[] expected = meanAndVariance[filling.ordinal()];
            assertThat(Descriptive.mean(y(filling))).as(filling.name()).isCloseTo(expected[0], within(1e-6));
            assertThat(Descriptive.populationVariance(y(filling))).as(filling.name()).isCloseTo(expected[1], within(1e-5));
        }
    }

    private static double[] y(Filling filling) {
        return filling.apply(HAND, 1, 1e-9).numeric("y").values();
    }

    @Test
    void chancesDependOnNothingOnWhatIsSeenOrOnTheValueItself() {
        double[] own = {30, 10, 20, 40};
        double[] seen = {1, 2, 3, 4};
        assertThat(Mechanism.MCAR.chances(own, seen, 0.4)).containsOnly(0.4);
        assertThat(Mechanism.MAR.chances(own, seen, 0.4)).containsExactly(new double[] {0.1, 0.3, 0.5, 0.7}, within(1e-15));
        assertThat(Mechanism.MNAR.chances(own, seen, 0.4)).containsExactly(new double[] {0.5, 0.1, 0.3, 0.7}, within(1e-15));
        for (Mechanism mechanism : Mechanism.values()) {
            double[] chances = mechanism.chances(own, seen, 0.37);
            assertThat(Arrays.stream(chances).average().orElseThrow()).isCloseTo(0.37, within(1e-15));
            int missing = mechanism.hide(WINES, "proline", "alcohol", 0.4, Generators.random(1)).numeric("proline").missing();
            assertThat(missing).isBetween(45, 98);                             // 71 and four standard deviations
        }
        assertThatIllegalArgumentException().isThrownBy(() -> Mechanism.MAR.chances(own, seen, 0.6))
                .withMessage("Mechanism.chances: share = 0.6: must be from 0 to 0.5");
        assertThatIllegalArgumentException().isThrownBy(() -> Mechanism.MAR.chances(own, new double[3], 0.1))
                .withMessageContaining("4 values, 3 of the other column");
    }

    @Test
    void meanImputationShrinksVarianceAndCovarianceByTheKnownShare() {
        Table gaps = Mechanism.MCAR.hide(WINES, "proline", "alcohol", 0.4, Generators.random(2));
        double[] known = gaps.numeric("proline").present();
        double[] filled = Filling.MEAN.apply(gaps, 1, 1).numeric("proline").values();
        double share = known.length / 178.0;
        assertThat(Descriptive.populationVariance(filled))
                .isCloseTo(share * Descriptive.populationVariance(known), within(1e-8));
        double[] alcohol = WINES.numeric("alcohol").values();
        int[] rows = IntStream.range(0, 178).filter(i -> !gaps.numeric("proline").isMissing(i)).toArray();
        double[] theirs = Arrays.stream(rows).mapToDouble(i -> alcohol[i]).toArray();
        assertThat(Descriptive.populationCovariance(filled, alcohol))
                .isCloseTo(share * Descriptive.populationCovariance(known, theirs), within(1e-8));
    }

    @Test
    void whatIsKnownStaysToTheLastBit() {
        for (Filling filling : new Filling[] {Filling.MEAN, Filling.REGRESSION}) {
            Table gaps = Mechanism.MNAR.hide(WINES, "proline", "alcohol", 0.4, Generators.random(3));
            Table filled = filling.apply(gaps, 5, 1);
            for (String name : WINES.names()) {
                for (int i = 0; i < 178; i++) {
                    if (!gaps.numeric(name).isMissing(i)) {
                        assertThat(filled.numeric(name).value(i)).isEqualTo(WINES.numeric(name).value(i));
                    }
                }
            }
        }
    }

    @Test
    void atRandomTheRowsSayWhatIsMissingAndNotAtRandomTheyDoNot() {
        double truth = Descriptive.mean(WINES.numeric("proline").values());
        assertThat(truth).isCloseTo(746.893, within(1e-3));
        Recovery[] mcar = Recovery.of(WINES, Mechanism.MCAR, SETTING, Generators.random(4));
        Recovery[] mar = Recovery.of(WINES, Mechanism.MAR, SETTING, Generators.random(5));
        Recovery[] mnar = Recovery.of(WINES, Mechanism.MNAR, SETTING, Generators.random(6));
        assertThat(mcar[Filling.DROP.ordinal()].mean()).isCloseTo(truth, within(15.0));
        assertThat(mar[Filling.DROP.ordinal()].mean()).isLessThan(truth - 60);
        assertThat(mar[Filling.MEAN.ordinal()].mean()).isCloseTo(mar[Filling.DROP.ordinal()].mean(), within(1e-9));
        for (Filling filling : new Filling[] {Filling.NEAREST, Filling.REGRESSION}) {
            assertThat(mar[filling.ordinal()].mean()).as(filling.name()).isCloseTo(truth, within(20.0));
            assertThat(mnar[filling.ordinal()].mean()).as(filling.name()).isBetween(truth - 65, truth - 20);
        }
        assertThat(mnar[Filling.DROP.ordinal()].mean()).isLessThan(truth - 100);
        assertThat(mar[Filling.REGRESSION.ordinal()].correlation()).isGreaterThan(0.69);       // truth: 0.644
        assertThat(mcar[Filling.MEAN.ordinal()].deviation()).isCloseTo(314 * Math.sqrt(0.6), within(10.0));
        assertThat(mcar[Filling.MEAN.ordinal()].margin()).isPositive();
        assertThat(mcar[Filling.MEAN.ordinal()].error()).isCloseTo(314, within(15.0));          // the deviation itself
        assertThat(mcar[Filling.NEAREST.ordinal()].error()).isBetween(160.0, 200.0);
    }

    @Test
    void oneColumnWithGapsNeedsOneRegression() {
        Table gaps = Mechanism.MAR.hide(WINES, "proline", "alcohol", 0.4, Generators.random(7));
        Table complete = gaps.select(Filling.complete(gaps));
        var model = LinearRegression.fit(complete.without("proline").toMatrix(), complete.numeric("proline").values());
        double[] predicted = model.predict(WINES.without("proline").toMatrix());
        double[] filled = Filling.REGRESSION.apply(gaps, 1, 1e-9).numeric("proline").values();
        for (int i = 0; i < 178; i++) {
            if (gaps.numeric("proline").isMissing(i)) {
                assertThat(filled[i]).isCloseTo(predicted[i], within(1e-6));
            }
        }
        assertThat(Filling.regressions(gaps, 1e-3).changes()).hasSize(2);
    }

    @Test
    void whereMuchIsMissingAPenaltyHoldsTheRegressions() {
        GapsEverywhere few = GapsEverywhere.of(WINES, 0.05, 10, 3, Generators.random(303));
        assertThat(few.held()).isCloseTo(few.loose(), within(0.05));
        GapsEverywhere many = GapsEverywhere.of(WINES, 0.2, 10, 3, Generators.random(303));
        assertThat(many.held()).isLessThan(many.loose()).isLessThan(0.85);
        assertThat(many.mean()).isCloseTo(1, within(0.06));
        assertThat(many.complete()).isCloseTo(178 * Math.pow(0.8, 13), within(8.0));
        assertThat(many.rounds()).isGreaterThan(few.rounds()).isLessThan(25);
        assertThat(GapsEverywhere.of(WINES, 0.2, 1e-3, 3, Generators.random(303)).rounds()).isGreaterThan(35);
    }

    @Test
    void theIndicatorHelpsWhereMissingMeansSomething() {
        IndicatorGain mcar = gain(Mechanism.MCAR);
        assertThat(Math.abs(mcar.with() - mcar.without())).isLessThan(0.02);
        IndicatorGain mar = gain(Mechanism.MAR);
        assertThat(mar.with() - mar.without()).isGreaterThan(0.15);
        IndicatorGain mnar = gain(Mechanism.MNAR);
        assertThat(mnar.with() - mnar.without() - mnar.margin()).isGreaterThan(0.05);
    }

    private static IndicatorGain gain(Mechanism mechanism) {
        return IndicatorGain.of(WINES, mechanism, "alcohol", "hue", SETTING, Generators.random(8));
    }

    // mpmath, 30 digits: 1 - 2 sf(q sqrt(m (m - 1)/(n (n - 1))), m - 1) with sf(q, n - 1) = 0.025 and
    // sf(t, v) = betainc(v/2, 1/2, 0, v/(v + t t), regularized)/2
    @Test
    void anIntervalAroundFilledValuesIsTooNarrow() {
        assertThat(Coverage.formula(100, 60, 0.95)).isCloseTo(0.75982506119335973, within(1e-12));
        assertThat(Coverage.formula(100, 100, 0.95)).isCloseTo(0.95, within(1e-12));
        assertThat(Coverage.formula(10, 5, 0.95)).isCloseTo(0.65366515169533529, within(1e-12));
        double simulated = Coverage.simulated(100, 60, 0.95, 10_000, Generators.random(9));
        assertThat(simulated).isCloseTo(0.75982506119335973, within(4 * Math.sqrt(0.76 * 0.24 / 10_000)));
        assertThatIllegalArgumentException().isThrownBy(() -> Coverage.formula(10, 1, 0.95))
                .withMessage("Coverage.formula: 1 of 10 values: needs from 2 to all");
    }

    @Test
    void theBiasOfTheVisibleIsACovariance() {
        double[] y = WINES.numeric("proline").values();
        for (Mechanism mechanism : Mechanism.values()) {
            double[] bias = new double[2];
            for (int half = 0; half < 2; half++) {
                double share = half == 0 ? 0.4 : 0.2;
                double[] chances = mechanism.chances(y, WINES.numeric("alcohol").values(), share);
                bias[half] = -Descriptive.populationCovariance(chances, y) / (1 - share);
                double[] means = new double[400];
                for (int draw = 0; draw < means.length; draw++) {
                    means[draw] = Descriptive.mean(mechanism.hide(WINES, "proline", "alcohol", share, Generators.random(draw))
                            .numeric("proline").present());
                }
                assertThat(Descriptive.mean(means)).as("%s %s", mechanism, share)
                        .isCloseTo(Descriptive.mean(y) + bias[half], within(4 * Descriptive.standardError(means)));
            }
            assertThat(bias[1]).isCloseTo(bias[0] * 3 / 8, within(1e-9));
        }
        double[] own = Mechanism.MNAR.chances(y, y, 0.4);
        assertThat(-Descriptive.populationCovariance(own, y) / 0.6).isCloseTo(-116.4, within(0.05));
        double[] strong = Mechanism.MAR.chances(y, WINES.numeric("alcohol").values(), 0.4);
        assertThat(-Descriptive.populationCovariance(strong, y) / 0.6).isCloseTo(-78.4, within(0.05));
    }
}
