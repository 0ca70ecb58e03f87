package scratch.classic.preprocess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;
import static scratch.classic.preprocess.KNearestImputerTest.changed;
import static scratch.classic.preprocess.KNearestImputerTest.gaps;
import static scratch.classic.preprocess.KNearestImputerTest.same;
import static scratch.classic.preprocess.KNearestImputerTest.withGaps;
import static scratch.classic.preprocess.ScalerTest.refused;

import java.util.List;

import org.junit.jupiter.api.Test;
import scratch.classic.data.CategoricalColumn;
import scratch.classic.data.NumericColumn;
import scratch.classic.data.Table;
import scratch.classic.data.Target;
import scratch.classic.preprocess.IterativeImputer.Options;

class IterativeImputerTest {
    private static final Target NOTHING = new Target.Nothing();
    private static final double GAP = Double.NaN;
    private static final double TINY = 1e-12;               // a penalty that is least squares but for a last digit
    private static final Table TRAIN = Table.of(new NumericColumn("x", 1, 2, 3, 4, 10, GAP),
            new NumericColumn("y", 3, 5, 7, 9, GAP, 41));

    @Test
    void aLineIsContinued() {
        // y = 2x + 1, with one gap in each column
        Table line = Table.of(new NumericColumn("x", 1, 2, 3, 4, 5, GAP), new NumericColumn("y", 3, 5, 7, 9, GAP, 7));
        IterativeImputer.Fitted fitted = IterativeImputer.of(new Options(100, 1e-12, TINY)).fit(line, NOTHING);
        assertThat(fitted.converged()).isTrue();
        Table filled = fitted.transform(line);
        assertThat(filled.numeric("y").value(4)).isCloseTo(11, within(1e-9));
        assertThat(filled.numeric("x").value(5)).isCloseTo(3, within(1e-9));
        assertThat(fitted.coefficients("y")[1]).isCloseTo(2, within(1e-9));
        assertThat(fitted.coefficients("x")[0]).isCloseTo(-0.5, within(1e-9));
    }

    @Test
    void theFirstRoundByHand() {
        // the gap of x starts at 4, that of y at 13. x on y over (3,1) (5,2) (7,3) (9,4) (13,10): means 7.4 and 4,
        // Sxy = 52, Syy = 59.2, so x(41) = 4 + 52/59.2·33.6; then y on x over (1,3) (2,5) (3,7) (4,9) (x(41),41)
        IterativeImputer.Fitted fitted = IterativeImputer.of(new Options(1, 0, TINY)).fit(TRAIN, NOTHING);
        double x = 4 + 52 / 59.2 * 33.6;
        assertThat(fitted.transform(TRAIN).numeric("x").value(5)).isCloseTo(x, within(1e-9));
        double[] xs = {1, 2, 3, 4, x};
        double[] ys = {3, 5, 7, 9, 41};
        double mx = (10 + x) / 5;
        double sxy = 0;
        double sxx = 0;
        for (int i = 0; i < 5; i++) {
            sxy += (xs[i] - mx) * (ys[i] - 13);
            sxx += (xs[i] - mx) * (xs[i] - mx);
        }
        assertThat(fitted.transform(TRAIN).numeric("y").value(4)).isCloseTo(13 + sxy / sxx * (10 - mx), within(1e-9));
        assertThat(fitted.converged()).isFalse();
        double deviation = Math.sqrt((9 + 4 + 1 + 0 + 36) / 5.0);                // of x
        assertThat(fitted.changes()).hasSize(1);
        assertThat(fitted.changes()[0]).isCloseTo((x - 4) / deviation, within(1e-9));
    }

    @Test
    void changesShrinkUntilTheyAreSmall() {
        IterativeImputer.Fitted fitted = IterativeImputer.of(Options.standard()).fit(withGaps(), NOTHING);
        assertThat(fitted.converged()).isTrue();
        double[] changes = fitted.changes();
        assertThat(changes.length).isBetween(3, 30);
        assertThat(changes[changes.length - 1]).isLessThanOrEqualTo(1e-3);
        assertThat(changes[changes.length - 2]).isGreaterThan(1e-3);
    }

