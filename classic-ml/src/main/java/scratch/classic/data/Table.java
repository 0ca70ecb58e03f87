package scratch.classic.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import scratch.math.Matrix;
import scratch.math.check.Require;

/// Rows of named properties, each a [Column] of its own type. Nothing changes a table: every operation gives a new one,
/// which shares the columns that stay as they are.
///
/// ```java
/// Table table = CsvTable.read(Path.of("houses.csv"));
/// double[] price = table.numeric("price").values();
/// Matrix x = table.without("price").toMatrix();          // (n, d), refused while categories or gaps are left
/// ```
public final class Table {
    private final int rows;
    private final Map<String, Column> columns;   // by name, in their order

    private Table(int rows, Map<String, Column> columns) {
        this.rows = rows;
        this.columns = columns;
    }

    /// @throws IllegalArgumentException if there is no column, two have one name, or their lengths differ
    public static Table of(List<? extends Column> columns) {
        Require.that(!columns.isEmpty(), "Table.of: no columns: at least one is needed");
        int rows = columns.getFirst().size();
        Map<String, Column> byName = new LinkedHashMap<>();
        for (Column column : columns) {
            Require.that(column.size() == rows, "Table.of: column '%s' has %d rows, '%s' has %d: must be equally long",
                    column.name(), column.size(), columns.getFirst().name(), rows);
            Require.that(byName.put(column.name(), column) == null, "Table.of: column '%s' occurs twice: names must differ",
                    column.name());
        }
        return new Table(rows, byName);
    }

    /// As [#of(List)].
    public static Table of(Column... columns) {
        return of(List.of(columns));
    }

    /// Numbers only: x (n, d), one name a column.
    public static Table of(double[][] x, List<String> names) {
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < x.length; i++) {
            Require.that(x[i].length == names.size(), "Table.of: row %d has %d values: there are %d names", i, x[i].length,
                    names.size());
        }
        for (int j = 0; j < names.size(); j++) {
            int column = j;
            columns.add(new NumericColumn(names.get(j), Arrays.stream(x).mapToDouble(row -> row[column]).toArray()));
        }
        return of(columns);
    }

    /// How many rows there are.
    public int rows() {
        return rows;
    }

    /// The names of the columns, in their order.
    public List<String> names() {
        return List.copyOf(columns.keySet());
    }

    /// All columns, in their order.
    public List<Column> columns() {
        return List.copyOf(columns.values());
    }

    /// Whether there is a column of this name.
    public boolean has(String name) {
        return columns.containsKey(name);
    }

    /// A column by name.
    ///
    /// @throws IllegalArgumentException if there is none, with the names that there are
    public Column column(String name) {
        Column column = columns.get(name);
        Require.that(column != null, "Table.column: '%s': there is no such column; there are %s", name, columns.keySet());
        return column;
    }

    /// A column of numbers by name.
    public NumericColumn numeric(String name) {
        Column column = column(name);
        Require.that(column instanceof NumericColumn, "Table.numeric: '%s' holds categories: must hold numbers", name);
        return (NumericColumn) column;
    }

    /// A column of categories by name.
    public CategoricalColumn categorical(String name) {
        Column column = column(name);
        Require.that(column instanceof CategoricalColumn, "Table.categorical: '%s' holds numbers: must hold categories", name);
        return (CategoricalColumn) column;
    }

    /// The names of the columns that hold numbers.
    public List<String> numericNames() {
        return names().stream().filter(name -> columns.get(name) instanceof NumericColumn).toList();
    }

    /// The names of the columns that hold categories.
    public List<String> categoricalNames() {
        return names().stream().filter(name -> columns.get(name) instanceof CategoricalColumn).toList();
    }

    /// The rows named, in their order; a row may be named twice.
    public Table select(int[] which) {
        for (int row : which) {
            Require.that(row >= 0 && row < rows, "Table.select: row %d: must be from 0 to %d", row, rows - 1);
        }
        return of(columns.values().stream().map(column -> column.select(which)).toList());
    }

    /// The columns named, in their order.
    public Table select(String... names) {
        return of(Arrays.stream(names).map(this::column).toList());
    }

    /// All columns but those named.
    public Table without(String... names) {
        Map<String, Column> rest = new LinkedHashMap<>(columns);
        for (String name : names) {
            column(name);
            rest.remove(name);
        }
        return of(List.copyOf(rest.values()));
    }

    /// With this column in the place of the one with its name, or at the end.
    public Table with(Column column) {
        Map<String, Column> more = new LinkedHashMap<>(columns);
        more.put(column.name(), column);
        return of(List.copyOf(more.values()));
    }

    /// With these columns in the place of the one named.
    public Table replace(String name, List<? extends Column> by) {
        column(name);
        List<Column> all = new ArrayList<>();
        columns.forEach((each, column) -> {
            if (each.equals(name)) {
                all.addAll(by);
            } else {
                all.add(column);
            }
        });
        return of(all);
    }

    /// All columns as numbers: (rows, columns).
    ///
    /// @throws IllegalArgumentException if a column holds categories, or a value is missing: by name and row
    public Matrix toMatrix() {
        Matrix x = Matrix.zeros(rows, columns.size());
        double[] data = x.data();
        int j = 0;
        for (Column column : columns.values()) {
            NumericColumn numbers = numeric(column.name());
            for (int i = 0; i < rows; i++) {
                Require.that(!numbers.isMissing(i), "Table.toMatrix: column '%s', row %d: missing: fill the gaps first",
                        column.name(), i);
                data[i * x.columns() + j] = numbers.value(i);
            }
            j++;
        }
        return x;
    }

    /// Every row once, in order.
    public int[] allRows() {
        return IntStream.range(0, rows).toArray();
    }
}
