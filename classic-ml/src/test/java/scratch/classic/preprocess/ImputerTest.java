package scratch.classic.preprocess;

import static org.assertj.core.api.Assertions.assertThat;
import static scratch.classic.preprocess.ScalerTest.refused;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import scratch.classic.data.CategoricalColumn;
import scratch.classic.data.NumericColumn;
import scratch.classic.data.Table;
import scratch.classic.data.Target;
import scratch.classic.preprocess.Imputer.Method;

class ImputerTest {
    private static final Target NOTHING = new Target.Nothing();
    private static final double GAP = Double.NaN;
    private static final Table TRAIN = Table.of(new NumericColumn("age", 20, GAP, 30, 100, 20),
            new NumericColumn("size", 1, 2, 3, 4, 5), CategoricalColumn.of("city", "Ulm", "Bonn", null, "Ulm", "Bonn"));

    @Test
    void gapsGetTheMeanTheMedianOrTheMode() {
        assertThat(Imputer.of(Method.MEAN).fit(TRAIN, NOTHING).value("age")).isEqualTo(42.5);
        assertThat(Imputer.of(Method.MEDIAN).fit(TRAIN, NOTHING).value("age")).isEqualTo(25.0);
        assertThat(Imputer.of(Method.MODE, "age").fit(TRAIN, NOTHING).value("age")).isEqualTo(20.0);
        assertThat(Imputer.of(Method.MODE).fit(TRAIN, NOTHING).value("city")).isEqualTo("Bonn");       // the first of equals
        assertThat(Imputer.of(Method.MEAN).fit(TRAIN, NOTHING).transform(TRAIN).numeric("age").values())
                .containsExactly(20, 42.5, 30, 100, 20);
        assertThat(Imputer.of(Method.MODE).fit(TRAIN, NOTHING).transform(TRAIN).categorical("city").word(2)).isEqualTo("Bonn");
    }

    @Test
    void newRowsGetWhatTrainingRowsHave() {
        Table one = Table.of(new NumericColumn("age", GAP), new NumericColumn("size", GAP),
                new CategoricalColumn("city", new int[] {-1}, List.of("Kiel")));
        Table filled = Imputer.of(Method.MEAN).fit(TRAIN, NOTHING).transform(one);
        assertThat(filled.numeric("age").value(0)).isEqualTo(42.5);
        assertThat(filled.numeric("size").value(0)).isEqualTo(3);
        assertThat(Imputer.of(Method.MODE).fit(TRAIN, NOTHING).transform(one).categorical("city").word(0)).isEqualTo("Bonn");
    }

    @Test
    void theIndicatorKeepsWhatFillingHides() {
        Table filled = Imputer.of(Method.MEDIAN).withIndicator().fit(TRAIN, NOTHING).transform(TRAIN);
        assertThat(filled.names()).containsExactly("age", "size", "city", "age missing");      // size had no gap
        assertThat(filled.numeric("age missing").values()).containsExactly(0, 1, 0, 0, 0);
    }

    @Test
    void whatWasLearnedSurvivesAFile() {
        Imputer.Fitted fitted = Imputer.of(Method.MODE, "age", "city").withIndicator().fit(TRAIN, NOTHING);
        Table again = Imputer.Fitted.fromState(fitted.state()).transform(TRAIN);
        assertThat(again.names()).isEqualTo(fitted.transform(TRAIN).names());
        assertThat(again.numeric("age").values()).containsExactly(20, 20, 30, 100, 20);
        refused(() -> Imputer.Fitted.fromState(Map.of("values", Map.of("a", true), "indicated", List.of())),
                "column 'a': true: must be a number or a word");
        refused(() -> Imputer.Fitted.fromState(Map.of("values", Map.of())), "'indicated' is null: must be a List");
    }

    @Test
    void errorsNameTheColumn() {
        refused(() -> Imputer.of(Method.MEAN, "city").fit(TRAIN, NOTHING), "column 'city' holds categories: have no mean");
        Table gaps = Table.of(new NumericColumn("g", GAP, GAP));
        refused(() -> Imputer.of(Method.MEAN).fit(gaps, NOTHING), "column 'g': all values are missing");
        refused(() -> Imputer.of(Method.MEAN).fit(TRAIN, NOTHING).transform(gaps), "there is no such column");
        refused(() -> Imputer.of(Method.MEAN).fit(Table.of(new NumericColumn("e")), NOTHING), "no rows");
    }
}
