package scratch.classic.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;

import org.junit.jupiter.api.Test;

class TableTest {
    private final NumericColumn age = new NumericColumn("age", 31, Double.NaN, 52);
    private final CategoricalColumn city = CategoricalColumn.of("city", "Ulm", null, "Bonn");
    private final Table table = Table.of(age, city);

    @Test
    void knowsNamesTypesAndGaps() {
        assertThat(table.rows()).isEqualTo(3);
        assertThat(table.names()).containsExactly("age", "city");
        assertThat(table.numericNames()).containsExactly("age");
        assertThat(table.categoricalNames()).containsExactly("city");
        assertThat(table.numeric("age").missing()).isEqualTo(1);
        assertThat(table.categorical("city").missing()).isEqualTo(1);
        assertThat(table.numeric("age").present()).containsExactly(31, 52);
    }

    @Test
    void categoriesAreInTheOrderOfTheAlphabet() {
        assertThat(city.categories()).containsExactly("Bonn", "Ulm");
        assertThat(city.codes()).containsExactly(1, -1, 0);
        assertThat(city.word(0)).isEqualTo("Ulm");
        assertThat(city.word(1)).isNull();
    }

    @Test
    void selectedRowsKeepTheirOrderAndTheCategoriesThatNoLongerOccur() {
        Table two = table.select(new int[] {2, 2, 0});
        assertThat(two.numeric("age").values()).containsExactly(52, 52, 31);
        assertThat(table.select(new int[] {0}).categorical("city").categories()).containsExactly("Bonn", "Ulm");
    }

    @Test
    void columnsAreReplacedInPlace() {
        Table wide = table.replace("age", List.of(new NumericColumn("a", 1, 2, 3), new NumericColumn("b", 4, 5, 6)));
        assertThat(wide.names()).containsExactly("a", "b", "city");
        assertThat(table.with(new NumericColumn("age", 0, 0, 0)).names()).containsExactly("age", "city");
        assertThat(table.with(new NumericColumn("size", 0, 0, 0)).names()).containsExactly("age", "city", "size");
        assertThat(table.without("age").names()).containsExactly("city");
        assertThat(table.select("city", "age").names()).containsExactly("city", "age");
    }

    @Test
    void aTableOfNumbersIsAMatrix() {
        double[][] x = {{1, 2}, {3, 4}, {5, 6}};
        assertThat(Table.of(x, List.of("a", "b")).toMatrix().data()).containsExactly(1, 2, 3, 4, 5, 6);
    }

    @Test
    void nobodyChangesATableFromOutside() {
        double[] values = {1, 2, 3};
        NumericColumn column = new NumericColumn("x", values);
        values[0] = 9;
        column.values()[1] = 9;
        assertThat(column.values()).containsExactly(1, 2, 3);
        int[] codes = {0, 0};
        CategoricalColumn words = new CategoricalColumn("w", codes, List.of("a", "b"));
        codes[0] = 1;
        words.codes()[1] = 1;
        assertThat(words.codes()).containsExactly(0, 0);
    }

    @Test
    void gapsAndCategoriesAreNoMatrix() {
        refused(() -> table.select("age").toMatrix(), "column 'age', row 1: missing: fill the gaps first");
        refused(table::toMatrix, "'age', row 1");
        refused(table.without("age")::toMatrix, "'city' holds categories: must hold numbers");
    }

    @Test
    void errorsNameTheColumn() {
        refused(() -> Table.of(List.<Column>of()), "no columns: at least one is needed");
        refused(() -> Table.of(age, age), "column 'age' occurs twice");
        refused(() -> Table.of(age, new NumericColumn("size", 1)), "column 'size' has 1 rows, 'age' has 3");
        refused(() -> table.column("Age"), "'Age': there is no such column; there are [age, city]");
        refused(() -> table.categorical("age"), "'age' holds numbers: must hold categories");
        refused(() -> table.without("size"), "'size': there is no such column");
        refused(() -> table.select(new int[] {3}), "row 3: must be from 0 to 2");
        refused(() -> new NumericColumn(" "), "a column without a name");
        refused(() -> new NumericColumn("x", 1, Double.NEGATIVE_INFINITY), "column 'x', row 1: -Infinity: must be finite");
        refused(() -> new CategoricalColumn("c", new int[] {0, 2}, List.of("a", "b")), "row 1: code 2: must be from 0 to 1");
        refused(() -> new CategoricalColumn("c", new int[] {-2}, List.of("a")), "code -2");
        refused(() -> new CategoricalColumn("c", new int[] {0}, List.of("a", "a")), "must differ");
        refused(() -> Table.of(new double[][] {{1, 2}, {3}}, List.of("a", "b")), "row 1 has 1 values: there are 2 names");
    }

    static void refused(org.assertj.core.api.ThrowableAssert.ThrowingCallable call, String message) {
        assertThatIllegalArgumentException().isThrownBy(call).withMessageContaining(message);
    }
}
