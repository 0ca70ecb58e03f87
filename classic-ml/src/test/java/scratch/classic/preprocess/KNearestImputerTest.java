package scratch.classic.preprocess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static scratch.classic.preprocess.ScalerTest.refused;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import scratch.classic.data.CategoricalColumn;
import scratch.classic.data.NumericColumn;
import scratch.classic.data.Table;
import scratch.classic.data.Target;

class KNearestImputerTest {
    private static final Target NOTHING = new Target.Nothing();
    private static final double GAP = Double.NaN;
    private static final Table TRAIN = Table.of(new NumericColumn("a", 0, 1, 2, 10, GAP),
            new NumericColumn("b", 0, 1, GAP, 10, 2), new NumericColumn("c", 5, 6, 7, GAP, 8));

    @Test
    void distancesAreScaledUpToAllColumns() {
        // row 3 knows a and b: to row 0 3/2·200 = 300, to row 1 3/2·162 = 243, to row 2 3·64 = 192, to row 4 3·64 = 192
        assertThat(filled(KNearestImputer.of(1), "c")[3]).isEqualTo(7);                     // rows 2 and 4 tie: the earlier
        assertThat(filled(KNearestImputer.of(2), "c")[3]).isEqualTo(7.5);
        assertThat(filled(KNearestImputer.of(3), "c")[3]).isEqualTo(7);                     // (7 + 8 + 6)/3
        assertThat(filled(KNearestImputer.of(9), "c")[3]).isEqualTo(6.5);                   // all four that know it
        assertThat(filled(KNearestImputer.of(3), "c")[0]).isEqualTo(5);                     // no gap, no change
    }

    @Test
    void nearerRowsCountMoreIfAskedTo() {
        // row 2 knows a = 2 and c = 7. Known b: row 0 at √(3/2·8), row 1 at √(3/2·2), row 3 at √(3·64), row 4 at √(3·1)
        double[] weights = {1 / Math.sqrt(12), 1 / Math.sqrt(3), 1 / Math.sqrt(3)};
        double expected = (0 * weights[0] + 1 * weights[1] + 2 * weights[2]) / (weights[0] + weights[1] + weights[2]);
        assertThat(filled(KNearestImputer.of(3).weightedByDistance(), "b")[2]).isCloseTo(expected, within(1e-15));
        Table twins = Table.of(new NumericColumn("a", 1, 1, 2, 1), new NumericColumn("b", 4, 6, 100, GAP));
        double[] b = KNearestImputer.of(3).weightedByDistance().fit(twins, NOTHING).transform(twins).numeric("b").values();
        assertThat(b[3]).isEqualTo(5);                                                      // the two at distance 0 alone
    }

    @Test
    void whereNothingCanBeMeasuredTheMeanStands() {
        Table empty = Table.of(new NumericColumn("a", GAP), new NumericColumn("b", GAP), new NumericColumn("c", GAP));
        Table filled = KNearestImputer.of(2).fit(TRAIN, NOTHING).transform(empty);
        assertThat(filled.numeric("a").value(0)).isEqualTo(3.25);
        assertThat(filled.numeric("c").value(0)).isEqualTo(6.5);
        Table apart = Table.of(new NumericColumn("a", 1, 3, GAP), new NumericColumn("b", GAP, GAP, 9));
        Table filledApart = KNearestImputer.of(1).fit(apart, NOTHING).transform(apart);
        assertThat(filledApart.numeric("a").value(2)).isEqualTo(2);
        assertThat(filledApart.numeric("b").value(0)).isEqualTo(9);
    }

    @Test
    void aRowIsFilledAlikeWhateverStandsBesideIt() {
        Table gaps = withGaps();
        KNearestImputer.Fitted fitted = KNearestImputer.of(5).fit(gaps, NOTHING);
        Table alone = fitted.transform(gaps.select(new int[] {170}));
        assertThat(alone.numeric("alcohol").value(0)).isEqualTo(fitted.transform(gaps).numeric("alcohol").value(170));
    }

    @Test
    void theIndicatorKeepsWhatFillingHides() {
        Table filled = KNearestImputer.of(1, "a", "c").withIndicator().fit(TRAIN, NOTHING).transform(TRAIN);
        assertThat(filled.names()).containsExactly("a", "b", "c", "a missing", "c missing");
        assertThat(filled.numeric("c missing").values()).containsExactly(0, 0, 0, 1, 0);
        assertThat(filled.numeric("b").isMissing(2)).isTrue();                              // was not asked for
    }

