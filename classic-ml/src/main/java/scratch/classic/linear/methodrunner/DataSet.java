package scratch.classic.linear.methodrunner;

import java.util.Arrays;
import java.util.List;

import scratch.classic.data.Table;
import scratch.classic.data.Target;
import scratch.classic.preprocess.Imputer;
import scratch.classic.preprocess.OneHotEncoder;
import scratch.classic.preprocess.Unseen;
import scratch.math.Matrix;
import scratch.math.check.Require;

/// Rows of numbers, and the number that is wanted for each.
///
/// @param name    what it is called
/// @param columns (d), the names of the columns
/// @param leftOut columns with one word only, or with too many
/// @param filled  how many gaps were filled
/// @param x       (n, d)
/// @param target  the name of what is wanted
/// @param y       (n)
record DataSet(String name, List<String> columns, List<String> leftOut, int filled, Matrix x, String target, double[] y) {
    static final String LAST = "last";
    static final int MOST_WORDS = 20;
    private static final int LEAST_ROWS = 20;
    private static final Target NOTHING = new Target.Nothing();

    /// Takes a table apart. Gaps are filled with the mean of their column, and a column of words becomes a column of 0 and 1
    /// for each but the first word; both are learned from the training rows only.
    ///
    /// @param target a column of numbers, or `last` for the last one of them
    /// @param train  the rows to learn from
    /// @throws IllegalArgumentException if there is no such column, none beside it, too few rows, or a gap in the target
    static DataSet of(String name, Table table, String target, int... train) {
        requireRows(name, table);
        List<String> numeric = table.numericNames();
        Require.that(!numeric.isEmpty(), "DataSet: %s: no column of numbers: needs one as the target", name);
        String wanted = target.equals(LAST) ? numeric.getLast() : target;
        Require.that(numeric.contains(wanted), "DataSet: %s: target '%s': must be %s or one of %s", name, wanted, LAST,
                numeric);
        double[] y = table.select(wanted).toMatrix().column(0);                     // refuses gaps
        Table known = table.select(train);
        String[] leftOut = table.categoricalNames().stream().filter(column -> {
            long words = Arrays.stream(known.categorical(column).codes()).filter(code -> code >= 0).distinct().count();
            return words < 2 || words > MOST_WORDS;
        }).toArray(String[]::new);
        Require.that(table.names().size() > 1 + leftOut.length, "DataSet: %s: no column to predict %s from", name, wanted);
        Table rest = table.without(wanted).without(leftOut);
        int filled = rest.numericNames().stream().mapToInt(column -> rest.column(column).missing()).sum();
        Table numbers = Imputer.of(Imputer.Method.MEAN).fit(rest.select(train), NOTHING).transform(rest);
        Table prepared = OneHotEncoder.of().dropFirst().unseen(Unseen.IGNORE).fit(rest.select(train), NOTHING)
                .transform(numbers);
        return new DataSet(name, prepared.names(), List.of(leftOut), filled, prepared.toMatrix(), wanted, y);
    }

    static void requireRows(String name, Table table) {
        Require.that(table.rows() >= LEAST_ROWS, "DataSet: %s: %d rows: needs at least %d", name, table.rows(), LEAST_ROWS);
    }
}