    // as in KNearestImputerTest: IterativeImputer(estimator=LinearRegression() or Ridge(alpha=2), max_iter=R, tol=0)
    @Test
    void wineIsFilledAsInScikitLearn() {
        Table z = Scaler.standard().fit(withGaps(), NOTHING).transform(withGaps());
        Table once = IterativeImputer.of(new Options(1, 0, TINY)).fit(z, NOTHING).transform(z);
        same(once, 0.26532158638170245, 0.34135306807516486, -3.0395482264999645, 1.153839729612315, 1.8645699401522968,
                -1.0270222890772942);
        IterativeImputer.Fitted fitted = IterativeImputer.of(new Options(3, 0, TINY)).fit(z, NOTHING);
        same(fitted.transform(z), -0.08981071489112935, 0.40638192782852656, -3.494539344456533, 0.7817695458283609,
                1.0645163704818046, -1.0879876758476499);
        gaps(fitted.transform(z), 0.6179728160545077, -0.2958693591977716, -0.2303877246384648, -0.9676645524737262,
                0.7421525922475837, 1.256433106497394);
        Table one = fitted.transform(Table.of(new double[][] {{GAP, 0.5, GAP, -1, GAP, GAP}}, z.names()));
        double[] expected = {0.46642630430863263, 0.5, -0.5380694257790432, -1, 0.021151886964602046, 0.38041884313152124};
        for (int j = 0; j < expected.length; j++) {
            assertThat(one.numeric(z.names().get(j)).value(0)).isCloseTo(expected[j], within(1e-12));
        }
        Table ridge = IterativeImputer.of(new Options(3, 0, 2)).fit(z, NOTHING).transform(z);
        same(ridge, -0.04687180048524908, 0.38843237220910964, -3.3832807719193014, 0.8073381489490075, 1.1192317434641375,
                -1.0582070003038382);
        gaps(ridge, 0.6281712357356729, -0.2892443335634189, -0.22719501466446076, -0.9604287593160278, 0.7300810260290103,
                1.2352325208504855);
    }

    @Test
    void aRowIsFilledAlikeWhateverStandsBesideIt() {
        IterativeImputer.Fitted fitted = IterativeImputer.of(Options.standard()).fit(withGaps(), NOTHING);
        Table all = fitted.transform(withGaps());
        Table alone = fitted.transform(withGaps().select(new int[] {170}));
        assertThat(alone.numeric("alcohol").value(0)).isEqualTo(all.numeric("alcohol").value(170));
        assertThat(alone.numeric("ash").value(0)).isEqualTo(withGaps().numeric("ash").value(170));
    }

    @Test
    void constantAndCollinearColumnsAreNoTrouble() {
        Table rows = Table.of(new NumericColumn("x", 1, 2, 3, 4, GAP), new NumericColumn("twice", 2, 4, 6, GAP, 10),
                new NumericColumn("seven", 7, 7, GAP, 7, 7));
        Table filled = IterativeImputer.of(new Options(100, 1e-12, TINY)).fit(rows, NOTHING).transform(rows);
        assertThat(filled.numeric("x").value(4)).isCloseTo(5, within(1e-9));
        assertThat(filled.numeric("twice").value(3)).isCloseTo(8, within(1e-9));
        assertThat(filled.numeric("seven").value(2)).isCloseTo(7, within(1e-12));
        Table single = Table.of(new NumericColumn("a", 3, GAP, GAP), new NumericColumn("b", 1, 2, 3));
        assertThat(IterativeImputer.of(Options.standard()).fit(single, NOTHING).transform(single).numeric("a").values())
                .containsExactly(3, 3, 3);
    }