    // X = load_wine().data[:, [0, 1, 2, 3, 4, 12]]; X[i, j] = nan where (31 i + 17 j) % 10 == 0; Z = StandardScaler()
    // KNNImputer(n_neighbors=5), and (n_neighbors=3, weights='distance'): sums of the columns, one gap of each; 1.2.1
    @Test
    void wineIsFilledAsInScikitLearn() {
        Table z = Scaler.standard().fit(withGaps(), NOTHING).transform(withGaps());
        Table five = KNearestImputer.of(5).fit(z, NOTHING).transform(z);
        same(five, 4.228234302048008, 1.6759949778410999, -2.4299687454040813, 2.6113550926178846, 2.3293453700913354,
                -0.572084164447773);
        gaps(five, 1.048922541478911, -0.08063760700148734, -0.22718463772825617, -0.6595316135353547, 0.21962886590938457,
                1.3944327149952633);
        Table weighted = KNearestImputer.of(3).weightedByDistance().fit(z, NOTHING).transform(z);
        same(weighted, 4.742559915229229, 1.3650554403357944, -1.0212263610553036, 2.5744960235295764, 2.1222017726844804,
                -1.4246683493896413);
        gaps(weighted, 0.8871018980454021, 0.10817759198800347, -0.3831904613245752, -0.9066517992409328, 0.2404751012024388,
                1.4479142062601806);
    }

    /// The wines of [QuantileScalerTest] with every tenth value missing.
    static Table withGaps() {
        Table gaps = QuantileScalerTest.wine();
        for (int j = 0; j < gaps.names().size(); j++) {
            double[] values = gaps.numeric(gaps.names().get(j)).values();
            for (int i = 0; i < values.length; i++) {
                values[i] = (31 * i + 17 * j) % 10 == 0 ? GAP : values[i];
            }
            gaps = gaps.with(new NumericColumn(gaps.names().get(j), values));
        }
        return gaps;
    }

    static void same(Table filled, double... sums) {
        for (int j = 0; j < sums.length; j++) {
            assertThat(Arrays.stream(filled.numeric(filled.names().get(j)).values()).sum()).as("column %d", j)
                    .isCloseTo(sums[j], within(1e-10));
        }
    }

    /// The gaps in rows 0, 3, 6, 9, 12 and 15 of the six columns.
    static void gaps(Table filled, double... expected) {
        for (int j = 0; j < expected.length; j++) {
            assertThat(filled.numeric(filled.names().get(j)).value(3 * j)).as("column %d", j)
                    .isCloseTo(expected[j], within(1e-11));
        }
    }

    @Test
    void whatWasLearnedSurvivesAFile() {
        KNearestImputer.Fitted fitted = KNearestImputer.of(2).weightedByDistance().withIndicator().fit(TRAIN, NOTHING);
        KNearestImputer.Fitted read = KNearestImputer.Fitted.fromState(fitted.state());
        for (String name : fitted.transform(TRAIN).names()) {
            assertThat(read.transform(TRAIN).numeric(name).values()).isEqualTo(fitted.transform(TRAIN).numeric(name).values());
        }
        refused(() -> KNearestImputer.Fitted.fromState(changed(fitted, "k", 0)), "k = 0");
        refused(() -> KNearestImputer.Fitted.fromState(changed(fitted, "values", List.of())),
                "'values' holds 0 lists: must be 3");
        List<Integer> five = List.of(1, 2, 3, 4, 5);
        refused(() -> KNearestImputer.Fitted.fromState(changed(fitted, "values", List.of(five, five, List.of(1, 2)))),
                "column 'c' has 2 values, 'a' has 5");
        refused(() -> KNearestImputer.Fitted.fromState(changed(fitted, "gaps", List.of(List.of(5), List.of(), List.of()))),
                "column 'a': gap in row 5.0 of 5");
    }

    static Map<String, Object> changed(FittedStep step, String name, Object value) {
        Map<String, Object> state = new HashMap<>(step.state());
        state.put(name, value);
        return state;
    }

    @Test
    void errorsNameTheColumn() {
        Table words = Table.of(CategoricalColumn.of("c", "a"), new NumericColumn("g", GAP), new NumericColumn("x", 1));
        refused(() -> KNearestImputer.of(1, "c", "x").fit(words, NOTHING), "'c' holds categories");
        refused(() -> KNearestImputer.of(1).fit(words, NOTHING), "KNearestImputer.fit: column 'g': all values are missing");
        refused(() -> KNearestImputer.of(1, "x").fit(words, NOTHING), "columns [x]: needs at least two");
        refused(() -> KNearestImputer.of(1, "x", "y").fit(words, NOTHING), "'y': there is no such column");
        refused(() -> KNearestImputer.of(1).fit(Table.of(new NumericColumn("e")), NOTHING), "no rows");
        refused(() -> KNearestImputer.of(0), "k = 0");
        refused(() -> KNearestImputer.of(1).fit(TRAIN, NOTHING).transform(TRAIN.without("a")), "there is no such column");
    }

    private static double[] filled(KNearestImputer imputer, String column) {
        return imputer.fit(TRAIN, NOTHING).transform(TRAIN).numeric(column).values();
    }
}
