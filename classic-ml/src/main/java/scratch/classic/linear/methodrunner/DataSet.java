package scratch.classic.linear.methodrunner;

import java.util.List;

import scratch.classic.data.Table;
import scratch.math.Matrix;
import scratch.math.check.Require;

/// Rows of numbers, and the number that is wanted for each.
///
/// @param name    what it is called
/// @param columns (d), the names of the columns
/// @param leftOut columns that hold no numbers
/// @param x       (n, d)
/// @param target  the name of what is wanted
/// @param y       (n)
record DataSet(String name, List<String> columns, List<String> leftOut, Matrix x, String target, double[] y) {
    static final String LAST = "last";
    private static final int LEAST_ROWS = 20;

    /// Takes a table apart.
    ///
    /// @param target a column of numbers, or `last` for the last one of them
    /// @throws IllegalArgumentException if there is no such column, none beside it, too few rows, or a gap
    static DataSet of(String name, Table table, String target) {
        List<String> numeric = table.numericNames();
        Require.that(numeric.size() >= 2, "DataSet: %s: %d columns of numbers: needs the target and another one", name,
                numeric.size());
        String wanted = target.equals(LAST) ? numeric.getLast() : target;
        Require.that(numeric.contains(wanted), "DataSet: %s: target '%s': must be %s or one of %s", name, wanted, LAST,
                numeric);
        Require.that(table.rows() >= LEAST_ROWS, "DataSet: %s: %d rows: needs at least %d", name, table.rows(), LEAST_ROWS);
        List<String> others = numeric.stream().filter(column -> !column.equals(wanted)).toList();
        Matrix x = table.select(others.toArray(String[]::new)).toMatrix();
        return new DataSet(name, others, table.categoricalNames(), x, wanted, table.select(wanted).toMatrix().column(0));
    }
}
