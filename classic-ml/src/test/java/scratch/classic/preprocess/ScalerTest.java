package scratch.classic.preprocess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import scratch.classic.data.CategoricalColumn;
import scratch.classic.data.NumericColumn;
import scratch.classic.data.Table;
import scratch.classic.data.Target;

class ScalerTest {
    private static final Offset<Double> EXACT = within(1e-15);
    private static final Target NOTHING = new Target.Nothing();
    private static final Table TRAIN = Table.of(new NumericColumn("x", 1, 2, 3, 6, Double.NaN),
            new NumericColumn("y", 5, 5, 5, 5, 5), CategoricalColumn.of("c", "a", "b", "a", "b", "a"));

    @Test
    void fourNumbersByHand() {
        assertThat(Scaler.standard().fit(TRAIN, NOTHING).range("x").shift()).isEqualTo(3);
        assertThat(Scaler.standard().fit(TRAIN, NOTHING).range("x").unit()).isCloseTo(Math.sqrt(14 / 4.0), EXACT);
        assertThat(Scaler.minMax().fit(TRAIN, NOTHING).range("x")).isEqualTo(new Scaler.Range(1, 5));
        assertThat(Scaler.robust().fit(TRAIN, NOTHING).range("x")).isEqualTo(new Scaler.Range(2.5, 3.75 - 1.75));
        assertThat(Scaler.minMax().fit(TRAIN, NOTHING).transform(TRAIN).numeric("x").values())
                .containsExactly(0, 0.2, 0.4, 1, Double.NaN);
    }

    @Test
    void constantColumnsBecomeZeroInEveryScaler() {
        for (Scaler scaler : List.of(Scaler.standard(), Scaler.minMax(), Scaler.robust())) {
            assertThat(scaler.fit(TRAIN, NOTHING).transform(TRAIN).numeric("y").values()).containsOnly(0);
            Table third = Table.of(new NumericColumn("z", 0.1, 0.1, 0.1));       // whose mean is 0.10000000000000002
            assertThat(scaler.fit(third, NOTHING).range("z").unit()).isEqualTo(1);
        }
    }

    @Test
    void scaledColumnsHaveMeanZeroAndVarianceOne() {
        double[] z = Scaler.standard("x").fit(TRAIN, NOTHING).transform(TRAIN).numeric("x").present();
        assertThat(z[0] + z[1] + z[2] + z[3]).isCloseTo(0, EXACT);
        assertThat((z[0] * z[0] + z[1] * z[1] + z[2] * z[2] + z[3] * z[3]) / 4).isCloseTo(1, EXACT);
    }

    @Test
    void newRowsAreScaledByTheTrainingRows() {
        Table one = Table.of(new NumericColumn("x", 11), new NumericColumn("y", 7));
        Scaler.Fitted fitted = Scaler.minMax().fit(TRAIN, NOTHING);
        assertThat(fitted.transform(one).numeric("x").value(0)).isEqualTo(2);
        assertThat(fitted.transform(one).numeric("y").value(0)).isEqualTo(2);
        assertThat(fitted.inverseTransform(fitted.transform(one)).numeric("x").value(0)).isEqualTo(11);
    }

    @Test
    void onlyNamedColumnsAreScaled() {
        Table scaled = Scaler.standard("x").fit(TRAIN, NOTHING).transform(TRAIN);
        assertThat(scaled.numeric("y").values()).containsOnly(5);
        assertThat(scaled.names()).isEqualTo(TRAIN.names());
    }

    @Test
    void anOutlierMovesTheMeanAndNotTheMedian() {
        Table before = Table.of(new NumericColumn("x", 1, 2, 3, 4, 5));
        Table after = Table.of(new NumericColumn("x", 1, 2, 3, 4, 5000));
        assertThat(Scaler.robust().fit(after, NOTHING).range("x")).isEqualTo(Scaler.robust().fit(before, NOTHING).range("x"));
        assertThat(Scaler.standard().fit(after, NOTHING).range("x").unit()).isGreaterThan(1000);
    }

    @Test
    void whatWasLearnedSurvivesAFile() {
        Scaler.Fitted fitted = Scaler.standard().fit(TRAIN, NOTHING);
        Scaler.Fitted read = Scaler.Fitted.fromState(fitted.state());
        assertThat(read.transform(TRAIN).numeric("x").values()).isEqualTo(fitted.transform(TRAIN).numeric("x").values());
        refused(() -> Scaler.Fitted.fromState(Map.of("x", List.of(1))), "column 'x': [1.0]: must be a shift and a unit");
        refused(() -> Scaler.Fitted.fromState(Map.of("x", 3)), "'x' is 3: must be a List");
    }

    @Test
    void errorsNameTheColumn() {
        refused(() -> Scaler.standard("c").fit(TRAIN, NOTHING), "'c' holds categories");
        refused(() -> Scaler.standard("z").fit(TRAIN, NOTHING), "'z': there is no such column");
        Table gaps = Table.of(new NumericColumn("g", Double.NaN, Double.NaN));
        refused(() -> Scaler.standard().fit(gaps, NOTHING), "column 'g': all values are missing");
        refused(() -> Scaler.standard().fit(TRAIN, NOTHING).transform(gaps), "there is no such column");
        Table far = Table.of(new NumericColumn("f", -Double.MAX_VALUE, Double.MAX_VALUE));
        refused(() -> Scaler.minMax().fit(far, NOTHING), "column 'f': values too far apart");
        refused(() -> Scaler.minMax().fit(Table.of(new NumericColumn("e")), NOTHING), "no rows");
        refused(() -> Scaler.minMax("x").fit(TRAIN, NOTHING).range("y"), "column 'y': was not scaled");
    }

    static void refused(org.assertj.core.api.ThrowableAssert.ThrowingCallable call, String message) {
        org.assertj.core.api.Assertions.assertThatIllegalArgumentException().isThrownBy(call).withMessageContaining(message);
    }
}