    @Test
    void fewRowsAreFilledOrRefusedByName() {
        Table four = Table.of(new NumericColumn("a", GAP, 5, 6, 8), new NumericColumn("b", 1, GAP, GAP, 2),
                new NumericColumn("c", 1, GAP, GAP, 4), new NumericColumn("d", GAP, GAP, 4, 8));
        assertThat(imputer().fit(four, NOTHING).transform(four).toMatrix().rows()).isEqualTo(4);
        Table eight = Table.of(new NumericColumn("a", GAP, GAP, GAP, 6, GAP, 0, 9, GAP),
                new NumericColumn("b", 5, GAP, GAP, GAP, 1, GAP, GAP, 0), new NumericColumn("c", 5, 4, 4, 1, 6, 7, 2, 1),
                new NumericColumn("d", 2, 4, GAP, GAP, 8, GAP, GAP, 6),
                new NumericColumn("e", GAP, GAP, 3, GAP, GAP, GAP, GAP, 5),
                new NumericColumn("f", 1, 1, GAP, GAP, GAP, GAP, GAP, GAP));
        IterativeImputer.Fitted held = imputer().fit(eight, NOTHING);
        assertThat(held.changes()[held.changes().length - 1]).isLessThan(10);
        Table twice = Table.of(new NumericColumn("a", 1, 2, 4), new NumericColumn("b", 2, 4, 8),
                new NumericColumn("c", 3, 1, GAP));
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> IterativeImputer.of(new Options(9, 0, 1e-300)).fit(twice, NOTHING))
                .withMessage("IterativeImputer.fit: penalty 1.0E-300: columns are made up by others: take a larger penalty");
        assertThat(imputer().fit(twice, NOTHING).converged()).isTrue();
    }

    @Test
    void columnsWithoutGapsInTrainingAreFilledLater() {
        Table train = Table.of(new NumericColumn("x", 1, 2, 3, 5), new NumericColumn("y", 2, 4, 6, 10));
        IterativeImputer.Fitted fitted = IterativeImputer.of(new Options(9, 1e-3, TINY)).withIndicator().fit(train, NOTHING);
        Table filled = fitted.transform(Table.of(new NumericColumn("x", 4, GAP), new NumericColumn("y", GAP, GAP)));
        assertThat(filled.names()).containsExactly("x", "y");
        assertThat(filled.numeric("y").value(0)).isCloseTo(8, within(1e-12));
        assertThat(filled.numeric("x").value(1)).isCloseTo(2.75, within(1e-12));      // all is missing: the means stay
        assertThat(fitted.changes()).containsExactly(0);
    }

    @Test
    void theIndicatorKeepsWhatFillingHides() {
        Table filled = IterativeImputer.of(Options.standard()).withIndicator().fit(TRAIN, NOTHING).transform(TRAIN);
        assertThat(filled.names()).containsExactly("x", "y", "x missing", "y missing");
        assertThat(filled.numeric("y missing").values()).containsExactly(0, 0, 0, 0, 1, 0);
    }

    @Test
    void whatWasLearnedSurvivesAFile() {
        IterativeImputer.Fitted fitted = IterativeImputer.of(Options.standard()).withIndicator().fit(withGaps(), NOTHING);
        IterativeImputer.Fitted read = IterativeImputer.Fitted.fromState(fitted.state());
        for (String name : fitted.transform(withGaps()).names()) {
            assertThat(read.transform(withGaps()).numeric(name).values())
                    .isEqualTo(fitted.transform(withGaps()).numeric(name).values());
        }
        assertThat(read.changes()).isEqualTo(fitted.changes());
        assertThat(read.converged()).isTrue();
        refused(() -> IterativeImputer.Fitted.fromState(changed(fitted, "order", List.of(1, 1, 2, 3, 4, 5))),
                "'models' holds " + 6 * fitted.changes().length + " lists: must be 6");
        refused(() -> IterativeImputer.Fitted.fromState(changed(fitted, "changes", List.of(1))), "models for 1 rounds of 6");
        refused(() -> IterativeImputer.Fitted.fromState(changed(fitted, "means", List.of(1))), "means [1.0]");
        refused(() -> IterativeImputer.Fitted.fromState(changed(fitted, "models", List.of(3))), "'models' holds 1 lists");
    }

    @Test
    void errorsNameTheColumn() {
        Table words = Table.of(CategoricalColumn.of("c", "a"), new NumericColumn("g", GAP), new NumericColumn("x", 1));
        refused(() -> imputer("c", "x").fit(words, NOTHING), "'c' holds categories");
        refused(() -> imputer().fit(words, NOTHING), "IterativeImputer.fit: column 'g': all values are missing");
        refused(() -> imputer("x").fit(words, NOTHING), "columns [x]: needs at least two");
        refused(() -> imputer().fit(Table.of(new NumericColumn("e")), NOTHING), "no rows");
        refused(() -> new Options(0, 0, 0), "rounds = 0");
        refused(() -> new Options(1, -1, 0), "tolerance = -1");
        refused(() -> new Options(1, 0, 0), "penalty = 0");
        refused(() -> imputer().fit(TRAIN, NOTHING).transform(TRAIN.without("x")), "there is no such column");
        refused(() -> imputer().fit(TRAIN, NOTHING).coefficients("z"), "column 'z': is not filled");
    }

    private static IterativeImputer imputer(String... columns) {
        return IterativeImputer.of(Options.standard(), columns);
    }
}
