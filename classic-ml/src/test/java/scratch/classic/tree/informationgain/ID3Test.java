package scratch.classic.tree.informationgain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import scratch.classic.data.CategoricalColumn;
import scratch.classic.data.Table;
import scratch.classic.tree.informationgain.ID3.Criterion;

class ID3Test {
    private static final Table FRUIT = Table.of(CategoricalColumn.of("colour", "red", "red", "green", "green"),
            CategoricalColumn.of("size", "big", "small", "big", "small"));

    // Weka 3.8.6, J48 unpruned with one row in a leaf, prints the same tree
    @ParameterizedTest
    @EnumSource(Criterion.class)
    void theTreeOfTheFourteenDaysAsWekas(Criterion criterion) {
        PlayTennis tennis = PlayTennis.of(1);
        ID3 tree = ID3.fit(tennis.weather(), tennis.played(), criterion);
        assertThat(tree.root().attribute()).isEqualTo("outlook");
        assertThat(tree.root().counts()).containsExactly(5, 9);
        assertThat(tree.root().leaves()).isEqualTo(5);
        ID3.Node sunny = tree.root().children().get("sunny");
        assertThat(sunny.attribute()).isEqualTo("humidity");
        assertThat(sunny.children().get("high").counts()).containsExactly(3, 0);
        assertThat(sunny.children().get("normal").counts()).containsExactly(0, 2);
        assertThat(tree.root().children().get("overcast").counts()).containsExactly(0, 4);
        ID3.Node rain = tree.root().children().get("rain");
        assertThat(rain.attribute()).isEqualTo("wind");
        assertThat(rain.children().get("strong").counts()).containsExactly(2, 0);
        assertThat(tree.predict(tennis.weather())).containsExactly(tennis.played());
    }

    @Test
    void equallyGoodAttributesLeaveItToTheFirst() {
        assertThat(ID3.fit(FRUIT, new int[] {0, 1, 1, 0}, Criterion.GAIN).root().attribute()).isEqualTo("colour");
        assertThat(ID3.fit(FRUIT.select("size", "colour"), new int[] {0, 1, 1, 0}, Criterion.GAIN).root().attribute())
                .isEqualTo("size");
    }

    // exclusive or: no attribute alone tells anything
    @Test
    void aQuestionThatGainsNothingIsAskedButNotAboveChance() {
        int[] either = {0, 1, 1, 0};
        assertThat(ID3.fit(FRUIT, either, Criterion.GAIN).predict(FRUIT)).containsExactly(either);
        assertThat(ID3.fit(FRUIT, either, Criterion.GAIN).root().leaves()).isEqualTo(4);
        assertThat(ID3.fit(FRUIT, either, Criterion.ABOVE_CHANCE).root().leaves()).isEqualTo(1);
    }

    // of 140 rows the number of each has ratio 0.132, outlook 0.156; but outlook's gain is below the average of all five
    @Test
    void theAverageOfTheGainsKeepsOutlookOut() {
        PlayTennis tennis = PlayTennis.of(10);
        ID3.Node root = ID3.fit(tennis.withDay(), tennis.played(), Criterion.GAIN_RATIO).root();
        assertThat(root.gains().get("day").ratio()).isLessThan(root.gains().get("outlook").ratio());
        assertThat(root.gains().values().stream().mapToDouble(InformationGain::bits).average().orElseThrow())
                .isGreaterThan(root.gains().get("outlook").bits());
        assertThat(root.attribute()).isEqualTo("day");
    }

    @Test
    void anUnknownValueGetsTheAnswerOfTheNodeAbove() {
        ID3 tree = ID3.fit(FRUIT, new int[] {1, 1, 0, 1}, Criterion.GAIN);
        assertThat(tree.root().attribute()).isEqualTo("colour");
        Table strange = Table.of(CategoricalColumn.of("colour", "blue", "green", null, "green"),
                CategoricalColumn.of("size", "big", "huge", "small", "small"));
        assertThat(tree.predict(strange)).containsExactly(1, 0, 1, 1);      // green, of unknown size: 0 is the first of equals
    }

    @Test
    void rowsThatNothingTellsApartEndInALeaf() {
        Table same = Table.of(CategoricalColumn.of("colour", "red", "red", "red"));
        ID3 tree = ID3.fit(same, new int[] {0, 1, 1}, Criterion.GAIN);
        assertThat(tree.root().attribute()).isNull();
        assertThat(tree.root().gains()).isEmpty();
        assertThat(tree.predict(same)).containsExactly(1, 1, 1);
        Table twice = Table.of(CategoricalColumn.of("colour", "red", "red", "blue"));
        assertThat(ID3.fit(twice, new int[] {0, 1, 1}, Criterion.GAIN).root().children().get("red").counts())
                .isEqualTo(List.of(1, 1));
    }

    @Test
    void oneClassIsOneLeaf() {
        ID3 tree = ID3.fit(FRUIT, new int[] {2, 2, 2, 2}, Criterion.GAIN);
        assertThat(tree.root().leaves()).isEqualTo(1);
        assertThat(tree.predict(FRUIT)).containsExactly(2, 2, 2, 2);
    }

    @Test
    void badRowsAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> ID3.fit(FRUIT, new int[3], Criterion.GAIN))
                .withMessage("ID3.fit: 3 labels, 4 rows: needs the same positive number of both");
        assertThatIllegalArgumentException().isThrownBy(() -> ID3.fit(FRUIT, new int[] {0, -1, 0, 0}, Criterion.GAIN))
                .withMessage("ID3.fit: label -1 of row 1: must be 0 or more");
        Table gap = Table.of(CategoricalColumn.of("colour", "red", null));
        assertThatIllegalArgumentException().isThrownBy(() -> ID3.fit(gap, new int[2], Criterion.GAIN))
                .withMessage("ID3.fit: row 1, column 'colour': is missing: ID3 has no rule for gaps");
    }
}
